"""Colors, as six hex digits without '#': how well they are told apart, how they mix, which words are legible."""

from __future__ import annotations

import math
import re
from functools import lru_cache

# The contrast that WCAG 2.1 asks of graphics (1.4.11).
LEAST_OF_GRAPHICS = 3.0
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
    red, green, blue = _light(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_dark(ground: str, ink: str) -> bool:
    """Whether a ground is darker than what is written on it."""
    return luminance(ground) < luminance(ink)


def standing_back(ground: str, ink: str, share: float) -> str:
    """The color of what stands back on a ground: with so much ink in it, and on a dark one as much as it takes to be
    seen there.
    """
    if not is_dark(ground, ink):
        return mix(ground, ink, share)
    shares = (step / 100 for step in range(round(share * 100), 100))
    return next((one for step in shares if contrast(one := mix(ground, ink, step), ground) >= LEAST_OF_GRAPHICS), ink)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """The color between two: share is how far it is from one to the other, 0 to 1."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def blend(one: str, other: str, share: float) -> str:
    """The color between two that looks as far from one as share (0 to 1) says: equal shares are equal to the eye.

    It lies on the straight way between them in Oklab (https://bottosson.github.io/posts/oklab/).
    """
    pairs = zip(_oklab(one), _oklab(other), strict=True)
    return _from_oklab(*(a + (b - a) * share for a, b in pairs))


def lighter(color: str, by: float) -> str:
    """A color of the same hue that is lighter by so much, where black and white are 1 apart; darker below 0."""
    light, red, yellow = _oklab(color)
    return _from_oklab(min(max(light + by, 0.0), 1.0), red, yellow)


def difference(one: str, other: str) -> float:
    """How unlike two colors look: their distance in Oklab, where black and white are 1 apart."""
    return math.dist(_oklab(one), _oklab(other))


def chroma(color: str) -> float:
    """How far a color is from a grey of its lightness, in Oklab: 0 for greys, about 0.3 for the purest colors."""
    _, red, yellow = _oklab(color)
    return math.hypot(red, yellow)


@lru_cache(maxsize=1024)
def _oklab(color: str) -> tuple[float, float, float]:
    """Lightness (0 to 1), and how much red rather than green and yellow rather than blue there is in a color."""
    red, green, blue = _light(color)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(light: float, red: float, yellow: float) -> str:
    long = (light + 0.3963377774 * red + 0.2158037573 * yellow) ** 3
    medium = (light - 0.1055613458 * red - 0.0638541728 * yellow) ** 3
    short = (light - 0.0894841775 * red - 1.2914855480 * yellow) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    curved = (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in linear)
    return "".join(f"{round(min(max(c, 0.0), 1.0) * 255):02X}" for c in curved)


def _light(color: str) -> list[float]:
    """How much red, green and blue light a color gives, 0 to 1 (sRGB, IEC 61966-2-1)."""
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(color))]


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
