"""A number format as a value: what it shows by its parts alone."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from deckgen.model.format import NumberFormat, Scale, Section, Separators

DOLLARS = NumberFormat("$#,##0 bn", sections=(Section("$", " bn", grouped=True),))


def test_units_stand_around_the_digits_or_are_left_out() -> None:
    assert DOLLARS.show(1234) == "$1,234 bn"
    assert DOLLARS.show(1234, unit=False) == "1,234"
    assert DOLLARS.show(-5) == "−$5 bn"
    assert DOLLARS.show(-5, unit=False) == "−5"


def test_a_format_says_whether_it_names_a_unit() -> None:
    assert DOLLARS.has_unit
    assert NumberFormat("0%", sections=(Section("", "%", factor=Decimal(100)),)).has_unit
    assert not NumberFormat("0.0", sections=(Section(fixed=1, most=1),)).has_unit
    assert not NumberFormat("(0)", sections=(Section("(", ")"),)).has_unit


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.5, "1"),
        (1.5, "2"),
        (2.5, "3"),
        (-0.5, "−1"),
        (-0.4, "0"),
        (0, "0"),
        (1e22, "10" + "0" * 21),
        (10**30, "1" + "0" * 30),
    ],
)
def test_halves_go_away_from_zero_and_nothing_is_minus_zero(value: float, written: str) -> None:
    assert NumberFormat("0", sections=(Section(),)).show(value) == written


def test_what_was_written_is_rounded_not_what_the_computer_stores() -> None:
    hundredths = NumberFormat("0.00", sections=(Section(fixed=2, most=2),))
    assert [hundredths.show(value) for value in (2.675, 1.005, 0.125)] == ["2.68", "1.01", "0.13"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_a_dash(value: float) -> None:
    assert DOLLARS.show(value) == "–"


def test_languages_differ_in_their_separators() -> None:
    section = (Section(fixed=1, most=1, grouped=True),)
    assert NumberFormat("", separators=Separators(",", "."), sections=section).show(1234567.5) == "1.234.567,5"
    assert (
        NumberFormat("", separators=Separators(".", ",", (3, 2)), sections=section).show(12345678) == "1,23,45,678.0"
    )


def test_compact_numbers_take_the_step_that_they_reach_after_rounding() -> None:
    scales = (Scale(9, 9, (("", " billion"),)), Scale(6, 6, (("", " million"),)))
    compact = NumberFormat("compact", "compact", sections=(Section(),), scales=scales)
    assert [compact.show(value) for value in (35e6, 960e6, 999.4e6, 999.96e6, 1.25e9, -2e6, 1234)] == [
        "35 million",
        "960 million",
        "999 million",
        "1 billion",
        "1.3 billion",
        "−2 million",
        "1234",
    ]


def test_a_format_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(DOLLARS)) == DOLLARS
    assert len({DOLLARS, pickle.loads(pickle.dumps(DOLLARS))}) == 1
