"""cards: a grid of titled boxes."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.icon_word import mark_of
from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.card_grid import BoundCard, CardGrid
from deckgen.fitting.contents import Content, Told
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import NO_INSETS, Box, Emu, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Flag, Tailored
from deckgen.model.rich_text import plain

MOST = 12
# In denser type than that the number of columns is the one at which the grid is lowest.
DENSE = 0.5
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
    """A drawing at the top: a name of the Lucide icons, such as truck or graduation-cap, or the file of a picture."""
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
            title = scope.text(item.title)
            color = scope.own_color(item.color, item.title, title)
            cards.append(BoundCard(title, text, count, value, mark_of(item.icon, scope), color))
        shown = zip(cards, self.items, strict=False)
        numbers = tuple(Told(card.value, item.value) for card, item in shown if card.value and item.value)
        return CardsContent(tuple(cards), self.span, numbers) if cards else None


class CardsContent(Content, Struct, frozen=True):
    """Bound cards in a grid, all of them as high as the fullest one; on the fullest slides those of a row are."""

    cards: tuple[BoundCard, ...]
    span: Span
    numbers: tuple[Told, ...] = ()
    word = "cards"
    share = 3.0
    form = "wide"
    floats = True

    def _grid(self, width: Emu, press: Press) -> CardGrid:
        """The grid of the first choice of columns with short titles in which no word is broken.

        Where type is nearly at its smallest, it is the one that is lowest. Type that is larger than the brand's
        largest changes nothing about the number of columns.
        """
        if press.tightness < 0:
            return replace(self._grid(width, replace(press, tightness=0.0)), press=press)
        choices = [CardGrid(self.cards, columns, width, press) for columns in COLUMNS[len(self.cards)]]
        others = [CardGrid(self.cards, columns, width, press) for columns in (2, 1)]
        unbroken = [grid for grid in (*choices, *others) if grid.broken is None]
        if press.tightness > DENSE:
            return min(unbroken or choices, key=lambda grid: grid.height)
        narrowest = choices[-1]
        chosen = next((grid for grid in choices if grid.is_roomy and grid in unbroken), None)
        return chosen or next((grid for grid in unbroken if grid.columns <= narrowest.columns), narrowest)

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the rows and the gaps between them."""
        return self._grid(width, press).height

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first card with a word too long for its line."""
        grid = self._grid(width, press)
        return press.broken_by_size(grid.titles, grid.inner) or grid.broken

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the cards row by row."""
        grid, colors = self._grid(box.width, canvas.press), canvas.brand.colors
        insets, room, size = grid.insets, grid.icon_room, grid.icon_size
        for (row, words), height in zip(grid.rows, grid.row_heights, strict=True):
            cells = box.top(height).columns((1,) * grid.columns, grid.gap)
            for card, column, cell in zip(row, words.columns, cells, strict=False):
                inside = insets._replace(top=insets.top + column.down)
                canvas.step()
                with canvas.bundled("Card", of=card.title):
                    fill = colors.panel if grid.is_boxed else None
                    canvas.text(cell, column.paragraphs, "Card", insets=inside, fill=fill)
                    if room == NO_INSETS:
                        canvas.rectangle(cell.top(Pt(3)), card.color or colors.muted, "Rule")
                    if card.icon is not None:
                        x, y = cell.x + insets.left - room.left, cell.y + insets.top - room.top
                        card.icon.put(Box(x, y, size, size), card.color or colors.ink, canvas)
            box = box.below(height + grid.gap)
