"""What a language (BCP 47) asks of type: which way its lines run, and which of PowerPoint's three fonts it takes."""

from __future__ import annotations

from typing import Literal

Script = Literal["latin", "east_asian", "complex"]
_LEFTWARDS = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"))
_LEFTWARDS_SCRIPTS = frozenset(("arab", "hebr", "nkoo", "syrc", "thaa"))
_EAST_ASIAN = frozenset(("ja", "ko", "yue", "zh"))
_INDIC = frozenset(("as", "bn", "gu", "hi", "kn", "kok", "ml", "mr", "ne", "or", "pa", "sa", "si", "ta", "te"))
_COMPLEX = _INDIC | frozenset(("am", "bo", "dz", "km", "lo", "my", "th", "ti"))


def runs_leftwards(language: str) -> bool:
    """Whether lines are read from right to left."""
    base, *rest = language.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    return scripts[0] in _LEFTWARDS_SCRIPTS if scripts else base in _LEFTWARDS


def script_of(language: str) -> Script:
    """The font that PowerPoint sets most letters of a language in: its Latin, East Asian or complex one."""
    base = language.lower().partition("-")[0]
    if runs_leftwards(language) or base in _COMPLEX:
        return "complex"
    return "east_asian" if base in _EAST_ASIAN else "latin"


def names_of(language: str) -> tuple[str, ...]:
    """A language and what is left of it without its last parts: es-MX, then es."""
    parts = language.replace("_", "-").split("-")
    return tuple("-".join(parts[:count]) for count in range(len(parts), 0, -1))


def base_of(language: str) -> str:
    """A language without its country and script."""
    return names_of(language)[-1].lower()
