"""cards: a grid of titled boxes."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.icon_word import icon_named
from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content, Told
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Insets, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Flag, Tailored
from deckgen.model.page import Icon, Paragraph, Style
from deckgen.model.rich_text import Text, plain

MOST = 12
# Between cards, and the room inside each.
GRID_GAP = Pt(13)
INSETS = Insets(Pt(15), Pt(13), Pt(12), Pt(13))
# The least width of a card where there is a choice.
NARROWEST = Pt(138)
# The most lines that a title may take where there is a choice.
MOST_TITLE_LINES = 3
# The size of an icon, and the room between it and the words under it.
ICON, UNDER_ICON = Pt(25), Pt(10)
# For each count of cards, how many may stand side by side; the first that fits is taken.
COLUMNS = {
    1: (1,),
    2: (2, 1),
    3: (3, 1),
    4: (4, 2, 1),
    5: (5, 3, 1),
    6: (3, 2),
    7: (4, 2),
    8: (4, 2),
    9: (3, 5),
    10: (5, 4, 3),
    11: (5, 4, 3),
    12: (4, 3),
}
# Cards grow into spare height up to so many times their own, or up to so high, whichever is less.
MOST_GROWTH, HIGHEST = 1.9, Pt(185)


class CardItem(Tailored):
    """A titled box."""

    noun = "a card"
    short_form = "title"
    title: Str
    """The words on the card."""
    text: Str | None = None
    """A sentence under the title."""
    value: Str | None = None
    """A number set large over the title."""
    icon: Str | None = None
    """A drawing at the top: a name of the Lucide icons, such as truck or graduation-cap."""
    color: Str | None = None
    """The color of the card's rule, number and icon: a name of the brand, or a hex; else that of a thing with its
    title."""


class Cards(Block):
    """A grid of titled boxes, up to twelve, numbered where their order counts."""

    short_form = "items"
    items: tuple[CardItem, ...]
    """The cards, each its title or a mapping."""
    numbered: Flag = False
    """Whether the cards are numbered."""

    def bind(self, scope: Scope) -> Content | None:
        """The cards with their words filled in."""
        if len(self.items) > MOST or (not self.items and self.all_read):
            message = f"'cards' holds one to twelve cards, not {len(self.items)}"
            scope.log.error("wrong_count", message, self.items[MOST].span if self.items else self.span)
        cards = []
        for number, item in enumerate(self.items[:MOST], start=1):
            value = scope.text(item.value) if item.value else None
            count = plain(str(number)) if self.numbered else None
            text = scope.text(item.text) if item.text else None
            icon = icon_named(item.icon, scope) if item.icon else None
            title = scope.text(item.title)
            color = scope.own_color(item.color, item.title, title)
            cards.append(BoundCard(title, text, count, value, icon, color))
        shown = zip(cards, self.items, strict=False)
        numbers = tuple(Told(card.value, item.value) for card, item in shown if card.value and item.value)
        return CardsContent(tuple(cards), self.span, numbers) if cards else None


class BoundCard(Struct, frozen=True):
    """A card with every word in place."""

    title: Text
    text: Text | None
    """The sentence under the title."""
    count: Text | None
    """Its number among the cards, where they are numbered."""
    value: Text | None
    """The number set large over the title."""
    icon: str | None
    """The name of the icon at its top."""
    color: str | None
    """The color of its rule, number and icon, None for neutral ones."""


class CardsContent(Content, Struct, frozen=True):
    """Bound cards in a grid, all of one size."""

    cards: tuple[BoundCard, ...]
    span: Span
    numbers: tuple[Told, ...] = ()
    word = "cards"
    share = 3.0
    form = "wide"
    grows = True

    @property
    def _has_icons(self) -> bool:
        """Whether a card has an icon; then all cards keep room for one over their words."""
        return any(card.icon for card in self.cards)

    @property
    def _insets(self) -> Insets:
        """The room inside a card around its words."""
        return INSETS._replace(top=INSETS.top + ICON + UNDER_ICON) if self._has_icons else INSETS

    def _columns(self, width: Emu, press: Press) -> int:
        """How many cards stand side by side: the first choice with short titles in which no word is broken.

        Where type is nearly at its smallest, it is the number at which the grid is lowest.
        """
        choices = COLUMNS[len(self.cards)]
        unbroken = [columns for columns in (*choices, 2, 1) if self._broken_in(columns, width, press) is None]
        if press.tightness > 0.5:
            return min(unbroken or choices, key=lambda columns: self._height_in(columns, width, press))
        for columns in choices:
            inner = self._inner(width, columns)
            is_wide = inner >= NARROWEST - INSETS.left - INSETS.right
            if is_wide and columns in unbroken and self._title_lines(inner, press) <= MOST_TITLE_LINES:
                return columns
        return next((columns for columns in unbroken if columns <= choices[-1]), choices[-1])

    def _title_lines(self, inner: Emu, press: Press) -> int:
        """How many lines the longest title takes."""
        return max(press.typesetter.lines(card.title, press.head, inner) for card in self.cards)

    def _inner(self, width: Emu, columns: int) -> Emu:
        """The width of a card's words where so many cards stand side by side."""
        cell = Box(ZERO, ZERO, width, ZERO).columns((1,) * columns, GRID_GAP)[0]
        return cell.width - INSETS.left - INSETS.right

    def _paragraphs(self, card: BoundCard, press: Press) -> tuple[Paragraph, ...]:
        """A card's number, value, title and text; the value is set large, else the number."""
        paragraphs = []
        if card.count is not None and card.value is not None:
            paragraphs.append(Paragraph(card.count, replace(press.head, color=press.brand.lettering(card.color))))
        if large := card.value or card.count:
            paragraphs.append(Paragraph(large, self._large(card, press), line_height=0.95))
        paragraphs.append(Paragraph(card.title, press.head, before=Pt(3)))
        if card.text is not None:
            paragraphs.append(Paragraph(card.text, press.small, before=press.body.size * 0.3))
        return tuple(paragraphs)

    @staticmethod
    def _large(card: BoundCard, press: Press) -> Style:
        """The style of a card's value, or of its number."""
        return Style(press.body.size * 1.5, press.brand.lettering(card.color), bold=True)

    def _cell_height(self, columns: int, width: Emu, press: Press) -> Emu:
        """The height that the fullest card needs."""
        inner = self._inner(width, columns)
        tallest = max(press.height(self._paragraphs(card, press), inner) for card in self.cards)
        return tallest + self._insets.top + self._insets.bottom

    def _height_in(self, columns: int, width: Emu, press: Press) -> Emu:
        """The height of the grid where so many cards stand side by side."""
        rows = -(-len(self.cards) // columns)
        return self._cell_height(columns, width, press) * rows + GRID_GAP * (rows - 1)

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the rows, all as high as the fullest card."""
        return self._height_in(self._columns(width, press), width, press)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first card with a word too long for its line."""
        return self._broken_in(self._columns(width, press), width, press)

    def _broken_in(self, columns: int, width: Emu, press: Press) -> str | None:
        """The first card with a value or a word too long for its line with so many side by side; None for none."""
        inner = self._inner(width, columns)
        for card in self.cards:
            if card.value and not press.is_on_one_line(card.value, self._large(card, press), inner):
                return f"the number '{card.value.plain}'"
        cards = (self._paragraphs(card, press) for card in self.cards)
        return next((words for card in cards if (words := press.broken(card, inner))), None)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the cards row by row; they grow into spare height a little."""
        press = canvas.press
        columns = self._columns(box.width, press)
        rows = -(-len(self.cards) // columns)
        natural = self._cell_height(columns, box.width, press)
        room = (box.height - GRID_GAP * (rows - 1)) // rows
        height = max(natural, min(room, natural * MOST_GROWTH, HIGHEST))
        for start in range(0, len(self.cards), columns):
            cells = box.columns((1,) * columns, GRID_GAP)
            for card, cell in zip(self.cards[start : start + columns], cells, strict=False):
                canvas.step()
                self._draw_card(card, cell.top(height), canvas)
            box = box.below(height + GRID_GAP)

    def _draw_card(self, card: BoundCard, cell: Box, canvas: Canvas) -> None:
        """Draw a card: its panel and words, and over them an icon or a rule.

        Where cards hold nothing but an icon and a title, the titles stand at the foot.
        """
        at_foot = self._has_icons and not any(card.text or card.count or card.value for card in self.cards)
        words = self._paragraphs(card, canvas.press)
        fill = canvas.brand.colors.panel
        canvas.text(cell, words, "Card", anchor="bottom" if at_foot else "top", insets=self._insets, fill=fill)
        if not self._has_icons:
            canvas.rectangle(cell.top(Pt(3)), card.color or canvas.brand.colors.muted, "Rule")
        if card.icon is not None:
            place = Box(cell.x + INSETS.left, cell.y + INSETS.top + Pt(2), ICON, ICON)
            canvas.add(Icon(place, card.icon, card.color or canvas.brand.colors.ink, canvas.name("Icon")))
