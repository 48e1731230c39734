"""What happens to a slide in the show: how it comes, and what of it appears on each click."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Transition = Literal["none", "fade", "push"]
"""How a slide comes: at once, out of the one before it, or pushing that aside."""


class Paragraphs(Struct, frozen=True):
    """Some paragraphs of a text box, from the first to the last of them, counted from 0."""

    first: int
    last: int


class Ground(Struct, frozen=True):
    """All of a chart that PowerPoint draws but its series: axes, gridlines and legend."""


class SeriesOf(Struct, frozen=True):
    """A series of a chart that PowerPoint draws, counted from 0."""

    number: int


class Appearing(Struct, frozen=True):
    """Something that appears.

    name: that of a shape of the page or of a bundle, or of what is laid over a chart that PowerPoint draws.
    part: the part of it that appears; None for all of it.
    """

    name: str
    part: Paragraphs | Ground | SeriesOf | None = None


Step = tuple[Appearing, ...]
"""What appears on one click."""
