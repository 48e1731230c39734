"""By how much a figure changed, as it is shown."""

from __future__ import annotations

import pytest

from deckgen.comparing.figure_changes import difference


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("$243.3 bn", "$249.1 bn", ("+$5.8 bn", "+2.4%")),
        ("$243 bn", "$249.5 bn", ("+$6.5 bn", "+3%")),
        ("35 million", "34 million", ("−1 million", "about −3%")),
        ("1,234,567", "1,234,568", ("+1", "+0%")),
        ("2017", "2018", ("+1", "")),
        ("12,500", "25,000", ("+12,500", "+100%")),
        ("62%", "64%", ("+2 points", "")),
        ("62.5 %", "61.5 %", ("−1 point", "")),
        ("−$64.1 bn", "$3 bn", ("+$67.1 bn", "+105%")),
        ("0", "5", ("+5", "")),
        ("$1 bn", "$2 bn", ("+$1 bn", "")),
        ("$1.2 bn", "$1.3 bn", ("+$0.1 bn", "about +8%")),
        ("$1.3 bn", "$1.3 tn", ("", "")),
        ("2.0–2.4 m", "2.1–2.4 m", ("", "")),
        ("Austin", "Dallas", ("", "")),
        ("12 %", "twelve", ("", "")),
        ("about 600,000", "about 700,000", ("", "")),
        ("About\N{NO-BREAK SPACE}$600 bn", "about $700 bn", ("", "")),
        ("two thirds", "three quarters", ("", "")),
    ],
)
def test_two_numbers_of_one_format_have_a_difference_as_exact_as_they_are(
    old: str, new: str, expected: tuple[str, str]
) -> None:
    assert difference(old, new, ("en-US", "en-US")) == expected


def test_numbers_are_read_in_their_language() -> None:
    assert difference("1.234,5 Mrd.", "1.235,0 Mrd.", ("de-DE", "de-DE")) == ("+0,5 Mrd.", "+0\N{NO-BREAK SPACE}%")


def test_numbers_of_two_languages_are_not_set_off() -> None:
    assert difference("1.234", "1,234", ("de-DE", "en-US")) == ("", "")
