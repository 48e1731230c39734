"""stats: numbers that can be read from the last row, each with its bar and its label."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.page import Rectangle, TextBox
from laid_out import Laid, text_boxes

BRIEF = "stats: [{value: $276 bn, label: exports}, {value: $340 bn, label: imports, note: An estimate}]"

BRAND = {"brand.yaml": "named_colors: {Cars: '#BC3F27'}\n"}


def stats(laid: Laid) -> list[TextBox]:
    assert laid.said == []
    return [box for box in text_boxes(laid.page(-1)) if box.name.startswith("Stat")]


def slide(count: int, more: str = "") -> str:
    items = ", ".join(f"{{value: {n}0 m, label: thing {n}}}" for n in range(1, count + 1))
    return f"title: T\nstats: [{items}]\n{more}allow: [missing_source]\n"


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (2, [2]), (4, [4]), (5, [3, 2]), (6, [3, 3])])
def test_they_stand_side_by_side_in_even_rows(count: int, rows: list[int], lay_slide: Callable[..., Laid]) -> None:
    boxes = stats(lay_slide(slide(count)))
    tops = sorted({int(box.box.y) for box in boxes})
    assert [sum(int(box.box.y) == top for box in boxes) for top in tops] == rows
    assert len({round(box.box.width.pt) for box in boxes}) == 1
    assert len({box.paragraphs[0].style.size for box in boxes}) == 1


def test_beside_words_they_stand_one_under_the_other(lay_slide: Callable[..., Laid]) -> None:
    first, second = stats(lay_slide(slide(2, "bullets: [One, Two]\n")))
    assert first.box.x == second.box.x
    assert first.box.bottom <= second.box.y


def test_the_number_is_large_and_bold_its_label_and_note_smaller_and_grey(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\nstats: [{value: $5, label: a day, note: About}]\nallow: [missing_source]\n")
    (box,) = stats(laid)
    value, label, note = box.paragraphs
    assert (value.text.plain, label.text.plain, note.text.plain) == ("$5", "a day", "About")
    assert value.style.bold
    assert value.style.size.pt >= 40
    assert value.style.size > label.style.size >= note.style.size
    assert label.style.color == note.style.color == laid.brand.colors.grey


def test_a_bar_has_the_color_that_is_named_else_that_of_its_label_else_none(
    lay_slide: Callable[..., Laid],
) -> None:
    items = "[{value: 1, label: a, color: Cars}, {value: 2, label: b}, {value: 3, label: Cars}]"
    laid = lay_slide(f"title: T\nstats: {items}\nallow: [missing_source]\n", "brand: brand.yaml\n", BRAND)
    bars = [shape for shape in laid.page(-1).shapes if isinstance(shape, Rectangle)]
    assert [bar.fill for bar in bars] == ["BC3F27", laid.brand.colors.muted, "BC3F27"]
    assert all(bar.box.right < box.box.x for bar, box in zip(bars, stats(laid), strict=True))


def test_a_long_number_is_set_smaller_so_that_it_stays_on_a_line(lay_slide: Callable[..., Laid]) -> None:
    (short,) = stats(lay_slide("title: T\nstats: [{value: 5 m, label: a}]\nallow: [missing_source]\n"))
    long = lay_slide(
        "title: T\nstats: [{value: 35 million Americans of Mexican descent, label: a}]\nallow: [missing_source]\n"
    )
    (box,) = stats(long)
    assert box.paragraphs[0].style.size < short.paragraphs[0].style.size
    assert long.typesetter.lines(box.paragraphs[0].text, box.paragraphs[0].style, box.box.width) == 1
