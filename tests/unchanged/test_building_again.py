"""Building again: at once where nothing has changed, with the same words; and anew after any change."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from command import run
from deckgen.files.user_folders import CACHE
from deckgen.unchanged.build_record import Said, Watch

DECK = """
title: Talk
brand: brand.yaml
audiences: {students: {}}
data: {trade: {file: data/trade.csv, source: office}}
sources: {office: {publisher: Office of Trade, year: 2018}}
sections:
  - title: Part
    slides:
      - {title: Ana leads, chart: {type: bar, data: trade, x: who, y: n}}
      - {title: We grew by 7 percent, text: Some words}
      - include: more.yaml
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    folder = tmp_path / "talk"
    (folder / "data").mkdir(parents=True)
    (folder / "deck.yaml").write_text(DECK)
    (folder / "brand.yaml").write_text("name: Office\n")
    (folder / "more.yaml").write_text("- {title: More, text: Words}\n")
    (folder / "data" / "trade.csv").write_text("who,n\nAna,3\nLi,2\n")
    return folder


def build(folder: Path, *words: str, **variables: str) -> tuple[str, str]:
    """What a build says, on both streams."""
    done = run(folder, "build", *words, **{CACHE: str(folder.parent / "cache"), **variables})
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


def test_a_second_build_says_the_same_and_writes_nothing(talk: Path) -> None:
    first = build(talk)
    assert "typed_figure" in first[1]
    made = talk / "output" / "talk.pptx"
    before = made.stat()
    second = build(talk)
    assert second[0] == "5 slides, 1 chart, unchanged, 1 warning: output/talk.pptx\n"
    assert second[1] == first[1]
    assert made.stat().st_mtime_ns == before.st_mtime_ns


def edit(path: str, words: str) -> Callable[[Path], object]:
    return lambda folder: (folder / path).write_text((folder / path).read_text() + words)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a table": edit("data/trade.csv", "Eve,1\n"),
    "the deck": edit("deck.yaml", "# words\n"),
    "a file that is included": edit("more.yaml", "- {title: Again, text: Words}\n"),
    "the brand": edit("brand.yaml", "colors: {accent: '#123456'}\n"),
    "a new file": lambda folder: (folder / "translations.po").write_text(""),
    "a file gone": lambda folder: (folder / "spare.txt").unlink(),
    "the built file gone": lambda folder: (folder / "output" / "talk.pptx").unlink(),
    "the built file touched": lambda folder: os.utime(folder / "output" / "talk.pptx"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_it_is_built(talk: Path, change: Callable[[Path], object]) -> None:
    (talk / "spare.txt").write_text("words")
    build(talk)
    change(talk)
    assert "unchanged" not in build(talk)[0]
    assert "unchanged" in build(talk)[0]


def test_a_file_that_is_saved_with_the_same_words_is_no_change(talk: Path) -> None:
    build(talk)
    for path in ("deck.yaml", "data/trade.csv", "brand.yaml"):
        (talk / path).write_text((talk / path).read_text())
    assert "unchanged" in build(talk)[0]


def test_other_terms_are_another_build(talk: Path) -> None:
    build(talk)
    for words in (("-a", "students"), ("-o", "../other.pptx"), ("-o", "beside.pptx")):
        assert "unchanged" not in build(talk, *words)[0]
        assert "unchanged" in build(talk, *words)[0]
    assert "unchanged" not in build(talk, "-o", "beside.pptx", OF_THE_DECK="1")[0]
    assert run(talk, "build", "--strict", **{CACHE: str(talk.parent / "cache")}).returncode == 1


def test_an_edit_by_hand_is_still_seen(talk: Path) -> None:
    from pptx import Presentation

    build(talk)
    made = talk / "output" / "talk.pptx"
    deck = Presentation(str(made))
    title = deck.slides[1].shapes.title
    assert title is not None
    title.text_frame.text = "By hand"
    deck.save(str(made))
    done = run(talk, "build", **{CACHE: str(talk.parent / "cache")})
    assert done.returncode == 1
    assert "edited" in done.stderr


def test_what_is_saved_while_it_is_built_is_seen_the_next_time(talk: Path) -> None:
    watch = Watch(talk / "deck.yaml", {})
    watch.begin()
    made = talk / "talk.pptx"
    made.write_bytes(b"built")
    (talk / "data" / "trade.csv").write_text("who,n\nAna,4\nLi,2\n")
    watch.end([made], Said((), ("built",)))
    assert Watch(talk / "deck.yaml", {}).said_before() is None


def test_a_record_that_is_damaged_or_anothers_is_no_record(talk: Path) -> None:
    build(talk)
    (record,) = (talk.parent / "cache" / "built").glob("*.json")
    for words in (
        "",
        "{",
        "[]",
        '{"about": 1}',
        record.read_text()[:-40],
        record.read_text().replace('"made"', '"m"'),
    ):
        record.write_text(words)
        assert "unchanged" not in build(talk)[0]


def test_tomorrow_it_is_built_again(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from deckgen.unchanged import build_record

    def watch() -> Watch:
        return Watch(talk / "deck.yaml", {})

    first = watch()
    first.begin()
    first.end([], Said((), ("built",)))
    assert watch().said_before() == Said((), ("built",))

    class Tomorrow(date):
        @classmethod
        def today(cls) -> Tomorrow:
            return cls(2999, 1, 1)

    monkeypatch.setattr(build_record, "date", Tomorrow)
    assert watch().said_before() is None


@pytest.mark.parametrize(("change", "expected"), [("a table", True), ("the deck", False), ("a new file", False)])
def test_drawings_are_expected_where_they_are_likely(talk: Path, change: str, expected: bool) -> None:
    """What draws is loaded ahead only then, since that takes as long as to draw ten charts."""
    first = Watch(talk / "deck.yaml", {})
    assert first.expects_drawings()
    first.begin()
    first.end([], Said((), ("built",)))
    assert not Watch(talk / "deck.yaml", {}).expects_drawings()
    CHANGES[change](talk)
    assert Watch(talk / "deck.yaml", {}).expects_drawings() is expected
