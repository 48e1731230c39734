"""groups: headed lists side by side, each under a rule of its color."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.page import Line
from laid_out import Laid, text_boxes

BRIEF = "groups: {Trade: [Goods, Services], Border: [Cars, Trucks, Trains]}"


def test_heads_stand_on_one_line_and_items_under_them_in_order(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\ngroups: {Trade: [Goods, Services], Border: [Cars, Trucks]}\n")
    assert laid.said == []
    boxes = [box for box in text_boxes(laid.page(-1)) if box.name.startswith(("Heading", "Item"))]
    assert [box.paragraphs[0].text.plain for box in boxes] == [
        "Trade",
        "Goods",
        "Services",
        "Border",
        "Cars",
        "Trucks",
    ]
    trade, goods, services, border, cars, _ = (box.box for box in boxes)
    assert trade.y == border.y
    assert goods.y == cars.y
    assert trade.bottom <= goods.y < services.y
    assert trade.right < border.x
    assert trade.x == goods.x == services.x


def test_a_rule_and_its_head_have_the_color_of_the_group(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\ngroups: {Trade: [Goods], Border: {items: [Cars], color: red}}\n")
    rules = [shape for shape in laid.page(-1).shapes if isinstance(shape, Line) and shape.name.startswith("Rule")]
    heads = [box for box in text_boxes(laid.page(-1)) if box.name.startswith("Heading")]
    colors, red = laid.brand.colors, laid.brand.color("red")
    assert [rule.color for rule in rules] == [colors.muted, red]
    assert [head.paragraphs[0].style.color for head in heads] == [colors.ink, red]


def test_items_side_by_side_begin_on_one_line(lay_slide: Callable[..., Laid]) -> None:
    long = "Border and migration with the customs of both countries"
    laid = lay_slide(f"title: T\ngroups: {{A: [One, {long}, Three], B: [{long}, Two, Three], C: [One]}}\n")
    items = [box for box in text_boxes(laid.page(-1)) if box.name.startswith("Item")]
    places = [(int(box.box.y), int(box.box.height)) for box in items]
    assert places[:3] == places[3:6]
    assert places[6] == places[0]
    lines = [shape for shape in laid.page(-1).shapes if isinstance(shape, Line) and shape.name.startswith("Hairline")]
    assert len(lines) == 4


def test_many_groups_stand_in_rows(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\ngroups: {A: [x], B: [x], C: [x], D: [x], E: [x], F: [x]}\n")
    heads = [box.box for box in text_boxes(laid.page(-1)) if box.name.startswith("Heading")]
    assert [heads[0].y, heads[3].y] == sorted({head.y for head in heads})
    assert [head.x for head in heads[:3]] == [head.x for head in heads[3:]]


def test_items_are_of_one_height_and_fill_most_of_their_slide(lay_slide: Callable[..., Laid]) -> None:
    long = "Border and migration with the customs of both countries"
    laid = lay_slide(f"title: T\ngroups: {{A: [One, Two, Three], B: [{long}, Two, Three]}}\n")
    items = [box.box for box in text_boxes(laid.page(-1)) if box.name.startswith("Item")]
    assert len({item.height for item in items}) == 1
    assert items[2].bottom > laid.brand.page[1] * 0.8
