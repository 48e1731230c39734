"""Parts of slides that another program has to draw, and what it drew of them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Piece(Struct, frozen=True):
    """A part of a slide that is to be drawn by another program: the slide's part, and which of its shapes.

    No shapes stand for all of the slide. bare: those of which the words are left out. ground: the color behind them;
    "" for what is behind the slide.
    """

    part: str
    tops: tuple[int, ...] = ()
    bare: tuple[int, ...] = ()
    ground: str = ""


Rendered = Mapping[Piece, bytes]


class DrawnPieces:
    """What another program drew. wanted: what it would have to draw."""

    def __init__(self, rendered: Rendered) -> None:
        self._rendered = rendered
        self.wanted: list[Piece] = []

    def drawn(self, piece: Piece) -> bytes | None:
        """What another program drew; None where it didn't. What was asked for is noted."""
        self.wanted.append(piece)
        return self._rendered.get(piece)
