"""Claim bounds: whether claims hold something from above and from below, or from one side alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deckgen.model.node import number_of

_SIGN = re.compile(r"(<=|>=|<>|!=|<|>|=)")
_FROM_BOTH = re.compile(r"\b(?:between|abs|round|floor|in)\b", re.IGNORECASE)
_BEGIN = re.compile(r"^.*\bselect\b|[()]", re.IGNORECASE | re.DOTALL)


def is_one_sided(claims: Iterable[str]) -> bool:
    """Whether claims compare, and hold nothing that they compare from above and from below; False where in doubt."""
    sides: dict[str, set[str]] = {}
    for claim in claims:
        if _FROM_BOTH.search(claim):
            return False
        for compared in re.split(r"\band\b", claim, flags=re.IGNORECASE):
            for what, side in _bounds(compared):
                sides.setdefault(what, set()).add(side)
    return bool(sides) and all(held in ({"lower"}, {"upper"}) for held in sides.values())


def _bounds(compared: str) -> Iterable[tuple[str, str]]:
    """What is compared, with the side on which it is held; "both" for an equality that isn't about which rows."""
    words = re.sub(r"\bfilter\s*\([^)]*\)|\bwhere\b.*", "", compared, flags=re.IGNORECASE | re.DOTALL)
    parts = _SIGN.split(words)
    for index in range(1, len(parts), 2):
        left, sign, right = (_BEGIN.sub("", part).strip() for part in parts[index - 1 : index + 2])
        side = "lower" if ">" in sign else "upper"
        if sign in ("=", "<>", "!="):
            yield left, "both"
        elif number_of(left) is not None:
            yield right, "upper" if side == "lower" else "lower"
        else:
            yield left, side
