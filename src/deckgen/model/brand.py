"""Brand: the colors, fonts, sizes and layouts of a deck.

The defaults are deckgen's own brand. What an organisation writes in brand.yaml and what its template holds is read by
stages/read_brand/.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.model.brand_colors import Colors
from deckgen.model.carried_template import CarriedTemplate
from deckgen.model.color import channels, contrast, difference, legible, mix, readable, six_digits, standing_back
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu, Inch, Pt
from deckgen.model.layouts import (
    BODY_BOTTOM,
    BODY_TOP,
    DRAWN_HEIGHT,
    MARGIN,
    Align,
    Anchor,
    Layout,
    standard_layouts,
)
from deckgen.model.lifted_colors import lifted
from deckgen.model.reveal import Transition
from deckgen.model.seen_ground import ALIKE, SeenGround, region_of
from deckgen.model.travelling_font import Embedding

# What the footer may quote.
FOOTER_NAMES = ("title", "section", "number", "total", "event.name", "event.place", "event.date")

# What a heavier weight of a family adds to its name.
_HEAVIER = re.compile(r"[ -]?(semi|demi|extra)?[ -]?(bold|black|heavy)")


class FontNames(Struct, frozen=True):
    """Font families as PowerPoint names them.

    heading: titles and headings; it may name a weight ("Source Sans Pro Semibold").
    body: everything else.
    mono: code.
    east_asian: Chinese, Japanese and Korean letters; "" leaves the font to PowerPoint.
    complex: Arabic, Hebrew, Hindi, Thai and like letters; "" leaves the font to PowerPoint.
    """

    heading: str = "Source Sans Pro Semibold"
    body: str = "Source Sans Pro"
    mono: str = "DejaVu Sans Mono"
    east_asian: str = ""
    complex: str = ""

    @property
    def heading_is_heavier_body(self) -> bool:
        """Whether headings are in a heavier weight of the body's family, such as its Semibold."""
        family, more = self.body.casefold(), self.heading.casefold()
        return more.startswith(family) and bool(_HEAVIER.fullmatch(more.removeprefix(family)))


class TypeScale(Struct, frozen=True):
    """Sizes of type. A pair is the largest and the smallest size that deckgen may choose.

    title: titles.
    body: running text.
    table: tables.
    stat: big numbers.
    chart: words on charts, as large as they come out on the slide.
    source: the source line.
    kicker: the section's name over the title.
    hero: a single number that fills its slide.
    note: a caveat over the source line.
    """

    title: Emu = field(default_factory=lambda: Pt(29))
    body: tuple[Emu, Emu] = field(default_factory=lambda: (Pt(21), Pt(16)))
    table: tuple[Emu, Emu] = field(default_factory=lambda: (Pt(18), Pt(14)))
    stat: tuple[Emu, Emu] = field(default_factory=lambda: (Pt(70), Pt(44)))
    chart: tuple[Emu, Emu] = field(default_factory=lambda: (Pt(20), Pt(14)))
    source: Emu = field(default_factory=lambda: Pt(10))
    kicker: Emu = field(default_factory=lambda: Pt(11))
    hero: Emu = field(default_factory=lambda: Pt(200))
    note: Emu = field(default_factory=lambda: Pt(13))


PALETTE = ("1F5FA8", "12866A", "BC3F27", "D9982B", "553580", "2FA1A9")
NAMED_COLORS = {
    "blue": "1F5FA8",
    "green": "12866A",
    "red": "BC3F27",
    "gold": "D9982B",
    "purple": "553580",
    "teal": "2FA1A9",
}
WIDE = (Inch(13.333), Inch(7.5))
# The contrast of white on a ground that is dark by itself.
_DARK = 10.0


# From what distance in Oklab on two colors aren't the same to the eye.
_SAME = 0.02


class Brand(Struct, frozen=True, dict=True):
    """Everything that gives a deck its look.

    name: what the brand is called.
    colors: its own colors, by their use.
    palette: the colors of series and the like, in order.
    named_colors: colors that the author may call by name.
    fonts, type: families and sizes.
    font_folders: folders with font files, besides those of the machine.
    page: the width and height of slides.
    charts: what a chart is that doesn't say it itself: a picture, or a chart of PowerPoint's own.
    transition: how slides come in the show that don't say it themselves, in a deck that doesn't.
    logo: the path of the logo's file, None for no logo.
    footer: the words at the bottom right, with names to fill in.
    numbers: short words for large numbers in the deck's own language, such as {"billion": "bn"}.
    numbers_by_language: the same for other languages, by their names (BCP 47).
    template: what is taken over from an organisation's .pptx or .potx, None where deckgen makes the layouts.
    own_layouts: the layouts of that template; empty where deckgen makes them.
    embed: which of its fonts travel in the file, and with which letters.
    page_in_file: how large slides are in the file, where that is another size than the one they are laid out at; None
        where it is the same.
    layout_grounds: the colors that the layouts of a template show behind most words, by role.
    seen_grounds: what these layouts show at each place, by role.
    night: the ground that dark slides have on a template; "" where the colors tell it.
    places: where the brand's file says what, such as "colors.grey", "type.body" and "palette"; "" is the place in the
        deck that names the file. What nobody wrote has none.
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
    transition: Transition = "none"
    logo: str | None = None
    footer: str = "{{ title }} · {{ number }}"
    numbers: dict[str, str] = field(default_factory=dict)
    numbers_by_language: dict[str, dict[str, str]] = field(default_factory=dict)
    template: CarriedTemplate | None = None
    own_layouts: tuple[Layout, ...] = ()
    embed: Embedding = "own"
    page_in_file: tuple[Emu, Emu] | None = None
    layout_grounds: dict[str, str] = field(default_factory=dict)
    seen_grounds: dict[str, SeenGround] = field(default_factory=dict)
    night: str = ""
    places: dict[str, Span] = field(default_factory=dict)

    @cached_property
    def layouts(self) -> dict[str, Layout]:
        """The layouts by role: the template's, or else those of `standard_layouts`."""
        return {layout.role: layout for layout in self.own_layouts or standard_layouts(self.page)}

    def speaking(self, language: str, *, own: bool) -> Brand:
        """The brand with the short words for large numbers of a language (BCP 47).

        own says that it is the deck's own language. es-MX also has the words of es.
        """
        names = {name.lower(): words for name, words in self.numbers_by_language.items()}
        base = language.partition("-")[0].lower()
        plain = self.numbers if own else {}
        return replace(self, numbers={**plain, **names.get(base, {}), **names.get(language.lower(), {})})

    @property
    def margin(self) -> Emu:
        """The free room at the left and right of a slide."""
        return MARGIN

    def color(self, name: str) -> str | None:
        """The hex of a color that the author wrote: a name, one of the brand's own, #RRGGBB or #RGB; else None."""
        if name in self.named_colors:
            return self.named_colors[name]
        if name.startswith("#"):
            return six_digits(name)
        return getattr(self.colors, name, None) if name in Colors.__struct_fields__ else None

    def named_color_of(self, *names: str) -> str | None:
        """The color of a thing by the first of its names that the brand has one for; None where it has none."""
        return next((self.named_colors[name] for name in names if name in self.named_colors), None)

    def place_of(self, *keys: str) -> Span | None:
        """Where the brand's file has the first of some keys that it has; None where it has none of them."""
        return next((self.places[key] for key in keys if key in self.places), None)

    @property
    def red(self) -> str:
        """The red of the brand: the color of that name, else the reddest of its palette."""
        return self.named_colors.get("red") or max(self.palette, key=lambda color: _excess(color, 0))

    @property
    def blue(self) -> str:
        """The blue of the brand: the color of that name, else the bluest of its palette."""
        return self.named_colors.get("blue") or max(self.palette, key=lambda color: _excess(color, 2))

    @property
    def scale(self) -> float:
        """How many times as large as they are laid out slides are in the file."""
        return 1.0 if self.page_in_file is None else int(self.page_in_file[1]) / int(self.page[1])

    def ground(self, layout: str) -> str:
        """The color behind everything on the layout of a role."""
        if layout in self.layout_grounds:
            return self.layout_grounds[layout]
        own = {"cover": self.colors.cover, "closing": self.colors.cover, "quote": self.colors.cover}
        return {**own, "divider": self.colors.divider}.get(layout, self.colors.paper)

    def ground_at(self, layout: str, x: int, y: int) -> str:
        """The color at a place on the layout of a role; where it is nearly the one behind everything, that one."""
        main = self.ground(layout)
        if layout not in self.seen_grounds:
            return main
        color = self.seen_grounds[layout].at(x / self.page[0], y / self.page[1])
        return main if difference(color, main) < ALIKE else color

    def grounds_in(self, layout: str, box: Box) -> Counter[str]:
        """The colors in a box on the layout of a role, each with the number of cells that have it; the one behind
        everything where it is hardly another.
        """
        main, found = self.ground(layout), Counter[str]()
        if layout not in self.seen_grounds:
            return Counter((main,))
        for color, count in self.seen_grounds[layout].counted(region_of(box, self.page)).items():
            found[main if difference(color, main) < _SAME else color] += count
        return found

    def ground_of(self, layout: str, role: str) -> str:
        """The color behind the words of a placeholder."""
        place = self.layouts[layout].get(role)
        return (place.ground if place else "") or self.ground(layout)

    def hardest_of(self, layout: str, role: str) -> str:
        """The color behind the words of a placeholder on which they are hardest to read."""
        place = self.layouts[layout].get(role)
        return (place.hardest if place else "") or self.ground_of(layout, role)

    def ink_of(self, layout: str, role: str, least: float = 4.5) -> str:
        """The color of words in a placeholder: the template's own where it can be read there, else ink or paper."""
        place, ground = self.layouts[layout].get(role), self.ground_of(layout, role)
        own = place.look.color if place and place.look else ""
        kept = own and min(contrast(own, one) for one in (ground, self.hardest_of(layout, role))) >= least
        return own if kept else self.on(ground)

    def quiet_of(self, layout: str, role: str) -> str:
        """The color of less important words in a placeholder."""
        ground, hardest = self.ground_of(layout, role), self.hardest_of(layout, role)
        quiet = self.quiet(ground)
        return quiet if hardest == ground else legible(quiet, hardest, self.on(ground))

    def align_of(self, layout: str, role: str, usual: Align = "left") -> Align:
        """Where the lines of a placeholder's words stand: as the template has it, else as is usual."""
        place = self.layouts[layout].get(role)
        return place.look.align if place and place.look else usual

    def anchor_of(self, layout: str, role: str, usual: Anchor = "top") -> Anchor:
        """Where in a placeholder its words stand: as the template has it, else as is usual."""
        place = self.layouts[layout].get(role)
        return place.look.anchor if place and place.look else usual

    def title_is_bold(self, layout: str) -> bool:
        """Whether a template has the titles of a layout in bold."""
        place = self.layouts[layout].get("title")
        return place is not None and place.look is not None and place.look.bold

    def on(self, ground: str) -> str:
        """Ink or paper, whichever can be read on a ground."""
        return max((self.colors.ink, self.colors.paper), key=lambda color: contrast(color, ground))

    def lettering(self, color: str | None) -> str:
        """A color for headings and big numbers: dark enough for large words on panels and paper (WCAG 2.1).

        What has no color of its own is in ink.
        """
        return self.colors.ink if color is None else legible(color, self.colors.panel, self.colors.ink, least=3.0)

    def quiet(self, ground: str) -> str:
        """The color of less important words on a ground."""
        return self.colors.grey if ground == self.colors.paper else self.faded(ground, 0.25)

    def faded(self, ground: str, share: float) -> str:
        """The color of words on a ground, mixed with a share of that as far as they can still be read."""
        on = self.on(ground)
        return legible(mix(on, ground, share), ground, on)

    @property
    def dark(self) -> str:
        """The dark ground of the brand: its cover where that is dark, else its ink or paper, else nearly black.

        On a template a dark color that is seen there comes before its ink.
        """
        night = (self.night,) if self.night else ()
        candidates = (self.colors.cover, *night, self.colors.ink, self.colors.paper)
        return next((color for color in candidates if contrast(color, "FFFFFF") >= _DARK), "14181F")

    def standing_on(self, ground: str, *, is_picture: bool = False) -> Brand:
        """The brand as it is read on another ground than its paper: words, lines, panels and the colors of things.

        Over a picture, less important words are nearly as strong as the others, so that they need no darker shade.
        """
        standard = {layout.role: layout for layout in standard_layouts(self.page)}
        own_layouts = tuple(layout.on_own_ground(standard[layout.role]) for layout in self.own_layouts)
        plain = replace(self, own_layouts=own_layouts, layout_grounds={}, seen_grounds={})
        if ground == self.colors.paper and not is_picture:
            return replace(plain, colors=replace(self.colors, cover=ground, divider=ground))
        ink = readable(ground, self.colors.ink, self.colors.paper)
        faded = legible(mix(ink, ground, 0.08 if is_picture else 0.28), ground, ink)
        colors = Colors(
            ink=ink,
            paper=ground,
            accent=ink if is_picture else legible(self.colors.accent, ground, ink),
            grey=faded,
            hairline=mix(ground, ink, 0.25),
            panel=mix(ground, ink, 0.1),
            cover=ground,
            divider=ground,
            muted=standing_back(ground, ink, 0.22),
            rule=legible(self.colors.rule, ground, ink, least=3.0),
        )
        of_things = lifted((*self.palette, *self.named_colors.values()), ground, ink)
        return replace(
            plain,
            colors=colors,
            palette=tuple(of_things[color] for color in self.palette),
            named_colors={name: of_things[color] for name, color in self.named_colors.items()},
        )


def _excess(color: str, channel: int) -> int:
    """How much more of a channel (0 red, 1 green, 2 blue) a color has than of the stronger of the other two."""
    amounts = list(channels(color))
    return amounts.pop(channel) - max(amounts)


def body_box(brand: Brand) -> Box:
    """Where blocks stand: between title and footer, inside the margins."""
    width, height = brand.page
    stretch = height / DRAWN_HEIGHT
    return Box(MARGIN, BODY_TOP * stretch, width - MARGIN * 2, (BODY_BOTTOM - BODY_TOP) * stretch)
