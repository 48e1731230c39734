"""Countries, states and areas of a file in their true shapes: filled by a value, by name, or with points on them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, PathPatch
from msgspec.structs import replace
from sample_charts import PLAIN, draw, series

from command import run
from deckgen.charting.states import REGIONS
from deckgen.geography.atlas import shapes_of
from deckgen.geography.shapes import Extent
from deckgen.model.chart_data import ChartData, ChartLook, Panel
from deckgen.model.color import contrast
from deckgen.plot import Plot
from deckgen.plot.color_scale import missing_color
from deckgen.plot.map_ground import Ground, Mapped, plan_ground
from deckgen.plot.rect import Rect
from laid_out import Laid

ROOM = Rect(0, 0, 800, 400)
COUNTRIES = ("United States", "Canada", "Mexico", "China", "Germany", "Brazil", "Singapore")
SAMPLE = ChartData(
    "map",
    COUNTRIES,
    (series("Trade", 480, 25, 12, 10, 8, 6, 2),),
    PLAIN,
    emphasis=(True,) + (False,) * 6,
    unit="Trade with Mexico, US$ bn",
    detail=Mapped(keys=("US", "CA", "MX", "CN", "DE", "BR", "SG"), missing="No data"),
)
EAST = ("NY", "VT", "MA", "RI", "CT", "NJ", "DE", "DC")
STATES = replace(
    SAMPLE,
    x=tuple(state.name for code in EAST if (state := REGIONS["us"].find(code))),
    series=(series("Trade", *range(1, 9)),),
    emphasis=(),
    detail=Mapped("us", keys=EAST, codes=EAST, missing="No data"),
)


def bound(lay_slide: Callable[..., Laid], chart: str, files: dict[str, str] | None = None) -> tuple[ChartData, str]:
    laid = lay_slide(f"chart: {{type: map, {chart}}}\nallow: [missing_source]", "", files or {})
    assert laid.said == []
    return laid.chart.chart, laid.chart.alt


def fills(plot: Plot) -> list[str]:
    """The colors of the areas that are drawn."""
    return [to_hex(one.get_facecolor())[1:].upper() for one in plot.figure.findobj(PathPatch)]


def shown(plot: Plot) -> set[str]:
    return {text.words for text in plot.texts()}


def keys(ground: Ground) -> set[str]:
    return {land.key for land in ground.lands}


def share(ground: Ground, key: str) -> float:
    """How much of the window the box of an area fills, along its longer side."""
    (land,) = [land for land in ground.lands if land.key == key]
    return max(land.box.width / ground.window.width, land.box.height / ground.window.height)


def test_the_darkest_is_the_highest_and_what_has_no_value_is_paler_than_all(look: ChartLook) -> None:
    colors = fills(draw(SAMPLE, look, 12.0, 4.9))
    of_values = [color for color in colors if color != missing_color(look)]
    assert len(of_values) == len(COUNTRIES)
    assert len(colors) > 200
    darkest = max(of_values, key=lambda color: contrast(color, look.paper))
    assert of_values.count(darkest) == 1
    assert all(contrast(color, look.paper) > contrast(missing_color(look), look.paper) for color in of_values)


def test_the_key_says_what_is_counted_and_what_has_no_value(look: ChartLook) -> None:
    assert {"Trade with Mexico, US$ bn", "0", "300", "600", "No data"} <= shown(draw(SAMPLE, look, 12.0, 4.9))


def test_every_state_with_a_value_needs_no_word_for_missing_data(look: ChartLook) -> None:
    states = REGIONS["mx"].states
    codes = tuple(state.code for state in states)
    names, detail = tuple(state.name for state in states), Mapped("mx", keys=codes, codes=codes, missing="No data")
    chart = replace(SAMPLE, x=names, series=(series("A", *range(32)),), emphasis=(), detail=detail)
    assert "No data" not in shown(draw(chart, look))
    assert missing_color(look) not in fills(draw(chart, look))


def test_every_state_has_its_shape() -> None:
    for word, region in REGIONS.items():
        assert {shape.key for shape in shapes_of(word)} == {state.code for state in region.states}


def test_names_stand_on_what_holds_them_and_beside_what_does_not(look: ChartLook) -> None:
    words = shown(draw(SAMPLE, look, 12.0, 4.9))
    assert {"Canada", "25"} <= words
    assert {"Germany 8", "Singapore 2"} <= words


def test_states_that_are_too_small_for_words_stand_in_a_list(look: ChartLook) -> None:
    plot = draw(STATES, look, 12.0, 4.9)
    listed = [text for text in plot.texts() if text.words in {"VT 2", "MA 3", "RI 4", "CT 5", "NJ 6", "DE 7", "DC 8"}]
    assert len(listed) == 7
    assert len({round(text.box.left) for text in listed}) == 1
    assert listed[0].words == "VT 2"


def test_what_is_too_small_to_be_seen_has_a_dot(look: ChartLook) -> None:
    assert len(draw(SAMPLE, look, 12.0, 4.9).figure.findobj(Circle)) == 2


def test_without_labels_the_key_alone_has_words(look: ChartLook) -> None:
    assert not {"United States", "480"} & shown(draw(replace(SAMPLE, labels="none"), look, 12.0, 4.9))


def test_the_world_keeps_the_sizes_of_areas() -> None:
    ground = plan_ground(Mapped(), frozenset(), ROOM)
    (congo,) = [land for land in ground.lands if land.key == "CD"]
    (greenland,) = [land for land in ground.lands if land.key == "GL"]

    def size(rings: list[tuple[tuple[float, float], ...]]) -> float:
        return sum(
            x1 * y2 - x2 * y1 for ring in rings for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)
        )

    # 2.34 and 2.17 million square kilometers.
    assert size(congo.rings) / size(greenland.rings) == pytest.approx(1.08, abs=0.06)


def test_countries_at_the_antimeridian_are_whole() -> None:
    ground = plan_ground(Mapped(), frozenset(), ROOM)
    (russia,) = [land for land in ground.lands if land.key == "RU"]
    assert russia.box.width < ROOM.width * 0.5
    (fiji,) = [land for land in ground.lands if land.key == "FJ"]
    assert fiji.box.width < 12


def test_antarctica_takes_room_only_where_it_has_a_value() -> None:
    assert "AQ" not in keys(plan_ground(Mapped(), frozenset(), ROOM))
    assert "AQ" in keys(plan_ground(Mapped(), frozenset(["AQ"]), ROOM))


def test_antarctica_lies_around_its_pole_on_a_map_of_its_own() -> None:
    ground = plan_ground(Mapped(shown=("AQ",)), frozenset(), ROOM)
    (land,) = [land for land in ground.lands if land.key == "AQ"]
    assert 0.7 < land.box.width / land.box.height < 1.4
    assert share(ground, "AQ") > 0.7


def test_a_map_is_cut_to_what_it_shows_without_what_lies_far_off() -> None:
    alone = plan_ground(Mapped(shown=("FR",)), frozenset(), ROOM)
    assert "GF" not in keys(alone)
    assert "JP" not in keys(alone)
    assert "CH" in keys(alone)
    assert share(alone, "FR") > 0.6
    neighbors = plan_ground(Mapped(shown=("MX", "GT", "BZ")), frozenset(), ROOM)
    assert share(neighbors, "MX") > 0.6
    assert share(plan_ground(Mapped(shown=("US", "CA", "MX")), frozenset(), ROOM), "US") > 0.6
    fiji = plan_ground(Mapped(shown=("FJ",)), frozenset(), ROOM)
    assert share(fiji, "FJ") > 0.4


def test_points_choose_what_is_shown_and_lie_in_their_places() -> None:
    texas = plan_ground(Mapped(), frozenset(), ROOM, around=Extent(-106.5, 27.5, -99.5, 31.8))
    assert {land.key for land in texas.lands} == {"US", "MX"}
    assert texas.shows(-99.5, 27.5)
    assert not texas.shows(2.3, 48.9)
    west, east = texas.place(-106.5, 31.8), texas.place(-99.5, 27.5)
    assert west is not None
    assert east is not None
    assert west[0] < east[0]
    assert west[1] > east[1]
    states = plan_ground(Mapped("us"), frozenset(), ROOM)
    honolulu, boston = states.place(-157.9, 21.3), states.place(-71.1, 42.4)
    assert honolulu is not None
    assert boston is not None
    assert honolulu[1] < boston[1]
    (hawaii,) = [land for land in states.lands if land.key == "HI"]
    assert hawaii.box.left < honolulu[0] < hawaii.box.right


def test_panels_of_points_show_the_same_part_of_the_world(look: ChartLook) -> None:
    def points(*spots: tuple[float, float]) -> ChartData:
        names = tuple(f"P{number}" for number in range(len(spots)))
        none = (series("lat", *(None for _ in spots)),)
        return replace(SAMPLE, x=names, series=none, colors=("1F5FA8",) * len(spots), detail=Mapped(spots=spots))

    apart = points((-106, 31), (-99, 27))
    several = replace(apart, panels=(Panel("One", points((-106, 31))), Panel("Other", apart)))
    plot = draw(several, look, 12.0, 4.9)
    first, second = ([text.box for text in plot.texts() if text.words == name] for name in ("One", "Other"))
    (one, other) = [text.box for text in plot.texts() if text.words == "P0"]
    assert one.left - first[0].left == pytest.approx(other.left - second[0].left, abs=1)


def test_countries_are_known_by_names_in_several_languages_and_by_codes(lay_slide: Callable[..., Laid]) -> None:
    rows = "rows: [[USA, 5], [MX, 4], [Kanada, 3], ['Korea, Rep.', 2], [Costa de Marfil, 1]], x: c, y: v"
    chart, alt = bound(lay_slide, rows)
    assert chart.own(Mapped).keys == ("US", "MX", "CA", "KR", "CI")
    assert chart.x[:3] == ("United States", "Mexico", "Kanada")
    assert alt == ("Map: 5 areas. United States 5, Mexico 4, Kanada 3, Korea, Rep. 2, Costa de Marfil 1.")


def test_states_are_told_from_countries(lay_slide: Callable[..., Laid]) -> None:
    assert bound(lay_slide, "rows: [[Jalisco, 5], [Puebla, 4]], x: s, y: v")[0].own(Mapped).atlas == "mx"
    assert bound(lay_slide, "rows: [[Georgia, 5], [Armenia, 4]], x: s, y: v")[0].own(Mapped).atlas == "world"
    chart, alt = bound(lay_slide, "rows: [[Georgia, 5], [TX, 4]], x: s, y: v")
    assert chart.own(Mapped).codes == ("GA", "TX")
    assert alt.startswith("Map of the United States: 2 areas.")


def test_without_values_areas_have_colors_by_name(lay_slide: Callable[..., Laid], look: ChartLook) -> None:
    chart, alt = bound(lay_slide, "rows: [[Mexico], [Canada]], x: c, color: {Mexico: '#1E7F5C'}, highlight: [Mexico]")
    colors = fills(draw(chart, look))
    assert "1E7F5C" in colors
    assert "No data" not in shown(draw(chart, look))
    assert alt == "Map: Mexico, Canada. Highlighted: Mexico."


def test_points_are_as_large_as_their_sizes(lay_slide: Callable[..., Laid], look: ChartLook) -> None:
    rows = "rows: [{p: Laredo, a: 27.5, o: -99.5, n: 400}, {p: Nogales, a: 31.3, o: -110.9, n: 100}]"
    chart, alt = bound(lay_slide, f"{rows}, x: p, lat: a, lon: o, size: {{n: Trucks a day}}")
    plot = draw(chart, look)
    radii = sorted({round(one.get_radius(), 2) for one in plot.figure.findobj(Circle)})
    assert (radii[-1] - 0.9) / (radii[0]) == pytest.approx(2, abs=0.05)
    assert {"Trucks a day", "Laredo 400", "Nogales 100"} <= shown(plot)
    assert alt == "Map: 2 dots. Laredo 400, Nogales 100."


def square(west: float, south: float, size: float = 1.0) -> list[list[float]]:
    """The corners of a square, with a height that nobody needs."""
    ends = ((0, 0), (size, 0), (size, size), (0, size), (0, 0))
    return [[west + x, south + y, 12.5] for x, y in ends]


def geojson(*features: tuple[dict[str, object], object]) -> str:
    made = [{"type": "Feature", "properties": said, "geometry": shape} for said, shape in features]
    return json.dumps({"type": "FeatureCollection", "features": made})


def test_areas_of_a_file_are_found_by_the_property_that_holds_the_names(lay_slide: Callable[..., Laid]) -> None:
    holed = {"type": "Polygon", "coordinates": [square(0, 0, 4), square(1, 1)]}
    several = {"type": "MultiPolygon", "coordinates": [[square(5, 0)], [square(7, 0)]]}
    text = geojson(({"id": 7, "name": "Norte"}, holed), ({"id": 8, "name": "Süd"}, several), ({"id": 9}, None))
    chart, _ = bound(lay_slide, "shapes: a.geojson, rows: [[norte, 5], [Sud, 4]], x: s, y: v", {"a.geojson": text})
    mapped = chart.own(Mapped)
    assert mapped.keys == ("Norte", "Süd")
    assert [len(shape.polygons) for shape in mapped.own] == [1, 2]
    assert len(mapped.own[0].polygons[0]) == 2
    chart, _ = bound(lay_slide, "shapes: a.geojson, key: id, rows: [['8', 5]], x: s, y: v", {"a.geojson": text})
    assert chart.own(Mapped).keys == ("8",)


def test_a_hole_stays_empty_however_its_corners_run(lay_slide: Callable[..., Laid], look: ChartLook) -> None:
    for inner in (square(1, 1, 2), square(1, 1, 2)[::-1]):
        text = geojson(({"name": "Ring"}, {"type": "Polygon", "coordinates": [square(0, 0, 4), inner]}))
        chart, _ = bound(lay_slide, "shapes: a.geojson, rows: [[Ring, 5]], x: s, y: v", {"a.geojson": text})
        ground = plan_ground(chart.own(Mapped), frozenset(["Ring"]), ROOM)
        (land,) = ground.lands
        (outer, hole), *none = land.parts
        assert not none
        assert max(x for x, _ in hole) < max(x for x, _ in outer)


def test_topojson_with_several_objects_gives_the_one_that_has_the_names(lay_slide: Callable[..., Laid]) -> None:
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [10, 50]},
        "arcs": [[[0, 0], [10, 0]], [[10, 0], [0, 10], [-10, 0], [0, -10]], [[0, 0], [0, -10], [10, 0], [0, 10]]],
        "objects": {
            "all": {"type": "Polygon", "arcs": [[1, 2]], "properties": {"name": "Both"}},
            "halves": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Upper"}},
                    {"type": "Polygon", "arcs": [[-1, 2]], "properties": {"name": "Lower"}},
                ],
            },
        },
    }
    files = {"a.json": json.dumps(topology)}
    chart, _ = bound(lay_slide, "shapes: a.json, rows: [[Upper, 5], [Lower, 4]], x: s, y: v", files)
    upper, lower = chart.own(Mapped).own
    assert [upper.key, lower.key] == ["Upper", "Lower"]
    assert upper.polygons[0][0][0] == (10.0, 50.0)
    assert min(latitude for _, latitude in lower.polygons[0][0]) == 49.0


def warnings(folder: Path, more: str) -> str:
    (folder / "a.geojson").write_text(
        geojson(({"name": "Long " * 18}, {"type": "Polygon", "coordinates": [square(0, 0)]}))
    )
    chart = f"{{type: map, shapes: a.geojson, x: c, y: v, rows: [[{'Long ' * 18}, 4]], {more}}}"
    slide = f"{{title: A, columns: [{{chart: {chart}}}, {{text: Two}}, {{text: Three}}], allow: [missing_source]}}"
    (folder / "deck.yaml").write_text(f"title: T\nsections: [{{title: S, slides: [{slide}]}}]\n")
    return run(folder, "check").stderr


def test_an_area_that_stands_out_and_has_no_room_for_its_name_is_warned_of(tmp_path: Path) -> None:
    assert "unreadable_labels" in warnings(tmp_path, f"highlight: [{'Long ' * 18}]")
    assert "unreadable_labels" not in warnings(tmp_path, f"highlight: [{'Long ' * 18}], labels: none")
