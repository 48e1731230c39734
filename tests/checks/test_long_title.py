"""long_title: more than twenty words are warned of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid


@pytest.mark.parametrize(("words", "said"), [(20, []), (21, ["long_title"])])
def test_twenty_words_are_a_title_and_one_more_is_too_long(
    words: int, said: list[str], lay_slide: Callable[..., Laid]
) -> None:
    laid = lay_slide(f"title: {'so ' * words}\ntext: a\n")
    assert [one.code for one in laid.log] == said
    assert all(one.span is not None and one.span.line == 7 for one in laid.log)


def test_it_can_be_excused_from(lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide(f"title: {'so ' * 21}\ntext: a\nallow: [long_title]\n").said == []
