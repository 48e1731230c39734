"""steps: numbered, side by side where there is room, else one under the other."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.page import TextBox
from laid_out import Laid, text_boxes

BRIEF = "steps: [{title: Ask, text: The members}, Count, Tell]"


def steps(laid: Laid) -> list[TextBox]:
    assert laid.said == []
    return [box for box in text_boxes(laid.document.pages[-1]) if box.name.startswith("Step")]


def words(box: TextBox) -> list[str]:
    return [paragraph.text.plain for paragraph in box.paragraphs]


def test_a_few_stand_side_by_side_under_their_numbers(lay_slide: Callable[..., Laid]) -> None:
    found = steps(lay_slide("title: T\nsteps: [{title: Ask, text: The members}, Count, Tell]\n"))
    assert [words(box) for box in found] == [["1", "Ask", "The members"], ["2", "Count"], ["3", "Tell"]]
    assert len({box.box.y for box in found}) == 1
    assert found[0].box.right < found[1].box.x < found[1].box.right < found[2].box.x


def test_eight_stand_in_two_rows(lay_slide: Callable[..., Laid]) -> None:
    found = steps(lay_slide("title: T\nsteps: [a, b, c, d, e, f, g, h]\n"))
    assert [words(box)[0] for box in found] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert len({box.box.y for box in found}) == 2


def test_in_a_narrow_column_they_stand_one_under_the_other(lay_slide: Callable[..., Laid]) -> None:
    found = steps(lay_slide("title: T\ncolumns: {items: [{steps: [Ask, Count, Tell]}, {text: a}], widths: [1, 5]}\n"))
    assert [words(box) for box in found] == [["Ask"], ["Count"], ["Tell"]]
    assert found[0].box.bottom <= found[1].box.y < found[1].box.bottom <= found[2].box.y
