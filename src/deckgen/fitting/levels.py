"""Levels: what stands side by side begins on one line: the titles of a row of cards, and the texts under them.

What stands one under the other is of one height, and higher where there is room to spare.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.canvas import Press
from deckgen.model.geometry import ZERO, Emu
from deckgen.model.page import Paragraph

# Rows are of one height where they fill this part of that, at least: where none is much higher than the others.
_ALIKE = 0.6
# How much higher rows are where there is height to spare, in multiples of the size of type.
_MOST_AIR = 2.6

Tiers = tuple[tuple[Paragraph, ...], ...]
"""The paragraphs of one thing, by what they are: its number, its title, its text. A tier may be empty."""


class Column(Struct, frozen=True):
    """The words of one thing, level with those beside it.

    down: how far they begin under the top of the row.
    paragraphs: all of them, with room over those that stand higher elsewhere.
    """

    down: Emu
    paragraphs: tuple[Paragraph, ...]


class Row(Struct, frozen=True):
    """The words of all things in a row, and its height."""

    columns: tuple[Column, ...]
    height: Emu


def even(heights: Sequence[Emu]) -> list[Emu]:
    """The heights of rows one under the other: all as high as the highest, unless that one stands out."""
    highest = max(heights, default=ZERO)
    is_alike = sum(heights, ZERO) >= highest * (len(heights) * _ALIKE)
    return [highest] * len(heights) if is_alike else list(heights)


def air(height: Emu, place: Emu, rows: int, press: Press) -> Emu:
    """How much higher each of some rows is in a place in which they take a height."""
    return min(Emu(max(0, place - height)) // max(1, rows), press.body.size * _MOST_AIR)


def level(things: Sequence[Tiers], width: Emu, press: Press) -> Row:
    """The words of things side by side, each of this width.

    Every tier begins where it can in all of them: under the longest words of the tier over it.
    """
    tops, end = [], ZERO
    for tier in zip(*things, strict=True):
        before = max((paragraphs[0].before for paragraphs in tier if paragraphs), default=ZERO) if end else ZERO
        tops.append(end + before)
        if any(tier):
            end += before + max(press.height(paragraphs, width) for paragraphs in tier)
    return Row(tuple(_leveled(tiers, tops, width, press) for tiers in things), end)


def _leveled(tiers: Tiers, tops: Sequence[Emu], width: Emu, press: Press) -> Column:
    down, end = ZERO, ZERO
    made: list[Paragraph] = []
    for top, paragraphs in zip(tops, tiers, strict=True):
        if not paragraphs:
            continue
        if made:
            made += (replace(paragraphs[0], before=top - end), *paragraphs[1:])
        else:
            down = top
            made += paragraphs
        end = top + press.height(paragraphs, width)
    return Column(down, tuple(made))
