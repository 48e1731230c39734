"""cards: a grid of titled boxes."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.icon_word import icon_named
from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content, Told
from deckgen.fitting.levels import Row, Tiers, level
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import NO_INSETS, ZERO, Box, Emu, Insets, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Flag, Tailored
from deckgen.model.page import Icon, Paragraph, Style
from deckgen.model.rich_text import Text, plain

MOST = 12
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
    """Bound cards in a grid, all of them as high as the fullest one; on the fullest slides those of a row are."""

    cards: tuple[BoundCard, ...]
    span: Span
    numbers: tuple[Told, ...] = ()
    word = "cards"
    share = 3.0
    form = "wide"
    floats = True

    @property
    def _are_named_icons(self) -> bool:
        """Whether each card has an icon and a title, and nothing else."""
        return all(card.icon and not (card.text or card.count or card.value) for card in self.cards)

    def _is_boxed(self, columns: int, width: Emu, press: Press) -> bool:
        """Whether the cards have panels; icons with a short title each do without."""
        inner = self._cell(width, columns, ICON_GAP)
        return not self._are_named_icons or self._title_lines(inner, press) > MOST_LINES_OF_ICONS

    def _columns(self, width: Emu, press: Press) -> int:
        """How many cards stand side by side: the first choice with short titles in which no word is broken.

        Where type is nearly at its smallest, it is the number at which the grid is lowest. Type that is larger than
        the brand's largest changes nothing about it.
        """
        if press.tightness < 0:
            return self._columns(width, replace(press, tightness=0.0))
        choices, most = COLUMNS[len(self.cards)], MOST_LINES_ALONE if self._are_named_icons else MOST_TITLE_LINES
        unbroken = [columns for columns in (*choices, 2, 1) if self._broken_in(columns, width, press) is None]
        if press.tightness > 0.5:
            return min(unbroken or choices, key=lambda columns: self._height_in(columns, width, press))
        for columns in choices:
            inner = self._cell(width, columns, GRID_GAP) - INSETS.left - INSETS.right
            is_wide = inner >= NARROWEST - INSETS.left - INSETS.right or self._are_narrow_icons(columns, width, press)
            if is_wide and columns in unbroken and self._title_lines(inner, press) <= most:
                return columns
        return next((columns for columns in unbroken if columns <= choices[-1]), choices[-1])

    def _are_narrow_icons(self, columns: int, width: Emu, press: Press) -> bool:
        """Whether icons without boxes have room for themselves and their titles."""
        return self._cell(width, columns, ICON_GAP) >= NARROWEST_ICON and not self._is_boxed(columns, width, press)

    def _title_lines(self, inner: Emu, press: Press) -> int:
        """How many lines the longest title takes."""
        return max(press.typesetter.lines(card.title, press.head, inner) for card in self.cards)

    def _cell(self, width: Emu, columns: int, gap: Emu) -> Emu:
        """The width of a card where so many stand side by side."""
        return Box(ZERO, ZERO, width, ZERO).columns((1,) * columns, gap)[0].width

    def _icon_room(self, columns: int, width: Emu, press: Press) -> Insets:
        """The room that icons take over the words of cards, or beside them."""
        if not any(card.icon for card in self.cards):
            return NO_INSETS
        least = WIDE if len(self.cards) > columns else WIDEST
        if self._is_boxed(columns, width, press) and self._cell(width, columns, GRID_GAP) >= least:
            return Insets(left=self._icon_size(columns, width, press) + BESIDE_ICON)
        return Insets(top=self._icon_size(columns, width, press) + UNDER_ICON)

    def _insets(self, columns: int, width: Emu, press: Press) -> Insets:
        """The room around the words of a card, that of its icon included."""
        around = INSETS if self._is_boxed(columns, width, press) else NO_INSETS
        icon = self._icon_room(columns, width, press)
        return around._replace(left=around.left + icon.left, top=around.top + icon.top)

    def _gap(self, columns: int, width: Emu, press: Press) -> Emu:
        """The gap between cards side by side."""
        return GRID_GAP if self._is_boxed(columns, width, press) else ICON_GAP

    def _inner(self, columns: int, width: Emu, press: Press) -> Emu:
        """The width of a card's words where so many cards stand side by side."""
        insets = self._insets(columns, width, press)
        return self._cell(width, columns, self._gap(columns, width, press)) - insets.left - insets.right

    def _icon_size(self, columns: int, width: Emu, press: Press) -> Emu:
        if not self._is_boxed(columns, width, press):
            return min(press.between(BARE_ICONS), LARGEST_BARE_ICON)
        largest, smallest = ICONS
        return max(smallest, min(largest, press.head.size * ICON_SIZE))

    def _head(self, columns: int, width: Emu, press: Press) -> Style:
        """The style of titles. Under icons without boxes they are larger, as far as no word of them is broken."""
        if self._is_boxed(columns, width, press):
            return press.head
        largest, smallest = press.brand.type.body
        style = replace(press.head, size=press.between((largest * BARE_TITLE, smallest)))
        widest = max(press.typesetter.widest_word(card.title, style) for card in self.cards)
        share = min(1.0, int(self._cell(width, columns, ICON_GAP)) / int(widest + Pt(1)))
        return replace(style, size=max(smallest, Pt(int(style.size.pt * share))))

    @staticmethod
    def _title(card: BoundCard, head: Style) -> tuple[Paragraph, ...]:
        return (Paragraph(card.title, head, before=Pt(3)),)

    def _tiers(self, card: BoundCard, head: Style, press: Press) -> Tiers:
        """A card's number, value, title and text; the value is set large, else the number."""
        count, large = card.count if card.value else None, card.value or card.count
        return (
            (Paragraph(count, replace(head, color=press.brand.lettering(card.color))),) if count else (),
            (Paragraph(large, self._large(card, press), line_height=0.95),) if large else (),
            self._title(card, head),
            (Paragraph(card.text, press.small, before=press.body.size * 0.3),) if card.text else (),
        )

    @staticmethod
    def _large(card: BoundCard, press: Press) -> Style:
        """The style of a card's value, or of its number."""
        return Style(press.body.size * 1.5, press.brand.lettering(card.color), bold=True)

    def _rows(self, columns: int, width: Emu, press: Press) -> list[tuple[tuple[BoundCard, ...], Row]]:
        """The cards row by row, each row with its words."""
        inner, head = self._inner(columns, width, press), self._head(columns, width, press)
        rows = [self.cards[start : start + columns] for start in range(0, len(self.cards), columns)]
        return [(row, level([self._tiers(card, head, press) for card in row], inner, press)) for row in rows]

    def _height_in(self, columns: int, width: Emu, press: Press) -> Emu:
        """The height of the grid where so many cards stand side by side."""
        heights = self._row_heights(columns, width, press)
        return sum(heights, ZERO) + self._gap(columns, width, press) * (len(heights) - 1)

    def _row_heights(self, columns: int, width: Emu, press: Press) -> list[Emu]:
        """The height of the cards of each row: of the most words, or of icons that are higher beside them."""
        insets = self._insets(columns, width, press)
        beside = self._icon_size(columns, width, press) if self._icon_room(columns, width, press).left else ZERO
        heights = [
            insets.top + insets.bottom + max(beside, words.height) for _, words in self._rows(columns, width, press)
        ]
        return heights if press.tightness > FULLEST else [max(heights)] * len(heights)

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the rows and the gaps between them."""
        return self._height_in(self._columns(width, press), width, press)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first card with a word too long for its line."""
        columns = self._columns(width, press)
        head = self._head(columns, width, press)
        titles = (self._title(card, head) for card in self.cards)
        broken = press.broken_by_size(titles, self._inner(columns, width, press))
        return broken or self._broken_in(columns, width, press)

    def _broken_in(self, columns: int, width: Emu, press: Press) -> str | None:
        """The first card with a value or a word too long for its line with so many side by side; None for none."""
        inner, head = self._inner(columns, width, press), self._head(columns, width, press)
        for card in self.cards:
            if card.value and not press.is_on_one_line(card.value, self._large(card, press), inner):
                return f"the number '{card.value.plain}'"
        tiers = (paragraphs for card in self.cards for paragraphs in self._tiers(card, head, press))
        return next((words for paragraphs in tiers if (words := press.broken(paragraphs, inner))), None)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the cards row by row."""
        press, columns = canvas.press, self._columns(box.width, canvas.press)
        insets, gap = self._insets(columns, box.width, press), self._gap(columns, box.width, press)
        fill = press.brand.colors.panel if self._is_boxed(columns, box.width, press) else None
        room = self._icon_room(columns, box.width, press)
        heights = self._row_heights(columns, box.width, press)
        for (row, words), height in zip(self._rows(columns, box.width, press), heights, strict=True):
            cells = box.top(height).columns((1,) * columns, gap)
            for card, column, cell in zip(row, words.columns, cells, strict=False):
                inside = insets._replace(top=insets.top + column.down)
                canvas.step()
                with canvas.bundled("Card", of=card.title):
                    canvas.text(cell, column.paragraphs, "Card", insets=inside, fill=fill)
                    if room == NO_INSETS:
                        canvas.rectangle(cell.top(Pt(3)), card.color or press.brand.colors.muted, "Rule")
                    if card.icon is not None:
                        size, (left, top, _, _) = self._icon_size(columns, box.width, press), insets
                        place = Box(cell.x + left - room.left, cell.y + top - room.top, size, size)
                        color = card.color or press.brand.colors.ink
                        canvas.add(Icon(place, card.icon, color, canvas.name("Icon")))
            box = box.below(height + gap)
