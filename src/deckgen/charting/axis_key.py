"""axis: what an author may ask of an axis of numbers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from deckgen.model.marks import Str
from deckgen.model.node import Node, Number, one_of


class Axis(Node):
    """How far an axis of numbers goes, by which steps, and what it is called."""

    noun = "'axis'"
    samples = {"scale": "scale: log"}
    example = "from: 0"
    from_: Number | None = Field(default=None, alias="from")
    """The number that it begins at; the values decide where left out."""
    to: Number | None = None
    """The number that it ends at; the values decide where left out."""
    scale: one_of("linear", "log") = "linear"  # type: ignore[valid-type]
    """`log`: equal steps along it are equal multiples, with ticks at 1, 10, 100 and so on."""
    title: Str | None = None
    """What its numbers are, over the plot before their unit."""

    @property
    def is_log(self) -> bool:
        """Whether equal steps along it are equal multiples."""
        return bool(self.scale == "log")

    def ends(self) -> list[tuple[Literal["from", "to"], float]]:
        """The ends that are given, each by its key."""
        return [(key, end) for key, end in (("from", self.from_), ("to", self.to)) if end is not None]  # type: ignore[misc]
