"""load: what the author wrote, whole, included files in their places. Wrong decks stand under tests/cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.model.diagnostics import Diagnostics
from deckgen.outline.deck_file import Outline
from deckgen.stages.load.loader import load


def loaded(folder: Path, **files: str | bytes) -> tuple[Outline | None, list[str]]:
    """The outline of deck.yaml (given as `deck`), beside other files, and what was said."""
    for name, words in files.items():
        data = words if isinstance(words, bytes) else words.encode()
        (folder / f"{name}.yaml").write_bytes(data)
    log = Diagnostics()
    outline = load(folder / "deck.yaml", "deck.yaml", log)
    return outline, [f"{one.span.place if one.span else ''} {one.code}" for one in log]


def titles(outline: Outline | None) -> list[list[str]]:
    assert outline is not None
    return [[str(section.title), *(str(slide.title) for slide in section.slides)] for section in outline.sections]


def test_sections_and_slides_are_included_in_their_places(tmp_path: Path) -> None:
    outline, said = loaded(
        tmp_path,
        deck="title: T\nsections:\n"
        "- {title: A, slides: [{title: a1, text: x}, {include: slides.yaml}, {title: a9, text: x}]}\n"
        "- include: section.yaml\n- include: more.yaml\n- {title: Z, slides: [{title: z1, text: x}]}\n",
        slides="- {title: a2, text: x}\n- include: one.yaml\n",
        one="title: a3\ntext: x\n",
        section="title: B\nslides:\n- include: one.yaml\n",
        more="- {title: C, slides: [{include: one.yaml}]}\n- {title: D, slides: [{include: one.yaml}]}\n",
    )
    assert said == []
    assert titles(outline) == [["A", "a1", "a2", "a3", "a9"], ["B", "a3"], ["C", "a3"], ["D", "a3"], ["Z", "z1"]]


def test_a_fault_in_an_included_file_is_shown_there(tmp_path: Path) -> None:
    _, said = loaded(
        tmp_path, deck="title: T\nsections:\n- include: b.yaml\n", b="title: B\nslides:\n- {title: x, txt: y}\n"
    )
    assert said == ["b.yaml:3:14 unknown_key"]


def test_files_that_include_each_other_are_refused(tmp_path: Path) -> None:
    _, said = loaded(
        tmp_path,
        deck="title: T\nsections:\n- {title: A, slides: [{include: b.yaml}]}\n",
        b="- include: c.yaml\n",
        c="- include: b.yaml\n",
    )
    assert said == ["c.yaml:1:12 include_circle"]


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""], ids=["with a mark", "without"])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_a_byte_order_mark_and_windows_lines_change_nothing(tmp_path: Path, start: bytes, ends: bytes) -> None:
    head = b"title: T\xc3\xa9\nsections:\n- title: A\n  slides:\n"
    text = head + b"  - title: b\n    text: |\n      one\n      two\n    nope: 1\n"
    outline, said = loaded(tmp_path, deck=start + text.replace(b"\n", ends))
    assert said == ["deck.yaml:9:5 unknown_key"]
    assert outline is not None
    assert (outline.title, outline.title.span.column) == ("Té", 8)


def test_everything_right_is_kept_beside_what_is_wrong(tmp_path: Path) -> None:
    outline, said = loaded(
        tmp_path,
        deck="title: T\ndate: 2018-02-31\nspeaker: {nme: Ana}\nsections:\n- title: A\n  divder: false\n  slides:\n"
        "  - {title: one, bullets: [a, [b]], layout: sideways}\n  - {title: two, text: fine}\n",
    )
    assert [words.split()[1] for words in said] == [
        "wrong_date",
        "unknown_key",
        "unknown_key",
        "wrong_type",
        "wrong_value",
    ]
    assert titles(outline) == [["A", "one", "two"]]


def test_the_date_and_numbers_are_read_where_a_key_wants_them(tmp_path: Path) -> None:
    outline, said = loaded(
        tmp_path,
        deck="title: 2018-09-12\nsubtitle: 12:30\ndate: 2018-09-12\nset: {a: NO}\nsections:\n"
        "- {title: 007, minutes: 1.5, slides: [{title: 1e3, text: yes, tags: one}]}\n",
    )
    assert said == []
    assert outline is not None
    section = outline.sections[0]
    assert (outline.title, outline.subtitle, outline.set[next(iter(outline.set))]) == ("2018-09-12", "12:30", "NO")
    assert outline.date is not None
    assert outline.date.isoformat() == "2018-09-12"
    assert (section.title, section.minutes, section.slides[0].title, section.slides[0].tags) == (
        "007",
        1.5,
        "1e3",
        ("one",),
    )
