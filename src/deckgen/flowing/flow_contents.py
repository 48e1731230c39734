"""A flow with every word in place: its items, and the links between them."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.canvas import Press
from deckgen.fitting.mark import Mark
from deckgen.model.geometry import ZERO, Emu, Insets, Pt
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text

# The room beside the words in a box, and that over and under them in multiples of the size of titles.
BESIDE, OVER = Pt(10), 0.5
# The size of an icon in multiples of that of the title, and the room between it and the title.
ICON, UNDER_ICON = 2.0, Pt(7)


class FlowItem(Struct, frozen=True):
    """An item with its words.

    icon: the icon or the picture over its title, None for none.
    fill: the color of its box, where it stands out; None where it doesn't.
    """

    title: Text
    text: Text | None = None
    icon: Mark | None = None
    fill: str | None = None

    def ground(self, press: Press) -> str:
        """The color of its box."""
        return self.fill or press.brand.colors.panel

    def paragraphs(self, press: Press) -> tuple[Paragraph, ...]:
        """Its title, and the words under it, which stand in the middle of its box."""
        color = press.brand.on(self.ground(press))
        title = Paragraph(self.title, replace(press.head, color=color), "center")
        if self.text is None:
            return (title,)
        quiet = color if self.fill else press.brand.quiet(self.ground(press))
        text = Paragraph(self.text, replace(press.small, color=quiet), "center", before=press.body.size * 0.15)
        return title, text


class FlowLink(Struct, frozen=True):
    """An arrow from one item to another, which are counted from 0, with the words on it, if there are any."""

    start: int
    end: int
    text: Text | None = None


class FlowContents(Struct, frozen=True):
    """Items and the links between them, each from an item to another one; no two links have both ends alike.

    links: in the order of the items that they lead from, where they are not the author's own.
    """

    items: tuple[FlowItem, ...]
    links: tuple[FlowLink, ...]

    def links_to(self, number: int) -> tuple[FlowLink, ...]:
        """The links that an item completes: those between it and the items before it."""
        return tuple(link for link in self.links if max(link.start, link.end) == number)

    @property
    def has_icons(self) -> bool:
        """Whether an item has an icon; then all boxes keep room for one."""
        return any(item.icon for item in self.items)

    @property
    def is_even(self) -> bool:
        """Whether what is in the boxes is alike enough to stand on common lines: an icon, or a title and a text."""
        return self.has_icons or all(item.text for item in self.items)

    def insets(self, press: Press) -> Insets:
        """The room inside a box around its words, an icon's included."""
        over = press.body.size * OVER
        icon = icon_size(press) + UNDER_ICON if self.has_icons else ZERO
        return Insets(BESIDE, over + icon, BESIDE, over)

    def least_width(self, press: Press) -> Emu:
        """The width of the narrowest box in which no word of any item is broken."""
        paragraphs = [paragraph for item in self.items for paragraph in item.paragraphs(press)]
        widest = max(press.typesetter.widest_word(one.text, one.style) for one in paragraphs)
        return widest + BESIDE * 2 + Pt(1)

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of all boxes where they are so wide: that of the one with the most words."""
        insets = self.insets(press)
        room = width - BESIDE * 2
        tallest = max(press.height(item.paragraphs(press), room) for item in self.items)
        return tallest + insets.top + insets.bottom

    def title_lines(self, width: Emu, press: Press) -> int:
        """How many lines the longest title takes in a box of this width."""
        room = width - BESIDE * 2
        titles = (item.paragraphs(press)[0] for item in self.items)
        return max(press.typesetter.lines(title.text, title.style, room) for title in titles)

    def text_lines(self, width: Emu, press: Press) -> int:
        """How many lines the longest words under a title take in a box of this width."""
        room = width - BESIDE * 2
        texts = [paragraph for item in self.items for paragraph in item.paragraphs(press)[1:]]
        return max((press.typesetter.lines(text.text, text.style, room) for text in texts), default=0)


def icon_size(press: Press) -> Emu:
    """The size of an icon."""
    return press.body.size * ICON


def word_style(press: Press) -> Style:
    """The words on links."""
    return press.label
