"""What a cell holds, as a complaint shows it."""

from __future__ import annotations

LONGEST = 40


def excerpt(text: str) -> str:
    """What a cell holds, cut where it is long."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
