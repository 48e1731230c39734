"""body: blocks one under the other, two of one kind among them, and columns in columns."""

from __future__ import annotations

from collections.abc import Callable

from laid_out import Laid, text_boxes

BRIEF = "body: [{text: Over}, {columns: [{text: Under}, {text: Beside}]}]"


def placed(laid: Laid) -> dict[str, tuple[int, int]]:
    assert laid.said == []
    boxes = text_boxes(laid.document.pages[-1])
    return {box.paragraphs[0].text.plain: (int(box.box.x), int(box.box.y)) for box in boxes if box.paragraphs}


def test_two_blocks_of_one_kind_stand_one_under_the_other(lay_slide: Callable[..., Laid]) -> None:
    where = placed(lay_slide("title: T\nbody: [{text: First}, {text: Second}]\n"))
    assert where["First"][0] == where["Second"][0]
    assert where["First"][1] < where["Second"][1]


def test_columns_hold_columns(lay_slide: Callable[..., Laid]) -> None:
    inner = "{columns: [{text: Left}, {text: Middle}]}"
    where = placed(lay_slide(f"title: T\ncolumns: {{items: [{inner}, {{text: Right}}], widths: [2, 1]}}\n"))
    assert where["Left"][0] < where["Middle"][0] < where["Right"][0]
    assert len({where[word][1] for word in ("Left", "Middle", "Right")}) == 1


def test_a_row_of_columns_over_another(lay_slide: Callable[..., Laid]) -> None:
    rows = "[{columns: [{text: A}, {text: B}]}, {columns: [{text: C}, {text: D}]}]"
    where = placed(lay_slide(f"title: T\nbody: {rows}\n"))
    assert where["A"][0] == where["C"][0] < where["B"][0] == where["D"][0]
    assert where["A"][1] == where["B"][1] < where["C"][1] == where["D"][1]


def test_a_heading_stands_close_to_what_it_heads(lay_slide: Callable[..., Laid]) -> None:
    def gap(first: str) -> int:
        laid = lay_slide(f"title: T\nbody: [{{text: '{first}'}}, {{bullets: [a, b]}}, {{text: End}}]\n")
        top, under = [box for box in text_boxes(laid.document.pages[-1]) if box.role not in ("title", "number")][:2]
        return int(under.box.y - top.box.y)

    assert gap("**Trade**, 2017") < gap("Trade, 2017") - 100_000
