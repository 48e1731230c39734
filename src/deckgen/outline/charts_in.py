"""The charts of a slide as they are written, for whoever asks before anything is bound."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.charting.chart_type import Chart
from deckgen.model.node import Node


def charts_in(value: object) -> Iterator[Chart]:
    """The charts under a part of a deck in the order in which they are written, however deep blocks hold blocks."""
    if isinstance(value, Chart):
        yield value
    elif isinstance(value, Node):
        for key in value.order:
            yield from charts_in(getattr(value, key, None))
    elif isinstance(value, tuple):
        for one in value:
            yield from charts_in(one)
