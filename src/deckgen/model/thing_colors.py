"""ThingColors: the colors that things have through a whole deck, though the brand names none for them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class ThingColors(Struct, frozen=True):
    """What the series and categories of a deck are drawn in, whatever chart they stand on.

    by_key: colors (hex) by `thing_key`.
    together: for each chart with colors that its author gives as a hex these colors as they are written, with the
        words and names that the brand has colors for there.
    """

    by_key: Mapping[str, str] = {}
    together: tuple[tuple[str, ...], ...] = ()

    def of(self, name: str) -> str | None:
        """The color of a thing by the name that listeners see; None where it has none for the deck."""
        return self.by_key.get(thing_key(name))


def thing_key(name: str) -> str:
    """What a thing is known by: its name, however it is broken into lines and whatever its capitals."""
    return " ".join(name.split()).casefold()


NONE_NAMED = ThingColors()
"""No thing has a color of its own."""
