"""What follows from a language's name (BCP 47, such as es-MX): which way lines run, and which font PowerPoint uses.

PowerPoint has three fonts for every text, each for the letters of some scripts: Latin, East Asian and complex.
"""

from __future__ import annotations

from typing import Literal

Script = Literal["latin", "east_asian", "complex"]
# Languages that are written from right to left, and scripts by their names in ISO 15924.
_LEFTWARDS = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"))
_LEFTWARDS_SCRIPTS = frozenset(("arab", "hebr", "nkoo", "syrc", "thaa"))
_EAST_ASIAN = frozenset(("ja", "ko", "yue", "zh"))
_INDIC = frozenset(("as", "bn", "gu", "hi", "kn", "kok", "ml", "mr", "ne", "or", "pa", "sa", "si", "ta", "te"))
_COMPLEX = _INDIC | frozenset(("am", "bo", "dz", "km", "lo", "my", "th", "ti"))


def runs_leftwards(language: str) -> bool:
    """Whether lines are read from right to left. A script in the name decides: az-Arab does, ar-Latn doesn't."""
    base, *rest = language.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    return scripts[0] in _LEFTWARDS_SCRIPTS if scripts else base in _LEFTWARDS


def script_of(language: str) -> Script:
    """Which of PowerPoint's three fonts most letters of a language are set in."""
    base = language.lower().partition("-")[0]
    if runs_leftwards(language) or base in _COMPLEX:
        return "complex"
    return "east_asian" if base in _EAST_ASIAN else "latin"


def names_of(language: str) -> tuple[str, ...]:
    """The name of a language, then the same without its last parts: es-MX, es."""
    parts = language.replace("_", "-").split("-")
    return tuple("-".join(parts[:count]) for count in range(len(parts), 0, -1))


def base_of(language: str) -> str:
    """A language without its country and script, in lower case: es for es-MX."""
    return names_of(language)[-1].lower()
