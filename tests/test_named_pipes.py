"""Named pipes and devices where files should be: every one is named, and nothing waits for what never comes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import command

DECK = """\
title: Trade
brand: brand.yaml
audiences: {german: {language: de}}
data:
  a: {file: a.csv}
  b: {file: a.json}
  c: {file: a.jsonl}
  d: {file: a.xlsx}
  e: {file: a.xls}
  f: {file: a.parquet}
  g: {file: a.sqlite}
sections:
  - include: included.yaml
  - title: Border
    slides:
      - {title: Most people drive, image: {file: picture.png, alt: A bridge}}
      - {title: Few people walk, image: {file: picture.svg, alt: A bridge}}
      - {title: Nobody flies, chart: {python: "draw.py:draw", rows: [{a: 1}], alt: Lines}}
"""
BRAND = "name: Center\nlogo: logo.png\ntemplate: template.pptx\nfont_files: fonts\nfonts: {body: Foo}\n"
PIPES = (
    *(f"a.{ending}" for ending in ("csv", "json", "jsonl", "xlsx", "xls", "parquet", "sqlite")),
    *("included.yaml", "picture.png", "picture.svg", "draw.py", "logo.png", "template.pptx"),
    "assets/locales/de.po",
)
SMALL = "title: Trade\nsections: [{title: Border, slides: [{title: Most people drive, text: Cars lead.}]}]\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def run(folder: Path, *words: str) -> CompletedProcess[str]:
    done = command.run(folder, *words)
    assert "Traceback" not in done.stderr
    return done


def test_a_named_pipe_in_the_place_of_any_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "assets" / "locales").mkdir(parents=True)
    (tmp_path / "fonts").mkdir()
    for name in (*PIPES, "fonts/foo.ttf"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "deck.yaml").write_text(DECK)
    (tmp_path / "brand.yaml").write_text(BRAND)
    said = run(tmp_path, "check").stderr
    assert [name for name in PIPES if f"[not_a_file]: '{name}' is no ordinary file" not in said] == []
    assert "[missing_font]: the font 'Foo' is not on this machine" in said


@pytest.mark.parametrize("name", ["pipe.yaml", "/dev/zero", "/proc/self/environ"])
def test_a_deck_that_is_no_plain_file_is_refused(name: str, tmp_path: Path) -> None:
    if name == "pipe.yaml":
        os.mkfifo(tmp_path / name)
    elif not Path(name).exists():
        pytest.skip("this system has no such file")
    said = run(tmp_path, "check", name)
    assert said.returncode == 1
    assert said.stderr.startswith(f"{name}: error[not_a_file]: '{name}' is no ordinary file\n")


def test_a_lock_and_an_output_that_are_pipes_are_refused_and_left_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(SMALL)
    (tmp_path / "t.csv").write_text("a\n1\n")
    os.mkfifo(tmp_path / "out.pptx")
    said = run(tmp_path, "build", "-o", "out.pptx")
    assert said.returncode == 1
    assert "out.pptx: error[cannot_write]: 'out.pptx' is no ordinary file, so it is left as it is" in said.stderr
    assert (tmp_path / "out.pptx").is_fifo()
    assert run(tmp_path, "diff", "out.pptx").returncode == 2
    os.mkfifo(tmp_path / "deck.lock")
    (tmp_path / "deck.yaml").write_text("data: {t: {file: t.csv}}\n" + SMALL)
    said = run(tmp_path, "build", "--locked", "-o", "two.pptx")
    assert said.returncode == 1
    assert "deck.lock: error[bad_lock]: 'deck.lock' can't be read: it is no plain file" in said.stderr
    assert not (tmp_path / "two.pptx").exists()
