"""callout: a sentence across the slide, on the bottom edge of its body."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.page import Rectangle, TextBox
from laid_out import Laid, text_boxes

BRIEF = "callout: A rather long stretch of words that says a good deal more than it needs to."


def box(laid: Laid, name: str) -> TextBox:
    assert laid.said == []
    return next(box for box in text_boxes(laid.page(-1)) if box.name == name)


def test_it_stands_beside_a_bar_over_the_whole_width(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\ncallout: Mexico is the **2nd** largest.\n")
    callout = box(laid, "Callout")
    (bar,) = (shape for shape in laid.page(-1).shapes if isinstance(shape, Rectangle))
    assert bar.fill == laid.brand.colors.accent
    assert (bar.box.y, bar.box.height) == (callout.box.y, callout.box.height)
    assert [(run.text, run.bold) for run in callout.paragraphs[0].text.runs][1] == ("2nd", True)
    assert callout.box.x + callout.insets.left > bar.box.right
    assert callout.box.width == box(lay_slide("title: T\ntext: a\n"), "Text").box.width


SLIDES = ("text: Few.", "bullets: [One, Two, Three]", "stats: [{value: 5, label: a}]", "note: As of May.\ntext: Few.")


def test_it_closes_every_slide_at_one_height_and_in_one_size(lay_slide: Callable[..., Laid]) -> None:
    found = [
        box(lay_slide(f"title: T\n{slide}\ncallout: A sentence.\nallow: [missing_source]\n"), "Callout")
        for slide in SLIDES
    ]
    assert len({one.box.bottom for one in found}) == 1
    assert len({one.paragraphs[0].style.size for one in found}) == 1


def test_written_first_it_stands_over_the_rest_else_under_it(lay_slide: Callable[..., Laid]) -> None:
    under = lay_slide("title: T\ntext: Words.\ncallout: A sentence.\n")
    over = lay_slide("title: T\ncallout: A sentence.\ntext: Words.\n")
    assert box(under, "Text").box.y < box(under, "Callout").box.y
    assert box(over, "Callout").box.y < box(over, "Text").box.y


def test_the_bar_is_as_high_as_its_words(lay_slide: Callable[..., Laid]) -> None:
    short = lay_slide("title: T\ntext: a\ncallout: A sentence.\n")
    long = lay_slide(f"title: T\ntext: a\ncallout: {'A sentence that goes on. ' * 8}\n")
    assert long.lines(box(long, "Callout")) > short.lines(box(short, "Callout")) == 1
    assert box(long, "Callout").box.height > box(short, "Callout").box.height
