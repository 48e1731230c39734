"""Decks, files and places that fight back, through the command: never a traceback, a wrong line or a silent loss."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess

import pytest

import command

GOOD = (
    "title: Trade\nsections:\n  - title: Border\n    slides:\n      - {title: Most people drive, text: Cars lead.}\n"
)
BAD = GOOD.replace("text", "txet")
FAULT = "deck.yaml:5:36: error[unknown_key]: a slide has no key 'txet'"
BRANDED = GOOD.replace("title: Trade\n", "title: Trade\nbrand: brand.yaml\n", 1)


def run(folder: Path, *words: str) -> CompletedProcess[str]:
    done = command.run(folder, *words)
    assert "Traceback" not in done.stderr
    assert "fault of its own" not in done.stderr
    return done


@pytest.mark.parametrize(
    ("data", "first"),
    [
        (b"\xef\xbb\xbf" + BAD.replace("\n", "\r\n").encode(), FAULT),
        (BAD.replace("\n", "\r").encode(), FAULT),
        (BAD.encode("utf-16"), "deck.yaml: error[not_utf8]: 'deck.yaml' looks like UTF-16, not UTF-8"),
        (BAD.encode("utf-16-be"), "deck.yaml: error[not_utf8]: 'deck.yaml' looks like UTF-16, not UTF-8"),
        (
            BAD.replace("drive", "añade").encode("latin-1"),
            "deck.yaml:5:30: error[not_utf8]: 'deck.yaml' is not UTF-8: it looks like Windows-1252 (Latin-1)",
        ),
        (b"", "deck.yaml: error[empty_file]: 'deck.yaml' is empty: it has 0 bytes"),
        (b" \n\n", "deck.yaml: error[empty_file]: 'deck.yaml' holds nothing but blanks"),
        (
            BAD.replace("drive", "dri\x07ve").encode(),
            "deck.yaml:5:32: error[control_character]: an invisible control character (U+0007) stands here",
        ),
    ],
    ids=["bom-crlf", "cr", "utf-16", "utf-16-be", "latin-1", "empty", "blank", "bell"],
)
def test_a_deck_of_odd_bytes_is_read_or_refused_at_its_place(data: bytes, first: str, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_bytes(data)
    said = run(tmp_path, "build")
    assert said.returncode == 1
    assert said.stderr.split("\n")[0] == first
    assert not (tmp_path / "output").exists()


def test_a_mark_and_carriage_returns_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert run(tmp_path, "build", "-o", "one.pptx").returncode == 0
    (tmp_path / "deck.yaml").write_text(GOOD)
    assert run(tmp_path, "build", "-o", "two.pptx").returncode == 0
    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()


def test_words_of_every_script_arrive_whole(tmp_path: Path) -> None:
    from pptx import Presentation

    words = ["Trade 🚚🇲🇽 grows", "التجارة مع المكسيك", "与墨西哥的贸易", "👩‍👩‍👧‍👦 ❤️"]
    slides = "".join(f'      - {{title: "{each}", text: "{each}"}}\n' for each in words)
    (tmp_path / "deck.yaml").write_text(f"title: T\nsections:\n  - title: S\n    slides:\n{slides}", encoding="utf-8")
    assert run(tmp_path, "build", "-o", "deck.pptx").returncode == 0
    shown = [slide.shapes.title.text_frame.text for slide in Presentation(str(tmp_path / "deck.pptx")).slides]
    assert shown[2:] == words


@pytest.mark.parametrize("verb", ["check", "build"])
@pytest.mark.parametrize("logo", [b"These are words.", b"", None], ids=["words", "empty", "missing"])
def test_a_logo_that_is_no_picture_is_said_where_it_is_named(verb: str, logo: bytes | None, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(BRANDED)
    (tmp_path / "brand.yaml").write_text("name: Center\nlogo: logo.png\n")
    if logo is not None:
        (tmp_path / "logo.png").write_bytes(logo)
    said = run(tmp_path, verb)
    assert said.returncode == 1
    assert said.stderr.startswith("brand.yaml:2:7: error[")
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("made", "output"),
    [("output", None), ("taken", "taken/talk.pptx"), ("taken", "taken/deep/talk.pptx"), (None, f"{'x' * 300}.pptx")],
    ids=["output", "file", "deep", "long"],
)
def test_a_place_that_can_not_be_written_is_named(made: str | None, output: str | None, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(GOOD)
    if made:
        (tmp_path / made).write_text("a file, where a folder should be")
    said = run(tmp_path, "build", *(("-o", output) if output else ()))
    assert said.returncode == 1
    assert (output or "output") in said.stderr
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"deck.yaml", *([made] if made else [])}


def test_a_file_that_is_held_open_is_replaced_and_its_reader_keeps_the_old(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(GOOD)
    assert run(tmp_path, "build", "-o", "deck.pptx").returncode == 0
    old = (tmp_path / "deck.pptx").read_bytes()
    (tmp_path / "deck.yaml").write_text(GOOD.replace("Cars lead", "Trucks follow"))
    with (tmp_path / "deck.pptx").open("rb") as held:
        assert run(tmp_path, "build", "-o", "deck.pptx").returncode == 0
        assert held.read() == old
    assert (tmp_path / "deck.pptx").read_bytes() != old


def test_a_file_in_the_place_of_the_pictures_that_are_kept_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = "chart: {type: bar, rows: [{a: x, b: 1}, {a: y, b: 2}], x: a, y: b}, allow: [missing_source]"
    (tmp_path / "deck.yaml").write_text(GOOD.replace("text: Cars lead.", chart))
    (tmp_path / "cache").write_text("a file")
    monkeypatch.setenv("DECKGEN_CACHE", str(tmp_path / "cache"))
    assert run(tmp_path, "build", "-o", "deck.pptx").returncode == 0
    assert (tmp_path / "deck.pptx").exists()
