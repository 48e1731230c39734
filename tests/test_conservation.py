"""Nothing is lost: every word, row and mark of generated decks stands in the file, or is named in a complaint.

Each word is told from all others. Alt texts of charts don't count: what a chart shows has to be drawn on it. What the
author keeps for another audience has to be gone, and what is cut for time has to stand in the appendix.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from built import EMBED, SVG_BLIP, Built, drawn_words, named_in
from deckgen.model.diagnostics import DeckgenError

ROOM = {"overflow", "title_overflow", "sources_overflow"}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
CHARTS = (
    *("bar", "ranking", "donut", "waterfall", "parliament"),
    *("line", "grouped", "stacked", "share", "slope", "area", "dot"),
)


class Words:
    """Gives words that stand nowhere else, and keeps them."""

    def __init__(self, draw: Callable[..., Any]) -> None:
        self.draw = draw
        self.given: list[str] = []
        self.bold: list[str] = []
        self.linked: list[str] = []
        self.noted: list[str] = []
        """Words with a footnote's number behind them."""
        self.pictured: list[str] = []
        """Words that a picture's alt text holds."""
        self.kept_back: list[str] = []
        """Words for another audience."""
        self.of_dividers: list[str] = []
        """Words of sections: the divider of one whose slides are all cut goes with them."""
        self.files: dict[str, str] = {}
        """The tables of the deck, by their names."""
        self._numbers = itertools.count()

    def one(self) -> str:
        """A word."""
        number = next(self._numbers)
        word = "Z" + "".join(LETTERS[number // 26**place % 26] for place in (2, 1, 0)) + "q"
        self.given.append(word)
        return word

    def some(self, most: int = 4) -> str:
        """Up to so many words."""
        return " ".join(self.one() for _ in range(self.draw(st.integers(1, most))))

    def marked(self, most: int = 6) -> str:
        """Words of which some are bold, and some a link."""
        mark = self.draw(st.sampled_from(("", "bold", "link", "code", "footnote")))
        words = self.some(most)
        if mark == "bold":
            self.bold.append(self.one())
            return f"{words} **{self.bold[-1]}**"
        if mark == "link":
            self.linked.append(self.one())
            return f"[{self.linked[-1]}](https://example.org/{self.linked[-1]}) {words}"
        if mark == "footnote":
            self.noted.append(self.given[-1])
            return f"{words}[^first]"
        return f"{words} `{self.one()}`" if mark == "code" else words

    def for_others(self, one: Callable[[], dict[str, Any]]) -> list[dict[str, Any]]:
        """What only another audience gets, in some decks."""
        if not self.draw(st.booleans()):
            return []
        kinds = (self.given, self.bold, self.linked, self.noted, self.pictured)
        counts = [len(kind) for kind in kinds]
        made = one()
        self.kept_back += self.given[counts[0] :]
        for kind, count in zip(kinds, counts, strict=True):
            del kind[count:]
        return [made | {"only": ["others"]}]

    def list(self, least: int, most: int, one: Callable[[], Any]) -> list[Any]:
        """From least to most things."""
        return [one() for _ in range(self.draw(st.integers(least, most)))]

    def file(self, rows: Sequence[Sequence[str]]) -> str:
        """The name of a table in a csv file of its own; its cells have line breaks for blanks."""
        name = f"t{len(self.files)}"
        quoted = (",".join('"{}"'.format(cell.replace(" ", "\n")) for cell in row) for row in rows)
        self.files[name] = "\n".join(quoted) + "\n"
        return name

    def block(self, *others: str) -> dict[str, Any]:
        """A block of any kind but those of others."""
        kind = self.draw(st.sampled_from(sorted(BLOCKS.keys() - set(others))))
        return {kind: BLOCKS[kind](self)}


def bullets(words: Words) -> list[Any]:
    children = words.list(1, 2, lambda: {words.some(2): words.list(1, 2, words.marked)})
    others = words.for_others(lambda: {"text": words.marked(), "items": [words.marked()]})
    return [*words.list(1, 3, words.marked), *children, *others]


def table(words: Words) -> dict[str, Any]:
    columns = words.list(2, 3, words.one)
    if words.draw(st.booleans()):
        return {"data": words.file([columns, *words.list(1, 4, lambda: [words.some(2) for _ in columns])])}
    others = words.for_others(lambda: {"cells": {column: words.marked(2) for column in columns}})
    return {"rows": [*words.list(1, 4, lambda: {column: words.marked(2) for column in columns}), *others]}


def image(words: Words) -> dict[str, Any]:
    words.pictured.append(words.one())
    return {"file": "picture.png", "alt": words.pictured[-1], "credit": words.some(3)}


def chart(words: Words) -> dict[str, Any]:
    kind = words.draw(st.sampled_from(CHARTS))
    count = 1 if kind in ("bar", "ranking", "donut", "waterfall", "parliament") else words.draw(st.integers(2, 3))
    series = [words.one() for _ in range(count)]
    if count == 1:
        # One series isn't named on a chart: the title says what it is.
        words.given.remove(series[0])
    least = 2 if kind in ("slope", "line", "area") else 1
    most = 2 if kind == "slope" else 6
    number = st.integers(3, 200)
    long = words.draw(st.integers(1, 7))
    rows = words.list(least, most, lambda: {"x": words.some(long), **{one: words.draw(number) for one in series}})
    made: dict[str, Any] = {"type": kind, "x": "x", "y": series, "rows": rows}
    if words.draw(st.booleans()):
        made["data"] = words.file([["x", *series], *([str(cell) for cell in row.values()] for row in rows)])
        del made["rows"]
    if kind in ("bar", "line", "grouped", "stacked", "area") and words.draw(st.booleans()):
        made["annotate"] = [{"x": rows[0]["x"], "text": words.some(40)}]
    if kind in ("donut", "parliament") and words.draw(st.booleans()):
        made["center"] = words.one()
    if kind == "diverging" and words.draw(st.booleans()):
        made["question"] = words.some(8)
    if words.draw(st.booleans()) and kind not in ("parliament", "dot", "slope", "waterfall"):
        made["render"] = "native"
    return made


BLOCKS: dict[str, Callable[[Words], Any]] = {
    "bullets": bullets,
    "text": lambda words: "\n\n".join(words.list(1, 3, lambda: words.marked(12))),
    "callout": lambda words: words.marked(),
    "stats": lambda words: words.list(
        1, 3, lambda: {"value": words.one(), "label": words.some(), "note": words.one()}
    ),
    "cards": lambda words: words.list(2, 4, lambda: {"title": words.some(2), "text": words.marked(8)}),
    "steps": lambda words: words.list(2, 4, lambda: {"title": words.some(2), "text": words.marked(5)}),
    "timeline": lambda words: [
        {"date": str(2000 + index), "title": words.some(2), "text": words.some()} for index in range(3)
    ],
    "quote": lambda words: {"text": words.some(9), "by": words.some(2), "role": words.some(2)},
    "definitions": lambda words: {words.some(2): words.marked() for _ in range(3)},
    "groups": lambda words: {words.some(2): words.list(1, 3, words.marked) for _ in range(2)},
    "table": table,
    "image": image,
    "chart": chart,
}


def deck(words: Words) -> dict[str, Any]:
    """A deck of two sections, and whatever they hold."""

    def slide(*first: str) -> dict[str, Any]:
        blocks = {kind: BLOCKS[kind](words) for kind in first} or words.block()
        if words.draw(st.booleans()):
            blocks |= words.block(*blocks)
        notes = [f"{words.marked()}\n\n- {words.one()}", *words.for_others(lambda: {"text": words.some()})]
        told = {"source": ["first", "second"], "notes": notes}
        return {"title": words.marked(), **blocks, **told}

    def section() -> dict[str, Any]:
        slides = [*words.list(1, 3, slide), slide("chart"), slide("chart"), *words.for_others(slide)]
        head = {"title": words.some(), "short": words.one()}
        words.of_dividers += [*head["title"].split(), head["short"]]
        return {**head, "slides": slides}

    sections = [section(), section(), *words.for_others(section)]
    sections[1]["slides"] += [{"agenda": {}}, {"sources": {}}, {"closing": {}}]
    email = f"{words.one()}@example.org"
    return {
        "title": words.some(),
        "subtitle": words.some(),
        "speaker": {"name": words.some(2), "role": words.some(), "email": email, "handle": f"@{words.one()}"},
        "date": "2020-01-02",
        "audiences": {"some": {"minutes": words.draw(st.sampled_from((5, 500)))}, "others": {}},
        "data": {name: {"file": f"{name}.csv"} for name in words.files},
        "notes": words.some(),
        "sources": {
            "first": {"publisher": words.some(2), "title": words.some()},
            "second": {"publisher": words.some(2), "title": words.some(), "year": 2019},
        },
        "sections": sections,
    }


@st.composite
def decks(draw: Callable[..., Any]) -> tuple[dict[str, Any], Words]:
    """A deck, and the words that stand in it."""
    words = Words(draw)
    return deck(words), words


# What fails is not made smaller: that would take minutes.
@settings(max_examples=8, phases=[Phase.generate])
@given(decks())
def test_every_word_stands_in_the_file_or_in_a_complaint(made: tuple[dict[str, Any], Words]) -> None:
    written, words = made
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deck.yaml"
        path.write_text(json.dumps(written))
        for name, rows in words.files.items():
            path.with_name(f"{name}.csv").write_text(rows)
        Image.new("RGB", (1600, 900), "#12866A").save(path.with_name("picture.png"))
        try:
            built = Built.from_folder(path.parent, audience="some")
        except DeckgenError as stopped:
            stops = {one.code for one in stopped.diagnostics if one.severity == "error"}
            if not stops <= ROOM:
                raise
            return
        told = "\n".join(_told(built))
        named = named_in(built.made.diagnostics)
        is_cut = written["audiences"]["some"]["minutes"] < 100
        wanted = set(words.given) - set(words.of_dividers if is_cut else ())
        lost = [one for one in sorted(wanted) if one not in told and one not in named]
        assert not lost or "and more" in named, (lost, named)
        assert [one for one in words.kept_back if one in told] == []
        assert [one for one in words.noted if not re.search(rf"{one}1\b", told)] == []
        for words_marked, mark in ((words.bold, r'b="1"'), (words.linked, "hlinkClick")):
            runs = [run for slide in built.presentation.slides for run in _marked_runs(slide, mark)]
            assert [one for one in words_marked if not any(one in run for run in runs)] == [], mark
        spoken = [words for slide in built.presentation.slides for words in slide._element.xpath(".//p:pic//@descr")]
        assert [one for one in words.pictured if one not in spoken] == []


def _told(built: Built) -> Iterator[str]:
    """What is read on the slides and under them."""
    for slide in built.presentation.slides:
        for paragraph in slide._element.xpath(".//a:p"):
            yield "".join(str(words) for words in paragraph.xpath(".//a:t/text()"))
        yield from (str(words) for words in slide._element.xpath(".//p:pic//@descr") if len(words) == len("Zabcq"))
        if slide.has_notes_slide:
            yield slide.notes_slide.notes_text_frame.text
        for shape in (part for one in slide.shapes for part in getattr(one, "shapes", [one])):
            if shape.has_chart:
                yield from shape.chart._chartSpace.xpath("//c:v/text()")
            for blip in shape._element.iterfind(SVG_BLIP):
                yield drawn_words(slide.part.related_part(blip.get(EMBED)).blob.decode())


def _marked_runs(slide: Any, mark: str) -> list[str]:
    """The words of runs with a mark, on a slide and in its notes."""
    from lxml import etree

    parts = [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]
    runs = [etree.tostring(run, encoding="unicode") for part in parts for run in part.xpath(".//a:r")]
    return [run for run in runs if mark in run]
