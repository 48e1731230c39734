"""Plain numbers: as deckgen's own lines and complaints write them, without powers of ten."""

from __future__ import annotations

from decimal import Decimal


def plain_number(number: float, digits: int = 12) -> str:
    """A number with so many digits that count at the most, its thousands parted."""
    rounded = Decimal(f"{number:.{digits}g}")
    return f"{rounded:,f}" if abs(number) < 10**digits else f"{number:,.0f}"
