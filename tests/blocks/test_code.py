"""Code on slides: text in colors, in lines that are never broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.color import contrast
from deckgen.model.page import Rectangle, TextBox
from laid_out import Laid, text_boxes

BRIEF = "code: {text: 'print(60)  # loaves', language: python, highlight: [1]}"

FILE = '''\
"""Baking."""


class Oven:
    def bake(self) -> int:
        # an hour
        return 60 if self else "no"
'''
BRANDS = ["name: A\n", 'colors: {ink: "#F4F4F4", paper: "#10151C", panel: "#1C2530", accent: "#8AB4F8"}\n']


def code_of(laid: Laid) -> TextBox:
    assert laid.said == []
    return next(box for box in text_boxes(laid.page(-1)) if box.name == "Code")


def stripes(laid: Laid) -> list[Rectangle]:
    return [one for one in laid.page(-1).shapes if isinstance(one, Rectangle) and one.name.startswith("Stripe")]


@pytest.mark.parametrize("brand", BRANDS)
def test_every_word_can_be_read_on_the_panel_and_on_stripes(brand: str, lay_slide: Callable[..., Laid]) -> None:
    slide = "code: {file: oven.py, highlight: [5, 6, 7]}"
    laid = lay_slide(slide, "brand: b.yaml\n", {"oven.py": FILE, "b.yaml": brand})
    code = code_of(laid)
    colors = {run.color: run.text for one in code.paragraphs for run in one.text.runs if run.color}
    assert len(colors) >= 5
    grounds = {laid.brand.colors.panel, *(stripe.fill for stripe in stripes(laid))}
    assert [
        (word, ground) for color, word in colors.items() for ground in grounds if contrast(color, ground) < 4.5
    ] == []
    assert "\n".join(one.text.plain for one in code.paragraphs) == FILE.rstrip("\n")


def test_lines_of_a_file_stand_at_the_left_and_keep_their_numbers(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("code: {file: oven.py, lines: [5, 7], highlight: [7]}", files={"oven.py": FILE})
    code = code_of(laid)
    assert [one.text.plain for one in code.paragraphs] == [
        "def bake(self) -> int:",
        "    # an hour",
        '    return 60 if self else "no"',
    ]
    (stripe,) = stripes(laid)
    line = laid.typesetter.line(code.paragraphs[0].style)
    assert stripe.box.y == code.box.y + code.insets.top + line * 2


def test_names_in_braces_and_marks_stand_as_they_are_written(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("code: |\n  {{ a }} **b** _c_\n  \td\n", "set: {a: x}\n")
    assert [one.text.plain for one in code_of(laid).paragraphs] == ["{{ a }} **b** _c_", "    d"]


def test_type_becomes_smaller_until_the_longest_line_fits_else_that_is_named(lay_slide: Callable[..., Laid]) -> None:
    def size(letters: int) -> float:
        return code_of(lay_slide(f"code: |\n  a\n  {'b' * letters}\n")).paragraphs[0].style.size.pt

    assert (size(60), size(90)) == (20, 14.5)
    spaced = lay_slide(f"code: |\n  {'b ' * 40}\n")
    assert spaced.lines(code_of(spaced)) == 1
    (said,) = lay_slide(f"code: |\n  a\n  {'b' * 140}\n").said
    assert "line 2 of the code ('bbbb" in said


def test_in_languages_that_run_leftwards_code_does_not(lay_slide: Callable[..., Laid]) -> None:
    code = code_of(lay_slide("code: 'if a: b()'", "language: ar\n"))
    assert code.paragraphs[0].is_code
    assert code.paragraphs[0].align == "left"
