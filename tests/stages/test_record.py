"""What a built file says of itself: everything that it shows, and nothing that it doesn't."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

import deckgen
from built import Built, plainly
from deckgen.model.manifest import Manifest, from_json

DECK = """\
title: Trade
date: 2018-09-12
sources:
  census: {publisher: U.S. Census Bureau, title: Goods, year: 2017}
  secret: {publisher: Nobody should see}
data:
  trade: {file: trade.csv, source: census, unit: US$ bn}
  unread: {file: trade.csv}
figures:
  all: {query: "select exports from trade where year = 2017", format: "$#,##0 bn"}
  unquoted: {value: Not to be seen}
set: {ask: Invest}
audiences:
  few: {hide: [inner]}
events:
  austin: {audience: few, name: Summit, place: Austin, date: 2018-10-02}
sections:
  - title: Border
    slides:
      - id: growth
        title: "Exports are {{ all }}"
        chart:
          type: line
          data: trade
          x: year
          y: {exports: Exports, imports: Imports}
          annotate: [{x: 2017, text: Peak}]
        callout: "{{ ask }} now"
        notes: "Pause.\\n\\nThen go on."
      - id: rows
        title: A table
        table: {columns: [State, Trade], rows: [[Texas, 187], [Ohio, 14.7]]}
        source: census
        appendix: true
      - {id: inside, title: Confidential title, text: Confidential words, tags: [inner], notes: Confidential notes}
"""
ROWS = "year,exports,imports\n2016,230,294\n2017,243,314\n"


def manifest_in(path: Path) -> tuple[str, Manifest]:
    """The JSON of a built file's manifest, and the manifest."""
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        words = etree.fromstring(archive.read("customXml/item1.xml")).text or ""
    return words, from_json(words)


@pytest.fixture(scope="module")
def austin(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Manifest]:
    folder = tmp_path_factory.mktemp("recorded")
    (folder / "deck.yaml").write_text(DECK)
    (folder / "trade.csv").write_text(ROWS)
    words, manifest = manifest_in(deckgen.build(folder / "deck.yaml", event="austin").path)
    assert str(folder) not in words
    assert "trade.csv" not in words
    return words, manifest


def test_it_says_whose_copy_it_is(austin: tuple[str, Manifest]) -> None:
    _, manifest = austin
    whose = (manifest.title, manifest.audience, manifest.event, manifest.date, manifest.language)
    assert whose == ("Trade", "few", "austin", "2018-10-02", "en-US")


def test_slides_stand_in_order_with_section_title_and_whether_they_are_hidden(austin: tuple[str, Manifest]) -> None:
    _, manifest = austin
    assert [(slide.id, slide.section, plainly(slide.title), slide.hidden) for slide in manifest.slides] == [
        ("cover", "", "Trade", False),
        ("section-border", "Border", "Border", False),
        ("growth", "Border", "Exports are $243 bn", False),
        ("rows", "Appendix", "A table", True),
    ]


def test_a_slide_holds_words_notes_figures_charts_and_sources(austin: tuple[str, Manifest]) -> None:
    _, manifest = austin
    slide = manifest.slides[2]
    (page,) = slide.pages
    assert [(words.shape, words.lines) for words in page.words if not words.role] == [("Callout", ("Invest now",))]
    assert slide.notes == ("Pause.", "Then go on.")
    assert [(figure.name, figure.text) for figure in slide.figures] == [("all", "$243 bn")]
    (chart,) = page.charts
    assert (chart.kind, chart.x, chart.words) == ("line", ("2016", "2017"), ("Peak", "US$ bn"))
    assert [(one.label, one.values) for one in chart.series] == [("Exports", (230, 243)), ("Imports", (294, 314))]
    assert slide.sources == ("census",)


def test_the_clock_is_told_apart_from_the_authors_notes(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(
        DECK.replace("date: 2018-10-02}", "date: 2018-10-02, clock: true, start: 9:30}")
    )
    (tmp_path / "trade.csv").write_text(ROWS)
    _, manifest = manifest_in(deckgen.build(tmp_path / "deck.yaml", event="austin").path)
    slide = manifest.slides[2]
    assert (slide.clock, slide.notes) == ("Be here by 9:30", ("Pause.", "Then go on."))


def test_a_table_is_held_cell_by_cell(austin: tuple[str, Manifest]) -> None:
    _, manifest = austin
    (table,) = manifest.slides[3].pages[0].tables
    assert table.rows == (("State", "Trade"), ("Texas", "187"), ("Ohio", "14.7"))


def test_tables_of_data_have_their_digest_and_their_last_period(austin: tuple[str, Manifest]) -> None:
    _, manifest = austin
    (data,) = manifest.data
    assert (data.name, data.last) == ("trade", "2017-12-31")
    assert re.fullmatch("[0-9a-f]{64}", data.digest)
    assert [(source.id, source.words) for source in manifest.sources] == [
        ("census", "U.S. Census Bureau, Goods, 2017")
    ]


def test_nothing_of_what_was_left_out_is_in_it(austin: tuple[str, Manifest]) -> None:
    words, _ = austin
    assert not [
        word for word in ("Confidential", "secret", "Nobody", "unquoted", "Not to be", "unread") if word in words
    ]


def test_a_slide_that_runs_on_is_one_slide_of_several_pages(tmp_path: Path) -> None:
    rows = [[f"Row {number}", number] for number in range(60)]
    table = {"columns": ["Name", "Count"], "rows": rows, "continue": True}
    slides = [{"id": "long", "title": "Many rows", "table": table, "allow": ["missing_source"]}]
    deck = {"title": "Talk", "sections": [{"title": "Part", "slides": slides}]}
    (tmp_path / "deck.yaml").write_text(json.dumps(deck))
    _, manifest = manifest_in(deckgen.build(tmp_path / "deck.yaml").path)
    slide = manifest.slides[-1]
    assert slide.title == "Many rows"
    assert [page.name for page in slide.pages][:2] == ["long", "long-2"]
    assert sum(len(page.tables[0].rows) - 1 for page in slide.pages) == 60


def strings(value: Any) -> list[str]:
    """All strings in JSON, keys aside."""
    if isinstance(value, dict | list):
        return [words for one in (value.values() if isinstance(value, dict) else value) for words in strings(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("deck", ["talk", "everything"])
def test_every_word_of_a_slide_stands_in_it(deck: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(deck)
    words, _ = manifest_in(built.made.path)
    said = {plainly(line) for one in strings(json.loads(words)) for line in one.split("\n")}
    missing = [
        line
        for slide in built.presentation.slides
        for shape in slide.shapes
        if shape.has_text_frame and shape.name != "Slide number"
        for paragraph in shape.text_frame.paragraphs
        for line in plainly(paragraph.text.replace("\v", "\n")).split("\n")
        if line and line not in said
    ]
    assert missing == []
