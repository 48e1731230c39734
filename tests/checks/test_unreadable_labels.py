"""unreadable_labels: words of a chart that are cut or find no room are warned of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

LONG = "The bridge was closed for nine months after the flood, and then both presidents opened it again " * 3


def bars(count: int, more: str = "", kind: str = "bar") -> str:
    rows = "".join(f"    - {{way: W{number}, n: {number * 1234567}}}\n" for number in range(1, count + 1))
    return f"chart:\n  type: {kind}\n  x: way\n  y: n\n{more}  rows:\n{rows}allow: [missing_source]\n"


@pytest.mark.parametrize(
    ("slide", "words", "place"),
    [
        (bars(30, "  labels: bars\n"), "the values '1,234,567'", "1234567"),
        (bars(4, f"  annotate: [{{x: W1, text: '{LONG}'}}]\n"), "cut short", LONG.strip()),
        (bars(4, f"  center: '{LONG}'\n", "donut"), "the text in the middle", LONG.strip()),
        (bars(4).replace("W2", f"'{LONG}'").replace("bar", "ranking"), "cut short", LONG.strip()),
        (bars(4, "  facet: way\n").replace("W2", f"'{LONG}'"), "cut short", LONG.strip()),
    ],
    ids=["values", "a note", "the middle", "a category", "a panel"],
)
def test_words_that_have_no_room_are_warned_of_where_they_are_written(
    slide: str, words: str, place: str, lay_slide: Callable[..., Laid]
) -> None:
    said = next(one for one in lay_slide(slide).log if one.code == "unreadable_labels")
    assert words in said.message
    assert said.span is not None
    assert place in said.span.file.lines[said.span.line - 1][said.span.column - 1 : said.span.end]


@pytest.mark.parametrize(
    "slide",
    [
        bars(22),
        bars(4, "  labels: bars\n"),
        bars(12, "  labels: bars\n", "ranking"),
        bars(3, "  annotate: [{x: W1, text: Open again …}]\n"),
        bars(40, "", "ranking"),
    ],
    ids=["an axis instead", "few bars", "bars that lie", "an ellipsis of the author's", "many rows"],
)
def test_words_that_all_stand_are_not(slide: str, lay_slide: Callable[..., Laid]) -> None:
    assert [one for one in lay_slide(slide).said if "unreadable" in one] == []


def crowd(count: int, more: str = "") -> str:
    """A scatter whose dots lie so near to each other that few names have room, but for the first two."""
    dots = "".join(f"    - {{name: Municipality {n}, a: {n % 10 / 100}, b: {n / 100}}}\n" for n in range(count))
    far = "".join(f"    - {{name: {name}, a: {n}, b: {n}}}\n" for n, name in enumerate(("Near", "Far"), 5))
    chart = f"  type: scatter\n  x: a\n  y: b\n  label: name\n{more}  rows:\n{far}{dots}"
    return f"chart:\n{chart}allow: [missing_source]\n"


def test_dots_of_which_most_have_no_name_are_warned_of_once(lay_slide: Callable[..., Laid]) -> None:
    (said,) = (one for one in lay_slide(crowd(40)).log if one.code == "unreadable_labels")
    assert said.message.startswith("the labels 'Municipality ")
    assert "'highlight'" in str(said.hint)


@pytest.mark.parametrize("slide", [crowd(40, "  highlight: [Far]\n"), crowd(0), crowd(40, "  labels: none\n")])
def test_dots_are_named_as_room_is_where_somebody_chose(slide: str, lay_slide: Callable[..., Laid]) -> None:
    assert [one for one in lay_slide(slide).said if "unreadable" in one] == []


def line(names: list[str], more: str = "") -> str:
    rows = "".join(f"    - {{name: {name}, n: {number}}}\n" for number, name in enumerate(names))
    return f"chart:\n  type: line\n  x: name\n  y: n\n{more}  rows:\n{rows}allow: [missing_source]\n"


def test_names_that_a_line_leaves_out_are_told_unless_all_know_them(lay_slide: Callable[..., Laid]) -> None:
    months = [
        "September",
        "October",
        "November",
        "December",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
    ]
    weeks = [f"Week number {number} of the year" for number in range(1, 31)]
    towns = [f"Town {letter * 5}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    said = [[one for one in lay_slide(line(names)).said if "unreadable" in one] for names in (months, weeks, towns)]
    assert [len(one) for one in said] == [0, 0, 1]
