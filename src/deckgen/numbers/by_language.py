"""Numbers and dates as a language writes them, with what Babel and num2words know of languages.

A number format is one of Excel's (`$#,##0.0 bn`), or one of deckgen's words compact, words, Words, ordinal and
percent, with other words around it if need be (`$compact`). Excel's are written the American way, with a comma
between thousands; numbers come out with the marks of the deck's language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from deckgen.model.dataset import Value
from deckgen.model.format import NumberFormat, Scale, Section, Separators
from deckgen.model.house_words import house_words
from deckgen.model.period import Grain, Period
from deckgen.numbers.pattern import literals, quantity_in, sections_of, word_in
from deckgen.tables.column_types import date_of, number_of

if TYPE_CHECKING:
    from babel import Locale

# How long days are written out; "date medium" is a format.
DATE_LENGTHS = ("short", "medium", "long", "full")
# The large numbers that a brand may have short words for, and how many zeros they have.
NUMBER_NAMES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
# What languages write after 1, 2, 3 and all other numbers in a row of things. CLDR, and so Babel, doesn't say.
_ORDINALS = {
    "en": ("st", "nd", "rd", "th"),
    "fr": ("er", "e", "e", "e"),
    "es": (".º", ".º", ".º", ".º"),
    "pt": ("º", "º", "º", "º"),
    "it": ("º", "º", "º", "º"),
    "nl": ("e", "e", "e", "e"),
    "sv": (":a", ":a", ":e", ":e"),
}
# Languages that write a point after all of them.
_DOTTED = ("cs", "da", "de", "et", "eu", "fi", "hr", "hu", "is", "lv", "nb", "nn", "no", "pl", "sk", "sl", "sr", "tr")


def number_format(pattern: str | None, language: str, names: Mapping[str, str] | None = None) -> NumberFormat:
    """The format of a pattern in a language (BCP 47).

    names are the brand's short words for large numbers, such as {"billion": "bn"}. None as a pattern is the natural
    format: two decimals at most, thousands parted from 10,000 on. Raises ValueError with a message for the author
    where the pattern is none.
    """
    # Words of the deck remember the text of its file. A format is sent along with every chart that is drawn, so it
    # must hold plain strings.
    plain = None if pattern is None else str(pattern)
    return _format(plain, str(language), tuple(sorted((names or {}).items())))


@lru_cache(maxsize=256)
def _format(pattern: str | None, language: str, names: tuple[tuple[str, str], ...]) -> NumberFormat:
    """The same, from values that can be kept."""
    locale = locale_of(language)
    separators = _separators(locale)
    if pattern is None or pattern.strip().lower() == "general":
        return NumberFormat(pattern or "", "natural", separators, spelled_in=locale.language)
    if quantity_in(pattern):
        raise ValueError(f"'{pattern}' is for quoting in text alone: write {{{{ name | {pattern} }}}}")
    if "|" in re.sub(r'"[^"]*"', "", pattern):
        raise ValueError(f"'{pattern}' is more than one format, and a number is shown in one way")
    word = word_in(pattern)
    if word is None:
        return NumberFormat(pattern, "pattern", separators, sections_of(pattern), spelled_in=locale.language)
    before, after = literals(pattern, word)
    match word:
        case "percent":
            sign = locale.percent_formats[None]
            (front, _), (back, _) = sign.prefix, sign.suffix
            section = Section(before + front, back + after, most=1, grouped=True, factor=Decimal(100))
            return NumberFormat(pattern, "pattern", separators, (section,), spelled_in=locale.language)
        case "compact":
            section = Section(before, after, most=1)
            scales = _scales(locale, dict(names))
            return NumberFormat(pattern, "compact", separators, (section,), scales, locale.language)
        case "words" | "Words":
            section, speller = Section(before, after), _speller(locale)
            return NumberFormat(pattern, "words", separators, (section,), spelled_in=speller, capital=word == "Words")
        case "ordinal":
            section, endings = Section(before, after), _endings(locale)
            return NumberFormat(pattern, "ordinal", separators, (section,), (), locale.language, endings)
        case _:
            raise ValueError("'date' shows a day, not a number; for numbers write a format such as '#,##0'")


def _endings(locale: Locale) -> tuple[str, str, str, str]:
    """What a language writes after 1st, 2nd, 3rd and all other numbers; ValueError where that isn't known."""
    if locale.language in _DOTTED:
        return (".", ".", ".", ".")
    if locale.language not in _ORDINALS:
        raise ValueError(f"'ordinal' is not known in {locale.english_name}; write the words themselves")
    return _ORDINALS[locale.language]


def language_name(language: str) -> str:
    """The English name of a language without its country: Spanish for es-MX."""
    return str(locale_of(language.partition("-")[0]).english_name)


def is_language(language: str) -> bool:
    """Whether these words name a language whose numbers and dates are known."""
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*", language):
        return False
    try:
        locale_of(language)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """What Babel knows of a language; ValueError, with a message for the author, where it knows none of that name.

    Where it doesn't know the country, the language alone counts: es-XX is Spanish.
    """
    from babel import Locale, UnknownLocaleError

    written = language.replace("_", "-")
    for name in (written, written.split("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise ValueError(f"'{language}' is no language that is known; write it as en-US, es-MX, de-DE …")


def _separators(locale: Locale) -> Separators:
    """How the language parts digits. Numbers are written in Western digits in every language."""
    symbols = locale.number_symbols["latn"]
    groups = locale.decimal_formats[None].grouping
    return Separators(str(symbols["decimal"]), str(symbols["group"]), (int(groups[0]), int(groups[1])))


def _scales(locale: Locale, names: Mapping[str, str]) -> tuple[Scale, ...]:
    """The steps of compact numbers, the largest first: the language's own, and the brand's words instead of some.

    A word of the brand's also replaces the language's steps for ten and a hundred times as much.
    """
    own = {NUMBER_NAMES[name]: short for name, short in names.items() if name in NUMBER_NAMES}
    every = _own_scales(locale)
    scales = [scale for scale in every if all(not 0 <= scale.power - power < 3 for power in own)]
    for power, short in own.items():
        # A sign stands right behind the number, letters after a space.
        after = short if len(short) == 1 and not short.isalpha() else f" {short}"
        long = next((scale for scale in every if scale.zeros == power), None)
        scales.append(Scale(max(power, 4), power, (("", after),), long=long))
    return tuple(sorted(scales, key=lambda scale: -scale.power))


def _own_scales(locale: Locale) -> list[Scale]:
    """The steps that the language has by CLDR, from 10,000 on: smaller numbers stand in full.

    CLDR has a pattern for each power of ten in each plural form, such as "00 million" for 10,000,000. It has as many
    zeros as there are digits before the word.
    """
    formats = locale.compact_decimal_formats
    plurals = formats["long"] if "long" in formats else formats["short"]
    categories = [name for name in ("other", "one", "two", "few", "many", "zero") if name in plurals]
    scales = []
    for text in plurals["other"]:
        power = len(text) - 1
        if power < 4:
            continue
        patterns = [plurals[name].get(text) or plurals["other"][text] for name in categories]
        pattern_of_other = patterns[0].pattern
        if "0" not in pattern_of_other.replace("'", ""):
            continue
        zeros = power - (pattern_of_other.count("0") - 1)
        forms = [_halves(pattern.pattern) for pattern in patterns]
        scales.append(_scale(locale, power, zeros, forms, categories))
    return scales


def _halves(pattern: str) -> tuple[str, str]:
    """The words before and after the zeros of a compact pattern. Quotes around them are left out."""
    before, zero, rest = pattern.replace("'", "").partition("0")
    return before, rest.lstrip("0") if zero else rest


def _scale(locale: Locale, power: int, zeros: int, forms: list[tuple[str, str]], categories: list[str]) -> Scale:
    """A step with its name in each plural form, and which form each number takes.

    forms are the words in the plural forms that categories name ("one", "few", "other", …).
    """
    if len(set(forms)) == 1:
        return Scale(power, zeros, (forms[0],))
    names = tuple(dict.fromkeys(forms))
    index = {category: str(names.index(form)) for category, form in zip(categories, forms, strict=True)}

    def digit(number: Decimal) -> str:
        return index.get(locale.plural_form(number), "0")

    of_integers = "".join(digit(Decimal(number)) for number in range(2000))
    of_fractions = "".join(digit(Decimal(number) + Decimal("0.5")) for number in range(2000))
    return Scale(power, zeros, names, of_integers, of_fractions)


def _speller(locale: Locale) -> str:
    """The name that num2words has for a language; ValueError where it can't write numbers in it."""
    from num2words import CONVERTER_CLASSES

    for name in (f"{locale.language}_{locale.territory}", locale.language):
        if name in CONVERTER_CLASSES:
            return name
    raise ValueError(f"numbers cannot be spelled out in {locale.english_name}; write them as '#,##0'")


def format_value(value: Value, pattern: str | None, language: str, names: Mapping[str, str] | None = None) -> str:
    """A value as text: numbers and days as the language writes them, words as they are, "" for None.

    With a pattern, words that are a number or a day (yyyy-mm-dd) are formatted too. Raises ValueError with a message
    for the author where the pattern is none, or isn't for such a value.
    """
    word = pattern.strip() if pattern else ""
    lengths = {"date": "long", **{f"date {length}": length for length in DATE_LENGTHS}}
    match value:
        case None:
            return ""
        case bool():
            words = house_words(language)
            return words.yes if value else words.no
        case date():
            if word and word not in lengths:
                raise ValueError(f"'{pattern}' is for numbers, and {value.isoformat()} is a day; write 'date'")
            return format_date(value, language, lengths.get(word, "long"))
        case str():
            return _words(value, pattern, word in lengths, language, names)
    if word in lengths:
        raise ValueError(f"{value} is no day; 'date' shows days written as 2018-09-12")
    found = number_format(pattern, language, names)
    return found.for_all([value]).show(value)


def _words(text: str, pattern: str | None, is_date: bool, language: str, names: Mapping[str, str] | None) -> str:
    """Words by a pattern, which they must be a number or a day for."""
    if pattern is None:
        return text
    found = date_of(text.strip()) if is_date else number_of(text.strip())
    if found is None:
        wanted = "a day written as 2018-09-12" if is_date else "a number"
        raise ValueError(f"'{text}' is not {wanted}, as the format '{pattern}' needs")
    return format_value(found, pattern, language, names)


@lru_cache(maxsize=1024)
def format_date(day: date, language: str, pattern: str = "long") -> str:
    """A day in words, as they are written in a language: September 12, 2018, or 12 September 2018 in en-GB.

    pattern is short, medium, long, full, or a pattern of CLDR's such as "MMMM y"; ValueError where it is none.
    """
    from babel.dates import format_date as babel_date

    try:
        return str(babel_date(day, pattern, locale_of(language)))
    except (KeyError, ValueError, AttributeError) as error:
        raise ValueError(f"'{pattern}' is no way to write a day; known: {', '.join(DATE_LENGTHS)}") from error


def format_period(period: Period, language: str) -> str:
    """A period in words: 2017, 1st quarter 2018, June 2018, 2018-W50, September 12, 2018."""
    from babel.dates import format_skeleton

    match period.grain:
        case Grain.YEAR:
            return period.called or str(period.day.year)
        case Grain.QUARTER:
            return str(format_skeleton("yQQQQ", period.day, locale=locale_of(language)))
        case Grain.MONTH:
            return str(format_skeleton("yMMMM", period.day, locale=locale_of(language)))
        case Grain.WEEK:
            return str(period)
        case Grain.MOMENT:
            moment = datetime.combine(period.day, time()) + timedelta(seconds=period.seconds)
            clock = format_skeleton("Hm", moment, locale=locale_of(language))
            return f"{format_date(period.day, language)}, {clock}"
        case _:
            return format_date(period.day, language)


def name_periods(periods: Sequence[Period], language: str) -> list[str]:
    """Periods as they stand along an axis: 2018, Q1 2018, Jun 2018, Sep 12, 2018; moments of one day by their time.

    Weeks stand there as ISO 8601 writes them, since few languages have a short way.
    """
    several_days = len({period.day for period in periods}) > 1
    return [_name(period, language, dated=several_days) for period in periods]


def name_span(first: Period, last: Period, language: str) -> str:
    """From when to when, as short as the language has it: Mar 3 – 18, 2018, Mar – May 2018, 2016 – 2018."""
    from babel.dates import format_interval

    alike = first.grain is last.grain and not first.called
    skeleton = {Grain.YEAR: "y", Grain.QUARTER: "yQQQ", Grain.MONTH: "yMMM", Grain.DAY: "yMMMd"}.get(first.grain)
    if first == last:
        return name_periods([first], language)[0]
    if not alike or skeleton is None or first.grain is Grain.QUARTER:
        names = name_periods([first, last], language)
        return f"{names[0]} \N{EN DASH} {names[1]}"
    # Plain spaces, as all other words on a chart have them.
    return str(format_interval(first.begins, last.begins, skeleton, locale=locale_of(language))).replace(
        "\N{THIN SPACE}", " "
    )


def name_ticks(periods: Sequence[Period], language: str) -> list[str]:
    """Periods along an axis in few words: the first of each year is written whole, the others without their year.

    Of moments on several days, the first of each day is written with it.
    """
    several_days = len({period.day for period in periods}) > 1
    names = []
    before: Period | None = None
    for period in periods:
        same_year = before is not None and before.begins.year == period.begins.year
        same_day = before is not None and before.day == period.day
        if period.grain is Grain.MONTH and same_year:
            names.append(format_date(period.begins, language, "MMM"))
        elif period.grain is Grain.DAY:
            names.append(_day(period, language, dated=not same_year))
        elif period.grain is Grain.MOMENT and several_days and not same_day:
            names.append(f"{_day(period, language, dated=False)}, {_name(period, language, dated=False)}")
        else:
            names.append(_name(period, language, dated=False))
        before = period
    return names


def _day(period: Period, language: str, *, dated: bool) -> str:
    """A day with its month in letters, and with its year or without it."""
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMd" if dated else "MMMd", period.day, locale=locale_of(language)))


def _name(period: Period, language: str, *, dated: bool) -> str:
    from babel.dates import format_skeleton

    locale = locale_of(language)
    skeletons = {Grain.YEAR: "y", Grain.QUARTER: "yQQQ", Grain.MONTH: "yMMM"}
    if period.called:
        return period.called
    if period.grain in skeletons:
        return str(format_skeleton(skeletons[period.grain], period.day, locale=locale))
    if period.grain is Grain.WEEK:
        return str(period)
    day = format_date(period.day, language, "medium")
    if period.grain is Grain.DAY:
        return day
    moment = datetime.combine(period.day, time()) + timedelta(seconds=period.seconds)
    clock = str(format_skeleton("Hm", moment, locale=locale))
    return f"{day}, {clock}" if dated else clock
