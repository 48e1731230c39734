"""The rules that slides are judged by, each with what it warns of and what excuses from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

FIRST = "title: Most people drive\ntext: a\n"
WRONG = {
    "missing_source": "title: T\nstats: [{value: 1, label: a}]\n",
    "long_title": f"title: {'so ' * 21}\ntext: a\n",
}


@pytest.mark.parametrize("code", WRONG)
def test_a_rule_warns_and_can_be_excused_from(code: str, lay_slide: Callable[..., Laid]):
    assert [one.code for one in lay_slide(WRONG[code]).log] == [code]
    assert list(lay_slide(f"{WRONG[code]}allow: [{code}]\n").log) == []


def test_the_second_of_two_equal_titles_is_warned_of(lay: Callable[..., Laid]):
    slides = "{title: Trade grows, text: a}, {title: trade GROWS, text: b}, {title: Trade falls, text: c}"
    laid = lay(f"title: T\nsections:\n  - title: S\n    slides: [{slides}]\n")
    (said,) = laid.log
    assert said.code == "duplicate_title"
    assert "'trade-grows' and 'trade-grows-2'" in said.message


def test_a_table_without_a_digit_needs_no_source(lay_slide: Callable[..., Laid]):
    assert list(lay_slide("title: T\ntable: {columns: [A], rows: [[x]]}\n").log) == []
