"""The series and the axes of a chart in a deck that somebody made by hand, as values."""

from __future__ import annotations

from msgspec import Struct


class OldSeries(Struct, frozen=True):
    """A series of a chart.

    kind: how it is drawn, as the file calls it, such as "barChart".
    x: its own numbers along x, where it has some. sizes: those of bubbles.
    is_smooth: its line is rounded between its values. is_joined: a line joins its dots.
    besides: what is drawn at it besides, such as "a trend line".
    color: its own, as its file says it; "" for that of its place. colors: those of single values, by their numbers.
    """

    name: str
    kind: str
    values: tuple[float | None, ...]
    x: tuple[float | None, ...] = ()
    sizes: tuple[float | None, ...] = ()
    is_on_second_axis: bool = False
    is_smooth: bool = False
    is_joined: bool = False
    besides: tuple[str, ...] = ()
    color: str = ""
    colors: dict[int, str] = {}


class OldAxis(Struct, frozen=True):
    """An axis: from where to where it goes, where somebody said that.

    is_log: its steps multiply. is_reversed: it grows downwards, or to the left.
    """

    low: float | None = None
    high: float | None = None
    is_log: bool = False
    is_reversed: bool = False
