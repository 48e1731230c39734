"""Layouts of python-pptx's own template with shapes on them, and what is drawn of them."""

from __future__ import annotations

import io
from typing import Any

from lxml import etree
from PIL import Image

from deckgen.office.template_ground import TemplateGround, template_grounds
from deckgen.office.template_layouts import Template, read_template
from deckgen.pictures.svg import render_svg

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RED, GREEN, BLUE, WHITE = "FF0000", "00FF00", "0000FF", "FFFFFF"
RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def fill(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def shape(look: str, *, frame: str = "", box: tuple[float, ...] = (0, 0, 5, 5), words: str = "") -> str:
    """A shape in a box of inches, on a slide 10 by 7.5 inches large."""
    x, y, width, height = (round(length * 914_400) for length in box)
    xfrm = f'<a:xfrm {frame}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    return (
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="99" name="S"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{xfrm}{look}</p:spPr>{words}</p:sp>"
    )


def ground(*shapes: str, background: str = "", master: str = "") -> TemplateGround:
    """That of the layout "Blank" of python-pptx's own template, with these shapes on it."""
    deck, layout = blank()
    for xml in shapes:
        layout.shapes._spTree.append(etree.fromstring(xml))
    if master:
        deck.slide_master.shapes._spTree.append(etree.fromstring(master))
    if background:
        layout._element.cSld.insert(0, etree.fromstring(f"<p:bg {SPACES}>{background}</p:bg>"))
    return drawn_blank(deck)


def blank() -> tuple[Any, Any]:
    """python-pptx's own template, and its layout "Blank"."""
    from pptx import Presentation

    deck = Presentation()
    return deck, next(one for one in deck.slide_layouts if one.name == "Blank")


def drawn_blank(deck: Any) -> TemplateGround:
    """The ground of the layout "Blank" of a template that python-pptx writes."""
    kept = io.BytesIO()
    deck.save(kept)
    template = read_template(kept.getvalue())
    assert isinstance(template, Template)
    return template_grounds(template.carried, ("Blank",), *map(int, template.page))["Blank"]


def color_at(drawn: TemplateGround, x: float, y: float) -> str:
    """The color at a place in inches."""
    whole = Image.new("RGBA", (400, 300), f"#{drawn.color}")
    if drawn.svg:
        whole.alpha_composite(Image.open(io.BytesIO(render_svg(drawn.svg, 400))).convert("RGBA").resize((400, 300)))
    red, green, blue, *_ = whole.getpixel((round(x * 40), round(y * 40)))  # type: ignore[misc]
    return f"{red:02X}{green:02X}{blue:02X}"
