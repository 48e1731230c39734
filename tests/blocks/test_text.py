"""text: paragraphs in the body placeholder, as large as they fit."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.page import TextBox
from laid_out import Laid, text_boxes

BRIEF = "text: A rather long stretch of words that says a good deal more than it needs to, and then stops."


def words(laid: Laid) -> TextBox:
    assert laid.said == []
    (box,) = (box for box in text_boxes(laid.page(-1)) if box.name == "Text")
    return box


def test_a_blank_line_parts_paragraphs_and_a_break_does_not(lay_slide: Callable[..., Laid]) -> None:
    box = words(lay_slide("title: T\ntext: |\n  One goes\n  on.\n\n  Two.\n"))
    assert [paragraph.text.plain for paragraph in box.paragraphs] == ["One goes on.", "Two."]
    assert box.paragraphs[1].before > 0


def test_marks_become_looks(lay_slide: Callable[..., Laid]) -> None:
    box = words(lay_slide('title: T\ntext: "**All** of *it* is [there](https://example.org)."\n'))
    runs = {run.text: run for run in box.paragraphs[0].text.runs}
    assert runs["All"].bold
    assert runs["it"].italic
    assert runs["there"].link == "https://example.org"


def test_it_fills_the_body_placeholder_at_the_largest_size_that_fits(lay_slide: Callable[..., Laid]) -> None:
    few = words(lay_slide("title: T\ntext: A few words.\n"))
    many = words(lay_slide(f"title: T\ntext: {'and so many more of them ' * 66}\nallow: [too_much]\n"))
    assert (few.role, many.role) == ("body", "body")
    assert 16 <= many.paragraphs[0].style.size.pt < few.paragraphs[0].style.size.pt <= 24


def test_too_much_of_it_is_complained_of_with_its_lines(lay_slide: Callable[..., Laid]) -> None:
    said = lay_slide(f"title: T\nid: long\ntext: {'and so many more of them ' * 120}\n").said
    assert len(said) == 1
    assert "on slide 'long' 'text' runs over by" in said[0]
