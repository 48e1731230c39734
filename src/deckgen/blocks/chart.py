"""chart: a chart drawn from rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.block import BLOCKS, Block
from deckgen.charting import bind_chart, is_native
from deckgen.charting.appearing import things_of
from deckgen.charting.chart_type import CHARTS, PITCH, SMALL_MULTIPLES, Chart, draw_yourself
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.model.chart_data import ChartData
from deckgen.model.diagnostics import Span, did_you_mean
from deckgen.model.findings import Finding
from deckgen.model.geometry import Box, Emu, Inch, Pt
from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import complaint, number_of, read_as
from deckgen.model.other_words import CHART_WORDS
from deckgen.model.page import ChartBox, Style
from deckgen.model.rich_text import plain
from deckgen.model.word_places import WordPlaces
from deckgen.plot.panels import LEAST_HEIGHT as LEAST_PANEL_HEIGHT
from deckgen.plot.panels import least_size, names_height

# The smallest place that any chart can be read in.
LEAST_HEIGHT, LEAST_WIDTH = Inch(1.9), Inch(2.4)
# The part of its share of the width that a name under the chart may take: the rest keeps it apart from the next one.
NAME_ROOM = 0.92


def _kind(value: Any) -> type[Chart]:
    """The class of the chart's type, by which its other keys are read; raises a complaint where there is none."""
    if isinstance(value, Chart):
        return type(value)
    if not isinstance(value, Map):
        raise complaint("wrong_type", f"must be a mapping of keys, not {describe(value)}")
    if "python" in value:
        return CHARTS.get("python")
    kind = value.get("type")
    if kind is None:
        nears = ((key, near) for key in value if (near := did_you_mean(key, ("type",), or_all=False)))
        key, near = next(nears, (None, None))
        if key is not None:
            raise complaint("unknown_key", f"a chart has no key '{key}'", key.span, near)
        raise complaint("missing_key", "a chart needs 'type'", hint="known: " + ", ".join(CHARTS.words))
    is_of_panels = kind == SMALL_MULTIPLES
    if is_of_panels:
        kind = value.get("of")
        if kind is None:
            raise complaint("missing_key", "small multiples need 'of', the type of their charts", value["type"].span)
    if not isinstance(kind, Str) or kind not in CHARTS.words:
        word = kind.lower().replace(" ", "_").replace("-", "_") if isinstance(kind, Str) else ""
        words = CHARTS.words if is_of_panels else (*CHARTS.words, SMALL_MULTIPLES)
        hint = CHART_WORDS.get(word) or did_you_mean(word, words, or_all=False)
        if not hint:
            # A drawing of the author's own has no panels.
            own = [] if is_of_panels or not word else [draw_yourself(word)]
            hint = "; ".join([*own, "known: " + ", ".join(words)])
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
        other = next((key for key in data if key in BLOCKS.words), None) if isinstance(data, Map) else None
        if other is not None and "type" not in data:
            hint = "its keys stand right under its name: take out 'chart:', and move them there"
            if other != "chart":
                hint = "only a chart can stand here: write its keys, such as 'type: bar'"
            raise complaint("unknown_key", f"a chart has no key '{other}'", other.span, hint)
        return Map({Str("chart", data.span): data}, data.span) if isinstance(data, Map) else data

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """The chart's own keys: one type fits, and small multiples name theirs and the column of their panels."""
        are_panels = {"properties": {"type": {"const": SMALL_MULTIPLES}}, "required": ["type"]}
        return {
            "anyOf": long["properties"]["chart"]["oneOf"],
            "if": are_panels,
            "then": {"required": ["of", "facet"]},
            "else": {"properties": {"of": False}},
        }

    @property
    def revealed(self) -> bool | None:
        """As the chart has it, among whose keys the word stands."""
        revealed: bool | None = self.chart.reveal
        return revealed

    def bind(self, scope: Scope) -> Content | None:
        """The chart with every row in place; None after a complaint."""
        bound = bind_chart(self.chart, scope)
        if bound is None:
            return None
        native = is_native(self.chart, bound.data, scope)
        return ChartContent(bound.data, bound.alt, self.span, native, bound.findings, bound.places)


class ChartContent(Content, Struct, frozen=True):
    """A bound chart."""

    chart: ChartData
    alt: str
    """The words that stand for it for screen readers."""
    span: Span
    native: bool
    """Whether PowerPoint draws it itself; else it is drawn as a picture."""
    findings: tuple[Finding, ...] = ()
    places: WordPlaces = WordPlaces()
    """Where its words are written."""
    word = "chart"
    share = 2.9
    form = "figure"
    stretches = True
    shows_figures = True

    def height(self, width: Emu, press: Press) -> Emu:
        """The least height at which the chart can be read: more for panels and for bars one under the other."""
        size, chart = press.brand.type.chart[1], self.chart
        least = size * (PITCH * _rows_of(chart)) if CHARTS.get(chart.kind).lies_down else Pt(0)
        return max(LEAST_HEIGHT, _panels_height(chart, width, press, least) if chart.panels else least)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Fill the box."""
        name, in_steps = canvas.name("Chart"), canvas.in_steps and len(things_of(self.chart)) > 1
        canvas.add(ChartBox(box, self.chart, name, self.alt, self.span, self.native, self.places, in_steps=in_steps))

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The chart, where its place is too narrow for any; else a name under it that is too wide for its share."""
        if width < LEAST_WIDTH:
            return "the chart"
        kind = CHARTS.get(self.chart.kind)
        # Along a line names make way for each other; a check tells which ones.
        if not kind.stands_on_names or kind.to_scale or self.chart.positions or self.chart.panels:
            return None
        style = Style(press.brand.type.chart[1], press.brand.colors.ink)
        room = width * (NAME_ROOM / len(self.chart.x))
        names = (name for name in self.chart.x if _widest_word(name, style, press) > room)
        return next((f"'{name}' under the chart{_why_words(self.chart.x)}" for name in names), None)


def _why_words(names: Sequence[str]) -> str:
    """Why names under a chart of which most are numbers, such as years, are taken for words; "" for other names."""
    others = [name for name in names if number_of(name) is None]
    are_few = 0 < len(others) * 2 <= len(names)
    return f" (they are words, not a scale, as '{others[0]}' is no number)" if are_few else ""


def _rows_of(chart: ChartData) -> int:
    """How many categories a chart has; of a chart in panels, those of the panel that has most."""
    return max((len(panel.chart.x) for panel in chart.panels), default=len(chart.x))


def _panels_height(chart: ChartData, width: Emu, press: Press, least: Emu) -> Emu:
    """The least height of a chart in panels in this width; least is that of one panel without its title."""
    count, title = len(chart.panels), press.brand.type.chart[1].pt
    # The least width and height for each number of panels side by side.
    sizes = [least_size(count, columns, title, max(LEAST_PANEL_HEIGHT, least.pt)) for columns in range(1, count + 1)]
    heights = [height for least_width, height in sizes if least_width <= width.pt] or [sizes[0][1]]
    return Pt(min(heights) + names_height(chart, title))


def _widest_word(words: str, style: Style, press: Press) -> Emu:
    """The width of the longest word, in the font that the chart is drawn in whatever machine shows it."""
    return press.typesetter.without_slack.widest_word(plain(words), style)
