"""Excel's codes say what deckgen's formats say."""

from __future__ import annotations

from datetime import date

import pytest

from deckgen.model.excel_format import GENERAL, axis_code, code_of, column_code, day_code, in_language, quoted, serial
from deckgen.numbers.by_language import number_format


def code(pattern: str | None, value: float, *, language: str = "en-US", unit: bool = True) -> str:
    """The part of a format's code that is for numbers that aren't negative."""
    return code_of(number_format(pattern, language), value, unit=unit).partition(";")[0]


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("$#,##0 bn", 3, '$#,##0" bn"'),
        ("0.0%", 0.12, "0.0%"),
        ('0"%"', 12, '0"%"'),
        ("0.0,, m", 2.5e6, '0.0,," m"'),
        (None, 12.5, "0.0"),
        (None, 12_500, "#,##0"),
        (None, 1250, "0"),
        ("compact", 35e6, '0,," million"'),
        ("$compact", 1.2e9, '$0.0,,," billion"'),
        ("compact", 999_999_999, '0,,," billion"'),
        ("00000", 7, "00000"),
        ("#,##0 km", 7, '#,##0" km"'),
        ("words", 7, GENERAL),
        ("0.0E+00", 2.1e8, "0.0E+00"),
        ("##0.0#E-0 m", 2.1e8, '##0.0E-0" m"'),
    ],
)
def test_a_code_writes_what_the_format_writes(pattern: str | None, value: float, expected: str) -> None:
    assert code(pattern, value) == expected


def test_negative_numbers_have_a_true_minus_or_what_the_author_wants() -> None:
    assert code_of(number_format("$0 bn", "en-US"), -3) == '$0" bn";"−"$0" bn"'
    assert code_of(number_format("0;(0)", "en-US"), -3) == "0;(0)"
    assert code_of(number_format('0;-0;"none"', "en-US"), 0) == '0;"−"0;"none"'


def test_zero_times_a_power_of_ten_is_zero_in_excel_too() -> None:
    assert code_of(number_format("0.0E+00", "en-US"), 2.1e8) == '0.0E+00;"−"0.0E+00;0'


def test_decimals_that_may_be_missing_never_leave_a_lone_point() -> None:
    assert code("#,##0.##", 5) == "#,##0"
    assert code("#,##0.##", 5.25) == "#,##0.00"


def test_without_its_unit_a_percentage_is_still_one() -> None:
    assert code("$#,##0 bn", 3, unit=False) == "#,##0"
    assert code("0%", 0.3, unit=False) == "0%"


def test_codes_are_written_the_american_way_in_every_language() -> None:
    assert code("#,##0.0 km", 1234.5, language="es-ES") == '#,##0.0" km"'
    assert code("compact", 35e6, language="es-ES") == '0,," millones"'


def test_a_step_that_numbers_share_is_theirs_in_excel_too() -> None:
    shared = number_format("compact", "en-US").for_chart([1e6, 870_000])
    assert code_of(shared, 870_000).split(";")[0] == '0.00,," million"'
    assert code_of(shared, 1e6).split(";")[0] == '0.0,," million"'


def test_steps_that_are_no_thousands_are_written_in_digits() -> None:
    assert code("compact", 35e6, language="ja-JP") == "#,##0"


def test_words_with_quotes_stay_what_they_are() -> None:
    assert quoted('5" pipe') == '"5"\\"" pipe"'
    assert quoted(" $") == " $"


def test_a_column_has_the_code_that_all_its_values_have() -> None:
    assert column_code(number_format(None, "en-US"), [12, None, 30]) == '0;"−"0'
    assert column_code(number_format(None, "en-US"), [12, 30.5]) == GENERAL


def test_the_unit_stands_on_the_top_tick_alone() -> None:
    number = number_format("$#,##0 bn", "en-US")
    assert axis_code(number, [0, 100, 200], [False, False, True]) == '[>=200]$#,##0" bn";#,##0'


def test_below_zero_no_condition_takes_the_sign_away() -> None:
    number = number_format("$#,##0 bn", "en-US")
    assert axis_code(number, [-100, 0, 100], [False, False, True]) == '$#,##0" bn";"−"#,##0;#,##0'
    assert axis_code(number, [-200, -100, 0], [False, False, True]) == '$#,##0" bn";"−"#,##0;$#,##0" bn"'


def test_steps_of_compact_numbers_have_their_own_names() -> None:
    number = number_format("compact", "en-US")
    code_of_axis = axis_code(number, [0, 5e5, 1e6], [True, True, True])
    assert code_of_axis == '[>=1000000]0,," million";[>=500000]0," thousand";0'


def test_days_are_named_in_the_language_of_the_deck() -> None:
    assert day_code([date(2016, 1, 1), date(2017, 1, 1)], "en-US") == "yyyy"
    assert day_code([date(2016, 1, 1), date(2016, 2, 1)], "en-US") == "[$-409]mmm yyyy"
    assert day_code([date(2016, 1, 5)], "es-MX") == "[$-80A]d mmm yyyy"
    assert day_code([date(2016, 1, 5)], "xx") == "d mmm yyyy"


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ('#,##0.00;"−"#,##0.00', '[$-407]#,##0.00;"−"#,##0.00'),
        ("[>=1000]#,##0;0", "[$-407][>=1000]#,##0;0"),
        ('0"Mio. €"', '0"Mio. €"'),
        ("0\\.", "0\\."),
        (GENERAL, GENERAL),
    ],
)
def test_a_code_names_its_language_where_languages_part_numbers_otherwise(code: str, named: str) -> None:
    assert in_language(code, "de-DE") == named == in_language(code, "de")


def test_days_have_the_numbers_that_excel_has_for_them() -> None:
    assert serial(date(2018, 9, 12)) == 43355
