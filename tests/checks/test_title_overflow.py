"""title_overflow: a title of three lines is an error, one of two is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid


@pytest.mark.parametrize(("letters", "said"), [(60, []), (250, ["title_overflow"])])
def test_two_lines_are_a_title_and_three_are_too_many(
    letters: int, said: list[str], lay_slide: Callable[..., Laid]
) -> None:
    title = ("hippopotamus " * 40)[:letters].strip()
    laid = lay_slide(f"title: {title}\ntext: a\nallow: [long_title]\n")
    assert [one.code for one in laid.log] == said
