"""chart: a chart drawn from rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.charting import bind_chart, is_native
from deckgen.charting.chart_type import CHARTS, PITCH, SMALL_MULTIPLES, Chart
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.model.chart_data import ChartData
from deckgen.model.diagnostics import Span, did_you_mean
from deckgen.model.geometry import Box, Emu, Inch, Pt
from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import complaint, read_as
from deckgen.model.page import ChartBox, Style
from deckgen.model.rich_text import plain
from deckgen.plot.panels import LEAST_HEIGHT as LEAST_PANEL
from deckgen.plot.panels import least_size, names_height

LEAST_HEIGHT, LEAST_WIDTH = Inch(1.9), Inch(2.4)


def _kind(value: Any) -> type[Chart]:
    """The chart's type, known to be one that is built: it is looked at first, then the keys of that type."""
    if isinstance(value, Chart):
        return type(value)
    if not isinstance(value, Map):
        raise complaint("wrong_type", f"must be a mapping of keys, not {describe(value)}")
    if "python" in value:
        return CHARTS.get("python")
    kind = value.get("type")
    if kind is None:
        near = next((key for key in value if did_you_mean(key, ("type",), all_if_few=0)), None)
        if near is not None:
            raise complaint("unknown_key", f"a chart has no key '{near}'", near.span, "did you mean 'type'?")
        raise complaint("missing_key", "a chart needs 'type'", hint="known: " + ", ".join(CHARTS.words))
    if kind == SMALL_MULTIPLES:
        kind = value.get("of")
        if kind is None:
            raise complaint("missing_key", "small multiples need 'of', the type of their charts", value["type"].span)
    if not isinstance(kind, Str) or kind not in CHARTS.words:
        hint = did_you_mean(kind if isinstance(kind, Str) else "", (*CHARTS.words, SMALL_MULTIPLES), all_if_few=99)
        raise complaint(
            "unknown_chart", f"there is no chart of type {describe(kind)}", getattr(kind, "span", None), hint
        )
    return CHARTS.get(kind)


if TYPE_CHECKING:
    AnyChart = Chart
else:
    AnyChart = read_as(_kind, {"oneOf": [CHARTS.reference(word) for word in CHARTS.words]})


class ChartBlock(Block):
    """A chart of the deck's data, drawn at the exact size of its place."""

    example = "type: bar"
    is_looked_at = True
    chart: AnyChart
    """The chart: its type, its rows and what to show of them."""

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """The keys of the chart stand right under the word."""
        return Map({Str("chart", data.span): data}, data.span) if isinstance(data, Map) else data

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """The chart's own keys."""
        chart: dict[str, Any] = long["properties"]["chart"]
        return chart

    def bind(self, scope: Scope) -> Content | None:
        """The chart with every row in place."""
        bound = bind_chart(self.chart, scope)
        if bound is None:
            return None
        data, alt = bound
        return Drawing(data, alt, self.span, is_native(self.chart, data, scope))


class Drawing(Content, Struct, frozen=True):
    """A bound chart and the words that stand for it; native says that PowerPoint draws it."""

    chart: ChartData
    alt: str
    span: Span
    native: bool
    word = "chart"
    share = 2.9
    form = "figure"
    stretches = True
    shows_figures = True

    def height(self, width: Emu, press: Press) -> Emu:
        """The least height at which a chart can be read: more for many rows one under the other."""
        size, chart = press.brand.type.chart[1], self.chart
        least = size * (PITCH * _rows_of(chart)) if CHARTS.get(chart.kind).lies_down else Pt(0)
        return max(LEAST_HEIGHT, _panels_height(chart, width, press, least) if chart.panels else least)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Take the whole box. A picture has no other font to fall back on, so letters that its own lacks are said."""
        if not self.native:
            self._look_for_letters(canvas)
        canvas.add(ChartBox(box, self.chart, canvas.name("Chart"), self.alt, self.span, self.native))

    def _look_for_letters(self, canvas: Canvas) -> None:
        known = canvas.press.typesetter.face("body").widths
        missing = {letter for words in _words(self.chart) for letter in words if letter not in known}
        missing -= set(" \n\N{NO-BREAK SPACE}")
        if missing:
            shown = " ".join(sorted(missing)[:8])
            message = (
                f"the font '{canvas.brand.fonts.body}' has no letters for {shown}, which the chart shows as boxes"
            )
            canvas.log.warning("missing_letters", message, self.span, "choose a font that has them in the brand")

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The chart, where its place is too narrow for any, or for the names that stand side by side under it."""
        if width < LEAST_WIDTH:
            return "the chart"
        if not CHARTS.get(self.chart.kind).stands_on_names or self.chart.positions or self.chart.panels:
            return None
        style = Style(press.brand.type.chart[1], press.brand.colors.ink)
        room = width * (0.92 / len(self.chart.x))
        return next((f"'{x}' under the chart" for x in self.chart.x if _widest(x, style, press) > room), None)


def _rows_of(chart: ChartData) -> int:
    """How many rows a chart has, or the panel of it that has most."""
    return max((len(panel.chart.x) for panel in chart.panels), default=len(chart.x))


def _panels_height(chart: ChartData, width: Emu, press: Press, least: Emu) -> Emu:
    """The height that panels need in a width; least is that of one without its title."""
    count, title = len(chart.panels), press.brand.type.chart[0].pt
    sizes = [least_size(count, columns, title, max(LEAST_PANEL, least.pt)) for columns in range(1, count + 1)]
    heights = [height for wide, height in sizes if wide <= width.pt] or [sizes[0][1]]
    return Pt(min(heights) + names_height(chart, title))


def _words(chart: ChartData) -> Iterator[str]:
    """Everything that a chart says."""
    yield from (*chart.x, chart.unit, chart.center)
    yield from (series.label for series in chart.series)
    yield from (note.text for note in chart.annotations)
    for panel in chart.panels:
        yield panel.title
        yield from _words(panel.chart)


def _widest(words: str, style: Style, press: Press) -> Emu:
    return press.typesetter.widest_word(plain(words), style)
