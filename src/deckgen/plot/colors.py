"""Mixing colors, and making a color dark enough to be read as words. Hex without '#'."""

from __future__ import annotations


def mix(color: str, other: str, share: float) -> str:
    """A color with a share (0 to 1) of another in it."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return "".join(f"{round(one + (two - one) * share):02X}" for one, two in pairs)


def legible(color: str, paper: str, ink: str, least: float = 4.5) -> str:
    """The color, drawn towards the ink until its contrast on paper is at least that of WCAG 2.1, 1.4.3."""
    for share in (0.0, 0.15, 0.3, 0.45, 0.6, 0.8):
        darker = mix(color, ink, share)
        if contrast(darker, paper) >= least:
            return darker
    return ink


def readable(on: str, *colors: str, least: float = 4.5) -> str:
    """Of some colors the one that words on a ground are read best in; black or white where none reaches the least."""
    best = max(colors, key=lambda color: contrast(color, on))
    return best if contrast(best, on) >= least else max(("000000", "FFFFFF"), key=lambda color: contrast(color, on))


def contrast(color: str, other: str) -> float:
    """The contrast ratio of two colors, from 1 to 21."""
    light, dark = sorted((_luminance(color), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[0:2], 16), int(color[2:4], 16), int(color[4:6], 16)


def _luminance(color: str) -> float:
    red, green, blue = (
        share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in _channels(color))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
