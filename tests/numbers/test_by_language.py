"""Numbers and dates as an audience reads them, by format and by language."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from deckgen.model.diagnostics import SourceFile, Span
from deckgen.model.marks import Str
from deckgen.numbers.by_language import format_date, format_value, number_format


@pytest.mark.parametrize(
    ("pattern", "value", "written", "bare"),
    [
        (None, 1990, "1990", "1990"),
        (None, 9999.5, "9999.5", "9999.5"),
        (None, 10000, "10,000", "10,000"),
        (None, 1234567.891, "1,234,567.89", "1,234,567.89"),
        (None, 0.0042, "0.0042", "0.0042"),
        (None, 7.0, "7", "7"),
        (None, 1e21, "1,000,000,000,000,000,000,000", "1,000,000,000,000,000,000,000"),
        ("General", 5, "5", "5"),
        ("0", 1.5, "2", "2"),
        ("0.0", 1, "1.0", "1.0"),
        ("000", 7, "007", "007"),
        ("#", 0, "0", "0"),
        ("#.##", 0.5, "0.5", "0.5"),
        ("#,##0", -1234567, "−1,234,567", "−1,234,567"),
        ("#,##0.##", 5, "5", "5"),
        ("#,##0.0#", 5.555, "5.56", "5.56"),
        ("$#,##0 bn", 243.2, "$243 bn", "243"),
        ("$#,##0 bn", -5, "−$5 bn", "−5"),
        ('"US$" #,##0', 1234, "US$ 1,234", "1,234"),
        ('0" per 1,000"', 5, "5 per 1,000", "5"),
        ("\\~0", 3, "~3", "3"),
        ("0 EUR", 3, "3 EUR", "3"),
        ("[$€-407] #,##0", 5, "€ 5", "5"),
        ("_($* #,##0_)", 5, "$5", "5"),
        ("0%", 0.125, "13%", "13"),
        ("0.0%", -0.1244, "−12.4%", "−12.4"),
        ("#,##0,,", 35_400_000, "35", "35"),
        ('0.0,, "million"', 35_460_000, "35.5 million", "35.5"),
        ("+0;-0", 5, "+5", "+5"),
        ("+0;-0", -5, "−5", "−5"),
        ("+0.0;-0.0;0", -0.01, "0", "0"),
        ("$#,##0;($#,##0)", -5, "($5)", "−5"),
        ('#,##0;-#,##0;"none"', 0, "none", "none"),
        ("compact", 35_000_000, "35 million", "35 million"),
        ("compact", 384_433, "384 thousand", "384 thousand"),
        ("compact", 5432, "5432", "5432"),
        ("$compact", -1_250_000_000, "−$1.3 billion", "−1.3 billion"),
        ("words", 28, "twenty-eight", "twenty-eight"),
        ("Words", 28, "Twenty-eight", "Twenty-eight"),
        ("percent", 0.124, "12.4%", "12.4"),
        ("percent", 0.5, "50%", "50"),
        ("ordinal", 2, "2nd", "2nd"),
    ],
)
def test_formats_show_numbers_as_excel_does(pattern: str | None, value: float, written: str, bare: str) -> None:
    made = number_format(pattern, "en-US")
    assert (made.show(value), made.show(value, unit=False)) == (written, bare)


def test_ordinals_know_the_teens() -> None:
    made = number_format("ordinal", "en")
    assert [made.show(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "103rd", "111th"]
    )


@pytest.mark.parametrize(
    ("language", "number", "percent", "million", "millions", "second"),
    [
        ("es-MX", "12,345,678.5", "12.4%", "1 millón", "35 millones", "2.º"),
        ("es-ES", "12.345.678,5", "12,4\xa0%", "1 millón", "35 millones", "2.º"),
        ("de-DE", "12.345.678,5", "12,4\xa0%", "1 Million", "35 Millionen", "2."),
        ("fr-FR", "12\u202f345\u202f678,5", "12,4\xa0%", "1 million", "35 millions", "2e"),
        ("pt-BR", "12.345.678,5", "12,4%", "1 milhão", "35 milhões", "2º"),
        ("pl-PL", "12\xa0345\xa0678,5", "12,4%", "1 milion", "35 milionów", "2."),
        ("tr", "12.345.678,5", "%12,4", "1 milyon", "35 milyon", "2."),
        ("en-XX", "12,345,678.5", "12.4%", "1 million", "35 million", "2nd"),
    ],
)
def test_languages_have_their_own_marks_and_words(
    language: str, number: str, percent: str, million: str, millions: str, second: str
) -> None:
    assert number_format("#,##0.0", language).show(12345678.5) == number
    assert number_format("percent", language).show(0.124) == percent
    assert number_format("compact", language).show(1_000_000).replace("\xa0", " ") == million
    assert number_format("compact", language).show(35_000_000).replace("\xa0", " ") == millions
    assert number_format("ordinal", language).show(2) == second


def test_other_groups_and_other_steps() -> None:
    assert number_format("#,##0", "hi-IN").show(12345678) == "1,23,45,678"
    assert number_format("compact", "hi-IN").show(35_000_000) == "3.5 करोड़"
    assert number_format("compact", "ja").show(35_000_000) == "3,500万"
    assert [number_format("compact", "pl").show(n * 1e6) for n in (1, 2, 5, 22, 2.5)] == [
        "1 milion",
        "2 miliony",
        "5 milionów",
        "22 miliony",
        "2,5 miliona",
    ]


def test_the_brand_names_millions_in_its_own_way() -> None:
    names = {"billion": "bn", "million": "m"}
    made = number_format("$compact", "en-US", names)
    assert [made.show(value) for value in (35e6, 1.23e9, 54_321, 2e12)] == [
        "$35 m",
        "$1.2 bn",
        "$54.3 thousand",
        "$2 trillion",
    ]
    assert number_format("compact", "es-MX", names).show(35e9) == "35 bn"


@pytest.mark.parametrize(
    ("values", "names", "written"),
    [
        ((1_010_000, 870_000), {}, ["1.0 million", "0.87 million"]),
        ((1_400_000, 700_000), {"million": "m"}, ["1.4 m", "0.7 m"]),
        ((-870_000, 1_010_000, 0), {}, ["−0.87 million", "1.0 million", "0"]),
        # Where a shared step would cost what is known of one of them, each has its own, all of them in long words.
        ((12_300_000, 45_600), {"million": "m"}, ["12.3 million", "45.6 thousand"]),
        ((3_000_000, 1_200_000_000), {"billion": "bn"}, ["3 million", "1.2 billion"]),
        ((3_000_000, 35_000_000), {"million": "m"}, ["3 m", "35 m"]),
    ],
)
def test_compact_numbers_of_one_chart_have_one_unit(
    values: tuple[float, ...], names: dict[str, str], written: list[str]
) -> None:
    made = number_format("compact", "en-US", names).for_chart(values)
    assert [made.show(value).replace("\xa0", " ") for value in values] == written


def test_words_are_spelled_in_the_language() -> None:
    assert number_format("words", "es-MX").show(28) == "veintiocho"
    assert number_format("Words", "es-MX").show(6) == "Seis"
    assert number_format("words", "de-DE").show(28) == "achtundzwanzig"


@pytest.mark.parametrize(
    ("pattern", "unit"),
    [
        ("$#,##0 bn", True),
        ("0%", True),
        ("percent", True),
        ("$compact", True),
        ("compact", False),
        ("0.0;(0.0)", False),
        (None, False),
    ],
)
def test_formats_know_whether_they_name_a_unit(pattern: str | None, unit: bool) -> None:
    assert number_format(pattern, "en").has_unit is unit


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("", "has no 0 or #"),
        ("bn", "has no 0 or #"),
        ("compct", "did you mean 'compact'"),
        ("yyyy-mm-dd", "write 'date'"),
        ("date", "shows a day"),
        (".2f", "programming language"),
        ("{:,.0f}", "programming language"),
        ("%d", "programming language"),
        ("#.##0,00", "the other way round"),
        ("0 0", "two places"),
        ("1,000", "holds the digit 1"),
        ("[Red]0", "leave colors and conditions out"),
        ("0.0E+", "no digits for its exponent"),
        ("0.0E0", "no sign before its exponent"),
        ("0.0 E+00", "right behind a place for digits"),
        ('0 "open', "not closed"),
        ("@", "fractions or text"),
        ("0;0;0;0", "more than three parts"),
    ],
)
def test_what_is_no_format_says_why(pattern: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        number_format(pattern, "en-US")


@pytest.mark.parametrize(
    ("pattern", "language"), [("words", "zh-CN"), ("ordinal", "ja"), ("0", "xx"), ("0", ""), ("0", "klingon")]
)
def test_what_a_language_lacks_is_said(pattern: str, language: str) -> None:
    with pytest.raises(ValueError, match=r"spelled out|not known|no language"):
        number_format(pattern, language)


def test_a_format_is_made_once_and_can_travel() -> None:
    made = number_format("compact", "pl", {"billion": "bn"})
    assert number_format("compact", "pl", {"billion": "bn"}) is made
    assert pickle.loads(pickle.dumps(made)) == made


def test_a_format_can_travel_where_the_deck_wrote_it() -> None:
    written = Str("#,##0.00 kr", Span(SourceFile("deck.yaml", ""), 1, 1, 2))
    made = number_format(written, "en-US")
    assert pickle.loads(pickle.dumps(made)) == number_format("#,##0.00 kr", "en-US")


@pytest.mark.parametrize(
    ("language", "pattern", "written"),
    [
        ("en-US", "long", "September 12, 2018"),
        ("en-US", "medium", "Sep 12, 2018"),
        ("en-US", "full", "Wednesday, September 12, 2018"),
        ("en-US", "MMMM y", "September 2018"),
        ("es-MX", "long", "12 de septiembre de 2018"),
        ("de-DE", "long", "12. September 2018"),
        ("ja", "long", "2018年9月12日"),
    ],
)
def test_days_are_written_in_the_language(language: str, pattern: str, written: str) -> None:
    assert format_date(date(2018, 9, 12), language, pattern) == written


@pytest.mark.parametrize(
    ("value", "pattern", "written"),
    [
        (None, "0", ""),
        ("Texas", None, "Texas"),
        ("1.10", None, "1.10"),
        ("35000000", "compact", "35 million"),
        ("2018-09-12", "date", "September 12, 2018"),
        (date(2018, 9, 12), None, "September 12, 2018"),
        (date(2018, 9, 12), "date medium", "Sep 12, 2018"),
        (True, None, "yes"),
        (1990, None, "1990"),
        (0.5, "0%", "50%"),
    ],
)
def test_values_of_every_kind_have_a_text(
    value: date | float | str | None, pattern: str | None, written: str
) -> None:
    assert format_value(value, pattern, "en-US") == written


@pytest.mark.parametrize(
    ("value", "pattern", "words"),
    [
        ("Texas", "compact", "'Texas' is not a number"),
        ("Texas", "date", "'Texas' is not a day"),
        (2018, "date", "2018 is no day"),
        (date(2018, 9, 12), "0", "is for numbers"),
    ],
)
def test_a_format_that_is_not_for_the_value_says_so(value: date | float | str, pattern: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        format_value(value, pattern, "en-US")


@pytest.mark.parametrize(
    ("pattern", "value", "written"),
    [
        ("percent", 0.034, "3.4 points"),
        ("0%", 0.01, "1 point"),
        ("0%", -0.01, "−1 point"),
        ('0.0"%"', 3.04, "3.0 points"),
        ('0"%"', 0, "0 points"),
        ("#,##0", 3, "3"),
        ("compact", 3, "3"),
    ],
)
def test_percentages_differ_by_points(pattern: str, value: float, written: str) -> None:
    assert number_format(pattern, "en-US").in_points("point", "points").show(value) == written


def test_other_languages_leave_no_space_of_the_percent_sign() -> None:
    assert number_format("percent", "de-DE").in_points("Punkt", "Punkte").change(0.034) == "+3,4 Punkte"


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("0.0E+00", 2.1e8, "2.1×10⁸"),
        ("0.0E+00", 9.96e6, "1.0×10⁷"),
        ("0.0E+00", -3e-9, "−3.0×10⁻⁹"),
        ("0.0E+00", 0, "0"),
        ("0.0E+00", 5, "5.0"),
        ("0E-00", 1e-300, "1×10⁻³⁰⁰"),
        ("0.0##E+0", 12_345, "1.235×10⁴"),
        ("##0.0E+0", 2.1e8, "210.0×10⁶"),
        ("##0.0E+0", 999.96, "1.0×10³"),
        ("##0.0E+0", 0.5, "500.0×10⁻³"),
        ("$0.0E+00 m;(0.0E+00)", -2.1e8, "(2.1×10⁸)"),
        ('0.0E+00" E+0"', 2.1e8, "2.1×10⁸ E+0"),
    ],
)
def test_numbers_times_a_power_of_ten(pattern: str, value: float, expected: str) -> None:
    assert number_format(pattern, "en-US").show(value) == expected


def test_powers_of_ten_have_the_marks_of_the_language() -> None:
    assert number_format("0.0E+00", "es-ES").show(2.1e8) == "2,1×10⁸"
