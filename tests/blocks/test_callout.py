"""callout: a sentence in a panel across the slide, where it is written."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.page import TextBox
from laid_out import Laid, text_boxes

BRIEF = "callout: A rather long stretch of words that says a good deal more than it needs to."


def box(laid: Laid, name: str) -> TextBox:
    assert laid.said == []
    return next(box for box in text_boxes(laid.page(-1)) if box.name == name)


def test_it_stands_in_a_panel_over_the_whole_width(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\ncallout: Mexico is the **2nd** largest.\n")
    callout = box(laid, "Callout")
    assert callout.fill == laid.brand.colors.panel
    assert callout.anchor == "middle"
    assert [(run.text, run.bold) for run in callout.paragraphs[0].text.runs][1] == ("2nd", True)
    assert callout.insets.left > 0
    assert callout.box.width == box(lay_slide("title: T\ntext: a\n"), "Text").box.width


def test_written_first_it_stands_over_the_rest_else_under_it(lay_slide: Callable[..., Laid]) -> None:
    under = lay_slide("title: T\ntext: Words.\ncallout: A sentence.\n")
    over = lay_slide("title: T\ncallout: A sentence.\ntext: Words.\n")
    assert box(under, "Text").box.y < box(under, "Callout").box.y
    assert box(over, "Callout").box.y < box(over, "Text").box.y


def test_the_panel_is_as_high_as_its_words(lay_slide: Callable[..., Laid]) -> None:
    short = lay_slide("title: T\ntext: a\ncallout: A sentence.\n")
    long = lay_slide(f"title: T\ntext: a\ncallout: {'A sentence that goes on. ' * 8}\n")
    assert long.lines(box(long, "Callout")) > short.lines(box(short, "Callout")) == 1
    assert box(long, "Callout").box.height > box(short, "Callout").box.height
