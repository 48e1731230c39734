"""agenda: the sections that have dividers, by number."""

from __future__ import annotations

from collections.abc import Callable

from laid_out import Laid, text_boxes


def deck(count: int, title: str = "Part {}") -> str:
    sections = "".join(
        f"- title: {title.format(number)}\n  slides: [{{title: T{number}, text: a}}]\n" for number in range(count)
    )
    return f"title: Talk\nsections:\n- title: Opening\n  divider: false\n  slides:\n  - agenda: {{}}\n{sections}"


def listed(laid: Laid) -> list[tuple[str, str]]:
    page = laid.document.pages[1]
    words = {box.name: box.paragraphs[0].text.plain for box in text_boxes(page)}
    numbers = [text for name, text in words.items() if name.startswith("Number")]
    titles = [text for name, text in words.items() if name.startswith("Section")]
    return list(zip(numbers, titles, strict=True))


def test_it_lists_numbers_and_titles(lay: Callable[..., Laid]) -> None:
    laid = lay(deck(3))
    assert laid.said == []
    assert laid.document.pages[1].title == "Agenda"
    assert listed(laid) == [("1", "Part 0"), ("2", "Part 1"), ("3", "Part 2")]


def test_sixteen_sections_stand_in_two_columns(lay: Callable[..., Laid]) -> None:
    laid = lay(deck(16, "A part with a rather long title {}"))
    assert laid.said == []
    assert len(listed(laid)) == 16
    places = {box.box.x for box in text_boxes(laid.document.pages[1]) if box.name.startswith("Section")}
    assert len(places) == 2


def test_more_than_fit_are_a_complaint(lay: Callable[..., Laid]) -> None:
    assert [said.split(":")[0] for said in lay(deck(60)).said if "agenda" in said] == ["6 overflow"]
