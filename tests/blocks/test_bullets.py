"""bullets: three levels, numbers, and two columns by themselves."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.page import TextBox
from laid_out import Laid

BRIEF = "bullets: [Cars lead, Trucks follow: [by day, by night], Few walk]"


def boxes(laid: Laid) -> list[TextBox]:
    return [s for s in laid.document.pages[-1].shapes if isinstance(s, TextBox) and s.name.startswith("Bullets")]


def test_three_levels_grow_smaller_and_stand_further_right(lay_slide: Callable[..., Laid]) -> None:
    (box,) = boxes(lay_slide("title: T\nbullets: [One, Two: [Under two, Deep: [Deepest]]]\n"))
    assert [(p.text.plain, p.level, p.style.size.pt) for p in box.paragraphs] == [
        ("One", 0, 24.0),
        ("Two", 0, 24.0),
        ("Under two", 1, 22.0),
        ("Deep", 1, 22.0),
        ("Deepest", 2, 20.0),
    ]
    lefts = [p.left for p in box.paragraphs]
    assert lefts[1] < lefts[2] == lefts[3] < lefts[4]
    assert box.role == "body"


def test_numbers_count_the_first_level_alone(lay_slide: Callable[..., Laid]) -> None:
    (box,) = boxes(lay_slide("title: T\nbullets: {numbered: true, items: [One, Two: [Under], Three]}\n"))
    assert [p.bullet.number if p.bullet else None for p in box.paragraphs] == [1, 2, None, 3]


def test_many_short_points_run_in_two_columns(lay_slide: Callable[..., Laid]) -> None:
    left, right = boxes(lay_slide(f"title: T\nbullets: [{', '.join(f'Point {n}' for n in range(9))}]\n"))
    assert [len(left.paragraphs), len(right.paragraphs)] == [5, 4]
    assert left.box.right < right.box.x


def test_an_unquoted_colon_is_read_as_it_is_meant(lay_slide: Callable[..., Laid]) -> None:
    (box,) = boxes(lay_slide("title: T\nbullets:\n  - Mexico: second of all\n  - Canada\n"))
    assert [p.text.plain for p in box.paragraphs] == ["Mexico: second of all", "Canada"]


def test_a_list_that_goes_on_starts_with_its_number(lay_slide: Callable[..., Laid]) -> None:
    (box,) = boxes(lay_slide("title: T\nbullets: {start: 9, items: [One, Two: [Under], Three]}\n"))
    assert [p.bullet.number if p.bullet else None for p in box.paragraphs] == [9, 10, None, 11]


def test_a_list_starts_with_a_number_that_can_be_counted(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\nbullets: {start: 0, items: [One]}\n")
    assert any("wrong_value" in each and "from 1 to 9,999" in each for each in laid.said)
