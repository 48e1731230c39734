"""Reading formulas: arithmetic binds as everybody learned it, and what can't be read is pointed at."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.formulas.formula import Call, Cell, Comparison, FormulaError, Negative, Number, Operation, Part, RowPart
from deckgen.formulas.read_formula import read_formula


def reckoned(part: Part) -> float:
    """What a formula of numbers alone comes to."""
    match part:
        case Number(value=value):
            return value
        case Negative(of=of):
            return -reckoned(of)
        case Operation(sign=sign, left=left, right=right):
            one, other = reckoned(left), reckoned(right)
            return {"+": one + other, "-": one - other, "*": one * other, "/": one / (other or 1)}[sign]
    raise AssertionError(part)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("12 / 3 / 2", 2),
        ("-2 * -3", 6),
        ("2 − 3", -1),
        ("2 × 3 ÷ 4", 1.5),
        ("440_000", 440000),
        ("1.5e3", 1500),
        ("12.5%", 0.125),
        (".5", 0.5),
    ],
)
def test_arithmetic_binds_as_everybody_learned_it(words: str, value: float) -> None:
    assert reckoned(read_formula(words)) == value


def cell(words: str) -> tuple[str, str, list[str]]:
    part = read_formula(words)
    assert isinstance(part, Cell)
    return part.table.name, part.column.name, [row.text for row in part.rows]


def test_a_cell_is_a_table_a_column_and_what_names_its_row() -> None:
    assert cell("trade.exports[2017]") == ("trade", "exports", ["2017"])
    assert cell("fdi.position[United States, Mexico, 2015]") == (
        "fdi",
        "position",
        ["United States", "Mexico", "2015"],
    )
    assert cell('"trade 2017"."value, US$"["Pork, fresh"]') == ("trade 2017", "value, US$", ["Pork, fresh"])
    assert cell("us-trade.total[2017]") == ("us-trade", "total", ["2017"])
    assert cell("t.c[Côte d'Ivoire (all) – 2 > 1]") == ("t", "c", ["Côte d'Ivoire (all) – 2 > 1"])


def test_only_words_in_quotes_are_never_a_place() -> None:
    part = read_formula('t.c[last, "last"]')
    assert isinstance(part, Cell)
    assert part.rows == (RowPart(4, 8, "last", False), RowPart(11, 15, "last", True))


def test_comparisons_stand_in_a_chain_and_functions_take_what_they_are_given() -> None:
    part = read_formula("6 <= round(t.c[1], 1) < 7")
    assert isinstance(part, Comparison)
    assert part.signs == ("<=", "<")
    middle = part.parts[1]
    assert isinstance(middle, Call)
    assert (middle.function, len(middle.given)) == ("round", 2)
    assert [read_formula(f"a {sign} b").signs for sign in ("==", "<>", "≤", "≥", "≠")] == [  # type: ignore[attr-defined]
        ("=",),
        ("!=",),
        ("<=",),
        (">=",),
        ("!=",),
    ]


@pytest.mark.parametrize(
    ("words", "start", "said"),
    [
        ("a +", 2, "something is missing"),
        ("", 0, "something is missing"),
        ("a b", 2, "'b' can't stand here"),
        ("a => b", 2, "compares nothing"),
        ("(a", 2, "never closed"),
        ("t.c[1", 3, "never closed"),
        ("t.c[]", 3, "a row is missing"),
        ("t.c[a,,b]", 3, "a row is missing"),
        ("t.", 2, "a column of 't' is missing"),
        ("a ; b", 2, "means nothing"),
        ('"a', 0, "means nothing"),
        ("sin(a)", 0, "no function 'sin'"),
        ("(" * 80 + "a", 50, "nested too deep"),
    ],
)
def test_what_cannot_be_read_is_pointed_at(words: str, start: int, said: str) -> None:
    with pytest.raises(FormulaError, match=re.escape(said)) as caught:
        read_formula(words)
    assert caught.value.start == start


@given(st.text(alphabet="ab1.,[]()<>=!+-*/\"' %é\n", max_size=30))
def test_any_words_are_a_formula_or_an_error_within_them(words: str) -> None:
    start, end = _stretch(words)
    assert 0 <= start <= end <= len(words)


def _stretch(words: str) -> tuple[int, int]:
    """From where to where a formula goes, or what is wrong in it."""
    try:
        part = read_formula(words)
    except FormulaError as error:
        return error.start, error.start
    return part.start, part.end
