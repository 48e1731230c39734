"""definitions: terms at the left, what is said of each beside it."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.fitting.setting import set_paragraphs
from deckgen.model.geometry import Pt
from deckgen.model.page import Line, TextBox
from laid_out import Laid, text_boxes

BRIEF = (
    "definitions: {Trade: A rather long stretch of words that says a good deal more than it needs "
    "to, Border: Cars and trucks}"
)

LONG = "A wage that a family can live on and free care at every clinic and jobs where the young people are"


def boxes(laid: Laid, word: str) -> list[TextBox]:
    assert laid.said == []
    return [box for box in text_boxes(laid.document.pages[-1]) if box.name.split(" ")[0] == word]


def test_explanations_begin_at_one_edge_beside_their_terms(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\ndefinitions: {{Poverty: {LONG}, Trade: Finish the talks}}\n")
    terms, texts = boxes(laid, "Term"), boxes(laid, "Explanation")
    assert [box.paragraphs[0].text.plain for box in terms] == ["Poverty", "Trade"]
    assert len({text.box.x for text in texts}) == 1
    for term, text in zip(terms, texts, strict=True):
        assert term.box.y == text.box.y
        assert term.box.right < text.box.x
    assert terms[0].box.right - terms[0].box.x < texts[0].box.width // 4


def test_hairlines_part_the_entries_and_none_lies_under_the_last(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\ndefinitions: {{Poverty: {LONG}, Trade: Finish the talks}}\n")
    texts = boxes(laid, "Explanation")
    (line,) = (shape for shape in laid.document.pages[-1].shapes if isinstance(shape, Line))
    assert texts[0].box.bottom < line.box.y < texts[1].box.y


def test_entries_are_of_one_height_with_their_words_in_the_middle(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\ndefinitions: {{A: Few, B: {LONG}, C: Few, D: Few}}\n")
    texts = boxes(laid, "Explanation")
    first, second, third = (shape.box.y for shape in laid.document.pages[-1].shapes if isinstance(shape, Line))
    assert second - first == third - second
    for text, over, under in ((texts[1], first, second), (texts[2], second, third)):
        written = laid.written(text)
        assert abs((written.y - over) - (under - written.bottom)) < Pt(12)


def test_terms_in_another_font_stand_on_the_base_lines_of_their_explanations(lay_slide: Callable[..., Laid]) -> None:
    brand = "name: B\nfonts: {heading: Source Serif Pro, body: Roboto}\n"
    slide = "title: T\ndefinitions: {Poverty: Wages, Trade: Talks}\n"
    laid = lay_slide(slide, "brand: brand.yaml", {"brand.yaml": brand})
    for pair in zip(boxes(laid, "Term"), boxes(laid, "Explanation"), strict=True):
        term, text = (
            set_paragraphs(laid.typesetter, box.paragraphs, box.box.width, box.box.height)[0].lines[0].stretches[0]
            for box in pair
        )
        assert abs((pair[0].box.y + term.baseline) - (pair[1].box.y + text.baseline)) < Pt(0.1)
        assert pair[0].box.y != pair[1].box.y


def test_in_a_narrow_column_explanations_stand_under_their_terms(lay_slide: Callable[..., Laid]) -> None:
    column = f"{{definitions: {{Poverty: {LONG}}}}}"
    laid = lay_slide(f"title: T\ncolumns: {{items: [{column}, {{text: a}}], widths: [1, 3]}}\n")
    (both,) = boxes(laid, "Definition")
    assert [paragraph.text.plain for paragraph in both.paragraphs] == ["Poverty", LONG]


def test_a_term_has_the_color_that_it_is_given(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\ndefinitions: {Poverty: {text: Wages, color: red}, Trade: Talks}\n")
    colors = [box.paragraphs[0].style.color for box in boxes(laid, "Term")]
    assert colors == [laid.brand.color("red"), laid.brand.colors.ink]
