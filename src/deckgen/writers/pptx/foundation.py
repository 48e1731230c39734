"""What slides stand on: masters, layouts and theme, made from the brand or taken from an organisation's template."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckgen.model.page import Page


class Master(Struct, frozen=True):
    """A slide master.

    id: the number that the presentation lists it under, 2^31 or more.
    part: the name of its part.
    """

    id: int
    part: str


class EmbeddedFont(Struct, frozen=True):
    """A font that travels in the file.

    font: the p:font element that names it, as XML.
    faces: for each face, the name of its element ("regular", "bold", …) and the name of the part that holds it.
    """

    font: str
    faces: tuple[tuple[str, str], ...]


class Foundation(Struct, frozen=True):
    """The parts beneath the slides, which are in the package already: their names, and what slides must know of them.

    layouts: the name of each layout's part, by deckgen's role of the layout.
    masters: the slide masters in their order.
    theme: the part of the first master's theme.
    notes_master: the part of the notes master.
    slots: the theme's colors (tx1, bg1, tx2, bg2, accent1 to accent6) as hex without "#". A slot that differs between
        the masters in use is left out.
    major, minor: the theme's fonts for headings and for text; "" where the masters in use differ.
    text_style: the p:defaultTextStyle element of the presentation, as XML.
    table_styles: the content of the table styles' part, as XML.
    foreign: whether it comes from somebody else's template. Then every text must say all of its look itself, since
        the capitals, bullets and columns of that master are unknown.
    handout_master: the part of the handout master; None where there is none.
    fonts: the fonts that are embedded in the template.
    bare: the part of the copy of a layout that shows placeholders alone, by the layout's role, for slides with a
        ground of their own; the slide itself hides all else where there is none.
    """

    layouts: Mapping[str, str]
    masters: tuple[Master, ...]
    theme: str
    notes_master: str
    slots: Mapping[str, str]
    major: str
    minor: str
    text_style: str
    table_styles: str
    foreign: bool = False
    handout_master: str | None = None
    fonts: tuple[EmbeddedFont, ...] = ()
    bare: Mapping[str, str] = {}

    def layout_of(self, page: Page) -> str:
        """The part of the layout that a page stands on."""
        own = self.layouts[page.layout]
        return own if page.backdrop is None else self.bare.get(page.layout, own)
