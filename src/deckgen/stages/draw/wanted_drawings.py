"""Which drawings the charts of a document need."""

from __future__ import annotations

from deckgen.model.page import ChartBox, Document
from deckgen.stages.draw.in_steps import layers_of
from deckgen.stages.draw.one_drawing import Drawing


def pictured_charts(document: Document) -> list[ChartBox]:
    """The charts that become pictures; PowerPoint draws the others."""
    shapes = (shape for page in document.pages for shape in page.shapes)
    return [shape for shape in shapes if isinstance(shape, ChartBox) and not shape.native]


def drawings_for(box: ChartBox) -> tuple[Drawing, ...]:
    """What is drawn for a chart: one picture, or one for each thing of it that appears by itself."""
    width, height = box.box.width.inches, box.box.height.inches
    return tuple(Drawing(box.chart, width, height, box.setting, box.colors, layers) for layers in layers_of(box))


def drawings_of(document: Document) -> list[Drawing]:
    """What is drawn for all charts of a document, each once."""
    return list(dict.fromkeys(drawing for box in pictured_charts(document) for drawing in drawings_for(box)))
