"""Layouts of a brand and their placeholders, and the layouts that deckgen makes where a brand has no template."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.geometry import Box, Emu, Inch

Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
PlaceholderKind = Literal["title", "ctrTitle", "subTitle", "body", "obj", "ftr", "sldNum", "dt", "pic"]


class Look(Struct, frozen=True):
    """How a template wants the words of a placeholder to look.

    color: hex, "" where it doesn't say.
    bold: they are in bold.
    vertical: they run from top to bottom.
    painted: its box has a fill of its own. Slides leave that out: words are judged by what the layout shows there.
    """

    color: str = ""
    align: Align = "left"
    anchor: Anchor = "top"
    vertical: bool = False
    painted: bool = False
    bold: bool = False


class Placeholder(Struct, frozen=True):
    """A place on a layout that a slide fills.

    role: deckgen's word for it, such as "title" or "source".
    kind: PowerPoint's type of placeholder. None where a template's layout has no such placeholder: slides have a
        text box there.
    idx: PowerPoint's number of it, which a slide refers to.
    box: where it stands.
    moved: the box is not the one in the layout, so each slide must say where its own is.
    look: how a template wants its words to look; None on deckgen's own layouts.
    ground: the color that a template shows behind its words, "" for that of the whole layout.
    hardest: of the colors there the one on which these words are hardest to read; "" for the ground.
    """

    role: str
    kind: PlaceholderKind | None
    idx: int
    box: Box
    moved: bool = False
    look: Look | None = None
    ground: str = ""
    hardest: str = ""


class Layout(Struct, frozen=True):
    """A layout of the slide master.

    role: deckgen's word for it, such as "cover" or "content".
    name: what PowerPoint calls it in its menus.
    placeholders: the places that slides fill.
    shows_number: a template shows the page's number on it by itself.
    """

    role: str
    name: str
    placeholders: tuple[Placeholder, ...]
    shows_number: bool = False

    def get(self, role: str) -> Placeholder | None:
        """The placeholder of a role, or None where the layout has none."""
        return next((place for place in self.placeholders if place.role == role), None)

    def on_own_ground(self, standard: Layout) -> Layout:
        """The layout on a ground of a slide's own, which hides what the template draws.

        Words stand where deckgen's own layout of that role has them, since nothing is there that they keep clear of;
        titles are aligned and as bold as the template has them.
        """
        title = self.get("title")
        own = title.look if title is not None and title.look is not None else Look()
        anchor: Anchor = "bottom" if self.role in ("cover", "closing") else "top"
        looks = {role: Look(align=own.align) for role in _ALIGNED}
        looks["title"] = Look(align=own.align, anchor=anchor, bold=own.bold)
        places = (replace(place, look=looks.get(place.role)) for place in standard.placeholders)
        return Layout(self.role, self.name, tuple(places))


# What is aligned as a title is.
_ALIGNED = ("kicker", "subtitle", "occasion", "tracker")
# deckgen's own layouts were drawn for a page of this height; on another one all heights are stretched alike.
DRAWN_HEIGHT = Inch(7.5)
MARGIN = Inch(0.65)
# A title of two lines ends just over the top of the body, which is the same under every title.
BODY_TOP, BODY_BOTTOM = Inch(1.75), Inch(6.7)
FOOTER_RULE = Inch(6.94)
# What stands on colored grounds, and quotes, is further inside.
_OPENING_MARGIN = Inch(1.0)
CODE, CODE_SHARE = Inch(3.2), 0.36
"""The width of the code on a closing slide where there is room, and its share of the title's where there is less."""
# The share of the footer that sources have; the rest is the talk's title and the number.
_SOURCE_SHARE = 0.72


class _Sheet(NamedTuple):
    """A page of this width and height, on which boxes reach from margin to margin."""

    width: Emu
    height: Emu

    def box(self, y: float, height: float) -> Box:
        """The box between the margins, measured in inches on a page of the height that layouts were drawn for."""
        return self._between(MARGIN, y, height)

    def opening_box(self, y: float, height: float) -> Box:
        """The same between the wider margins of covers, dividers and quotes."""
        return self._between(_OPENING_MARGIN, y, height)

    def _between(self, margin: Emu, y: float, height: float) -> Box:
        stretch = self.height / DRAWN_HEIGHT
        return Box(margin, Inch(y) * stretch, self.width - margin * 2, Inch(height) * stretch)


def standard_layouts(page: tuple[Emu, Emu]) -> tuple[Layout, ...]:
    """The layouts of a brand without a template, on a page of this width and height."""
    sheet = _Sheet(*page)
    title = Placeholder("title", "title", 0, sheet.box(0.62, 1.0))
    kicker = Placeholder("kicker", "body", 13, sheet.box(0.36, 0.26))
    body = Placeholder("body", "body", 1, sheet.box(1.75, 4.95))
    footer = _footer(sheet)
    return (
        _cover(sheet),
        _divider(sheet),
        Layout("content", "Title Only", (title, kicker, *footer)),
        Layout("body", "Title and Content", (title, kicker, body, *footer)),
        _quote(sheet),
        _closing(sheet),
    )


def _footer(sheet: _Sheet) -> tuple[Placeholder, Placeholder]:
    """The placeholders of the source at the left and of the talk's title and number at the right."""
    line = sheet.box(6.99, 0.4)
    width = line.width * _SOURCE_SHARE
    source = Box(line.x, line.y, width, line.height)
    number = Box(line.x + width, line.y, line.width - width, line.height)
    return Placeholder("source", "ftr", 10, source), Placeholder("number", "sldNum", 11, number)


def _cover(sheet: _Sheet) -> Layout:
    title = Placeholder("title", "ctrTitle", 0, sheet.opening_box(1.55, 2.1))
    subtitle = Placeholder("subtitle", "subTitle", 1, sheet.opening_box(4.3, 1.7))
    occasion = Placeholder("occasion", "body", 14, sheet.opening_box(6.55, 0.4))
    return Layout("cover", "Title Slide", (title, subtitle, occasion))


def _closing(sheet: _Sheet) -> Layout:
    title = Placeholder("title", "title", 0, sheet.opening_box(1.55, 2.1))
    subtitle = Placeholder("subtitle", "body", 1, sheet.opening_box(4.3, 1.7))
    return Layout("closing", "Closing", (title, subtitle))


def _divider(sheet: _Sheet) -> Layout:
    title = Placeholder("title", "title", 0, sheet.opening_box(2.7, 2.2))
    kicker = Placeholder("kicker", "body", 13, sheet.opening_box(0.6, 1.85))
    tracker = Placeholder("tracker", "body", 15, sheet.opening_box(6.2, 0.7))
    return Layout("divider", "Section Header", (title, kicker, tracker))


def _quote(sheet: _Sheet) -> Layout:
    title = Placeholder("title", "title", 0, sheet.opening_box(2.45, 2.55))
    subtitle = Placeholder("subtitle", "body", 1, sheet.opening_box(5.2, 0.8))
    return Layout("quote", "Quote", (title, subtitle, *_footer(sheet)))
