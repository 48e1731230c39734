"""What goes into the file for a chart: data for one of PowerPoint's own, a picture for one that deckgen draws."""

from __future__ import annotations

from deckgen.charting.alt_text import describe_rows
from deckgen.model.page import Picture
from deckgen.model.phrases import Phrases
from deckgen.numbers.powers_aloud import powers_aloud
from deckgen.verbs.fill.kept_looks import KeptLooks
from deckgen.verbs.fill.points_along import days_along, numbers_along
from deckgen.verbs.fill.shape_choice import FilledShape
from deckgen.writers.pptx.chart_filling import ChartFill, SeriesFill
from deckgen.writers.pptx.picture_filling import PictureFill


def native_data(filled: FilledShape, language: str) -> ChartFill:
    """The data of a chart of PowerPoint's own, and what screen readers say of it in a language."""
    data, chart = filled.content.chart, filled.shape.chart
    assert chart is not None
    kept = KeptLooks(chart, data, filled.place)
    alt = filled.content.alt
    if not filled.has_own_alt:
        # It is another kind of chart than the deck's, and has other axes.
        alt = powers_aloud(describe_rows(data, Phrases(language), kept.spoken), language)
    series = tuple(SeriesFill(one.label, one.values) for one in data.series)
    return ChartFill(
        filled.shape.part,
        filled.shape.identity,
        chart.part,
        alt,
        data.x,
        series,
        numbers_along(data),
        days_along(data),
        kept.freed(),
        kept.leading(),
    )


def picture_fill(filled: FilledShape, picture: Picture) -> PictureFill:
    """The picture of a chart, which was drawn for the room within the border of its shape."""
    shape = filled.shape
    box, (_, _, width, height) = shape.inside((0, 0)), shape.box or (0, 0, 0, 0)
    free = (
        round(50_000 * (whole - part) / part) if part else 0
        for whole, part in ((width, box.width), (height, box.height))
    )
    return PictureFill(shape.part, shape.identity, picture.data, picture.svg or b"", picture.alt, *free)
