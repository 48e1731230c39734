"""quote: on a slide of its own the words fill it; beside a title or other blocks they stand by a bar."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.color import contrast
from deckgen.model.page import Picture, Rectangle
from laid_out import Laid, text_boxes

BRIEF = (
    "quote: {text: A rather long stretch of words that says a good deal more than it needs to, by: Ana, role: Member}"
)

QUOTE = "quote: {text: Good fences make good neighbors, by: Robert Frost, role: poet}\n"


def test_without_a_title_it_stands_large_on_a_dark_ground(lay: Callable[..., Laid]) -> None:
    deck = "title: T\nsections:\n- title: S\n  slides:\n  - id: frost\n    " + QUOTE
    laid = lay(deck)
    assert laid.said == []
    page = laid.page("frost")
    assert (page.layout, page.title) == ("quote", "Good fences make good neighbors")
    words, name = [box for box in text_boxes(page) if box.role in ("title", "subtitle")]
    assert words.paragraphs[0].style.size.pt >= 32
    assert name.paragraphs[0].text.plain == "Robert Frost · poet"
    ground = laid.brand.ground("quote")
    assert all(contrast(box.paragraphs[0].style.color, ground) >= 4.5 for box in (words, name))


def test_under_a_title_it_stands_beside_a_bar(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\n{QUOTE}")
    page = laid.document.pages[-1]
    assert page.layout == "content"
    (bar,) = (shape for shape in page.shapes if isinstance(shape, Rectangle))
    (words,) = (box for box in text_boxes(page) if box.name == "Quote")
    assert bar.box.right < words.box.x
    assert [p.text.plain for p in words.paragraphs] == ["Good fences make good neighbors", "Robert Frost · poet"]


def test_words_too_many_for_a_slide_are_complained_of(lay: Callable[..., Laid]) -> None:
    deck = "title: T\nsections:\n- title: S\n  slides:\n  - quote: " + "so many words " * 60 + "\n"
    assert lay(deck).said == ["5 overflow: the quote doesn't fit its slide"]


def test_a_face_stands_beside_the_words(lay: Callable[..., Laid]) -> None:
    quote = "quote: {text: Good fences make good neighbors, by: Robert Frost, image: a.svg}"
    slides = f"  - id: alone\n    {quote}\n  - id: titled\n    title: A\n    {quote}\n"
    deck = f"title: T\nsections:\n- title: S\n  slides:\n{slides}"
    laid = lay(
        deck,
        {"a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'},
    )
    assert laid.said == []
    for page in ("alone", "titled"):
        (face,) = (shape for shape in laid.page(page).shapes if isinstance(shape, Picture))
        (words,) = (box for box in text_boxes(laid.page(page)) if box.name == "Quote")
        assert (face.round, face.alt) == (True, "Portrait of Robert Frost")
        assert not face.box.overlaps(words.box)
    assert not any(isinstance(shape, Rectangle) for shape in laid.page("titled").shapes)
