"""overflow: what finds no room is an error, and nothing is excused from it."""

from __future__ import annotations

from collections.abc import Callable

from laid_out import Laid

LONG = f"title: Words\ntext: {'many words ' * 600}\n"


def test_too_many_words_are_an_error_that_says_by_how_much(lay_slide: Callable[..., Laid]) -> None:
    (said,) = lay_slide(LONG).log
    assert (said.code, said.severity) == ("overflow", "error")
    assert "runs over by" in said.message


def test_nothing_is_excused_from_it(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(LONG + "allow: [overflow]\n")
    assert "unknown_check" in [one.code for one in laid.log]


def test_what_fits_is_not_spoken_of(lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide("title: Words\ntext: few words\n").said == []
