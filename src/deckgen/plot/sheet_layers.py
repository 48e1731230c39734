"""Layers: to which of the things that can appear one by one what is drawn on a sheet belongs."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Layer(Struct, frozen=True):
    """A thing of a chart that may appear by itself.

    kind: a series or a panel, by its name; the notes all together; what an annotation draws over the chart or behind
        it, by the number of the annotation; or the ground, which is all else, such as axes.
    """

    kind: Literal["ground", "series", "panel", "notes", "over", "behind"]
    name: str = ""
    number: int = 0


GROUND, NOTES = Layer("ground"), Layer("notes")
