"""duplicate_title: the second of two equal titles is warned of."""

from __future__ import annotations

from collections.abc import Callable

from laid_out import Laid


def deck(*slides: str) -> str:
    return f"title: T\nsections:\n  - title: S\n    slides: [{', '.join(slides)}]\n"


def test_the_second_is_warned_of_where_it_stands_whatever_its_capitals(lay: Callable[..., Laid]) -> None:
    laid = lay(
        deck("{title: Trade grows, text: a}", "{title: trade GROWS, text: b}", "{title: Trade falls, text: c}")
    )
    (said,) = laid.log
    assert (said.code, said.severity) == ("duplicate_title", "warning")
    assert "'trade-grows' and 'trade-grows-2'" in said.message
    assert said.span is not None
    assert (said.span.line, said.span.column) == (4, 46)


def test_it_can_be_excused_from(lay: Callable[..., Laid]) -> None:
    twice = "{title: Trade, text: b, allow: [duplicate_title]}"
    assert lay(deck("{title: Trade, text: a}", twice)).said == []


def test_a_divider_may_say_what_a_slide_says(lay: Callable[..., Laid]) -> None:
    assert lay(deck("{title: S, text: a}")).said == []
