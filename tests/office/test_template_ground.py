"""What a template's layouts show behind slides, drawn: colors of the theme, shapes, pictures, gradients, words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from deckgen.office.template_ground import TemplateGround
from drawn_layouts import BLUE, GREEN, RECT, RED, SPACES, WHITE, blank, color_at, drawn_blank, fill, ground, shape
from made_up import picture


def pictured(data: bytes, change: str = "", *, look: str = RECT, filled: str = "") -> TemplateGround:
    """The ground of that layout with a picture in a frame 5 by 5 inches large at its corner.

    change stands in its a:blip, filled in its a:stretch; look is the outline of its frame.
    """
    deck, layout = blank()
    _, name = layout.part.get_or_add_image_part(io.BytesIO(data))
    frame = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="4572000" cy="4572000"/></a:xfrm>'
    layout.shapes._spTree.append(
        etree.fromstring(
            f'<p:pic {SPACES}><p:nvPicPr><p:cNvPr id="99" name="P"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{name}">{change}</a:blip><a:stretch>{filled}</a:stretch></p:blipFill>'
            f"<p:spPr>{frame}{look}</p:spPr></p:pic>"
        )
    )
    return drawn_blank(deck)


@pytest.mark.parametrize(
    ("xml", "inside", "outside"),
    [
        (shape(RECT + fill(RED)), (1, 1), (6, 6)),
        (shape('<a:prstGeom prst="ellipse"/>' + fill(RED)), (2.5, 2.5), (0.2, 0.2)),
        (shape('<a:prstGeom prst="triangle"/>' + fill(RED)), (2.5, 4), (0.5, 0.5)),
        (shape('<a:prstGeom prst="roundRect"/>' + fill(RED)), (2.5, 0.2), (0.05, 0.05)),
        (shape(RECT + fill(RED), frame='rot="2700000"', box=(3, 2, 4, 4)), (5, 1.5), (3.2, 2.2)),
        (shape('<a:prstGeom prst="rtTriangle"/>' + fill(RED), frame='flipH="1"'), (4.5, 4), (0.5, 4)),
        (
            shape(
                '<a:custGeom><a:pathLst><a:path w="2" h="2"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo>'
                '<a:pt x="2" y="0"/></a:lnTo><a:lnTo><a:pt x="0" y="2"/></a:lnTo><a:close/></a:path></a:pathLst>'
                f"</a:custGeom>{fill(RED)}"
            ),
            (1, 1),
            (4.5, 4.5),
        ),
    ],
    ids=["rectangle", "ellipse", "triangle", "round", "turned", "flipped", "drawn"],
)
def test_a_shape_is_where_the_layout_has_it(
    xml: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    drawn = ground(xml)
    assert (color_at(drawn, *inside), color_at(drawn, *outside), drawn.left_out) == (RED, WHITE, ())


def test_colors_come_from_the_theme_as_they_are_changed() -> None:
    dark = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    half = '<a:solidFill><a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr></a:solidFill>'
    through = '<a:solidFill><a:srgbClr val="000000"><a:alpha val="50000"/></a:srgbClr></a:solidFill>'
    assert color_at(ground(shape(RECT + dark)), 1, 1) == "000000"
    assert color_at(ground(shape(RECT + half)), 1, 1) == "808080"
    assert color_at(ground(shape(RECT + through)), 1, 1) in ("7F7F7F", "808080")


def test_a_background_is_a_color_a_gradient_or_a_picture() -> None:
    plain = ground(background=f"<p:bgPr>{fill(BLUE)}<a:effectLst/></p:bgPr>")
    assert (plain.color, color_at(plain, 9, 7)) == (BLUE, BLUE)
    stops = f'<a:gs pos="0"><a:srgbClr val="{RED}"/></a:gs><a:gs pos="100000"><a:srgbClr val="{BLUE}"/></a:gs>'
    gradient = f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="0"/></a:gradFill>'
    turned = ground(background=f"<p:bgPr>{gradient}<a:effectLst/></p:bgPr>")
    left, right = color_at(turned, 0.1, 3), color_at(turned, 9.9, 3)
    assert int(left[:2], 16) > 240 > int(right[:2], 16)
    assert int(left[4:], 16) < 16 < 240 < int(right[4:], 16)
    # Where two colors stand at one place, an edge is between them.
    edge = "".join(f'<a:gs pos="50000"><a:srgbClr val="{color}"/></a:gs>' for color in (RED, BLUE))
    halves = ground(background=f"<p:bgPr>{gradient.replace(stops, edge)}<a:effectLst/></p:bgPr>")
    assert (color_at(halves, 4, 3), color_at(halves, 6, 3)) == (RED, BLUE)


def test_the_masters_shapes_stand_behind_and_groups_place_theirs() -> None:
    group = (
        f'<p:grpSp {SPACES}><p:nvGrpSpPr><p:cNvPr id="98" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="4572000" y="0"/><a:ext cx="4572000" cy="4572000"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="9144000" cy="9144000"/></a:xfrm></p:grpSpPr>{shape(RECT + fill(GREEN), box=(0, 0, 10, 10))}'
        "</p:grpSp>"
    )
    drawn = ground(group, master=shape(RECT + fill(RED), box=(0, 0, 10, 7.5)))
    assert (color_at(drawn, 1, 1), color_at(drawn, 9, 1), color_at(drawn, 9, 7)) == (RED, GREEN, RED)


def test_words_are_handed_on_and_what_cant_be_drawn_is_said() -> None:
    words = (
        '<p:txBody><a:bodyPr anchor="b"/><a:p><a:pPr algn="r"/><a:r><a:rPr sz="1200" b="1">'
        f"{fill(RED)}</a:rPr><a:t>Confidential</a:t></a:r></a:p></p:txBody>"
    )
    drawn = ground(shape(RECT, words=words), shape('<a:prstGeom prst="cloud"/>' + fill(RED)))
    (said,) = drawn.words
    assert (said.words, said.size, said.color, said.bold) == ("Confidential", 12, RED, True)
    assert (said.align, said.anchor) == ("right", "bottom")
    assert drawn.left_out == ("a shape (cloud)",)


def test_a_picture_is_shown_and_one_of_another_kind_is_said(tmp_path: Path) -> None:
    deck, layout = blank()
    slide = deck.slides.add_slide(layout)
    file = tmp_path / "a.png"
    file.write_bytes(picture())
    shown = slide.shapes.add_picture(str(file), 0, 0, 4_572_000, 4_572_000)
    _, identity = layout.part.get_or_add_image_part(str(file))
    shown._element.blipFill.blip.rEmbed = identity
    layout.shapes._spTree.append(shown._element)
    drawn = drawn_blank(deck)
    assert color_at(drawn, 2, 2) != WHITE
    assert color_at(drawn, 7, 7) == WHITE


@pytest.mark.parametrize(
    ("look", "filled", "corner", "middle"),
    [
        ('<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>', "<a:fillRect/>", WHITE, "12866A"),
        (RECT, "<a:fillRect/>", "12866A", "12866A"),
        (RECT, '<a:fillRect l="25000" t="25000" r="25000" b="25000"/>', WHITE, "12866A"),
    ],
)
def test_a_picture_has_the_outline_and_the_place_in_its_frame_that_are_written(
    look: str, filled: str, corner: str, middle: str
) -> None:
    drawn = pictured(picture(), look=look, filled=filled)
    assert (color_at(drawn, 0.1, 0.1), color_at(drawn, 2.5, 2.5)) == (corner, middle)


def test_a_gradient_runs_at_its_angle_whatever_the_shape_of_its_box() -> None:
    stops = f'<a:gs pos="0"><a:srgbClr val="{RED}"/></a:gs><a:gs pos="100000"><a:srgbClr val="{BLUE}"/></a:gs>'
    lines = {
        scaled: f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="2700000" scaled="{scaled}"/></a:gradFill>'
        for scaled in (0, 1)
    }
    true, stretched = (ground(shape(RECT + line, box=(0, 0, 8, 2))) for line in lines.values())
    # Across an angle of 45 degrees the color is the same; of the diagonal of the box, the other corners are.
    assert color_at(true, 5, 0.5) == color_at(true, 4, 1.5)
    assert color_at(stretched, 5, 0.5) != color_at(stretched, 4, 1.5)


def test_a_pattern_is_the_color_that_it_makes_from_afar() -> None:
    colors = f'<a:fgClr><a:srgbClr val="{BLUE}"/></a:fgClr><a:bgClr><a:srgbClr val="{WHITE}"/></a:bgClr>'
    half, grid = (
        ground(shape(f'{RECT}<a:pattFill prst="{name}">{colors}</a:pattFill>')) for name in ("pct50", "lgGrid")
    )
    assert color_at(half, 1, 1) in ("7F7FFF", "8080FF")
    assert color_at(grid, 1, 1) == "C4C4FF"
    assert half.left_out == ("a pattern, which is one color here",)


def red_picture(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 40), f"#{RED}").save(made, kind)
    return made.getvalue()


def test_a_picture_that_lacks_its_last_bytes_is_seen() -> None:
    """PowerPoint shows a PNG whose end isn't marked; strict readers don't."""
    drawn = pictured(red_picture("PNG")[:-12])
    assert (color_at(drawn, 1, 1), drawn.left_out) == (RED, ())


def test_pictures_of_other_kinds_are_seen_and_a_picture_may_be_grey() -> None:
    assert color_at(pictured(red_picture("BMP")), 1, 1) == RED
    assert color_at(pictured(red_picture("TIFF")), 1, 1) == RED
    grey = color_at(pictured(red_picture("PNG"), "<a:grayscl/>"), 1, 1)
    assert len({grey[:2], grey[2:4], grey[4:]}) == 1


@pytest.mark.parametrize(("blur", "shown"), [(0, BLUE), (914_400, WHITE)], ids=["a sharp one", "a soft one"])
def test_a_sharp_shadow_is_a_shape_of_its_own(blur: int, shown: str) -> None:
    cast = f'<a:outerShdw dist="914400" dir="0" blurRad="{blur}"><a:srgbClr val="{BLUE}"/></a:outerShdw>'
    drawn = ground(shape(f"{RECT}{fill(RED)}<a:effectLst>{cast}</a:effectLst>", frame='rot="5400000"'))
    assert [color_at(drawn, x, 2.5) for x in (2.5, 5.5, 6.5)] == [RED, shown, WHITE]
