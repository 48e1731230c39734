"""Ground: what stands behind the shapes of a slide, by its layout; and the grounds of deckgen's own layouts."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Pt
from deckgen.model.language import runs_leftwards
from deckgen.model.layouts import DRAWN_HEIGHT, FOOTER_RULE
from deckgen.model.page import Backdrop, Paragraph, Picture, Rectangle, Shape, Style, TextBox
from deckgen.model.rich_text import plain

# The roles of deckgen's own layouts on dark ground.
DARK: Final = ("cover", "divider", "closing", "quote")
# How wide the stripe is, how wide and high the short rule, and the logo at the most, on a page of 7.5 inches.
_STRIPE, _RULE, _LOGO = Inch(0.17), (Inch(1.15), Inch(0.045)), (Inch(1.8), Inch(0.5))
_LEFT: Final = Inch(1.0)
_MARK_SIZE: Final = Pt(115)
_STRIPE_NAME: Final = "Stripe"
# The room around a logo on a ground of its own.
_AIR: Final = Inch(0.12)


class Ground(Struct, frozen=True):
    """What stands behind a slide: a color over all of it, and on that shapes, from the rearmost to the foremost.

    left_out: what the layout shows besides and these shapes can't, in words for whoever looks at the slide.
    picture: what fills the page under the shapes, None for the color alone.
    """

    color: str
    shapes: tuple[Shape, ...] = ()
    left_out: tuple[str, ...] = ()
    picture: Picture | None = None


def own_ground(brand: Brand, role: str, logo: Picture | None, language: str) -> Ground:
    """The ground of deckgen's own layout of a role. Dark ones don't show the line over the footer: it is for light
    ground.
    """
    shapes = layout_shapes(brand, role, logo, language)
    return Ground(brand.ground(role), shapes if role in DARK else (footer_rule(brand, language), *shapes))


def backdrop_ground(backdrop: Backdrop, brand: Brand, role: str, logo: Picture | None, language: str) -> Ground:
    """The ground of a slide whose author has put something behind it, which hides all that its layout shows there.

    On it stand the shades of a picture, and the decorations of deckgen's own layouts in colors that are seen there.
    A template's decorations were made for its own ground, and so are left out.
    """
    shapes: list[Shape] = list(backdrop.shades)
    if brand.template is None:
        dressed = replace(brand, colors=backdrop.colors)
        if role not in DARK and backdrop.picture is None:
            shapes.append(footer_rule(dressed, language))
        for shape in layout_shapes(dressed, role, logo, language):
            if isinstance(shape, Rectangle) and shape.name == _STRIPE_NAME and backdrop.picture is not None:
                continue
            if isinstance(shape, Picture) and brand.on(brand.ground(role)) != brand.on(backdrop.colors.paper):
                # The logo was made for the ground of the layout, so it keeps a piece of that.
                shapes.append(Rectangle(_around(shape.box), brand.ground(role), "Logo ground"))
            if not isinstance(shape, TextBox):
                # Screen readers pass over what a layout shows, and so over the logo here too.
                shapes.append(replace(shape, alt="") if isinstance(shape, Picture) else shape)
    return Ground(backdrop.colors.paper, tuple(shapes), picture=backdrop.picture)


def _around(box: Box) -> Box:
    return Box(box.x - _AIR, box.y - _AIR, box.width + _AIR * 2, box.height + _AIR * 2)


def footer_rule(brand: Brand, language: str) -> Rectangle:
    """The line over the footer, which the master has."""
    width, height = brand.page
    box = Box(brand.margin, FOOTER_RULE * (height / DRAWN_HEIGHT), width - brand.margin * 2, Pt(0.75))
    return Rectangle(_at(box, width, language), brand.colors.hairline, "Footer rule")


def layout_shapes(brand: Brand, role: str, logo: Picture | None, language: str) -> tuple[Shape, ...]:
    """The decorations of a layout, by its role: a Rectangle each, but for the logo and a large quotation mark.

    Cover and closing have a stripe, a short rule and the logo, a quote a stripe and the mark.
    """
    width, height = brand.page
    stretch = height / DRAWN_HEIGHT
    stripe = Box(ZERO, ZERO, _STRIPE, height)
    if role == "quote":
        mark = _quotation_mark(brand, stretch, language)
        return Rectangle(_at(stripe, width, language), brand.colors.rule, _STRIPE_NAME), mark
    if role not in ("cover", "closing"):
        return ()
    rule = Box(_LEFT, Inch(4.0) * stretch, *_RULE)
    shapes: list[Shape] = [
        Rectangle(_at(stripe, width, language), brand.colors.accent, _STRIPE_NAME),
        Rectangle(_at(rule, width, language), brand.colors.rule, "Rule"),
    ]
    if logo is not None:
        box = Box(width - _LEFT - _LOGO[0], Inch(6.95) * stretch - _LOGO[1], *_LOGO)
        fitted = box.fit(max(1, logo.box.width), max(1, logo.box.height))
        placed = Box(box.right - fitted.width, box.bottom - fitted.height, fitted.width, fitted.height)
        shapes.append(replace(logo, box=_at(placed, width, language), name="Logo"))
    return tuple(shapes)


def _quotation_mark(brand: Brand, stretch: float, language: str) -> TextBox:
    box = Box(_LEFT, Inch(1.25) * stretch, Inch(1.5), Inch(1.3) * stretch)
    words = Paragraph(plain("“"), Style(_MARK_SIZE, brand.colors.rule, "heading", bold=True))
    return TextBox(_at(box, brand.page[0], language), (words,), "Mark")


def _at(box: Box, width: Emu, language: str) -> Box:
    """The box of a decoration on a page of this width, mirrored where the language runs from right to left."""
    return box.mirrored(width) if runs_leftwards(language) else box
