"""Colors, as six hex digits without '#': how well they are told apart, how they mix, which words are legible."""

from __future__ import annotations

import re
from functools import lru_cache

_HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def six_digits(written: str) -> str | None:
    """The color that is written as #1F5FA8, or short as #fff as in CSS; None where it is none."""
    if not _HEX.fullmatch(written):
        return None
    digits = written[1:].upper()
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(color[0:2], 16), int(color[2:4], 16), int(color[4:6], 16)


@lru_cache(maxsize=1024)
def luminance(color: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.1)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(color))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """The color between two: share is how far it is from one to the other, 0 to 1."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@lru_cache(maxsize=1024)
def legible(color: str, paper: str, ink: str, least: float = 4.5) -> str:
    """The color mixed with as much ink as its contrast on paper needs; ink itself where no mixture will do.

    least is the contrast ratio to reach. 4.5 is what WCAG 2.1 asks of text (1.4.3), 3 what it asks of large text.
    """
    for share in (0.0, 0.15, 0.3, 0.45, 0.6, 0.8):
        darker = mix(color, ink, share)
        if contrast(darker, paper) >= least:
            return darker
    return ink


def readable(ground: str, *colors: str, least: float = 4.5) -> str:
    """The one of some colors in which words on a ground are read best; black or white where its contrast is below
    least.
    """
    best = max(colors, key=lambda color: contrast(color, ground))
    if contrast(best, ground) >= least:
        return best
    return max(("000000", "FFFFFF"), key=lambda color: contrast(color, ground))
