"""What appears on each click, where the things of a block are drawn into groups or beside each other."""

from __future__ import annotations

import pytest

from deckgen.fitting.canvas import Canvas
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.geometry import Box, Pt
from deckgen.model.page import Paragraph, Rectangle, Style
from deckgen.model.reveal import Appearing
from deckgen.model.rich_text import plain
from plain_parts import SPAN, press

BOX = Box(Pt(0), Pt(0), Pt(100), Pt(20))


@pytest.fixture
def canvas() -> Canvas:
    return Canvas(press(), Diagnostics(), (SPAN,))


def steps(canvas: Canvas) -> list[list[str]]:
    return [[one.name for one in step] for step in canvas.steps]


def words(*lines: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(plain(line), Style(Pt(18), "000000")) for line in lines)


def test_a_thing_in_a_group_appears_by_one_effect(canvas: Canvas) -> None:
    with canvas.revealing(SPAN):
        for _ in range(2):
            canvas.step()
            with canvas.bundled("Number"):
                canvas.rectangle(BOX, "000000", "Bar")
                canvas.text(BOX, words("3"), "Stat")
    assert steps(canvas) == [["Number"], ["Number 2"]]


def test_it_makes_no_difference_whether_a_thing_begins_before_its_group_or_in_it(canvas: Canvas) -> None:
    with canvas.revealing(SPAN):
        for _ in range(2):
            with canvas.bundled("Number"):
                canvas.step()
                canvas.rectangle(BOX, "000000", "Bar")
                canvas.text(BOX, words("3"), "Stat")
    assert steps(canvas) == [["Number"], ["Number 2"]]


def test_a_block_without_steps_appears_with_its_group_and_what_is_beside_it(canvas: Canvas) -> None:
    with canvas.revealing(SPAN):
        canvas.line(BOX, "000000", Pt(1), "Line")
        with canvas.bundled("Takeaway"):
            canvas.rectangle(BOX, "000000", "Bar")
            canvas.text(BOX, words("So"), "Callout")
    assert steps(canvas) == [["Line", "Takeaway"]]


def test_a_group_of_things_is_none_and_groups_in_it_stay(canvas: Canvas) -> None:
    with canvas.revealing(SPAN), canvas.bundled("Flow", "All of it"):
        for _ in range(2):
            canvas.step()
            with canvas.bundled("Part", "One of it"):
                canvas.rectangle(BOX, "000000", "Item")
    assert steps(canvas) == [["Part"], ["Part 2"]]
    assert [bundle.name for bundle in canvas.bundles] == ["Part", "Part 2"]


def test_a_list_in_a_group_appears_point_by_point_where_it_has_several(canvas: Canvas) -> None:
    with canvas.revealing(SPAN):
        for lines in (("a", "b"), ("c",)):
            with canvas.bundled("Side"):
                canvas.text(BOX, words(*lines), "Points", in_steps=True)
                canvas.rectangle(BOX, "000000", "Rule")
    assert steps(canvas) == [["Points", "Rule"], ["Points"], ["Side 2"]]


def test_what_is_laid_over_a_part_of_a_shape_appears_with_it(canvas: Canvas) -> None:
    with canvas.revealing(SPAN):
        canvas.line(BOX, "000000", Pt(1), "Line")
        canvas.step()
        canvas.add(Rectangle(BOX, "000000", "Table"), [Appearing("Table"), Appearing("Row")])
        for part in (1, 0):
            canvas.step(part)
            canvas.rectangle(BOX, "000000", "Bar")
        canvas.step()
        canvas.rectangle(BOX, "000000", "Verdict")
    assert steps(canvas) == [["Line"], ["Table", "Bar 2"], ["Row", "Bar"], ["Verdict"]]


def test_no_two_names_are_alike(canvas: Canvas) -> None:
    names = [canvas.name(word) for word in ("Card", "Card", "Card 2", "Card", "Card 3", "Step 2", "Step", "Step")]
    assert names == ["Card", "Card 2", "Card 2 2", "Card 3", "Card 3 2", "Step 2", "Step", "Step 3"]
