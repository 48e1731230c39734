"""tilemap: a country's states as tiles of one size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.charting.chart_type import Chart
from deckgen.charting.states import REGIONS, Region, State, region_of
from deckgen.model.chart_data import ChartData
from deckgen.model.color import legible, readable
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.house_words import house_words
from deckgen.model.node import one_of
from deckgen.model.phrases import Phrases
from deckgen.plot import Plot, Rect
from deckgen.plot.categories import stands_out
from deckgen.plot.scale import known
from deckgen.plot.shades import blank, draw_key, plan_key, shades

WIDEST_TILE, HIGHEST_TILE, GAP = 1.36, 1.2, 0.05
OUTLINE, INLAY = 2.4, 1.0
MOST_COMPLAINTS = 5


class Places(Struct, frozen=True):
    """What the key says of a state without a value, and the states' own names, which x may translate."""

    missing: str = ""
    names: tuple[str, ...] = ()


class Tilemap(Chart):
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
        one = data.series[0]
        for thing in self.color:
            if thing and thing not in (one.name, one.label):
                message = "a tilemap has one color, which is darker where values are higher"
                scope.log.error("unfit_key", message, thing.span, "write one color, such as 'color: blue'")
        base = one.color if self.color or one.color != scope.brand.palette[0] else scope.brand.colors.accent
        names = tuple(state.name if (state := region.find(words)) else words for words in data.x)
        return replace(
            data,
            x=names,
            positions=None,
            series=(replace(one, color=base),),
            colors=(),
            emphasis=data.emphasis if self.highlight else (),
            detail=Places(house_words(scope.language).no_data, names),
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
        """Draw a tile for every state of the country, those without a value pale, and a key over them."""
        region = _region(chart)
        named = ((region.find(name), index) for index, name in enumerate(_names(chart)))
        found = {state: index for state, index in named if state and chart.series[0].values[index] is not None}
        numbers = known(chart.series[0].values)
        ends = plot.scales.hold(min(numbers), max(numbers)) if found else (0.0, 0.0)
        low, high = (chart.format.show(end) for end in ends) if found else ("", "")
        colors = shades(chart.series[0].values, *ends, chart.series[0].color, plot.look.paper, plot.look.ink)
        missing = chart.own(Places).missing if len(found) < len(region.states) else ""
        key = plan_key(plot, chart.unit_aside, low, high, chart.series[0].color, missing)
        grid = _plan_grid(plot, chart, region, found, plot.room.cut(top=key.height))
        draw_key(plot, key, grid.room.left)
        for state in region.states:
            index = found.get(state)
            if index is None:
                _draw_tile(plot, grid, state, blank(plot.look), "", grey=True)
            else:
                _draw_tile(plot, grid, state, colors[index], grid.values.get(index, ""))
        for state, index in found.items():
            if stands_out(chart, index):
                _outline(plot, grid.tile(state))


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
    values are the values that stand on tiles, by their places in x; none where they don't fit.
    """

    room: Rect
    width: float
    height: float
    size: float
    short: bool
    coded: bool
    values: Mapping[int, str]

    def tile(self, state: State) -> Rect:
        """The tile of a state, with its share of the gap around it left free."""
        gap = GAP * min(self.width, self.height) / 2
        left = self.room.left + state.column * self.width
        top = self.room.top - state.row * self.height
        return Rect(left + gap, top - self.height + gap, left + self.width - gap, top - gap)


def _plan_grid(plot: Plot, chart: ChartData, region: Region, found: Mapping[State, int], room: Rect) -> _Grid:
    """Tiles as large as the room allows, nearly square, with words as large as all of them can hold."""
    height = min(room.height / region.rows, room.width / region.columns * HIGHEST_TILE)
    width = min(room.width / region.columns, height * WIDEST_TILE)
    left = room.left + (room.width - width * region.columns) / 2
    top = room.top - (room.height - height * region.rows) / 2
    place = Rect(left, top - height * region.rows, left + width * region.columns, top)
    inner = width * (1 - GAP) - 4
    numbers = chart.series[0].values
    for unit in (True, False):
        values = {index: chart.format.show(numbers[index] or 0.0, unit=unit) for index in found.values()}
        for size in plot.sizes if chart.labels != "none" else ():
            short = _widest(plot, (state.code for state in region.states), size) > inner
            codes = (state.short if short else state.code for state in region.states)
            widest = max(_widest(plot, codes, size), _widest(plot, values.values(), size))
            if widest <= inner and size * 2.3 <= height * (1 - GAP):
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


def _draw_tile(plot: Plot, grid: _Grid, state: State, color: str, value: str, *, grey: bool = False) -> None:
    tile = grid.tile(state)
    plot.bar(tile, color)
    look, middle = plot.look, (tile.bottom + tile.top) / 2
    ink = legible(look.grey, color, look.ink) if grey else readable(color, look.ink, look.paper)
    code = (state.short if grid.short else state.code) if grid.coded else ""
    x, step = (tile.left + tile.right) / 2, grid.size * 0.58 if value else 0.0
    plot.text(x, middle + step, code, color=ink, weight="semibold", size=grid.size, align="center", middle=True)
    plot.text(x, middle - step, value, color=ink, size=grid.size, align="center", middle=True)


def _outline(plot: Plot, tile: Rect) -> None:
    """A frame of ink just inside the edge of a tile, set off from dark tiles by a thin one of paper within it."""
    for color, width, inset in ((plot.look.ink, OUTLINE, OUTLINE / 2), (plot.look.paper, INLAY, OUTLINE + INLAY / 2)):
        left, bottom, right, top = tile.cut(left=inset, bottom=inset, right=inset, top=inset)
        plot.line([(left, bottom), (left, top), (right, top), (right, bottom), (left, bottom)], color, width)
