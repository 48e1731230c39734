"""Things: what the charts of a deck set apart by color, by its name: countries, products, kinds of income.

What tells nothing from anything on another chart is none: years, totals, a lone series, and what a type colors in
its own way, such as good answers and bad ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.read_points import read_points
from deckgen.model.marks import Str
from deckgen.model.node import number_of
from deckgen.model.thing_colors import thing_key
from deckgen.tables.stray_rows import is_called_total
from deckgen.tables.written_times import period_of

# Words that stand for what is counted, or for what is left, in the six languages of the house.
_GENERIC = frozenset(
    (
        *("value", "values", "amount", "count", "number", "share", "percent", "percentage", "pct", "rate", "index"),
        *("other", "others", "rest", "average", "mean", "median", "level", "change", "difference"),
        *("valor", "valores", "otro", "otros", "otras", "resto", "demás", "porcentaje", "promedio", "cuota"),
        *("valeur", "valeurs", "autre", "autres", "reste", "part", "moyenne", "pourcentage"),
        *("wert", "werte", "anzahl", "anteil", "andere", "sonstige", "übrige", "mittelwert", "durchschnitt"),
        *("outro", "outros", "outras", "parte", "média", "valore", "valori", "altro", "altri", "altre", "quota"),
    )
)
_WORD = re.compile(r"[^\W\d_]{3,}")


class Colored(Struct, frozen=True):
    """How something on a chart comes by its color.

    own: the color (hex) that the brand or the author gives it there; None where it takes one of the palette.
    of_brand: the brand names it.
    is_thing: it is the same thing on other charts.
    """

    own: str | None = None
    of_brand: bool = False
    is_thing: bool = True


def is_thing(name: str) -> bool:
    """Whether a name stands for the same thing wherever it stands."""
    if "{{" in name or thing_key(name) in _GENERIC or is_called_total(name):
        return False
    if number_of(name.strip()) is not None or period_of(name.strip()) is not None:
        return False
    has_word = bool(_WORD.search(name))
    # FY 2017, Q1 and 2016/17 are times; UK and EU are not.
    return has_word or (any(map(str.isalpha, name)) and not any(map(str.isdigit, name)))


def things_of(chart: Chart, scope: Scope) -> dict[str, Colored]:
    """What a chart draws in different colors, by `thing_key`, in the order in which it stands there.

    What stands back because others are highlighted isn't among it, nor are bars that all have one color. Complains to
    the log of the scope, as binding does.
    """
    if type(chart).tones is not Chart.tones:
        return {}
    names, are_categories = _named(chart, scope)
    chosen = set(map(str, chart.highlight)) & {*names, *names.values()}
    written = {str(name): scope.color(color) for name, color in chart.color.items()}
    takes_palette = "" not in written and not (are_categories and chart.one_color)
    found = {}
    for name, label in names.items():
        own = written.get(name) or written.get(label)
        named = scope.brand.named_color_of(label, name)
        if (own or named or takes_palette) and (not chosen or {name, label} & chosen):
            found[thing_key(label)] = Colored(own or named, bool(named and not own), is_thing(label))
    return found


def colors_together(chart: Chart, scope: Scope) -> tuple[str, ...]:
    """The colors that the author of a chart gives as they are written, with the names there that the brand has colors
    for; none where no color is a hex. Complains as binding does.
    """
    written = [str(color) for color in chart.color.values()]
    if not any(color.startswith("#") for color in written):
        return ()
    names, _ = _named(chart, scope)
    return (*written, *(name for pair in names.items() for name in pair if name in scope.brand.named_colors))


def _named(chart: Chart, scope: Scope) -> tuple[dict[str, str], bool]:
    """The names of what a chart draws in different colors, each with its label; and whether these are categories."""
    names = dict(_series(chart, scope))
    if names or not chart.colors_categories:
        return names, False
    return {label: label for label in _categories(chart, scope)}, True


def _series(chart: Chart, scope: Scope) -> Iterator[tuple[str, str]]:
    """The names of several series, each with its label."""
    if chart.series is not None:
        for name in _texts(chart, chart.series, scope):
            yield name, name
    elif chart.y is not None and len(chart.y) > 1:
        yield from ((str(name), str(label)) for name, label in chart.y.items())


def _categories(chart: Chart, scope: Scope) -> Sequence[str]:
    """The categories of a chart with one series, without those that are added up."""
    if chart.top is None:
        return _texts(chart, chart.x_column, scope)
    table = chart.dataset(scope, chart.named_columns)
    points = read_points(chart, table.on_one_line(), scope) if table is not None else None
    return [label for label in points.labels if label != points.rest] if points else []


def _texts(chart: Chart, name: Str | None, scope: Scope) -> list[str]:
    """What stands in a column of the chart's rows, each once; in the first column where none is named."""
    table = chart.dataset(scope, chart.named_columns)
    if table is None or not table.columns:
        return []
    column = table.on_one_line().by_name.get(name or table.names[0])
    return [text for text in dict.fromkeys(column.texts) if text] if column else []
