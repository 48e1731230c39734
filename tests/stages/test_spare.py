"""Work by hand in a built file outlives the next build: real files, edited by another program."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

import command
import deckgen
from deckgen.files.kept_beside import keep_beside

DECK = """\
title: Trade
audiences: {business: {}, students: {}}
sections:
  - title: Border
    slides:
      - {id: drive, title: Most people drive, text: Cars lead., notes: Pause here.}
      - {id: walk, title: Few people walk, text: They take an hour.}
"""
TODAY = date.today().isoformat()
Change = Callable[[Any], object]


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A folder with a deck and what was built of it."""
    (tmp_path / "deck.yaml").write_text(DECK)
    deckgen.build(tmp_path / "deck.yaml")
    return tmp_path


def run(folder: Path, *words: str) -> CompletedProcess[str]:
    return command.run(folder, "build", *words)


def edit(path: Path, change: Change) -> bytes:
    """Change a file with python-pptx and say what it holds then."""
    deck = Presentation(str(path))
    change(deck)
    deck.save(str(path))
    return path.read_bytes()


def retitled(deck: Any) -> None:
    deck.slides[2].shapes.title.text_frame.paragraphs[0].runs[0].text = "Most people fly"
    deck.slides[3].notes_slide.notes_text_frame.text = "Wait for the laughter."


def repeated(deck: Any) -> None:
    """The takeaway says what the title says already."""
    lines = (shape.text_frame for shape in deck.slides[2].shapes if shape.has_text_frame)
    next(one for one in lines if one.text == "Cars lead.").paragraphs[0].runs[0].text = "Most people drive"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_as_it_was_built_is_replaced_without_a_word(talk: Path) -> None:
    (talk / "deck.yaml").write_text(DECK.replace("Cars lead", "Cars rule"))
    done = run(talk)
    assert (done.returncode, done.stderr) == (0, "")
    assert names(talk / "output") == ["trade.pptx"]
    shapes = Presentation(str(talk / "output" / "trade.pptx")).slides[2].shapes
    assert "Cars rule." in [shape.text_frame.text for shape in shapes]


def test_edits_stop_the_build_and_are_listed_slide_by_slide(talk: Path) -> None:
    file = talk / "output" / "trade.pptx"
    edited = edit(file, retitled)
    done = run(talk)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "output/trade.pptx: error[edited_by_hand]: it was edited by hand since it was built, "
        "and these edits would be lost\n"
        f"     = say --replace: it is then kept as 'trade (edited {TODAY}).pptx', "
        "and the new one takes its place; or --keep: the slides that were edited or added stay as they are; "
        "'deckgen pull output/trade.pptx' writes its words into the deck first\n"
        "    3  Most people drive  (deck.yaml:6)\n"
        "        Title: Most people [-drive-]{+fly+}\n"
        "    4  Few people walk  (deck.yaml:7)\n"
        "      + notes: Wait for the laughter.\n\n"
        "1 error, 0 warnings; nothing was written\n"
    )
    assert file.read_bytes() == edited
    assert names(talk / "output") == ["trade.pptx"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda deck: setattr(deck.slides[2].shapes[1], "left", Pt(9)), "Section: has another size"),
        (
            lambda deck: setattr(deck.slides[2].shapes.title.text_frame.paragraphs[0].runs[0].font, "size", Pt(40)),
            "Title: its words look otherwise",
        ),
        (lambda deck: deck.slides[3].shapes.add_shape(1, 0, 0, Pt(40), Pt(40)), "+ Rectangle 5 was added"),
        (repeated, "Text: Cars lead. → Most people drive"),
        (lambda deck: deck.slides[3]._element.append(deck.slides[3]._element.makeelement("{a}fade")), ""),
    ],
    ids=["a place", "a size", "a shape", "words of the slide", "an effect"],
)
def test_edits_that_bring_no_new_word_count_too(talk: Path, change: Change, told: str) -> None:
    edited = edit(talk / "output" / "trade.pptx", change)
    with pytest.raises(deckgen.DeckgenError) as stopped:
        deckgen.build(talk / "deck.yaml")
    (said,) = stopped.value.diagnostics
    assert (said.code, [line.strip() for line in said.details[1:]]) == ("edited_by_hand", [told] if told else [])
    unseen = "another program saved it since it was built: nothing of it differs that deckgen can see"
    assert (said.message == unseen) is (not told)
    assert (talk / "output" / "trade.pptx").read_bytes() == edited


def test_replace_keeps_every_edited_file_and_says_where(talk: Path) -> None:
    file, kept = talk / "output" / "trade.pptx", talk / "output" / f"trade (edited {TODAY}).pptx"
    first = edit(file, retitled)
    done = run(talk, "--replace")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("\n")[0] == f"kept, with what was edited by hand: output/{kept.name}"
    assert kept.read_bytes() == first
    assert Presentation(str(file)).slides[2].shapes.title.text_frame.text == "Most people drive"
    second = edit(file, retitled)
    made = deckgen.build(talk / "deck.yaml", replace=True)
    assert made.kept == talk / "output" / f"trade (edited {TODAY} 2).pptx"
    assert (made.kept.read_bytes(), kept.read_bytes()) == (second, first)
    assert deckgen.build(talk / "deck.yaml", replace=True).kept is None, "what was built is not kept"


def test_one_edited_file_stops_all_copies(talk: Path) -> None:
    folder = talk / "copies"
    assert run(talk, "--all", "-o", "copies").returncode == 0
    edited = edit(folder / "trade-students.pptx", retitled)
    old = (folder / "trade-business.pptx").read_bytes()
    (talk / "deck.yaml").write_text(DECK.replace("Cars lead", "Cars rule"))
    done = run(talk, "--all", "-o", "copies")
    assert done.returncode == 1
    assert done.stderr.startswith("copies/trade-students.pptx: error[edited_by_hand]")
    assert (folder / "trade-business.pptx").read_bytes() == old
    assert (folder / "trade-students.pptx").read_bytes() == edited
    assert run(talk, "--all", "-o", "copies", "--replace").returncode == 0
    assert names(folder) == [
        "trade-business.pptx",
        f"trade-students (edited {TODAY}).pptx",
        "trade-students.pptx",
    ]
    assert (folder / "trade-business.pptx").read_bytes() != old


@pytest.mark.parametrize("content", [b"PK\x03\x04 damaged", b"\xd0\xcf\x11\xe0 locked", b"notes of mine"])
def test_a_file_that_deckgen_did_not_build_stays(talk: Path, content: bytes) -> None:
    (talk / "mine.pptx").write_bytes(content)
    with pytest.raises(deckgen.DeckgenError) as stopped:
        deckgen.build(talk / "deck.yaml", talk / "mine.pptx")
    assert [one.code for one in stopped.value.diagnostics] == ["foreign_file"]
    assert (talk / "mine.pptx").read_bytes() == content
    made = deckgen.build(talk / "deck.yaml", talk / "mine.pptx", replace=True)
    assert made.kept is not None
    assert made.kept.read_bytes() == content


def test_an_empty_file_holds_nothing_that_could_be_lost(talk: Path) -> None:
    (talk / "mine.pptx").touch()
    assert deckgen.build(talk / "deck.yaml", talk / "mine.pptx").kept is None


def test_an_edit_that_is_saved_while_charts_are_drawn_stops_the_build_too(tmp_path: Path) -> None:
    chart = "chart: {type: bar, rows: [[x, 1], [y, 2]], x: a, y: b}"
    (tmp_path / "deck.yaml").write_text(DECK.replace("text: Cars lead.", chart))
    file = deckgen.build(tmp_path / "deck.yaml").path
    edited = b""

    def save(done: int, of: int) -> None:
        nonlocal edited
        edited = edit(file, retitled)

    (tmp_path / "deck.yaml").write_text(DECK.replace("text: Cars lead.", chart.replace("[y, 2]", "[y, 3]")))
    with pytest.raises(deckgen.DeckgenError) as stopped:
        deckgen.build(tmp_path / "deck.yaml", progress=save)
    assert "edited_by_hand" in [one.code for one in stopped.value.diagnostics]
    assert file.read_bytes() == edited


def test_what_was_kept_is_whole_where_a_file_can_have_one_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, to: Path) -> None:
        raise PermissionError(1, "this disk has no links")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a.pptx").write_bytes(b"edited")
    kept = [keep_beside(tmp_path / "a.pptx", date(2018, 9, 12)) for _ in range(2)]
    assert [path.name for path in kept] == ["a (edited 2018-09-12).pptx", "a (edited 2018-09-12 2).pptx"]
    assert [path.read_bytes() for path in kept] == [b"edited", b"edited"]
