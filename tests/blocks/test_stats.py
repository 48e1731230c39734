"""stats: numbers that can be read from the last row, each with its bar and its label."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.page import Rectangle, TextBox
from laid_out import Laid, text_boxes

BRIEF = "stats: [{value: $276 bn, label: exports}, {value: $340 bn, label: imports, note: An estimate}]"

BRAND = {"brand.yaml": "named_colors: {Cars: '#BC3F27'}\n"}


def stats(laid: Laid, word: str = "Stat") -> list[TextBox]:
    assert laid.said == []
    return [box for box in text_boxes(laid.page(-1)) if box.name.startswith(word)]


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
    (number,), (said,) = stats(laid), stats(laid, "Label")
    (value,), (label, note) = number.paragraphs, said.paragraphs
    assert number.unbroken
    assert not said.unbroken
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


def test_numbers_stay_on_one_line_and_shrink_together(lay_slide: Callable[..., Laid]) -> None:
    items = "[{value: 4.7 millones, label: a}, {value: 2.0–2.4 millones, label: b}]"
    laid = lay_slide(f"title: T\nstats: {items}\nbullets: [One, Two]\nallow: [missing_source]\n")
    boxes = stats(laid)
    values = [box.paragraphs[0] for box in boxes]
    assert len({value.style.size for value in values}) == 1
    assert 28 <= values[0].style.size.pt < laid.brand.type.stat[1].pt
    for box, value in zip(boxes, values, strict=True):
        assert laid.typesetter.lines(value.text, value.style, box.box.inset(box.insets).width) == 1


def test_a_number_without_room_is_complained_of_where_it_is_written(lay_slide: Callable[..., Laid]) -> None:
    long = "1.234.567.890.123 millones"
    items = f"[{{value: 1, label: a}}, {{value: {long}, label: b}}, {{value: 3, label: c}}, {{value: 4, label: d}}]"
    (said,) = lay_slide(f"title: T\nid: t\nstats: {items}\nallow: [missing_source]\n").log
    assert said.code == "overflow"
    assert f"the number '{long}' is too wide" in said.message
    assert said.span is not None
    line = said.span.file.lines[said.span.line - 1]
    assert line[said.span.column - 1 : said.span.end].startswith(long)


def test_a_bar_is_as_high_as_its_words_in_their_own_font(lay_slide: Callable[..., Laid]) -> None:
    label = "goods trade with Canada of the last year"
    laid = lay_slide(
        f"title: T\nstats: [{{value: 1, label: {label}}}, {{value: 2, label: b}}]\nallow: [missing_source]\n"
    )
    bars = [shape for shape in laid.page(-1).shapes if isinstance(shape, Rectangle)]
    number, said = stats(laid)[0], stats(laid, "Label")[0]
    words = (*number.paragraphs, *said.paragraphs)
    assert bars[0].box.height == laid.typesetter.without_slack.height(words, said.box.width)
