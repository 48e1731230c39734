"""cards: a grid of boxes of one size, with a number, an icon or a rule of its color."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckgen.model.geometry import Inch
from deckgen.model.page import Icon, Picture, Rectangle, TextBox
from laid_out import Laid, text_boxes

BRIEF = "cards: {numbered: true, items: [{title: Ask, text: The members, icon: users}, {title: Tell}, Act]}"


def cards(laid: Laid) -> list[TextBox]:
    assert laid.said == []
    return [box for box in text_boxes(laid.page(-1)) if box.name.startswith("Card")]


def words(box: TextBox) -> list[str]:
    return [paragraph.text.plain for paragraph in box.paragraphs]


@pytest.mark.parametrize(("count", "rows"), [(3, [3]), (6, [3, 3]), (8, [4, 4]), (10, [5, 5]), (12, [4, 4, 4])])
def test_they_fill_even_rows_and_have_one_size(count: int, rows: list[int], lay_slide: Callable[..., Laid]) -> None:
    boxes = cards(lay_slide(f"title: T\ncards: [{', '.join(f'Card {n}' for n in range(count))}]\n"))
    tops = sorted({int(box.box.y) for box in boxes})
    assert [sum(int(box.box.y) == top for box in boxes) for top in tops] == rows
    assert len({(round(box.box.width.pt), round(box.box.height.pt)) for box in boxes}) == 1
    assert [words(box) for box in boxes] == [[f"Card {n}"] for n in range(count)]


def test_a_value_stands_large_over_its_title_and_a_text_small_under_it(lay_slide: Callable[..., Laid]) -> None:
    (box,) = cards(lay_slide("title: T\ncards: [{title: Ask, text: The members, value: $5}]\n"))
    assert words(box) == ["$5", "Ask", "The members"]
    sizes = [paragraph.style.size for paragraph in box.paragraphs]
    assert sizes[0] > sizes[1] > sizes[2]


def test_where_order_counts_they_are_numbered(lay_slide: Callable[..., Laid]) -> None:
    boxes = cards(lay_slide("title: T\ncards: {numbered: true, items: [Ask, Tell]}\n"))
    assert [words(box) for box in boxes] == [["1", "Ask"], ["2", "Tell"]]


def test_a_card_has_a_rule_or_an_icon_of_its_color(lay_slide: Callable[..., Laid]) -> None:
    ruled = lay_slide("title: T\ncards: [Ask, {title: Tell, color: green}]\n")
    rules = [shape.fill for shape in ruled.page(-1).shapes if isinstance(shape, Rectangle)]
    assert rules == [ruled.brand.colors.muted, ruled.brand.color("green")]
    drawn = lay_slide("title: T\ncards: [{title: Ask, icon: users}, {title: Tell, icon: truck, color: green}]\n")
    icons = [shape for shape in drawn.page(-1).shapes if isinstance(shape, Icon)]
    wanted = [("users", drawn.brand.colors.ink), ("truck", drawn.brand.color("green"))]
    assert [(icon.icon, icon.color) for icon in icons] == wanted
    assert all(box.box.contains(icon.box) for box, icon in zip(cards(drawn), icons, strict=True))


def test_a_number_stands_over_a_value(lay_slide: Callable[..., Laid]) -> None:
    cards = "cards: {numbered: true, items: [{title: Ask, value: $3}, {title: Tell}]}"
    laid = lay_slide(f"title: T\n{cards}\nallow: [missing_source]\n")
    words = [[paragraph.text.plain for paragraph in box.paragraphs] for box in text_boxes(laid.page(-1))]
    assert ["1", "$3", "Ask"] in words
    assert ["2", "Tell"] in words


def test_a_value_stays_on_one_line(lay_slide: Callable[..., Laid]) -> None:
    titles = ", ".join(f"{{title: Card {number}, value: 2.0–2.4 millones}}" for number in range(5))
    laid = lay_slide(f"title: T\ncards: [{titles}]\nallow: [missing_source]\n")
    for box in cards(laid):
        value = box.paragraphs[0]
        assert laid.typesetter.lines(value.text, value.style, box.box.inset(box.insets).width) == 1


def test_all_cards_are_as_high_as_the_fullest(lay_slide: Callable[..., Laid]) -> None:
    items = ["{title: Ask, text: All}"] * 5 + [f"{{title: Tell, text: {'the members ' * 6}}}"]
    boxes = cards(lay_slide(f"title: T\ncards: [{', '.join(items)}]\n"))
    assert len({box.box.y for box in boxes}) == 2
    assert len({box.box.height for box in boxes}) == 1


def test_a_row_is_as_high_as_its_fullest_card_and_begins_on_shared_lines(lay_slide: Callable[..., Laid]) -> None:
    items = (
        "{title: Ask, text: All}, {title: Tell the members and everybody else, text: All}, {title: Act, text: All}"
    )
    laid, starts = lay_slide(f"title: T\ncards: [{items}]\n"), set()
    (height,) = {box.box.height for box in cards(laid)}
    assert height < laid.brand.page[1] * 0.4
    for box in cards(laid):
        title, text = box.paragraphs
        inside = box.box.inset(box.insets)
        under = laid.typesetter.height((title,), inside.width) + text.before
        starts.add(round((inside.y + under).pt))
    assert len(starts) == 1


def test_a_picture_stands_in_the_place_of_an_icon_in_its_own_proportions(lay_slide: Callable[..., Laid]) -> None:
    wide = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20"><rect width="80" height="20" fill="red"/></svg>'
    )
    laid = lay_slide(
        "title: T\ncards: [{title: Mill, icon: a/mill.svg}, {title: Road, icon: truck}]\n", files={"a/mill.svg": wide}
    )
    shapes = laid.page(-1).shapes
    shown = next(shape for shape in shapes if isinstance(shape, Picture))
    beside = next(shape for shape in shapes if isinstance(shape, Icon))
    assert shown.box.width == beside.box.width
    assert abs(shown.box.height * 4 - shown.box.width) < 8
    lost = lay_slide("title: T\ncards: [{title: Mill, icon: a/gone.svg}]\n")
    assert any("missing_file" in said for said in lost.said)


def test_icons_with_short_titles_alone_have_no_boxes(lay_slide: Callable[..., Laid]) -> None:
    def fills(items: str) -> set[str | None]:
        return {box.fill for box in cards(lay_slide(f"title: T\ncards: [{items}]\n"))}

    bare, worded = (
        "{title: Trade, icon: truck}, {title: Energy, icon: zap}",
        "{title: Trade, icon: truck, text: Grew}",
    )
    assert fills(bare) == {None}
    assert None not in fills(worded)


def test_icons_without_boxes_are_large_with_larger_titles(lay_slide: Callable[..., Laid]) -> None:
    def row(item: str) -> tuple[float, float, bool]:
        laid = lay_slide(f"title: T\ncards: [{', '.join([item] * 4)}]\n")
        icon = next(shape for shape in laid.page(-1).shapes if isinstance(shape, Icon))
        box = cards(laid)[0]
        over, under = icon.box.y - Inch(1.75), Inch(6.7) - box.box.bottom
        return icon.box.height.pt, box.paragraphs[0].style.size.pt, 0 < over < under

    size, title, is_floating = row("{title: Trade, icon: truck}")
    assert size >= 72
    assert title >= 24
    assert is_floating
    assert row("{title: Trade, icon: truck, text: Grew}") < (size, title)


def test_icons_without_boxes_stay_in_one_row_in_type_in_which_no_word_is_broken(
    lay_slide: Callable[..., Laid],
) -> None:
    items = ", ".join(
        f"{{title: {title}, icon: truck}}" for title in ("Educación", "Telecomunicaciones", "Luz", "Ley")
    )
    boxes = cards(lay_slide(f"title: T\ncards: [{items}]\n"))
    assert len({box.box.y for box in boxes}) == len({box.paragraphs[0].style.size for box in boxes}) == 1


def test_icons_with_long_titles_alone_stay_in_even_rows(lay_slide: Callable[..., Laid]) -> None:
    items = ", ".join("{title: Demand over there feeds crime, icon: truck}" for _ in range(10))
    boxes = cards(lay_slide(f"title: T\ncards: [{items}]\n"))
    assert [sum(box.box.y == top for box in boxes) for top in sorted({box.box.y for box in boxes})] == [5, 5]


def test_five_icons_stand_in_one_row_on_a_narrow_page(lay_slide: Callable[..., Laid]) -> None:
    cards = ", ".join(
        f"{{title: {title}, icon: truck}}" for title in ("Trade", "Cars", "Tourists", "Family", "Drugs")
    )
    laid = lay_slide(f"title: T\ncards: [{cards}]\n", "brand: brand.yaml", {"brand.yaml": 'page: "4:3"'})
    assert laid.said == []
    words = [box for box in text_boxes(laid.page(-1)) if box.name.startswith("Card")]
    assert len({box.box.y for box in words}) == 1
    assert all(box.fill is None for box in words)
