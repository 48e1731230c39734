"""Brand: colors, fonts, sizes, and the layouts with the boxes of their placeholders.

A brand is a finished value. What an organisation writes in brand.yaml, and where its template's placeholders
stand, is read elsewhere (stages/read_brand.py); where both are silent the defaults below hold.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.model.color import channels, contrast, legible, mix
from deckgen.model.geometry import Box, Emu, Inch, Pt

PlaceholderKind = Literal["title", "ctrTitle", "subTitle", "body", "obj", "ftr", "sldNum", "dt", "pic"]


class Placeholder(Struct, frozen=True):
    """A place on a layout that a slide fills: role is deckgen's word for it, kind and idx PowerPoint's.

    kind is None where a template's layout has no such placeholder: then a text box stands there. moved says that the
    box is not the layout's own, so that slides must say where it is.
    """

    role: str
    kind: PlaceholderKind | None
    idx: int
    box: Box
    moved: bool = False


class Layout(Struct, frozen=True):
    """A layout of the master: role is deckgen's word for it, name what PowerPoint shows."""

    role: str
    name: str
    placeholders: tuple[Placeholder, ...]

    def get(self, role: str) -> Placeholder | None:
        """The placeholder of a role, or None where the layout has none."""
        return next((place for place in self.placeholders if place.role == role), None)


class Colors(Struct, frozen=True):
    """The brand's own colors, hex without '#'."""

    ink: str = "1B2A41"
    paper: str = "FFFFFF"
    accent: str = "1F5FA8"
    grey: str = "6B7785"
    hairline: str = "D9DEE5"
    panel: str = "F2F5F8"
    cover: str = "1B2A41"
    divider: str = "1F5FA8"
    muted: str = "B9C6D6"
    rule: str = "D9982B"


class FontNames(Struct, frozen=True):
    """Font families as PowerPoint names them; heading may name a weight ("Source Sans Pro Semibold").

    east_asian and complex are for letters that the others lack; "" leaves them to PowerPoint.
    """

    heading: str = "Source Sans Pro Semibold"
    body: str = "Source Sans Pro"
    mono: str = "Source Code Pro"
    east_asian: str = ""
    complex: str = ""


class TypeScale(Struct, frozen=True):
    """Sizes of type; a pair is the largest and the smallest that deckgen may choose between."""

    title: Emu = field(default_factory=lambda: Pt(29))
    body: tuple[Emu, Emu] = field(default_factory=lambda: (Pt(21), Pt(16)))
    table: tuple[Emu, Emu] = field(default_factory=lambda: (Pt(15), Pt(12)))
    stat: tuple[Emu, Emu] = field(default_factory=lambda: (Pt(70), Pt(44)))
    chart: tuple[Emu, Emu] = field(default_factory=lambda: (Pt(13), Pt(11)))
    source: Emu = field(default_factory=lambda: Pt(10))
    kicker: Emu = field(default_factory=lambda: Pt(11))


PALETTE = ("1F5FA8", "1E7F5C", "C4472F", "D9982B", "7B5EA7", "2A9DA8")
NAMED_COLORS = {
    "blue": "1F5FA8",
    "green": "1E7F5C",
    "red": "C4472F",
    "gold": "D9982B",
    "purple": "7B5EA7",
    "teal": "2A9DA8",
}
WIDE = (Inch(13.333), Inch(7.5))


class Brand(Struct, frozen=True, dict=True):
    """Everything about the look of a deck. layouts are by role; template is the bytes of an organisation's file.

    charts says what charts are that don't say it themselves.

    numbers are the short words of compact numbers in the deck's own language, besides those of other languages.
    """

    name: str = "deckgen"
    colors: Colors = Colors()
    palette: tuple[str, ...] = PALETTE
    named_colors: dict[str, str] = field(default_factory=lambda: dict(NAMED_COLORS))
    fonts: FontNames = FontNames()
    font_folders: tuple[str, ...] = ()
    page: tuple[Emu, Emu] = WIDE
    type: TypeScale = field(default_factory=TypeScale)
    charts: Literal["picture", "native"] = "picture"
    logo: str | None = None
    footer: str = "{{ title }} · {{ number }}"
    numbers: dict[str, str] = field(default_factory=dict)
    numbers_by_language: dict[str, dict[str, str]] = field(default_factory=dict)
    template: bytes | None = None
    own_layouts: tuple[Layout, ...] = ()

    @cached_property
    def layouts(self) -> dict[str, Layout]:
        """The layouts by role: the template's, or those that the grid makes."""
        return {layout.role: layout for layout in self.own_layouts or standard_layouts(self.page)}

    def speaking(self, language: str, *, own: bool) -> Brand:
        """The brand with the short words of a language (BCP 47); the plain ones are those of the deck's own."""
        names = {name.lower(): words for name, words in self.numbers_by_language.items()}
        base = language.partition("-")[0].lower()
        plain = self.numbers if own else {}
        return replace(self, numbers={**plain, **names.get(base, {}), **names.get(language.lower(), {})})

    @property
    def margin(self) -> Emu:
        """The free room at the left and right of a slide."""
        return MARGIN

    def color(self, name: str) -> str | None:
        """The hex of a named color, of one of the brand's own, or of a hex with '#'; None where it is neither."""
        if name in self.named_colors:
            return self.named_colors[name]
        if name.startswith("#"):
            return name[1:].upper() if len(name) == 7 and not set(name[1:]) - set("0123456789abcdefABCDEF") else None
        return getattr(self.colors, name, None) if name in Colors.__struct_fields__ else None

    @property
    def red(self) -> str:
        """The red of the brand: the color of that name, else the reddest of its palette."""
        return self.named_colors.get("red") or max(self.palette, key=lambda color: _excess(color, 0))

    @property
    def blue(self) -> str:
        """The blue of the brand: the color of that name, else the bluest of its palette."""
        return self.named_colors.get("blue") or max(self.palette, key=lambda color: _excess(color, 2))

    def ground(self, layout: str) -> str:
        """The color behind everything on a layout."""
        own = {"cover": self.colors.cover, "closing": self.colors.cover, "quote": self.colors.cover}
        return {**own, "divider": self.colors.divider}.get(layout, self.colors.paper)

    def on(self, ground: str) -> str:
        """Ink or paper, whichever can be read on a ground."""
        return max((self.colors.ink, self.colors.paper), key=lambda color: contrast(color, ground))

    def lettering(self, color: str) -> str:
        """A color as headings and numbers have it: dark enough for large words on panels and paper (WCAG 2.1)."""
        return legible(color, self.colors.panel, self.colors.ink, least=3.0)

    def quiet(self, ground: str) -> str:
        """The color of words that stand back on a ground."""
        return self.colors.grey if ground == self.colors.paper else mix(self.on(ground), ground, 0.25)


def _excess(color: str, channel: int) -> int:
    """How much more of a channel (0 red, 1 green, 2 blue) a color has than of the others."""
    amounts = list(channels(color))
    return amounts.pop(channel) - max(amounts)


MARGIN = Inch(0.65)
BODY_TOP, BODY_BOTTOM = Inch(1.7), Inch(6.7)
FOOTER_RULE = Inch(6.94)


def standard_layouts(page: tuple[Emu, Emu]) -> tuple[Layout, ...]:
    """The layouts of a brand without a template, on a page of this width and height.

    Heights follow the page: the grid was drawn for 7.5 in and is stretched with it.
    """
    width, height = page
    stretch = height / Inch(7.5)
    inner = width - MARGIN * 2

    def box(x: Emu, y: float, w: Emu, h: float) -> Box:
        return Box(x, Inch(y) * stretch, w, Inch(h) * stretch)

    source_width = inner * 0.72
    kicker = Placeholder("kicker", "body", 13, box(MARGIN, 0.36, inner, 0.26))
    title = Placeholder("title", "title", 0, box(MARGIN, 0.62, inner, 1.0))
    source = Placeholder("source", "ftr", 10, box(MARGIN, 6.99, source_width, 0.4))
    number = Placeholder("number", "sldNum", 11, box(MARGIN + source_width, 6.99, inner - source_width, 0.4))
    body = Placeholder("body", "body", 1, box(MARGIN, 1.7, inner, 5.0))
    left = Inch(1.0)
    opening = width - left * 2
    return (
        Layout(
            "cover",
            "Title Slide",
            (
                Placeholder("title", "ctrTitle", 0, box(left, 1.55, opening, 2.1)),
                Placeholder("subtitle", "subTitle", 1, box(left, 4.3, opening, 1.7)),
                Placeholder("occasion", "body", 14, box(left, 6.55, opening, 0.4)),
            ),
        ),
        Layout(
            "divider",
            "Section Header",
            (
                Placeholder("title", "title", 0, box(left, 2.7, opening, 2.2)),
                Placeholder("kicker", "body", 13, box(left, 2.3, opening, 0.4)),
                Placeholder("tracker", "body", 15, box(left, 6.2, opening, 0.7)),
            ),
        ),
        Layout("content", "Title Only", (title, kicker, source, number)),
        Layout("body", "Title and Content", (title, kicker, body, source, number)),
        Layout(
            "quote",
            "Quote",
            (
                Placeholder("title", "title", 0, box(left, 2.45, opening, 2.55)),
                Placeholder("subtitle", "body", 1, box(left, 5.2, opening, 0.8)),
                source,
                number,
            ),
        ),
        Layout(
            "closing",
            "Closing",
            (
                Placeholder("title", "title", 0, box(left, 1.55, opening, 2.1)),
                Placeholder("subtitle", "body", 1, box(left, 4.3, opening, 1.7)),
            ),
        ),
    )


def body_box(brand: Brand) -> Box:
    """Where blocks stand: between title and footer, inside the margins."""
    width, height = brand.page
    stretch = height / Inch(7.5)
    return Box(MARGIN, BODY_TOP * stretch, width - MARGIN * 2, (BODY_BOTTOM - BODY_TOP) * stretch)
