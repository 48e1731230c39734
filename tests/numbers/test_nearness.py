"""nearness: what is said of a number is true of it, within the bounds that the manual gives."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from deckgen.numbers.nearness import near_amount, near_fraction, near_multiple, neighbors

SHARES = [number / 1000 for number in range(1, 1000)]
POSITIVE = st.floats(min_value=1e-12, max_value=1e15, allow_nan=False)


def test_a_fraction_is_said_of_shares_near_to_it_alone() -> None:
    for share in SHARES:
        found = near_fraction(share)
        if found is None:
            assert min(abs(share - float(one)) for one in neighbors(share)) > 0.0149
            continue
        away = Fraction(str(share)) - found.simple
        assert abs(away) <= min(Fraction("0.04"), found.simple * Fraction("0.15"))
        if found.side == 0:
            assert abs(away) <= min(Fraction("0.015"), found.simple * Fraction("0.05"))
        else:
            assert (away > 0) == (found.side > 0)


def test_most_shares_have_words_and_some_have_none() -> None:
    silent = [share for share in SHARES if near_fraction(share) is None]
    assert 0.45 in silent
    assert 0.06 in silent
    assert 0.97 in silent
    assert len([share for share in silent if 0.1 <= share <= 0.94]) < 60


def test_common_fractions_count_as_nearer_than_rare_ones() -> None:
    assert near_fraction(0.689) == (Fraction(2, 3), 1)
    assert near_fraction(0.7) == (Fraction(7, 10), 0)
    assert near_fraction(0.215) == (Fraction(1, 5), 1)
    assert near_fraction(0.36) == (Fraction(1, 3), 1)
    assert near_fraction(0.64) == (Fraction(2, 3), -1)
    assert near_fraction(0.28) == (Fraction(1, 4), 1)
    assert near_fraction(0.54) == (Fraction(1, 2), 1)
    assert near_fraction(0.515) == (Fraction(1, 2), 0)
    assert near_fraction(0.5151) == (Fraction(1, 2), 1)


def _holds(value: Decimal, simple: Decimal, side: int, bare: str, above: str) -> None:
    if side == 0:
        assert abs(value - simple) <= simple * Decimal(bare)
    elif side < 0:
        assert simple * Decimal("0.9") <= value < simple
    else:
        assert simple < value <= simple * Decimal(above)


def test_a_multiple_is_said_of_numbers_near_to_it_alone() -> None:
    for hundredths in range(100, 30_00):
        multiple = hundredths / 100
        for halves in (False, True):
            found = near_multiple(multiple, halves=halves)
            if found is None:
                assert multiple < 1.8 if not 2.5 <= multiple < 2.7 else not halves
                assert multiple < 1.35 or not halves
            else:
                _holds(Decimal(str(multiple)), *found, "0.025", "1.25")


def test_below_the_first_multiple_there_are_no_words() -> None:
    assert near_multiple(-3, halves=True) is None
    assert near_multiple(1.34, halves=True) is None
    assert near_multiple(1.35, halves=True) == (Decimal("1.5"), -1)
    assert near_multiple(1.79, halves=False) is None
    assert near_multiple(1.8, halves=False) == (Decimal(2), -1)
    assert near_multiple(2.6, halves=False) is None


@given(POSITIVE)
def test_an_amount_is_near_to_what_is_said_of_it(number: float) -> None:
    _holds(Decimal(str(number)), *near_amount(number), "0.05", "1.2")


def test_every_leading_pair_of_digits_has_an_amount() -> None:
    for number in range(100, 1000):
        _holds(Decimal(number), *near_amount(number), "0.05", "1.2")
