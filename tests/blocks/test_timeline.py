"""timeline: dates over their dots on a line, words under them; many stand along an upright line."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.page import Ellipse, Line, TextBox
from laid_out import Laid, text_boxes

BRIEF = "timeline: [{date: 1 June, title: Ask, text: The members}, {date: 6 June, title: Tell}]"

FOUR = (
    "[{date: 1 June, title: United States, text: 25% on steel, color: blue}, {date: 6 June, title: Mexico},"
    " {date: 22 June, title: European Union}, {date: 1 July, title: Canada, color: red}]"
)


def boxes(laid: Laid, word: str) -> list[TextBox]:
    assert {said.split(" ")[1] for said in laid.said} <= {"missing_source:"}
    return [box for box in text_boxes(laid.document.pages[-1]) if box.name.split(" ")[0] == word]


def test_dates_stand_over_the_line_and_words_under_it(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\ntimeline: {FOUR}\n")
    (line,) = (shape for shape in laid.document.pages[-1].shapes if isinstance(shape, Line))
    dates, events = boxes(laid, "Date"), boxes(laid, "Event")
    assert [box.paragraphs[0].text.plain for box in dates] == ["1 June", "6 June", "22 June", "1 July"]
    for date, event in zip(dates, events, strict=True):
        assert date.box.x == event.box.x
        assert date.box.bottom < line.box.y < event.box.y


def test_a_dot_on_the_line_has_the_color_of_its_event(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\ntimeline: {FOUR}\n")
    (line,) = (shape for shape in laid.document.pages[-1].shapes if isinstance(shape, Line))
    dots = [shape for shape in laid.document.pages[-1].shapes if isinstance(shape, Ellipse)]
    rings = dots[::3]
    assert [ring.fill for ring in rings] == [laid.brand.color(c) for c in ("blue", "grey", "grey", "red")]
    assert {ring.box.y + ring.box.height // 2 for ring in rings} == {line.box.y}


def test_seven_events_stand_along_an_upright_line(lay_slide: Callable[..., Laid]) -> None:
    items = ", ".join(f"{{date: {year}, title: Event of {year}}}" for year in range(1994, 2001))
    laid = lay_slide(f"title: T\ntimeline: [{items}]\n")
    dates, events = boxes(laid, "Date"), boxes(laid, "Event")
    assert [date.box.y for date in dates] == sorted({date.box.y for date in dates})
    (line,) = (shape for shape in laid.document.pages[-1].shapes if isinstance(shape, Line))
    assert all(date.box.right < line.box.x < event.box.x for date, event in zip(dates, events, strict=True))
