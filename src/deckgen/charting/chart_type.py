"""Chart: what an author may write of a chart, whatever its type. Every class in charts/ is built on it."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from msgspec.structs import replace
from pydantic import BeforeValidator, Field, WithJsonSchema

from deckgen.binding.rows import Rows
from deckgen.binding.scope import Scope
from deckgen.charting.along_axis import AlongAxis, base_of, each_value
from deckgen.charting.annotate import AnyAnnotation
from deckgen.charting.annotated import draw_annotated, is_annotated, without_annotations
from deckgen.charting.axis_key import Axis
from deckgen.charting.points import Points
from deckgen.charting.settled import Settled, settle, tried
from deckgen.kinds import Registry, word_of
from deckgen.model.brand import Brand
from deckgen.model.chart_data import ChartData, ChartLook, Setting
from deckgen.model.dataset import Dataset
from deckgen.model.manual import about, manual_of
from deckgen.model.marks import Map, Seq, Str, describe, repeated
from deckgen.model.node import Flag, Integer, Node, Strs, complaint, number_of, one_of
from deckgen.model.phrases import Phrases
from deckgen.plot.panels import LEAST_HEIGHT, draw_panels
from deckgen.plot.scale import known

if TYPE_CHECKING:
    from deckgen.model.native_chart import Native
    from deckgen.plot import Plot
    from deckgen.plot.tracing import Tracing


def _columns(value: Any) -> Any:
    """A mapping of columns to their labels, from a column, a list of columns, or such a mapping."""
    if isinstance(value, Str) and not value.null:
        return {value: value}
    if isinstance(value, Seq):
        for name in value:
            if not isinstance(name, Str):
                raise complaint("wrong_type", f"a column must be its name, not {describe(name)}", name.span)
        twice = repeated(value)
        if twice is not None:
            raise complaint("wrong_value", f"'{twice}' is named twice", twice.span, "leave one out")
        return {name: name for name in value}
    if isinstance(value, Map):
        return dict(value)
    raise complaint(
        "wrong_type", f"must be a column, a list of columns, or columns with labels, not {describe(value)}"
    )


def _by_name(value: Any) -> Any:
    """A mapping of names to words, from one or from one word for all, which gets the key ""."""
    if isinstance(value, Str) and not value.null:
        return {Str("", value.span, "'"): value}
    if isinstance(value, Map):
        return dict(value)
    raise complaint("wrong_type", f"must be one word, or a mapping, not {describe(value)}")


def draw_yourself(word: str) -> str:
    """The hint that offers the author's own drawing in place of a type or a key that there isn't."""
    name = re.sub(r"\W+", "_", word.lower()).strip("_") or "mine"
    start = "'deckgen explain unknown_chart' has three lines to start from"
    return f"draw your own: 'python: charts/{name}.py:draw' ({start})"


def _bins(value: Any) -> Any:
    """A number of bins, or a list of at least two edges, each higher than the one before it."""
    if isinstance(value, Str) and isinstance(count := number_of(value), int):
        if not 1 <= count <= MOST_BINS:
            raise complaint("wrong_value", f"must be from 1 to {MOST_BINS}, not {count}")
        return count
    if not isinstance(value, Seq):
        raise complaint("wrong_type", f"must be a number of bins, or a list of their edges, not {describe(value)}")
    edges: list[float] = []
    for edge in value:
        number = number_of(edge) if isinstance(edge, Str) else None
        if number is None:
            raise complaint("wrong_type", f"an edge must be a number, not {describe(edge)}", edge.span)
        if edges and number <= edges[-1]:
            message = (
                f"each edge must be higher than the one before it, and {edge} isn't higher than {edges[-1]:.12g}"
            )
            raise complaint("wrong_value", message, edge.span)
        edges.append(float(number))
    if not 2 <= len(edges) <= MOST_BINS + 1:
        raise complaint("wrong_value", f"must have 2 to {MOST_BINS + 1} edges, not {len(edges)}")
    return tuple(edges)


SMALL_MULTIPLES = "small_multiples"
_TREND = re.compile(r"linear|mean\(([2-9]|[1-9]\d{1,3})\)")
_TREND_FORM = {"type": "string", "pattern": f"^({_TREND.pattern})$"}
PANELS = {"const": SMALL_MULTIPLES, "description": "The chart once for each value of a column, in panels."}
# The height of a row in a chart whose rows stand one under the other, in sizes of its words.
PITCH = 1.45
# How many bins can be told apart.
MOST_BINS = 60
_WORDS = {"type": ["string", "object"], "additionalProperties": {"type": "string"}}
Columns = Annotated[
    dict[Str, Str],
    BeforeValidator(_columns),
    WithJsonSchema({"type": ["string", "array", "object"], "items": {"type": "string"}}),
]
BinEdges = Annotated[
    int | tuple[float, ...],
    BeforeValidator(_bins),
    WithJsonSchema(
        {
            "type": ["integer", "array"],
            "items": {"type": "number"},
            "minimum": 1,
            "maximum": MOST_BINS,
            "minItems": 2,
        }
    ),
]
ByName = Annotated[dict[Str, Str], BeforeValidator(_by_name), WithJsonSchema(_WORDS)]


def _trend(value: Any) -> Any:
    """A word of a trend."""
    if isinstance(value, Str) and not value.null and not _TREND.fullmatch(value):
        hint = "write 'linear', or 'mean(7)' for the mean of each value and the six before it"
        raise complaint("wrong_value", f"there is no trend '{value}'", value.span, hint)
    return value


class Bounds(Node):
    """How far off the values of a series may be."""

    noun = "'errors'"
    short_form = "margin"
    margin: Str | None = None
    """The column that says how far each value may be off, to both sides."""
    low: Str | None = None
    """The column of the lowest number that each value may truly be."""
    high: Str | None = None
    """The column of the highest number that each value may truly be."""


def _errors(value: Any) -> Any:
    """Bounds by series; those of all series get the key ""."""
    if isinstance(value, Str) and not value.null:
        return {Str("", value.span, "'"): value}
    if isinstance(value, Map):
        alone = all(isinstance(held, Str) for held in value.values()) and set(value) <= {"margin", "low", "high"}
        return {Str("", value.span, "'"): value} if alone and value else dict(value)
    raise complaint("wrong_type", f"must be a column, or 'low' and 'high' with a column each, not {describe(value)}")


def _for_all_too(schema: dict[str, Any]) -> None:
    """Let the JSON Schema of what stands under names take one without a name too."""
    named = {key: schema.pop(key) for key in ("type", "additionalProperties")}
    schema["anyOf"] = [named["additionalProperties"], named]


def _others(value: Any) -> Any:
    if isinstance(value, Str) and value.style is None and value in ("true", "false"):
        return None if value == "true" else Str("", value.span, "'")
    if isinstance(value, Str) and not value.strip():
        raise complaint("wrong_value", "must be a word", hint="false leaves the others out")
    return value


class Top(Node):
    """The categories that stay."""

    noun = "'top'"
    short_form = "count"
    count: Integer
    """How many stay."""
    others: Annotated[Str | None, BeforeValidator(_others)] = None
    """What the others are called together; false leaves them out."""


class Chart(Rows):
    """A chart. The name of the class's module is the word of its type; the docstrings of the class and of its fields
    are the type's page in the manual.
    """

    otherwise = draw_yourself("mine")
    spoken: ClassVar[str] = "Chart"
    """What the alt text calls the type, in English; model/phrases.py has it in the other languages."""
    most_points: ClassVar[int] = 60
    """How many categories or points along x can be read at most; more of them are complained of."""
    most_series: ClassVar[int] = 8
    """How many series can be read at most; more of them are complained of."""
    clear_series: ClassVar[int] = 5
    """How many series can be told apart at a glance; more that stand out are warned of. 0 where it doesn't matter."""
    clear_slices: ClassVar[int] = 0
    """The same of categories, in a type that gives each a color; 0 in others."""
    colors_categories: ClassVar[bool] = False
    """Whether each category of a chart with one series has its color; otherwise each series has one."""
    colors_series: ClassVar[bool] = True
    """Whether each series of several has a color of its own, which panels beside each other explain once for all."""
    one_color: ClassVar[bool] = True
    """Whether categories without a color of their own all have the same one, in a type that colors its categories."""
    color_tells: ClassVar[Literal["all", "neighbors", "crossings", "nothing"]] = "all"
    """Which of its series, or of its categories where each has a color, are told apart by color alone without a
    legend: all, those beside each other, those whose lines cross, or none."""
    can_be_native: ClassVar[bool] = False
    """Whether PowerPoint can draw the type itself; such a type has `native`."""
    lies_down: ClassVar[bool] = False
    """Whether the categories stand one under the other, so that many of them need a higher chart."""
    stands_on_names: ClassVar[bool] = False
    """Whether the names of the categories stand side by side under the chart."""
    reads_itself: ClassVar[bool] = False
    """Whether the type has its own way from rows to points; such a type has `read`."""
    formats_x: ClassVar[bool] = False
    """Whether numbers stand along x, so that `format` may name the column of x too."""
    shows_shares: ClassVar[bool] = False
    """Whether it shows the shares that its values have in their sum, and not the values."""
    adds_up: ClassVar[bool] = False
    """Whether the values are amounts of which the smallest may be added up to one category, as `top` does."""
    parts: ClassVar[Literal["", "categories", "series"]] = ""
    """Which of its values are drawn as parts of a whole, so that a total has no place among them."""
    total_may_stand: ClassVar[bool] = False
    """Whether each category is a whole by itself, so that one of all together may stand beside the others."""
    to_scale: ClassVar[bool] = False
    """Whether numbers and times along x stand as far apart as they are."""
    from_zero: ClassVar[bool] = True
    """Whether values are drawn as lengths or areas, which begin at zero; otherwise as points, whose place counts."""
    missing_steps: ClassVar[Literal["", "gaps", "breaks"]] = ""
    """Whether a missing step of time leaves a place free, or is a break, in a type whose points stand evenly."""
    keeps_order: ClassVar[bool] = False
    """Whether rows stand in the order in which they are written even where x is time; elsewhere time runs forward."""
    sets_off_categories: ClassVar[bool] = True
    """Whether `highlight` may name categories; otherwise it may name series alone."""
    annotations: ClassVar[Collection[str]] = ("note", "change", "gap", "sum", "band", "line", "point")
    """The kinds of annotations that mean something in the type."""
    numbers_along_x: ClassVar[bool] = False
    """Whether bands go from one number of x to another, since its points have names of their own."""
    bears_errors: ClassVar[bool] = False
    """Whether it can show how far off its values may be."""
    bears_trend: ClassVar[bool] = False
    """Whether it can show a trend."""
    unfit: ClassVar[Mapping[str, str]] = {}
    """The keys that mean nothing in the type, each with the hint that its complaint gives."""

    type: Str
    """The chart's type: a word of the list of charts."""
    x: Str | None = None
    """The column of categories or points in time; the first column where left out."""
    y: Columns | None = None
    """The columns of values: one, a list, or a mapping of columns to the labels shown."""
    series: Str | None = None
    """In a long table, the column that tells the series apart."""
    color: ByName = {}
    """A color for all, or colors by series or category: names of the brand, or hex. What gets none here has the same
    color on every chart of the deck."""
    format: ByName = {}
    """The number format of the values, as in Excel, or a mapping of columns to formats."""
    labels: one_of("auto", "ends", "bars", "none", "legend") = "auto"  # type: ignore[valid-type]
    """Where values and series are labelled."""
    highlight: Strs = ()
    """The categories or series that stand out; all others are grey."""
    sort: Str | None = None
    """The column to sort by, with a minus for falling order."""
    top: Top | None = None
    """How many categories stay, the first ones or without `sort` the largest; all others are added up behind them."""
    annotate: tuple[AnyAnnotation, ...] = ()
    """What is drawn on the chart besides its data: words, arrows, brackets, bands, lines and points."""
    axis: Axis | None = None
    """How far the axis of values goes (`from`, `to`), whether its steps multiply (`scale: log`), and its `title`."""
    errors: Annotated[dict[Str, Bounds], BeforeValidator(_errors), Field(json_schema_extra=_for_all_too)] = {}
    """How far off values may be: a column for both sides, `low` and `high` with one each, or either by series."""
    trend: Annotated[Str | None, BeforeValidator(_trend), WithJsonSchema(_TREND_FORM)] = None
    """A line through each series: `linear`, of least squares, or `mean(7)`, of each value and the six before it."""
    facet: Str | None = None
    """The column that tells panels apart: one chart for each of its values, side by side."""
    share_axes: Flag = True
    """Whether the axes of all panels hold the same values, so that they can be compared."""
    of: Str | None = None
    """With `type: small_multiples`, the type of the charts in the panels."""
    alt: Str | None = None
    """The words that screen readers say; written from the data where left out."""
    reveal: Flag | None = None
    """Whether its series, or panels, and then its annotations appear one by one in the show; as the slide has it
    where left out."""
    render: one_of("picture", "native") | None = None  # type: ignore[valid-type]
    """Whether the chart is a picture or an editable PowerPoint chart; as the brand has it where left out."""

    @classmethod
    def word(cls) -> str:
        """The chart's type in YAML."""
        return word_of(cls)

    @classmethod
    def called(cls) -> str:
        """The chart's name in complaints."""
        return f"a {cls.word()} chart"

    @classmethod
    def unfit_keys(cls) -> tuple[str, ...]:
        """The keys of charts that this type doesn't take."""
        fit = {"top": cls.adds_up, "errors": cls.bears_errors, "trend": cls.bears_trend}
        return (*cls.unfit, *(key for key, is_fit in fit.items() if not is_fit and key not in cls.unfit))

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """The keys of this type in the JSON Schema, which knows it by its word, or by `of` in small multiples."""
        for key in cls.unfit_keys():
            long["properties"].pop(key, None)
        properties, manual = long["properties"], manual_of(cls)
        word = {"const": cls.word(), "description": about(cls)}
        if "type" not in cls.unfit:
            types = [word] if "facet" in cls.unfit else [word, PANELS]
            properties["type"] = {"anyOf": types, "description": manual["type"]}
        if "of" not in cls.unfit:
            properties["of"] = {"const": cls.word(), "description": manual["of"]}
        return long

    @property
    def x_column(self) -> Str | None:
        """The column of x, where it is named."""
        return self.x

    @property
    def middle(self) -> Str | None:
        """The words that the author wants in the middle of a round chart."""
        return None

    @property
    def asked(self) -> Str | None:
        """The question that the values are answers to, where the author gives it."""
        return None

    @property
    def error_columns(self) -> tuple[Str, ...]:
        """The columns that say how far off values may be."""
        named = ((bounds.margin, bounds.low, bounds.high) for bounds in self.errors.values())
        return tuple(name for names in named for name in names if name is not None)

    @property
    def further_columns(self) -> tuple[Str, ...]:
        """The columns that other keys than x, y and series name; none of them is taken for a column of values."""
        return ()

    def with_all_rows(self, table: Dataset, scope: Scope) -> Self:  # noqa: ARG002 - most types read row by row
        """The chart once all its rows are known, before panels part them; what is wrong there is left to `read`."""
        return self

    @property
    def named_columns(self) -> tuple[Str, ...]:
        """All columns that keys of the chart name, each once."""
        further = (*self.further_columns, *self.error_columns)
        named = (self.x_column, self.series, *(self.y or ()), *further, self.facet)
        return tuple(dict.fromkeys(name for name in named if name is not None))

    @property
    def x_asked(self) -> Axis | None:
        """What the author asks of an axis of numbers along x, in a type that has one."""
        return None

    @classmethod
    def along_axis(cls, data: ChartData) -> Iterable[AlongAxis]:
        """What must stand along the axis of values, with its words."""
        return each_value(data)

    @classmethod
    def along_x(cls, data: ChartData) -> Iterable[AlongAxis]:  # noqa: ARG003 - most types have no such axis
        """What must stand along an axis of numbers along x, with its words."""
        return ()

    @classmethod
    def begins_at(cls, charts: Sequence[ChartData]) -> float | None:
        """Where the axis begins that these charts share; None where that is zero, or where no axis is seen."""
        return None if any(map(cls.shows_lengths, charts)) else base_of(charts)

    @classmethod
    def shows_lengths(cls, data: ChartData) -> bool:
        """Whether it draws any of these values as lengths or areas."""
        return cls.from_zero and any(series.mark == "bar" for series in data.series)

    def read(self, table: Dataset, scope: Scope) -> Points | None:
        """The points of a type that reads_itself; None after complaints."""
        raise NotImplementedError

    def mark(self, name: str, index: int, count: int) -> Literal["bar", "line"]:  # noqa: ARG002 - most types have one
        """How a series is drawn: as bars or as a line. name is its column, index its place among count series."""
        return "bar"

    def tones(self, names: Sequence[str], values: Sequence[float | None], brand: Brand) -> Sequence[str]:  # noqa: ARG002
        """The colors (hex) of all series or categories, where the palette in its order won't do; else none.

        In a type that colors its categories, names are those of the categories, and values belong to them. In other
        types names are those of the series, and there are no values. Colors that the author gives come first.
        """
        return ()

    def finish(self, data: ChartData, scope: Scope) -> ChartData:  # noqa: ARG002 - most types add nothing
        """The chart's data with what only this type knows in it; complains of what can't be drawn."""
        return data

    def hold(self, data: ChartData, scope: Scope) -> ChartData:  # noqa: ARG002 - most types add nothing
        """The finished data of a chart once its annotations are bound, where these have a part in what it holds."""
        return data

    @classmethod
    def readings(cls, data: ChartData) -> Mapping[str, Sequence[float | None]]:
        """What annotations read at each x, by the names of the series; "" for all of them together.

        They are the values that the chart shows, where these aren't those of its series.
        """
        found: dict[str, Sequence[float | None]] = {one.name: one.values for one in data.series}
        columns = zip(*found.values(), strict=True)
        whole = [math.fsum(known(column)) if len(known(column)) == len(column) else None for column in columns]
        return {**found, "": whole}

    @classmethod
    def addends(cls, data: ChartData) -> Mapping[str, Sequence[float | None]]:
        """What a sum of several places adds up, by the names of the series, where that isn't what they read."""
        return cls.readings(data)

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:  # noqa: ARG003 - most types are told by their series
        """The alt text of the chart where this type writes its own, else "".

        say gives a phrase in the language of the deck; each of them stands in model/phrases.py.
        """
        return ""

    @classmethod
    def value_words(cls, data: ChartData) -> list[str]:
        """The words of all values, which stand at bars where the author asks for `labels: bars`."""
        values = [value for series in data.series for value in series.values if value is not None]
        return [data.format.show(value, unit=False) for value in values]

    @classmethod
    def picture_only(cls, data: ChartData) -> str:  # noqa: ARG003 - most types have no such data
        """Why PowerPoint can't draw these values, though it can draw the type; "" where it can."""
        return ""

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the chart on the plot."""
        raise NotImplementedError

    @staticmethod
    def native(plot: Tracing, chart: ChartData) -> Native:
        """The chart as PowerPoint draws it, of a type that can_be_native.

        What PowerPoint has no words for is drawn on the plot, and then laid over the chart as text boxes and lines.
        """
        raise NotImplementedError


def native_types() -> tuple[str, ...]:
    """The words of the types that PowerPoint can draw itself."""
    return tuple(kind.word() for kind in CHARTS.sound() if kind.can_be_native)


def draw_chart(plot: Plot, chart: ChartData, setting: Setting | None = None) -> None:
    """Draw a chart of any type on a plot, in panels where it has them, set as it says or as suits it there."""
    set_type(plot, chart, setting)
    _draw(plot, chart)


def set_type(plot: Plot, chart: ChartData, setting: Setting | None = None) -> None:
    """Make a plot ready for a chart: its words have the size, and its values the room, of the setting.

    Without a setting they have what suits the chart there, and its annotations their places.
    """
    if setting is None:
        found = settled(chart, plot.look, plot.width / 72, plot.height / 72)
        setting, plot.placed = found.setting, found.sheet.placed
    plot.look = replace(plot.look, largest=setting.size, smallest=setting.size)
    plot.size, plot.spared, plot.levels = setting.size, setting.spare, setting.levels


@lru_cache(maxsize=64)
def settled(chart: ChartData, look: ChartLook, width: float, height: float) -> Settled:
    """A chart planned on a sheet of this width and height in inches, in words of the size that suits it there.

    The size is that which suits the chart without its annotations, or, where they find no room then, the smallest.
    What checks have planned is kept for the drawing; nobody changes the sheet.
    """
    kind, bare = CHARTS.get(chart.kind), without_annotations(chart)
    found = settle(bare, kind, lambda sheet: _draw(sheet, bare), look, width, height)
    if not is_annotated(chart):
        return found
    first = set_as(Setting(found.look.largest), chart, look, width, height)
    if first.flaws.missing <= found.flaws.missing or found.look.largest == look.smallest:
        return first
    return min(first, set_as(Setting(look.smallest), chart, look, width, height), key=lambda one: one.flaws.missing)


def set_as(setting: Setting, chart: ChartData, look: ChartLook, width: float, height: float) -> Settled:
    """A chart planned on a sheet of this width and height in inches, set as it says."""
    return tried(chart, CHARTS.get(chart.kind), lambda sheet: _draw(sheet, chart), look, width, height, setting)


def _draw(plot: Plot, chart: ChartData) -> None:
    kind = CHARTS.get(chart.kind)

    def draw(sheet: Plot, one: ChartData) -> None:
        sheet.scales.ask(one)
        draw_annotated(sheet, one, kind.draw)

    if chart.panels:
        rows = max(len(panel.chart.x) for panel in chart.panels) if kind.lies_down else 0
        over = chart if kind.colors_series else replace(chart, series=chart.series[:1])
        draw_panels(plot, over, draw, max(LEAST_HEIGHT, rows * plot.look.smallest * PITCH))
    else:
        draw(plot, chart)


CHARTS: Registry[Chart] = Registry("deckgen.charts", Chart)
