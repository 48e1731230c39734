"""Colors as hex without '#': how well they are told apart, how they mix, and which can be read as words."""

from __future__ import annotations


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(color[0:2], 16), int(color[2:4], 16), int(color[4:6], 16)


def luminance(color: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.1)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(color))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """The color that lies between two, share of the way to the other."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


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
