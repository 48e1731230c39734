"""parts_and_total: a figure whose rounded parts don't add up is warned of, and may be excused."""

from __future__ import annotations

from collections.abc import Callable

from laid_out import Laid

SLIDE = "title: All is {{ all }}\ntext: a\nallow: [missing_source]\n"
FIGURES = """\
figures:
  one: {value: 33.4, format: "0"}
  two: {value: 33.4, format: "0"}
  all: {value: 66.8, parts: [one, two], format: "0"ALLOW}
"""


def test_a_figure_whose_rounded_parts_come_to_another_sum_is_warned_of(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(SLIDE, FIGURES.replace("ALLOW", ""))
    (said,) = laid.log
    assert said.code == "parts_and_total"
    assert "allow: [parts_and_total]" in (said.hint or "")


def test_a_figure_may_be_excused(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(SLIDE, FIGURES.replace("ALLOW", ", allow: [parts_and_total]"))
    assert laid.said == []


def test_what_a_figure_is_excused_from_must_be_a_check(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(SLIDE, FIGURES.replace("ALLOW", ", allow: [parts_and_totals]"))
    assert "unknown_check" in [one.code for one in laid.log]
