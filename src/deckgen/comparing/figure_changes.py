"""Comparing figures: what slides write for each, and by how much a number changed.

A figure is a number or some words that slides quote by name. The manifest holds what was written for it, as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from deckgen.comparing.comparison import FigureChange, SlideRef
from deckgen.comparing.word_changes import normal
from deckgen.model.format import MINUS, Section, Separators, digits
from deckgen.model.manifest import SlideRecord
from deckgen.numbers.by_language import number_format
from deckgen.numbers.quantity_words import is_hedged

# A number with separators between its digits, such as "1,234.5" or "1 234,5".
_NUMBER = re.compile(r"\d(?:[\d.,'’٬٫ ]*\d)?")
_YEAR = re.compile(r"(19|20)\d\d")
_SIGNS = f"-{MINUS}+"


def compare_figures(
    pairs: Sequence[tuple[SlideRecord, SlideRecord]], refs: Mapping[str, SlideRef], languages: tuple[str, str]
) -> tuple[FigureChange, ...]:
    """The figures that slides of both copies write otherwise, each once with the numbers of these slides.

    pairs are the slides of both copies; refs are the new slides by their ids; languages are those of the two copies.
    """
    found: dict[tuple[str, str | None, str | None], list[str]] = {}
    for old, new in pairs:
        before = {figure.name: normal(figure.text) for figure in old.figures}
        after = {figure.name: normal(figure.text) for figure in new.figures}
        for name in dict.fromkeys([*after, *before]):
            if before.get(name) != after.get(name) and name in before and name in after:
                found.setdefault((name, before[name], after[name]), []).append(refs[new.id].number)
    return tuple(
        FigureChange(name, old, new, tuple(slides), *difference(old or "", new or "", languages))
        for (name, old, new), slides in found.items()
    )


def difference(old: str, new: str, languages: tuple[str, str]) -> tuple[str, str]:
    """The difference of two written numbers, and the same in percent of the old one; "" where it can't be told.

    Both texts must hold one number, with the same words around it and in the same language. Numbers in percent differ
    by points, years have no share. Numbers may be rounded, so the share in percent is told only as exactly as that
    allows. Rough ones ("about 900,000") have no difference that could be told.
    """
    if languages[0] != languages[1] or is_hedged(old, languages[0]) or is_hedged(new, languages[1]):
        return "", ""
    separators = number_format(None, languages[1]).separators
    first, second = _read(old, separators), _read(new, separators)
    if first is None or second is None or first[1:] != second[1:]:
        return "", ""
    (before, head, tail), (after, _, _) = first, second
    places = max(-_exponent(before), -_exponent(after), 0)
    step = after - before
    written = digits(abs(step), Section(most=places, grouped=abs(step) >= 10_000), separators)
    sign = MINUS if step < 0 else "+"
    if "%" in head + tail:
        return f"{sign}{written} {'point' if written == '1' else 'points'}", ""
    are_years = bool(_YEAR.fullmatch(old) and _YEAR.fullmatch(new))
    return f"{sign}{head}{written}{tail}", _share(before, after, languages[1]) if before and not are_years else ""


def _share(before: Decimal, after: Decimal, language: str) -> str:
    """The change of a number in percent.

    Both numbers may be off by half of their last digit. Where that makes the share uncertain by more than a tenth of
    a percent, it is told without decimals, by more than one percent as "about", and by more than 25 not at all ("").
    """
    unsure = (_unit(before) + _unit(after)) / 2 / abs(before)
    if unsure > Decimal("0.25"):
        return ""
    pattern = number_format("percent", language)
    if unsure > Decimal("0.001"):
        pattern = replace(pattern, sections=tuple(replace(part, most=0) for part in pattern.sections))
    sign = MINUS if after < before else "+"
    written = pattern.show(float(abs((after - before) / before)))
    return f"{'about ' if unsure > Decimal('0.01') else ''}{sign}{written}"


def _unit(number: Decimal) -> Decimal:
    """What the last digit of a number counts: 0.1 for 24.3."""
    return Decimal(1).scaleb(_exponent(number))


def _read(text: str, separators: Separators) -> tuple[Decimal, str, str] | None:
    """The number in a text with its sign, and the words before it (without the sign) and after it.

    None where the text holds no number, or several.
    """
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return None
    head, _, tail = text.partition(found[0])
    negative = any(sign in head for sign in _SIGNS[:2])
    ungrouped = "".join(letter for letter in found[0] if letter not in f"{separators.group} ")
    try:
        number = Decimal(ungrouped.replace(separators.decimal, "."))
    except ArithmeticError:
        return None
    return -number if negative else number, head.strip(_SIGNS), tail


def _exponent(number: Decimal) -> int:
    # Infinities have letters for exponents; no text that is read here makes one.
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
