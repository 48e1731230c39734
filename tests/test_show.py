"""`deckgen show` as a person meets it: a picture in a file or in the terminal, and what is wrong with its slide."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from deckgen.cli import main
from deckgen.cli.terminal_pictures import encoded, named_protocol

DECK = """
title: Talk
audiences: {students: {}, teachers: {}}
sections:
  - title: One
    slides:
      - {title: First things, id: first, text: Some words, notes: "Say *this*"}
      - {title: Second thing, text: Other words, nonsense: 1}
      - {title: For students, text: Words, only: [students]}
      - {title: Later, text: Words, appendix: true}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "deck.yaml").write_text(DECK)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def show(*words: str) -> Result:
    return CliRunner().invoke(main, ["show", *words])


def test_a_slide_becomes_a_file_whose_path_is_printed(folder: Path) -> None:
    said = show("first", "--notes", "--width", "320")
    assert (said.exit_code, said.stdout) == (0, f"{Path('output/slides/first.png')}\nSay this\n")
    assert Image.open(folder / "output/slides/first.png").size == (320, 180)
    assert show("for", "students", "-a", "students", "-o", "one.svg", "--text").exit_code == 0
    assert ">For students</text>" in (folder / "one.svg").read_text()
    elsewhere = show("for-students", "-a", "teachers")
    assert elsewhere.exit_code == 2
    assert "isn't shown here, and 'deckgen plan -a teachers' says why" in elsewhere.stderr


def test_a_wrong_slide_is_shown_with_its_complaint_on_it_and_no_other_slide_suffers(folder: Path) -> None:
    wrong = show("second", "-o", "second.svg", "--text")
    assert wrong.exit_code == 1
    assert "error[unknown_key]" in wrong.stderr
    drawn = (folder / "second.svg").read_text()
    assert ">Other words</text>" in drawn
    assert "a slide has no key 'nonsense'" in drawn
    assert show("first").exit_code == 0


def test_all_slides_stand_on_one_sheet_with_numbers_ids_and_marks(folder: Path) -> None:
    said = show("--sheet", "-o", "all.svg", "--text")
    assert said.exit_code == 1
    drawn = (folder / "all.svg").read_text()
    assert all(f">{words}</text>" in drawn for words in ("A1", "  first", "  1 error", "  hidden"))
    assert drawn.count("<image") == 6


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["frist"], "did you mean 'first'"),
        (["99"], "numbered 1 to A1"),
        (["first", "-o", "one.gif"], "must end in .png or .svg"),
        (["first", "--text"], "--text is for a .svg"),
        (["first", "--sheet"], "exclude each other"),
    ],
)
def test_wrong_usage_says_what_would_be_right(folder: Path, words: list[str], hint: str) -> None:
    said = show(*words)
    assert said.exit_code == 2
    assert hint in said.stderr
    assert not (folder / "output").exists()


def test_an_output_folder_that_leads_elsewhere_is_not_followed(folder: Path) -> None:
    elsewhere = folder.parent / f"{folder.name}-elsewhere"
    elsewhere.mkdir()
    (folder / "output").symlink_to(elsewhere)
    assert show("first").exit_code == 1
    assert not list(elsewhere.iterdir())


def test_a_terminal_that_shows_pictures_gets_one(folder: Path) -> None:
    reader, writer = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-kitty"}
    environment.pop("TMUX", None)
    command = [sys.executable, "-m", "deckgen", "show", "first", "--width", "64"]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=writer, stdin=subprocess.DEVNULL) as process:
        os.close(writer)
        said = b""
        while part := _read(reader):
            said += part
    os.close(reader)
    assert process.returncode == 0
    letters = b"".join(part.partition(b";")[2] for part in said.split(b"\x1b_G")[1:])
    picture = Image.open(io.BytesIO(b64decode(letters.replace(b"\x1b\\", b""))))
    assert picture.size == (64, 36)
    assert not (folder / "output").exists()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


@pytest.mark.parametrize(
    ("environment", "how"),
    [
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "iterm"),
        ({"TERM": "foot"}, "sixel"),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux"}, None),
        ({"TERM": "xterm-256color"}, None),
        ({}, None),
    ],
)
def test_a_terminal_is_known_by_its_environment(environment: dict[str, str], how: str | None) -> None:
    assert named_protocol(environment) == how


def test_sixels_hold_every_pixel() -> None:
    data = io.BytesIO()
    picture = Image.new("RGB", (5, 8), (255, 0, 0))
    picture.putpixel((2, 7), (0, 0, 255))
    picture.save(data, "PNG")
    codes = encoded(data.getvalue(), "sixel")
    assert codes.startswith('\x1bP0;1q"1;1;5;8')
    head, *bands = codes.removesuffix("\x1b\\\n").split("-")
    colors = dict(part.split(";2;") for part in head.split("#")[1:-1])
    red = next(number for number, color in colors.items() if color == "100;0;0")
    # All six rows of the first band are red; in the second band two, but for one pixel of the lower one.
    assert head.endswith(f"#{red}!5~")
    assert f"#{red}BB@BB" in bands[0]
