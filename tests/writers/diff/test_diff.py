"""A comparison as text, Markdown and data: short, in order, and safe whatever the words are."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from deckgen.comparing import Comparison, Side, compare
from deckgen.comparing.comparison import Edits, SlideEdit, SlideRef, WordChange
from deckgen.model.manifest import (
    ChartRecord,
    DataRecord,
    FigureRecord,
    Manifest,
    PageRecord,
    SeriesRecord,
    SlideRecord,
    SourceRecord,
    TableRecord,
    Words,
)
from deckgen.writers.diff import diff_data, diff_markdown, diff_text


def slide(name: str, words: str, *, exports: float = 243.3, cell: str = "187", **more: Any) -> SlideRecord:
    chart = ChartRecord("line", ("2016", "2017"), series=(SeriesRecord("Exports", (230.2, exports)),))
    table = TableRecord((("State", "Trade"), ("Texas", cell)))
    page = PageRecord(name, f"Title {name}", (Words("Body", (words,)),), (chart,), (table,))
    return SlideRecord(name, "content", f"Title {name}", (page,), **more)


OLD = Manifest(
    "Talk",
    "en-US",
    (
        slide("a", "Trade grew in 2016", figures=(FigureRecord("exports", "$243.3 bn"),), notes=("Pause.",)),
        slide("b", "The same"),
        replace(slide("c", "Gone"), kind="agenda"),
        slide("d", "Asked now and then"),
    ),
    event="austin",
    date="2018-05-01",
    sources=(SourceRecord("bea", "BEA, 2016"),),
    data=(DataRecord("trade", "ab", "2016-12-31"),),
)
NEW = replace(
    OLD,
    slides=(
        slide("b", "The same"),
        slide(
            "a",
            "Trade fell in 2017",
            exports=249.1,
            cell="190",
            figures=(FigureRecord("exports", "$249.1 bn"),),
            notes=("Pause.", "Go on."),
            sources=("census",),
        ),
        slide("e", "Brand new"),
        replace(slide("d", "Asked now and then"), hidden=True),
    ),
    date="2018-09-12",
    sources=(SourceRecord("bea", "BEA, 2017"), SourceRecord("census", "Census, 2017")),
    data=(DataRecord("trade", "cd", "2017-12-31"),),
)
TEXT = """\
old  may.pptx   Talk, austin, 2018-05-01, 4 slides
new  deck.yaml  Talk, austin, 2018-09-12, 4 slides

slides: 1 added, 1 removed, 1 moved, 1 hidden now, 1 changed; 1 figure; 2 sources; 1 data table

Deck
    date: 2018-05-01 → 2018-09-12

Figures
    exports: $243.3 bn → $249.1 bn  (+$5.8 bn, +2.4%)  on slide 2

Slides
  + 3  Title e
  - 3  Title c
    1  Title b  moved from 2 to the beginning
    A1  Title d  hidden now

Changed slides
    2  Title a
        Body: Trade [-grew-]{+fell+} in [-2016-]{+2017+}
        chart: Exports, 2017: 243.3 → 249.1
        table: Texas, Trade: 187 → 190
      + source: census
      + notes: Go on.

Sources
    bea: BEA, [-2016-]{+2017+}
  + census: Census, 2017

Data
    trade: ends 2016-12-31 → 2017-12-31"""
MARKDOWN = """\
# may.pptx → deck.yaml

- old: Talk, austin, 2018-05-01, 4 slides
- new: Talk, austin, 2018-09-12, 4 slides

slides: 1 added, 1 removed, 1 moved, 1 hidden now, 1 changed; 1 figure; 2 sources; 1 data table

## Deck

- date: ~~2018-05-01~~ → **2018-09-12**

## Figures

- exports: ~~$243.3 bn~~ → **$249.1 bn** (+$5.8 bn, +2.4%) on slide 2

## Slides

- added: 3 **Title e**
- removed: 3 **Title c**
- 1 **Title b** moved from 2 to the beginning
- A1 **Title d** hidden now

## Changed slides

- 2 **Title a**
  - Body: Trade ~~grew~~ **fell** in ~~2016~~ **2017**
  - chart: Exports, 2017: ~~243.3~~ → **249.1**
  - table: Texas, Trade: ~~187~~ → **190**
  - added: source: **census**
  - added: notes: **Go on.**

## Sources

- bea: BEA, ~~2016~~ **2017**
- added: census: **Census, 2017**

## Data

- trade: ends ~~2016-12-31~~ → **2017-12-31**"""


def compared(old: Manifest = OLD, new: Manifest = NEW) -> Comparison:
    return compare(Side("may.pptx", old), Side("deck.yaml", new))


def test_text_tells_everything_in_order() -> None:
    assert diff_text(compared()) == TEXT


def test_markdown_tells_the_same() -> None:
    assert diff_markdown(compared()) == MARKDOWN


def test_color_is_the_same_words() -> None:
    import re

    colored = diff_text(compared(), color=True)
    assert "\x1b[32mfell\x1b[0m" in colored
    plain = re.sub("\x1b\\[[0-9;]*m", "", colored)
    assert plain == re.sub(r"\[-(.*?)-\]", r"\1", re.sub(r"\{\+(.*?)\+\}", r"\1", TEXT))


def test_data_holds_all_of_it() -> None:
    data = json.loads(json.dumps(diff_data(compared())))
    assert not data["same"]
    assert (data["old"]["event"], data["old"]["date"], data["new"]["slides"]) == ("austin", "2018-05-01", 4)
    assert [one["id"] for one in data["added"]] == ["e"]
    assert data["figures"][0] == {
        "name": "exports", "old": "$243.3 bn", "new": "$249.1 bn", "slides": ["2"], "change": "+$5.8 bn",
        "percent": "+2.4%",
    }  # fmt: skip
    (change,) = data["changed"]
    assert change["charts"][0]["points"] == [{"series": "Exports", "x": "2017", "old": 243.3, "new": 249.1}]
    assert change["tables"][0]["cells"] == [{"row": "Texas", "column": "Trade", "old": "187", "new": "190"}]


def test_nothing_is_said_in_a_line() -> None:
    found = compared(OLD, OLD)
    assert diff_text(found).endswith("\n\nnothing differs")
    assert diff_markdown(found).endswith("\n\nnothing differs")
    assert diff_data(found)["same"]


def test_long_lists_are_cut_with_a_count() -> None:
    def of(value: float) -> Manifest:
        series = SeriesRecord("Exports", tuple(value + year for year in range(100)))
        chart = ChartRecord("line", tuple(map(str, range(1900, 2000))), series=(series,))
        page = PageRecord("a", "A", charts=(chart,))
        return Manifest("Talk", "en", (SlideRecord("a", "content", "A", (page,)),))

    said = diff_text(compared(of(1), of(2)))
    assert said.endswith("… and 88 values more")
    assert len(diff_data(compared(of(1), of(2)))["changed"][0]["charts"][0]["points"]) == 100


def test_long_stretches_that_are_alike_are_left_out() -> None:
    def of(word: str) -> Manifest:
        words = f"{'before ' * 40}{word}{' after' * 40}"
        return Manifest("Talk", "en", (slide("a", words),))

    (line,) = (line for line in diff_text(compared(of("grew"), of("fell"))).splitlines() if "Body" in line)
    assert "before [-grew-]{+fell+} after" in line
    assert len(line) < 140
    assert line.count("…") == 2


def test_edits_by_hand_come_first() -> None:
    ref = SlideRef("a", "Title a", "2")
    edit = SlideEdit(ref, (WordChange("Title", "Title a", "Own"),), hidden=True)
    edits = Edits(("Brought along", ""), (SlideRef("b", "Title b", "3"),), (edit,), (SlideRef("c", "Title c", "4"),))
    said = diff_text(compare(Side("may.pptx", OLD, edits), Side("deck.yaml", OLD)))
    assert said.partition("\n\n")[2].split("\n\n", 1)[1] == (
        "may.pptx was edited by hand\n"
        "    4  Title c  stands elsewhere\n"
        "  + Brought along\n"
        "  + a slide without a title\n"
        "  - 3  Title b\n"
        "    2  Title a\n"
        "        hidden by hand\n"
        "        Title: Title a → Own\n"
        "    what follows compares the deck as it was built"
    )


def test_slides_that_moved_together_are_listed_under_one_line() -> None:
    def of(names: str) -> Manifest:
        return Manifest("Talk", "en", tuple(slide(name, f"Words of {name}") for name in names))

    said = diff_text(compared(of("abcdefg"), of("adefgbc")))
    assert "2 slides moved from 2–3 after “Title g”\n        6  Title b\n        7  Title c" in said


HOSTILE = [
    "a|b",
    "*now*",
    "_x_",
    "`c`",
    "[l](u)",
    "<b>",
    "# h",
    "1. one",
    "- x",
    "~~no~~",
    "&amp;",
    "$1 bn",
    "a\\",
    "\x1b[31m",
    "+ y",
]


@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map(" ".join))
def test_words_never_become_marks(words: str) -> None:
    new = replace(NEW, title=words, slides=(slide("n", words, notes=(words,)),))
    found = compared(OLD, new)
    assert "\x1b" not in diff_text(found)
    html = MarkdownIt("commonmark").enable(["strikethrough", "table"]).render(diff_markdown(found))
    shown = " ".join(words.replace("\x1b", "").split())
    escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<strong>{escaped}</strong>" in html
    assert not [tag for tag in ("<table", "<code", "<em", "<a ", "<b>", "<h3", "<ol") if tag in html]


@pytest.mark.parametrize("last", ["2017-12-31", ""])
def test_data_that_is_touched_and_ends_as_before_is_said(last: str) -> None:
    old, new = (replace(OLD, data=(DataRecord("trade", digest, last),)) for digest in ("ab", "cd"))
    said = diff_text(compared(old, new))
    assert said.endswith(f"trade: other rows{', still to 2017-12-31' if last else ''}")
