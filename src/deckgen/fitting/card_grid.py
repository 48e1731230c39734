"""The grid of a row or several rows of cards: how wide, how high and how large everything in it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.canvas import Press
from deckgen.fitting.levels import Row, Tiers, level
from deckgen.fitting.mark import Mark
from deckgen.model.geometry import NO_INSETS, ZERO, Box, Emu, Insets, Pt
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text

# Between cards, and between icons with nothing but a title.
GRID_GAP, ICON_GAP = Pt(14), Pt(26)
# The room inside a card around its words.
INSETS = Insets(Pt(14), Pt(14), Pt(10), Pt(15))
# The least width of a card where there is a choice, and that of an icon without a box.
NARROWEST, NARROWEST_ICON = Pt(138), Pt(92)
# The most lines that a title may take where there is a choice, over other words and with an icon alone.
MOST_TITLE_LINES, MOST_LINES_ALONE = 3, 4
# The largest and the smallest size of an icon in a card, its size in multiples of its title's; the room under and
# beside it.
ICONS, ICON_SIZE, UNDER_ICON, BESIDE_ICON = (Pt(48), Pt(36)), 2.0, Pt(9), Pt(14)
# The sizes of an icon without a box in the largest and the smallest type of the brand, its size in larger type at the
# most, and the size of its title in multiples of the largest running text.
BARE_ICONS, LARGEST_BARE_ICON, BARE_TITLE = (Pt(75), Pt(36)), Pt(88), 1.2
# From these widths on a card has its icon beside its words: where there are several rows, and where there is one.
WIDE, WIDEST = Pt(230), Pt(400)
# Icons stand without boxes where their titles take no more lines than that, and no card has other words.
MOST_LINES_OF_ICONS = 2
# Above this tightness rows are as high as their own fullest card.
FULLEST = 0.9


class BoundCard(Struct, frozen=True):
    """A card with every word in place."""

    title: Text
    text: Text | None
    """The sentence under the title."""
    count: Text | None
    """Its number among the cards, where they are numbered."""
    value: Text | None
    """The number set large over the title."""
    icon: Mark | None
    """The icon or the picture at its top."""
    color: str | None
    """The color of its rule, number and icon, None for neutral ones."""


class CardGrid(Struct, frozen=True, dict=True):
    """Cards with so many columns in a width, at the type of a press."""

    cards: tuple[BoundCard, ...]
    columns: int
    width: Emu
    press: Press

    @cached_property
    def is_boxed(self) -> bool:
        """Whether the cards have panels; icons with a short title each do without."""
        return not self._are_named_icons or self._title_lines(self._cell(ICON_GAP)) > MOST_LINES_OF_ICONS

    @property
    def is_roomy(self) -> bool:
        """Whether cards are wide enough, and the longest title takes few lines."""
        boxed, most = self._cell(GRID_GAP), MOST_LINES_ALONE if self._are_named_icons else MOST_TITLE_LINES
        is_wide = boxed >= NARROWEST or (self._cell(ICON_GAP) >= NARROWEST_ICON and not self.is_boxed)
        return is_wide and self._title_lines(boxed - INSETS.left - INSETS.right) <= most

    @property
    def gap(self) -> Emu:
        """The gap between cards, side by side and one under the other."""
        return GRID_GAP if self.is_boxed else ICON_GAP

    @cached_property
    def icon_size(self) -> Emu:
        """The width and height of an icon."""
        if not self.is_boxed:
            return min(self.press.between(BARE_ICONS), LARGEST_BARE_ICON)
        largest, smallest = ICONS
        return max(smallest, min(largest, self.press.head.size * ICON_SIZE))

    @cached_property
    def icon_room(self) -> Insets:
        """The room that icons take over the words of cards, or beside them."""
        if not any(card.icon for card in self.cards):
            return NO_INSETS
        least = WIDE if len(self.cards) > self.columns else WIDEST
        if self.is_boxed and self._cell(GRID_GAP) >= least:
            return Insets(left=self.icon_size + BESIDE_ICON)
        return Insets(top=self.icon_size + UNDER_ICON)

    @cached_property
    def insets(self) -> Insets:
        """The room around the words of a card, that of its icon included."""
        around, icon = INSETS if self.is_boxed else NO_INSETS, self.icon_room
        return around._replace(left=around.left + icon.left, top=around.top + icon.top)

    @cached_property
    def inner(self) -> Emu:
        """The width of a card's words."""
        return self._cell(self.gap) - self.insets.left - self.insets.right

    @cached_property
    def head(self) -> Style:
        """The style of titles. Under icons without boxes they are larger, as far as no word of them is broken."""
        press = self.press
        if self.is_boxed:
            return press.head
        largest, smallest = press.brand.type.body
        style = replace(press.head, size=press.between((largest * BARE_TITLE, smallest)))
        widest = max(press.typesetter.widest_word(card.title, style) for card in self.cards)
        share = min(1.0, int(self._cell(ICON_GAP)) / int(widest + Pt(1)))
        return replace(style, size=max(smallest, Pt(int(style.size.pt * share))))

    @property
    def titles(self) -> Iterator[tuple[Paragraph, ...]]:
        """The title of each card."""
        return (self._title(card) for card in self.cards)

    @cached_property
    def rows(self) -> tuple[tuple[tuple[BoundCard, ...], Row], ...]:
        """The cards row by row, each row with its words."""
        rows = (self.cards[start : start + self.columns] for start in range(0, len(self.cards), self.columns))
        return tuple((row, level([self._tiers(card) for card in row], self.inner, self.press)) for row in rows)

    @cached_property
    def row_heights(self) -> tuple[Emu, ...]:
        """The height of the cards of each row: of the most words, or of icons that are higher beside them."""
        beside, around = self.icon_size if self.icon_room.left else ZERO, self.insets.top + self.insets.bottom
        heights = tuple(around + max(beside, words.height) for _, words in self.rows)
        return heights if self.press.tightness > FULLEST else (max(heights),) * len(heights)

    @property
    def height(self) -> Emu:
        """The height of the rows and the gaps between them."""
        return sum(self.row_heights, ZERO) + self.gap * (len(self.row_heights) - 1)

    @cached_property
    def broken(self) -> str | None:
        """The first card with a value or a word too long for its line; None for none."""
        for card in self.cards:
            if card.value and not self.press.is_on_one_line(card.value, self._large(card), self.inner):
                return f"the number '{card.value.plain}'"
        tiers = (paragraphs for card in self.cards for paragraphs in self._tiers(card))
        return next((words for paragraphs in tiers if (words := self.press.broken(paragraphs, self.inner))), None)

    @property
    def _are_named_icons(self) -> bool:
        """Whether each card has an icon and a title, and nothing else."""
        return all(card.icon and not (card.text or card.count or card.value) for card in self.cards)

    def _cell(self, gap: Emu) -> Emu:
        """The width of a card with this gap beside it."""
        return Box(ZERO, ZERO, self.width, ZERO).columns((1,) * self.columns, gap)[0].width

    def _title_lines(self, inner: Emu) -> int:
        """How many lines the longest title takes."""
        return max(self.press.typesetter.lines(card.title, self.press.head, inner) for card in self.cards)

    def _title(self, card: BoundCard) -> tuple[Paragraph, ...]:
        return (Paragraph(card.title, self.head, before=Pt(3)),)

    def _large(self, card: BoundCard) -> Style:
        """The style of a card's value, or of its number."""
        return Style(self.press.body.size * 1.5, self.press.brand.lettering(card.color), bold=True)

    def _tiers(self, card: BoundCard) -> Tiers:
        """A card's number, value, title and text; the value is set large, else the number."""
        press = self.press
        count, large = card.count if card.value else None, card.value or card.count
        return (
            (Paragraph(count, replace(self.head, color=press.brand.lettering(card.color))),) if count else (),
            (Paragraph(large, self._large(card), line_height=0.95),) if large else (),
            self._title(card),
            (Paragraph(card.text, press.small, before=press.body.size * 0.3),) if card.text else (),
        )
