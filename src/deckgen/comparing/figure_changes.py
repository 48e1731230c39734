"""Figures: what was shown for each on which slides, and by how much a number changed."""

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

_NUMBER = re.compile(r"\d(?:[\d.,'’٬٫ ]*\d)?")
_SIGNS = f"-{MINUS}+"


def compare_figures(
    pairs: Sequence[tuple[SlideRecord, SlideRecord]], refs: Mapping[str, SlideRef], languages: tuple[str, str]
) -> tuple[FigureChange, ...]:
    """The figures that are shown otherwise on slides of both copies, each once with the numbers of these slides.

    refs are the new slides by their ids; languages are those of the two copies.
    """
    found: dict[tuple[str, str | None, str | None], list[str]] = {}
    for old, new in pairs:
        before = {one.name: normal(one.text) for one in old.figures}
        after = {one.name: normal(one.text) for one in new.figures}
        for name in dict.fromkeys([*after, *before]):
            if before.get(name) != after.get(name) and name in before and name in after:
                found.setdefault((name, before[name], after[name]), []).append(refs[new.id].number)
    return tuple(
        FigureChange(name, old, new, tuple(slides), *difference(old or "", new or "", languages))
        for (name, old, new), slides in found.items()
    )


def difference(old: str, new: str, languages: tuple[str, str]) -> tuple[str, str]:
    """The difference of two numbers as shown, and its share of the old one in percent; "" where it can't be told.

    Both must be one number of one format: the words around the digits are the same. Shares in percent differ by
    points. A share is told as exactly as the numbers shown, which may be rounded, bear it.
    """
    if languages[0] != languages[1]:
        return "", ""
    separators = number_format(None, languages[1]).separators
    first, second = _read(old, separators), _read(new, separators)
    if first is None or second is None or first[1:] != second[1:]:
        return "", ""
    (before, head, tail), (after, _, _) = first, second
    places = max(-_exponent(before), -_exponent(after), 0)
    step = after - before
    shown = digits(abs(step), Section(most=places, grouped=abs(step) >= 10_000), separators)
    sign = MINUS if step < 0 else "+"
    if "%" in head + tail:
        return f"{sign}{shown} {'point' if shown == '1' else 'points'}", ""
    return f"{sign}{head}{shown}{tail}", _share(before, after, languages[1]) if before else ""


def _share(before: Decimal, after: Decimal, language: str) -> str:
    """What a number has changed by in percent, no more exactly than two rounded numbers can tell; "" for a guess."""
    unsure = (_unit(before) + _unit(after)) / 2 / abs(before)
    if unsure > Decimal("0.25"):
        return ""
    pattern = number_format("percent", language)
    if unsure > Decimal("0.001"):
        pattern = replace(pattern, sections=tuple(replace(part, most=0) for part in pattern.sections))
    sign = MINUS if after < before else "+"
    shown = pattern.show(float(abs((after - before) / before)))
    return f"{'about ' if unsure > Decimal('0.01') else ''}{sign}{shown}"


def _unit(number: Decimal) -> Decimal:
    """What the last digit of a number counts."""
    return Decimal(1).scaleb(_exponent(number))


def _read(shown: str, separators: Separators) -> tuple[Decimal, str, str] | None:
    """The number in words that hold one, without its sign, and what stands before and after it."""
    found = _NUMBER.findall(shown)
    if len(found) != 1:
        return None
    head, _, tail = shown.partition(found[0])
    negative = any(sign in head for sign in _SIGNS[:2])
    plain = "".join(letter for letter in found[0] if letter not in f"{separators.group} ")
    try:
        number = Decimal(plain.replace(separators.decimal, "."))
    except ArithmeticError:
        return None
    return -number if negative else number, head.strip(_SIGNS), tail


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
