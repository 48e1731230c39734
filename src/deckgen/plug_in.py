"""What a plug-in may import: these names stay where they are, wherever deckgen's own modules go.

They are loaded when they are first asked for, so that a check doesn't load what only charts need. How a plug-in is
made stands in docs/plugins.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deckgen.binding.scope import Scope
    from deckgen.block import Block
    from deckgen.charting.annotate import Annotate, Ground
    from deckgen.charting.bar_chart import BarChart
    from deckgen.charting.chart_type import Chart
    from deckgen.check import Check
    from deckgen.deck import Deck, DeckSlide
    from deckgen.fitting.canvas import Canvas, Press
    from deckgen.fitting.contents import Content
    from deckgen.model.chart_data import Annotation, ChartData, Series, Spot
    from deckgen.model.dataset import CellPlace, Dataset
    from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
    from deckgen.model.geometry import Box, Emu, Inch, Insets, Pt
    from deckgen.model.hints import Hint
    from deckgen.model.marks import Str
    from deckgen.model.node import Flag, Integer, Node, Number, Strs, complaint, one_of
    from deckgen.model.page import Page, Paragraph, Style
    from deckgen.model.phrases import Phrases
    from deckgen.model.rich_text import Text
    from deckgen.origin import Errand, Fetched, Origin
    from deckgen.pages.studio import SlideLayout, Studio
    from deckgen.plot.added import Added
    from deckgen.plot.captions import caption
    from deckgen.plot.categories import category_color, values_of
    from deckgen.plot.free_sheet import FreeSheet
    from deckgen.plot.lying import plan_lying
    from deckgen.plot.over_time import plan_over_time
    from deckgen.plot.paper import Plot
    from deckgen.plot.uprights import plan_uprights
    from deckgen.reader import Reader, TableFile
    from deckgen.slide_kind import SlideKind
    from deckgen.tables.grid import CellGrid, Complaints
    from deckgen.tables.text_file import table_text

# The module of each name, by the kinds of plug-ins that need it.
_HOMES = {
    # Blocks, and the nodes that authors write.
    "Block": "block",
    "Box": "model.geometry",
    "Canvas": "fitting.canvas",
    "Content": "fitting.contents",
    "Emu": "model.geometry",
    "Flag": "model.node",
    "Hint": "model.hints",
    "Inch": "model.geometry",
    "Insets": "model.geometry",
    "Integer": "model.node",
    "Node": "model.node",
    "Number": "model.node",
    "Paragraph": "model.page",
    "Press": "fitting.canvas",
    "Pt": "model.geometry",
    "Scope": "binding.scope",
    "Span": "model.diagnostics",
    "Str": "model.marks",
    "Strs": "model.node",
    "Style": "model.page",
    "Text": "model.rich_text",
    "complaint": "model.node",
    "did_you_mean": "model.diagnostics",
    "one_of": "model.node",
    # Charts.
    "BarChart": "charting.bar_chart",
    "Chart": "charting.chart_type",
    "ChartData": "model.chart_data",
    "Plot": "plot.paper",
    "Series": "model.chart_data",
    "caption": "plot.captions",
    "category_color": "plot.categories",
    "plan_lying": "plot.lying",
    "plan_over_time": "plot.over_time",
    "plan_uprights": "plot.uprights",
    "values_of": "plot.categories",
    # Annotations of charts.
    "Added": "plot.added",
    "Annotate": "charting.annotate",
    "Annotation": "model.chart_data",
    "FreeSheet": "plot.free_sheet",
    "Ground": "charting.annotate",
    "Phrases": "model.phrases",
    "Spot": "model.chart_data",
    # Checks.
    "Check": "check",
    "Deck": "deck",
    "DeckSlide": "deck",
    "Diagnostics": "model.diagnostics",
    "Page": "model.page",
    # Readers and origins of tables.
    "CellGrid": "tables.grid",
    "CellPlace": "model.dataset",
    "Complaints": "tables.grid",
    "Dataset": "model.dataset",
    "Errand": "origin",
    "Fetched": "origin",
    "Origin": "origin",
    "Reader": "reader",
    "TableFile": "reader",
    "table_text": "tables.text_file",
    # Slides.
    "SlideKind": "slide_kind",
    "SlideLayout": "pages.studio",
    "Studio": "pages.studio",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    """A name, from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module 'deckgen.plug_in' has no attribute {name!r}")
    return getattr(import_module(f"deckgen.{_HOMES[name]}"), name)
