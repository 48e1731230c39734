"""map: countries or states in their true shapes, filled by a value, or with points on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Columns
from deckgen.charting.named_areas import AskedAreas, find_areas
from deckgen.charting.points import Named, Points
from deckgen.charting.read_points import PointsReader
from deckgen.charting.shaded_chart import ShadedChart
from deckgen.charting.states import REGIONS
from deckgen.charting.time_order import number_in
from deckgen.geography.atlas import WORLD
from deckgen.model.chart_data import ChartData
from deckgen.model.dataset import Column, Dataset, Kind
from deckgen.model.house_words import house_words
from deckgen.model.marks import Str
from deckgen.model.node import Strs, one_of
from deckgen.model.phrases import Phrases
from deckgen.plot import Plot, Rect
from deckgen.plot.categories import stands_out
from deckgen.plot.map_ground import Mapped, plan_ground
from deckgen.plot.map_sheet import draw_map

MOST_SAID, MOST_NAMED = 6, 12
# A sheet on which it is tried whether points lie on the map, in points.
FINE_SHEET = (1000.0, 600.0)


class Map(ShadedChart):
    """Shows countries of the world, states of the United States or of Mexico, or areas of a file of yours in their
    true shapes: darker where a value is higher, in colors by name, or with a point for each row."""

    spoken = "Map"
    most_points = 5_000
    most_series = 1
    colors_categories = True
    reads_itself = True
    keeps_order = True
    unfit = {
        "annotate": "say it in the title or in a callout",
        "series": "choose one value for each area in a query",
        "sort": "each area has its own place",
        "axis": "its colors have a key",
    }
    labels: one_of("auto", "none", "highlight", "ends", "bars", "legend") = "auto"  # type: ignore[valid-type]
    """Which areas have words: as many as have room, none, or with `highlight` those alone that stand out."""
    region: one_of("world", "us", "mx") | None = None  # type: ignore[valid-type]
    """Whose areas these are: countries of the world, states of the United States or of Mexico; told from their names
    where left out."""
    shapes: Str | None = None
    """A GeoJSON or TopoJSON file of your own with the areas, in degrees (WGS 84)."""
    key: Str | None = None
    """The property of the areas in `shapes` that holds what stands in x; found where left out."""
    show: Strs = ()
    """The areas that the map is cut to, such as [Mexico, Guatemala, Belize]; all where left out."""
    lat: Str | None = None
    """The column of latitudes, in degrees: with `lon` each row is a point, and x holds the names of the points.
    A warning tells of it where fewer than half have room and no `highlight` says which matter."""
    lon: Str | None = None
    """The column of longitudes, in degrees, west of Greenwich below zero."""
    size: Columns | None = None
    """The column of numbers that the areas of points show, or a mapping of it to what they are called."""

    @property
    def further_columns(self) -> tuple[Str, ...]:
        """The columns of places and of sizes."""
        return (*(name for name in (self.lat, self.lon) if name), *(self.size or ()))

    def read(self, table: Dataset, scope: Scope) -> Points | None:
        """An area or a point for each row."""
        reader = _Rows(self, table, scope)
        if self.lat is None and self.lon is None:
            if self.size is not None:
                message = "'size' is that of points, and this map has none"
                scope.log.error("unfit_key", message, self.at("size"), "name their places with 'lat' and 'lon'")
            return reader.areas()
        return reader.spots()

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """The shapes of the areas, found by their names."""
        spots, size_name = data.own(Mapped).spots, data.own(Mapped).size_name
        names = () if spots else data.x
        asked = AskedAreas(names, self.show, self.region, self.shapes, self.key, self.where, self.place_of)
        found = find_areas(asked, scope)
        if found is None:
            return data
        if spots:
            self._check_on_the_map(data, replace(found.mapped, spots=spots), scope)
        has_values = not spots and any(value is not None for value in data.series[0].values)
        detail = replace(
            found.mapped,
            spots=spots,
            size_name=size_name,
            hues=self.hues(data, scope) if has_values else found.mapped.hues,
            missing=house_words(scope.language).no_data if has_values else "",
        )
        return replace(
            data,
            x=found.labels or data.x,
            positions=None,
            colors=() if has_values else data.colors,
            emphasis=data.emphasis if self.highlight else (),
            detail=detail,
        )

    def _check_on_the_map(self, data: ChartData, mapped: Mapped, scope: Scope) -> None:
        """Complain of points that lie beside the areas that are shown."""
        if not (mapped.shown or mapped.own or mapped.atlas != WORLD):
            return
        ground = plan_ground(mapped, frozenset(), Rect(0.0, 0.0, *FINE_SHEET))
        off = [index for index, spot in enumerate(mapped.spots) if not ground.shows(*spot)]
        for index in off[:1]:
            name = data.x[index] or "a point"
            message = f"'{name}' lies beside the map" if data.x[index] else "a point lies beside the map"
            message += f", and so {_more(len(off) - 1)}" if len(off) > 1 else ""
            scope.log.error("off_the_map", message, self.place_of(name), "choose rows with 'where', or show more")

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """Where it is, how much of it has values, the highest and the lowest, and what stands out."""
        mapped, values = data.own(Mapped), data.series[0].values
        unit = f", {data.unit_aside}" if data.unit_aside else ""
        region = REGIONS.get(mapped.atlas)
        kind = say(cls.spoken)
        head = say("{kind} of {place}", kind=kind, place=say(region.name)) if region and not mapped.own else kind
        points = [(x, value) for x, value in zip(data.x, values, strict=True) if value is not None]
        points.sort(key=lambda point: -point[1])
        label = f"{data.told_label}, " if data.told_label else ""
        if not points:
            return f"{head}: {_named(data, mapped, say)}." + _told_highlights(data, say, {})
        count = say("{count} dots" if mapped.spots else "{count} areas", count=len(points))
        said = [f"{head}{unit}: {label}{count}."]
        if len(points) <= MOST_SAID:
            return f"{said[0]} {_listed(points, data)}."
        said.append(say("Highest: {points}.", points=_listed(points[:3], data)))
        said.append(say("Lowest: {points}.", points=_listed(points[-3:][::-1], data)))
        return " ".join(said) + _told_highlights(data, say, dict(points))

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw the areas, the key over them, and words where they have room."""
        draw_map(plot, chart)


def _more(count: int) -> str:
    return "does one more" if count == 1 else f"do {count:,} more"


def _listed(points: Sequence[tuple[str, float]], data: ChartData) -> str:
    return ", ".join(f"{name} {data.format.show(value)}".strip() for name, value in points)


def _named(data: ChartData, mapped: Mapped, say: Phrases) -> str:
    """The names of areas or points, where they are few; else how many there are."""
    names = [name for name in data.x if name]
    if 0 < len(names) <= MOST_NAMED and len(names) == len(data.x):
        return ", ".join(names)
    return say("{count} dots", count=len(data.x)) if mapped.spots else say("{count} areas", count=len(data.x))


def _told_highlights(data: ChartData, say: Phrases, values: dict[str, float]) -> str:
    chosen = [name for index, name in enumerate(data.x) if stands_out(data, index)][:MOST_SAID]
    told = (f"{name} {data.format.show(values[name])}" if name in values else name for name in chosen)
    return " " + say("Highlighted: {points}.", points=", ".join(told)) if chosen else ""


class _Rows(PointsReader):
    """Reads the rows of a map."""

    chart: Map

    def areas(self) -> Points | None:
        """An area for each row, with its value if there are any."""
        for key in ("key",) if self.chart.shapes is None else ("region",):
            if key in self.chart.order:
                hint = "it belongs to 'shapes'" if key == "key" else "the areas are those of 'shapes'"
                self.log.error("unfit_key", f"'{key}' means nothing in this map", self.chart.at(key), hint)
        x = self.x()
        if x is None:
            return None
        others = [one for one in self.table.columns if one.name != x.name]
        has_values = self.chart.y is not None or any(one.kind is Kind.NUMBER for one in others)
        if has_values:
            return self.read()
        if not self.filled() or not self._each_once(x):
            return None
        name = str(x.name)
        return Points(x.texts, None, (Named(name, name, name, (None,) * len(x.texts)),))

    def _each_once(self, x: Column) -> bool:
        seen: set[str] = set()
        for words in x.texts:
            if words in seen:
                message = f"'{words}' stands more than once in the column '{x.name}'"
                self.log.error("duplicate_category", message, self.where("x"), "leave the other rows out")
                return False
            seen.add(words)
        return True

    def spots(self) -> Points | None:
        """A point for each row."""
        chart = self.chart
        if "y" in chart.order:
            hint = "name what the areas of points show with 'size'"
            self.log.error("unfit_key", "'y' means nothing in a map of points", chart.at("y"), hint)
            return None
        if chart.lat is None or chart.lon is None:
            missing, given = ("lat", "lon") if chart.lat is None else ("lon", "lat")
            message = f"a map with '{given}' needs '{missing}' too"
            self.log.error("missing_key", message, chart.at(given), "name the columns of both")
            return None
        if chart.size is not None and len(chart.size) != 1:
            self.log.error("wrong_type", f"'size' of {chart.called()} is one column", chart.at("size"))
            return None
        names = self.column(chart.x_column) if chart.x_column else None
        latitudes, longitudes = self.numbers(chart.lat), self.numbers(chart.lon)
        size = self.numbers(next(iter(chart.size))) if chart.size else None
        if latitudes is None or longitudes is None or (chart.size and size is None) or not self.filled():
            return None
        if chart.x_column and names is None:
            return None
        places = list(zip(map(number_in, longitudes.values), map(number_in, latitudes.values), strict=True))
        if not self._on_the_globe(places, longitudes, latitudes) or not self._are_sizes(size):
            return None
        if len(places) > chart.most_points:
            message = f"{chart.called()} can show {chart.most_points:,} points at the most, not {len(places):,}"
            self.log.error("too_many_points", message, self.where("data", "query", "rows"), "choose rows in a query")
            return None
        values = tuple(number_in(value) for value in size.values) if size else (None,) * len(places)
        column = size.name if size else latitudes.name
        label = self.scope.label(next(iter(chart.size.values()))) if chart.size else ""
        spots = tuple((longitude or 0.0, latitude or 0.0) for longitude, latitude in places)
        labels = names.texts if names else ("",) * len(places)
        return Points(labels, None, (Named(column, column, column, values),), Mapped(spots=spots, size_name=label))

    def _on_the_globe(
        self, places: Iterable[tuple[float | None, float | None]], longitudes: Column, latitudes: Column
    ) -> bool:
        """Whether every row has its place on the globe; complains of the first that hasn't."""
        for row, (longitude, latitude) in enumerate(places):
            for number, column, most, what in (
                (latitude, latitudes, 90.0, "latitude"),
                (longitude, longitudes, 180.0, "longitude"),
            ):
                if number is None:
                    message = f"row {row + 1} has no {what} in the column '{column.name}'"
                    hint = "fill the column in, or leave such rows out"
                    self.log.error("no_place", message, self.where("data", "query", "rows"), hint)
                    return False
                if abs(number) > most:
                    message = f"{column.texts[row]} in the column '{column.name}' is no {what}"
                    hint = f"{what}s are degrees from -{most:.0f} to {most:.0f}"
                    if what == "latitude" and longitude is not None and abs(longitude) <= 90:
                        hint += "; are 'lat' and 'lon' the wrong way round?"
                    self.log.error("wrong_value", message, self.chart.place_of(column.texts[row]), hint)
                    return False
        return True

    def _are_sizes(self, size: Column | None) -> bool:
        numbers = [number_in(value) for value in size.values] if size else []
        if any(number is not None and number < 0 for number in numbers):
            self.log.error("negative_part", "the area of a dot can't show a negative number", self.where("size"))
            return False
        return True
