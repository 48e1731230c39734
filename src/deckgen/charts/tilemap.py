"""tilemap: a country's states as tiles of one size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.shaded_chart import ShadedChart
from deckgen.charting.states import REGIONS, Region, State, region_of
from deckgen.model.chart_data import ChartData
from deckgen.model.color import legible
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.house_words import house_words
from deckgen.model.node import one_of
from deckgen.model.phrases import Phrases
from deckgen.plot import Plot, Rect
from deckgen.plot.categories import stands_out
from deckgen.plot.color_key import draw_key, draw_missing, plan_key
from deckgen.plot.color_scale import Hues, color_scale, lettering, missing_color, span_of
from deckgen.plot.framing import INLAY, OUTLINE, draw_outline

WIDEST_TILE, HIGHEST_TILE, GAP = 1.36, 1.2, 0.05
MOST_COMPLAINTS = 5


class Places(Struct, frozen=True):
    """The colors, what the key says of a state without a value, and the states' own names, which x may translate."""

    hues: Hues = Hues()
    missing: str = ""
    names: tuple[str, ...] = ()


class Tilemap(ShadedChart):
    """Shows a value for each state of the United States or of Mexico as a map of tiles of one size: the darker the
    tile, the higher the value."""

    spoken = "Tile map"
    most_series = 1
    colors_categories = True
    unfit = {
        "axis": "tiles have no axis; 'ranking' and 'dot' have one",
        "annotate": "say it in the title or in a callout",
        "series": "choose one value for each state in a query",
        "sort": "each state has its own place",
    }
    region: one_of("us", "mx") | None = None  # type: ignore[valid-type]
    """The country whose states these are; told from their names where left out."""

    def finish(self, data: ChartData, scope: Scope) -> ChartData:
        """The states by their full names, each with its color."""
        region = REGIONS[self.region] if self.region else region_of(data.x)
        if region is None:
            message = "these names don't say whether they are states of the United States or of Mexico"
            scope.log.error("unknown_region", message, self.where, "write 'region: us' or 'region: mx'")
            return data
        self._check_names(data, region, scope)
        names = tuple(state.name if (state := region.find(words)) else words for words in data.x)
        return replace(
            data,
            x=names,
            positions=None,
            colors=(),
            emphasis=data.emphasis if self.highlight else (),
            detail=Places(self.hues(data, scope), house_words(scope.language).no_data, names),
        )

    def _check_names(self, data: ChartData, region: Region, scope: Scope) -> None:
        """Say which names are no states, and which are of one state."""
        first: dict[State, str] = {}
        unknown = [words for words in data.x if region.find(words) is None]
        for words in unknown[:MOST_COMPLAINTS]:
            hint = did_you_mean(words, (name for state in region.states for name in (state.name, state.code)))
            message = f"'{words}' is no state of {region.name}"
            scope.log.error("unknown_state", message, self.place_of(words), hint)
        if len(unknown) > MOST_COMPLAINTS:
            message = f"{len(unknown) - MOST_COMPLAINTS} more names are no states of {region.name}"
            scope.log.error("unknown_state", message, self.where, "choose the rows of states in a query")
        for words in data.x:
            state = region.find(words)
            if state and first.setdefault(state, words) != words:
                message = f"'{words}' and '{first[state]}' are one state, {state.name}"
                hint = "leave one of the rows out, or sum them in a query"
                scope.log.error("duplicate_category", message, self.place_of(words), hint)

    @classmethod
    def tell(cls, data: ChartData, say: Phrases) -> str:
        """How many states, the highest and the lowest, and those that are highlighted."""
        region = _region(data)
        points = [(x, value) for x, value in zip(data.x, data.series[0].values, strict=True) if value is not None]
        points.sort(key=lambda point: -point[1])
        unit = f", {data.unit_aside}" if data.unit_aside else ""
        head = say("{kind} of {place}", kind=say(cls.spoken), place=say(region.name))
        label = f"{data.told_label}, " if data.told_label else ""
        count = say("{count} of {whole} states", count=len(points), whole=len(region.states))
        said = [f"{head}{unit}: {label}{count}."]
        if len(points) <= 6:
            return f"{said[0]} {_listed(points, data)}."
        said.append(say("Highest: {points}.", points=_listed(points[:3], data)))
        said.append(say("Lowest: {points}.", points=_listed(points[-3:][::-1], data)))
        chosen = [name for name, stands_out in zip(data.x, data.emphasis, strict=False) if stands_out]
        if chosen:
            listed = _listed([point for point in points if point[0] in chosen], data)
            said.append(say("Highlighted: {points}.", points=listed))
        return " ".join(said)

    @staticmethod
    def draw(plot: Plot, chart: ChartData) -> None:
        """Draw a tile for every state, those without a value pale, with their values or else a key of the colors."""
        region, places = _region(chart), chart.own(Places)
        values = chart.series[0].values
        named = ((region.find(name), index) for index, name in enumerate(_names(chart)))
        found = {state: value for state, index in named if state and (value := values[index]) is not None}
        scale = color_scale(*plot.scales.hold(*span_of(found.values())), places.hues, plot.look) if found else None
        missing = places.missing if len(found) < len(region.states) else ""
        told = None
        for _ in range(2):
            # The key is lettered as the tiles are, and what room these have depends on its height.
            key = plan_key(plot, told, chart.format, chart.unit_aside, missing)
            grid = _plan_grid(plot, chart, region, found, plot.room.cut(top=key.height))
            plot.size = grid.size
            # Where each tile says its value, the key of the colors would say it again.
            told = None if grid.values else scale
        draw_key(plot, key, grid.room.left)
        for state in region.states:
            _draw_tile(plot, grid, state, scale(found[state]) if scale and state in found else None)
        for index, name in enumerate(_names(chart)):
            place = region.find(name)
            if place in found and stands_out(chart, index):
                draw_outline(plot, grid.tile(place))


def _names(chart: ChartData) -> Sequence[str]:
    """What the states are called where they can be found by it: x may be in another language."""
    return chart.own(Places).names or chart.x


def _region(chart: ChartData) -> Region:
    return region_of(_names(chart)) or REGIONS["us"]


def _listed(points: Sequence[tuple[str, float]], data: ChartData) -> str:
    return ", ".join(f"{name} {data.format.show(value)}" for name, value in points)


class _Grid(Struct, frozen=True):
    """Where the tiles are, and what stands on them; lengths are in points.

    room is that of all tiles, width and height are those of one.
    size is the size of the words on the tiles.
    short says that all states have their shortest codes, and coded that there is room for codes at all.
    values are the values that stand on tiles; none where they don't fit.
    """

    room: Rect
    width: float
    height: float
    size: float
    short: bool
    coded: bool
    values: Mapping[State, str]

    def tile(self, state: State) -> Rect:
        """The tile of a state, with its share of the gap around it left free."""
        gap = GAP * min(self.width, self.height) / 2
        left = self.room.left + state.column * self.width
        top = self.room.top - state.row * self.height
        return Rect(left + gap, top - self.height + gap, left + self.width - gap, top - gap)


def _plan_grid(plot: Plot, chart: ChartData, region: Region, found: Mapping[State, float], room: Rect) -> _Grid:
    """Tiles as large as the room allows, nearly square, with words as large as all of them can hold."""
    height = min(room.height / region.rows, room.width / region.columns * HIGHEST_TILE)
    width = min(room.width / region.columns, height * WIDEST_TILE)
    left = room.left + (room.width - width * region.columns) / 2
    top = room.top - (room.height - height * region.rows) / 2
    place = Rect(left, top - height * region.rows, left + width * region.columns, top)
    # Within a frame of highlighting is less room.
    frame = 2 * (OUTLINE + INLAY) if any(chart.emphasis) else 0.0
    inner, high = width * (1 - GAP) - max(4.0, frame), height * (1 - GAP) - frame
    for unit in (True, False):
        values = {state: chart.format.show(value, unit=unit) for state, value in found.items()}
        for size in plot.sizes if chart.labels != "none" else ():
            short = _widest(plot, (state.code for state in region.states), size) > inner
            codes = (state.short if short else state.code for state in region.states)
            widest = max(_widest(plot, codes, size), _widest(plot, values.values(), size))
            if widest <= inner and size * 2.1 <= high:
                return _Grid(place, width, height, size, short, True, values)
    if chart.labels != "none":
        plot.concede("values on the tiles")
    size = plot.look.smallest
    short = _widest(plot, (state.code for state in region.states), size) > inner
    codes = (state.short if short else state.code for state in region.states)
    coded = _widest(plot, codes, size) <= inner + 3 and size <= height
    return _Grid(place, width, height, size, short, coded, {})


def _widest(plot: Plot, words: Iterable[str], size: float) -> float:
    return max((plot.measure(one, "semibold", size) for one in words), default=0.0)


def _draw_tile(plot: Plot, grid: _Grid, state: State, color: str | None) -> None:
    """The tile of a state with its code and its value, without a color where there is no value."""
    tile, look = grid.tile(state), plot.look
    if color is None:
        draw_missing(plot, tile)
        ink = legible(look.grey, missing_color(look), look.ink)
    else:
        plot.bar(tile, color)
        ink = lettering(color, look)
    code = (state.short if grid.short else state.code) if grid.coded else ""
    value, middle = grid.values.get(state, ""), (tile.bottom + tile.top) / 2
    x, step = (tile.left + tile.right) / 2, grid.size * 0.58 if value else 0.0
    plot.text(x, middle + step, code, color=ink, weight="semibold", size=grid.size, align="center", middle=True)
    plot.text(x, middle - step, value, color=ink, size=grid.size, align="center", middle=True)
