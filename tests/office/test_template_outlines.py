"""What templates are decorated with, drawn: preset shapes with their adjustments, and pictures as tiles."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from PIL import Image

from deckgen.office.drawing_tiles import tile_of
from deckgen.office.preset_outlines import OUTLINES, Sides
from deckgen.office.template_ground import TemplateGround
from deckgen.pictures.svg import render_svg
from drawn_layouts import RECT, RED, SPACES, WHITE, blank, color_at, drawn_blank, fill, ground, shape


@pytest.mark.parametrize(
    ("name", "adjusted", "inside", "outside"),
    [
        ("flowChartDocument", "", (8, 0.9), (8, 1.9)),
        ("homePlate", "", (8.9, 0.3), (9.9, 0.1)),
        ("round2SameRect", "", (0.05, 1.95), (0.03, 0.03)),
        ("snip1Rect", "", (0.05, 0.05), (9.95, 0.05)),
        ("frame", "", (0.1, 0.1), (5, 1)),
        ("donut", "", (0.2, 1), (5, 1)),
        ("teardrop", "", (9.9, 0.1), (0.1, 1.9)),
        ("triangle", "val 0", (0.2, 0.5), (9, 0.5)),
        ("parallelogram", "val 100000", (5, 1), (0.5, 0.5)),
    ],
)
def test_a_preset_shape_has_its_outline(
    name: str, adjusted: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    guide = f'<a:gd name="adj" fmla="{adjusted}"/>' if adjusted else ""
    form = f'<a:prstGeom prst="{name}"><a:avLst>{guide}</a:avLst></a:prstGeom>'
    drawn = ground(shape(form + fill(RED), box=(0, 0, 10, 2)))
    assert drawn.left_out == ()
    assert (color_at(drawn, *inside), color_at(drawn, *outside)) == (RED, WHITE)


@pytest.mark.parametrize("name", OUTLINES)
@pytest.mark.parametrize("sides", [Sides(400, 100), Sides(100, 400, (0.9, 0.9)), Sides(0, 100), Sides(0, 0)])
def test_every_outline_can_be_drawn_in_any_box(name: str, sides: Sides) -> None:
    path = OUTLINES[name](sides)
    assert "nan" not in path
    assert "inf" not in path
    assert path.endswith("Z")
    page = f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><path d="{path}"/></svg>'
    assert render_svg(page.encode(), 40)


def tiled(*, scale: int) -> TemplateGround:
    """A layout whose background is a picture of one inch, half red and half white, as tiles."""
    picture, stream = Image.new("RGB", (96, 96), "white"), io.BytesIO()
    picture.paste((255, 0, 0), (0, 0, 48, 96))
    picture.save(stream, "png", dpi=(96, 96))
    stream.seek(0)
    deck, layout = blank()
    _, name = layout.part.get_or_add_image_part(stream)
    tile = f'<a:tile tx="0" ty="0" sx="{scale}" sy="{scale}" algn="tl"/>'
    filled = f'<a:blipFill><a:blip r:embed="{name}"/>{tile}</a:blipFill>'
    behind = f"<p:bg {SPACES}><p:bgPr>{filled}<a:effectLst/></p:bgPr></p:bg>"
    layout._element.cSld.insert(0, etree.fromstring(behind))
    return drawn_blank(deck)


def test_a_picture_as_tiles_is_as_large_as_it_is_by_itself() -> None:
    drawn = tiled(scale=100_000)
    assert drawn.left_out == ()
    assert [color_at(drawn, x + 0.25, 3) for x in range(4)] == [RED] * 4
    assert [color_at(drawn, x + 0.75, 3) for x in range(4)] == [WHITE] * 4
    assert [color_at(tiled(scale=200_000), x + 0.5, 3) for x in range(4)] == [RED, WHITE, RED, WHITE]


def test_tiles_begin_at_the_side_that_they_are_aligned_to() -> None:
    tile = etree.fromstring('<tile algn="br" tx="5000" sx="50000" sy="50000"/>')
    box = tile_of(tile, (200_000, 100_000), 1_000_000, 500_000)
    assert (box.x, box.y, box.width, box.height) == (905_000, 450_000, 100_000, 50_000)


def test_shapes_take_the_fill_of_the_group_around_them() -> None:
    inner = shape(RECT + "<a:grpFill/>", box=(0, 0, 4, 1))
    frame = (
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/><a:chOff x="0" y="0"/><a:chExt cx="9" cy="9"/></a:xfrm>'
    )

    def group(paint: str, held: str) -> str:
        about = '<p:nvGrpSpPr><p:cNvPr id="98" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        return f"<p:grpSp {SPACES}>{about}<p:grpSpPr>{frame}{paint}</p:grpSpPr>{held}</p:grpSp>"

    for drawn in (ground(group(fill(RED), inner)), ground(group(fill(RED), group("<a:grpFill/>", inner)))):
        assert (color_at(drawn, 2, 0.5), color_at(drawn, 2, 2)) == (RED, WHITE)
    assert color_at(ground(group("", inner)), 2, 0.5) == WHITE
