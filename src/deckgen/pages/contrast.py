"""The contrast that words need, by their size (WCAG 2.1, 1.4.3)."""

from __future__ import annotations

LEAST, LEAST_OF_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 18.0, 14.0


def least_contrast(size: float, *, bold: bool) -> float:
    """The contrast ratio of words of a size in points: large ones, from 18 points or 14 in bold, need less."""
    return LEAST_OF_LARGE if size >= (LARGE_BOLD if bold else LARGE) else LEAST
