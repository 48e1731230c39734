"""Powers of ten as they are read aloud. Screen readers pass over raised digits: 2.1×10⁸ would be 2.1 times 10."""

from __future__ import annotations

import re

from deckgen.model.language import base_of

_POWER = re.compile("×10(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_LEVEL = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
# What is said between the number and its exponent; English says the exponent as an ordinal.
_SAID = {
    "en": " times ten to the ",
    "es": " por diez elevado a ",
    "fr": " fois dix puissance ",
    "de": " mal zehn hoch ",
    "pt": " vezes dez elevado a ",
    "it": " per dieci elevato a ",
}
_MINUS = {"es": "menos ", "fr": "moins ", "pt": "menos ", "it": "meno "}


def powers_aloud(words: str, language: str) -> str:
    """The words with each power of ten as it is said in a language (BCP 47): 2.1 times ten to the eighth.

    Languages other than those of the house say it in English.
    """
    if "×10" not in words:
        return words
    base = base_of(language) if base_of(language) in _SAID else "en"
    return _POWER.sub(lambda found: _SAID[base] + _exponent(int(found[1].translate(_LEVEL)), base), words)


def _exponent(power: int, base: str) -> str:
    sign = _MINUS.get(base, "minus ") if power < 0 else ""
    if base != "en":
        return f"{sign}{abs(power)}"
    from num2words import num2words

    return sign + str(num2words(abs(power), to="ordinal"))
