"""Charts are drawn ahead where processes wait for that: the same pictures, sooner, and no more once they are left."""

from __future__ import annotations

import sys
from pathlib import Path

import deckgen
from deckgen.model.chart_data import ChartData, ChartLook, Series
from deckgen.model.geometry import Box, Inch
from deckgen.model.page import ChartBox, Document, Page
from deckgen.numbers.by_language import number_format
from deckgen.pipeline import build_all
from deckgen.stages.draw.chart_pictures import ChartPictures
from deckgen.stages.draw.drawer import draw
from deckgen.stages.draw.drawing_crew import ready_to_draw
from deckgen.stages.draw.drawn_ahead import DrawnAhead
from deckgen.stages.draw.wanted_drawings import drawings_of


def document(count: int) -> Document:
    x, form = ("Ports", "Roads"), number_format("0", "en-US")
    charts = (ChartData("ranking", x, (Series("a", "A", (n, 2.0), "1F5FA8"),), form) for n in range(count))
    box = Box(Inch(1), Inch(1), Inch(3), Inch(2))
    pages = tuple(
        Page(f"page-{n}", "A page", "content", (ChartBox(box, one, "", ""),)) for n, one in enumerate(charts)
    )
    return Document(pages, "Talk", "Speaker", "", "en-US", "2018-09-12")


def test_what_was_drawn_ahead_is_what_would_be_drawn(look: ChartLook) -> None:
    wanted, said = document(3), list[tuple[int, int]]()
    usual = draw(wanted, ChartPictures(look))
    with ready_to_draw(), DrawnAhead(lambda *done: said.append(done)) as ahead:
        ahead.begin(document(2), look)
        ahead.begin(wanted, look)
        pictures = ahead.finished(look)
    assert pictures.missing(drawings_of(wanted)) == []
    assert draw(wanted, pictures) == usual
    # One of the second document's three was left to be drawn.
    assert said == [(0, 2), (1, 2), (2, 2), (2, 3), (3, 3)]


def test_nothing_is_drawn_where_no_processes_wait(look: ChartLook) -> None:
    with DrawnAhead(None) as ahead:
        ahead.begin(document(2), look)
        pictures = ahead.finished(look)
    assert [pictures.get(drawing) for drawing in drawings_of(document(2))] == [None, None]


def test_who_leaves_it_stops_the_drawing(look: ChartLook) -> None:
    turn, wanted = sys.getswitchinterval(), document(400)
    with ready_to_draw(), DrawnAhead(None) as ahead:
        ahead.begin(wanted, look)
    pictures = ahead.finished(look)
    assert sum(pictures.get(drawing) is None for drawing in drawings_of(wanted)) > 300
    assert sys.getswitchinterval() == turn


DECK = """\
title: Trade by {{ who }}
audiences:
  ports: {title: Trade by sea}
  roads: {title: Trade on roads}
  banks: {}
figures: {who: all}
data: {years: {file: years.csv, source: a}}
sources: {a: {publisher: The Institute of Trade, year: 2019}}
sections:
  - title: Growth
    slides:
      - {title: It grows, chart: {type: line, data: years, x: year, y: value}}
      - {title: It grows here, only: [ports], bullets: [Ports grow, So do ships]}
"""


def test_variants_that_are_built_at_once_are_those_that_are_built_alone(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(DECK)
    (tmp_path / "years.csv").write_text("year,value\n2017,1\n2018,2\n2019,4\n")
    with ready_to_draw():
        together = build_all(tmp_path / "deck.yaml", tmp_path / "together")
    assert len(together) == 3
    for made, name in zip(together, ("ports", "roads", "banks"), strict=True):
        alone = deckgen.build(tmp_path / "deck.yaml", tmp_path / "alone", audience=name)
        assert made.path.read_bytes() == alone.path.read_bytes()
    again = build_all(tmp_path / "deck.yaml", tmp_path / "together")
    assert [one.path.read_bytes() for one in again] == [one.path.read_bytes() for one in together]
