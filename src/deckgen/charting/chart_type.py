"""Chart: what an author may write of a chart, whatever its type. The base class of everything in charts/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, WithJsonSchema

from deckgen.binding.rows import Rows
from deckgen.binding.scope import Scope
from deckgen.charting.points import Points
from deckgen.kinds import Registry
from deckgen.model.brand import Brand
from deckgen.model.chart_data import ChartData
from deckgen.model.dataset import Dataset
from deckgen.model.marks import Map, Seq, Str, describe, repeated
from deckgen.model.node import Flag, Integer, Node, Strs, complaint, one_of
from deckgen.model.phrases import Phrases
from deckgen.plot.panels import LEAST_HEIGHT, draw_panels

if TYPE_CHECKING:
    from deckgen.model.native_chart import Native
    from deckgen.plot import Plot
    from deckgen.plot.tracing import Tracing


def _columns(value: Any) -> Any:
    """A column, a list of columns, or columns with their labels: always a mapping of column to label."""
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
    """One word for all, or a mapping; always a mapping, with the key "" for all."""
    if isinstance(value, Str) and not value.null:
        return {Str("", value.span, "'"): value}
    if isinstance(value, Map):
        return dict(value)
    raise complaint("wrong_type", f"must be one word, or a mapping, not {describe(value)}")


SMALL_MULTIPLES = "small_multiples"
# The height of a row under another, in sizes of its words.
PITCH = 1.45
_WORDS = {"type": ["string", "object"], "additionalProperties": {"type": "string"}}
Columns = Annotated[
    dict[Str, Str],
    BeforeValidator(_columns),
    WithJsonSchema({"type": ["string", "array", "object"], "items": {"type": "string"}}),
]
ByName = Annotated[dict[Str, Str], BeforeValidator(_by_name), WithJsonSchema(_WORDS)]


class Annotate(Node):
    """Grey words at a point of the x axis."""

    noun = "an annotation"
    x: Str
    """The category or point in time that the words belong to."""
    text: Str
    """The words."""


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
    """A chart. The class's module names its type; its docstring and its fields' are the manual.

    A type says what its alt text calls it, how many points and series it can show, whether it colors categories
    (else series), whether categories without a color of their own share one, whether PowerPoint can draw it itself,
    whether its categories stand one under the other or side by side under their names, and whether those that are
    highlighted are set off, or series alone. One that reads_itself has
    its own way from rows to points; one that formats_x writes numbers along x; one that adds_up shows amounts of
    categories, of which the smallest may be added up. unfit names the keys that mean nothing in it, each with what to
    write in their place.
    """

    spoken: ClassVar[str] = "Chart"
    most_points: ClassVar[int] = 60
    most_series: ClassVar[int] = 8
    colors_categories: ClassVar[bool] = False
    one_color: ClassVar[bool] = True
    can_be_native: ClassVar[bool] = False
    lies_down: ClassVar[bool] = False
    stands_on_names: ClassVar[bool] = False
    reads_itself: ClassVar[bool] = False
    formats_x: ClassVar[bool] = False
    adds_up: ClassVar[bool] = False
    sets_off_categories: ClassVar[bool] = True
    unfit: ClassVar[Mapping[str, str]] = {}

    type: Str
    """The chart's type: a word of the list of charts."""
    x: Str | None = None
    """The column of categories or points in time; the first column where left out."""
    y: Columns | None = None
    """The columns of values: one, a list, or a mapping of columns to the labels shown."""
    series: Str | None = None
    """In a long table, the column that tells the series apart."""
    color: ByName = {}
    """A color for all, or colors by series or category: names of the brand, or hex."""
    format: ByName = {}
    """The number format of the values, as in Excel, or a mapping of columns to formats."""
    labels: one_of("auto", "ends", "bars", "none", "legend") = "auto"  # type: ignore[valid-type]
    """Where values and series are labelled."""
    highlight: Strs = ()
    """The categories or series that stand out; the others are muted."""
    sort: Str | None = None
    """The column to sort by, with a minus for falling order."""
    top: Top | None = None
    """How many categories stay, the first ones or without `sort` the largest; all others are added up behind them."""
    annotate: tuple[Annotate, ...] = ()
    """Words at points of the x axis."""
    facet: Str | None = None
    """The column that tells panels apart: one chart for each of its values, side by side."""
    share_axes: Flag = True
    """Whether the axes of all panels hold the same values, so that they can be compared."""
    of: Str | None = None
    """With `type: small_multiples`, the type of the charts in the panels."""
    alt: Str | None = None
    """The words that screen readers say; written from the data where left out."""
    render: one_of("picture", "native") | None = None  # type: ignore[valid-type]
    """Whether the chart is a picture or an editable PowerPoint chart; as the brand has it where left out."""

    @classmethod
    def word(cls) -> str:
        """The chart's type in YAML."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    def called(cls) -> str:
        """The chart's name in complaints."""
        return f"a {cls.word()} chart"

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """The keys of this type, told apart from the others' by its word."""
        long["properties"]["type"] = {"const": cls.word(), "description": cls.__doc__}
        for key in (*cls.unfit, *(() if cls.adds_up else ("top",))):
            long["properties"].pop(key, None)
        of = long["properties"].pop("of", {})
        if "facet" in cls.unfit:
            return long
        kind = {"const": SMALL_MULTIPLES, "description": "The chart once for each value of a column, in panels."}
        properties = {
            **long["properties"],
            "type": kind,
            "of": {"const": cls.word(), "description": of["description"]},
        }
        return {"anyOf": [long, {**long, "properties": properties, "required": ["type", "of", "facet"]}]}

    @property
    def x_column(self) -> Str | None:
        """The column of x, where it is named."""
        return self.x

    @property
    def further_columns(self) -> tuple[Str, ...]:
        """The columns that keys name besides x, y and series; none of them is taken for one of values."""
        return ()

    def read(self, table: Dataset, scope: Scope) -> Points | None:
        """The points of a type that reads_itself; None after complaints."""
        raise NotImplementedError

    def mark(self, name: str, index: int, count: int) -> Literal["bar", "line"]:  # noqa: ARG002 - most types have one
        """How the series of a column's name, the index-th of count, is drawn."""
        return "bar"

    def tones(self, names: Sequence[str], values: Sequence[float | None], brand: Brand) -> Sequence[str]:  # noqa: ARG002
        """The colors (hex) of what has none of its own, where the type has its own idea of them; else empty.

        names are the series, or in a type that colors them the categories, whose values are those of its series.
        """
        return ()

    def finish(self, data: ChartData, scope: Scope) -> ChartData:  # noqa: ARG002 - most types add nothing
        """The chart's data with what only this type knows."""
        return data

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:  # noqa: ARG003 - most types are told by their series
        """The alt text of the chart where this type has its own; else empty. say has the words of its language."""
        return ""

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
        """The chart as PowerPoint draws it, of a type that can_be_native. What it can't say goes on the plot."""
        raise NotImplementedError


def native_types() -> tuple[str, ...]:
    """The words of the types that PowerPoint can draw itself."""
    return tuple(word for word in CHARTS.words if CHARTS.get(word).can_be_native)


def draw_chart(plot: Plot, chart: ChartData) -> None:
    """Draw a chart of any type on a plot, in panels where it has them."""
    kind = CHARTS.get(chart.kind)
    if chart.panels:
        rows = max(len(panel.chart.x) for panel in chart.panels) if kind.lies_down else 0
        draw_panels(plot, chart, kind.draw, max(LEAST_HEIGHT, rows * plot.look.smallest * PITCH))
    else:
        kind.draw(plot, chart)


CHARTS: Registry[Chart] = Registry("deckgen.charts", Chart)
