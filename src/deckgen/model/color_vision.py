"""How colors (six hex digits) look to color-blind eyes and in a print without color, and how far apart they are then.

Color blindness is simulated by the matrices of Machado, Oliveira and Fernandes ("A Physiologically-based Model for
Simulation of Color Vision Deficiency", 2009) for eyes that lack one of the three kinds of cones. They stand for
linear light, and there is one for each of the three kinds. How far apart two colors are is measured in OKLab
(Ottosson, 2020), in which equal steps look equally large, between blues too, where CIELAB is off.
"""

from __future__ import annotations

import math
from functools import lru_cache

from deckgen.model.color import channels, luminance

Triple = tuple[float, float, float]

_EYES: dict[str, tuple[Triple, Triple, Triple]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_CONES: tuple[Triple, Triple, Triple] = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: tuple[Triple, Triple, Triple] = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
# The palette of Okabe and Ito, made for color-blind eyes, keeps its colors 0.076 apart, and that of deckgen 0.071.
LEAST_APART = 0.07
# In a print without color, by CIE L*: less is no difference between two patches that don't touch each other.
LEAST_LIGHTER = 4.5


def alike_to(one: str, other: str) -> str:
    """The eyes that can hardly tell two colors apart: "everyone", or "protanopia", "deuteranopia", "tritanopia".

    Of several kinds it is the one to which they look most alike; "" where all eyes tell them apart.
    """
    apart = _apart(one, other)
    if apart["everyone"] < LEAST_APART:
        return "everyone"
    worst = min(apart, key=lambda eyes: apart[eyes])
    return worst if apart[worst] < LEAST_APART else ""


def least_apart(one: str, other: str) -> float:
    """How far apart two colors are in OKLab to the eyes to which they look most alike: 0 to about 1."""
    return min(_apart(one, other).values())


def alike_in_grey(one: str, other: str) -> bool:
    """Whether two colors are one grey in a print without color."""
    return abs(_lightness(one) - _lightness(other)) < LEAST_LIGHTER


@lru_cache(maxsize=4096)
def _apart(one: str, other: str) -> dict[str, float]:
    first, second = _seen(one), _seen(other)
    return {eyes: math.dist(first[eyes], second[eyes]) for eyes in first}


@lru_cache(maxsize=1024)
def _lightness(color: str) -> float:
    """CIE L*, 0 to 100."""
    light = luminance(color)
    return 116 * math.cbrt(light) - 16 if light > 216 / 24389 else light * 24389 / 27


@lru_cache(maxsize=1024)
def _seen(color: str) -> dict[str, Triple]:
    """A color in OKLab as everyone sees it, and as each kind of color-blind eyes does."""
    light = _linear(color)
    seen = {eyes: _times(matrix, light) for eyes, matrix in _EYES.items()}
    return {eyes: _oklab(one) for eyes, one in {"everyone": light, **seen}.items()}


def _linear(color: str) -> Triple:
    """Red, green and blue as amounts of light, 0 to 1."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels(color))
    )
    return red, green, blue


def _oklab(light: Triple) -> Triple:
    inside = min(max(light[0], 0.0), 1.0), min(max(light[1], 0.0), 1.0), min(max(light[2], 0.0), 1.0)
    long, middle, short = _times(_TO_CONES, inside)
    return _times(_TO_LAB, (math.cbrt(long), math.cbrt(middle), math.cbrt(short)))


def _times(matrix: tuple[Triple, Triple, Triple], values: Triple) -> Triple:
    one, two, three = values
    first, second, third = (row[0] * one + row[1] * two + row[2] * three for row in matrix)
    return first, second, third
