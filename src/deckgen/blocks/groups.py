"""groups: headed lists side by side."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.block import Headed
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import COLUMN_GAP, Content
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Tailored
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text

# The least width of a group in inches, and how many stand side by side at the most.
NARROWEST, MOST_BESIDE = 2.3, 4
MOST = 40
# The part of its column that a heading may fill: PowerPoint's widths differ a little from the font's.
FILLED = 0.97
# How much higher an item may be where there is height to spare, in multiples of the size of running text.
MOST_AIR = 0.7
# Between a heading and the rule under it.
OVER_RULE = Pt(7)


class Group(Tailored):
    """A headed list."""

    noun = "a group"
    short_form = "items"
    items: tuple[Str, ...]
    """The words under the heading."""
    color: Str | None = None
    """The color of the heading: a name of the brand, or a hex; else that of a thing with this name."""


class Groups(Headed):
    """Headed lists side by side, or one under the other where there are many."""

    example = "Heading: [words, words]"
    items: dict[Str, Group]
    """The groups: heading and list, in order."""

    def bind(self, scope: Scope) -> Content | None:
        """The groups with their words filled in."""
        lists = []
        for head, group in self.items.items():
            shown, items = scope.text(head), tuple(scope.text(item) for item in group.items)
            lists.append(BoundGroup(shown, items, scope.own_color(group.color, head, shown)))
        if not lists:
            if self.all_read:
                scope.log.error("empty_block", "'groups' has no lists", self.span)
            return None
        if len(lists) > MOST:
            scope.log.error("wrong_count", f"'groups' holds {MOST} lists at the most, not {len(lists):,}", self.span)
            return None
        return GroupsContent(tuple(lists), self.span)


class BoundGroup(Struct, frozen=True):
    """A headed list with every word in place."""

    head: Text
    items: tuple[Text, ...]
    color: str | None
    """The color of the heading and of the rule under it, None for neutral ones."""


class GroupsContent(Content, Struct, frozen=True):
    """Bound groups, side by side in rows."""

    groups: tuple[BoundGroup, ...]
    span: Span
    word = "groups"
    share = 3.0
    form = "wide"

    def _columns(self, width: Emu) -> int:
        """How many groups stand side by side; more than fit, or than four, stand in rows as even as can be."""
        count = len(self.groups)
        most = max(1, int(width.inches / NARROWEST))
        rows = -(-count // min(most, MOST_BESIDE))
        return -(-count // rows)

    def _head(self, group: BoundGroup, cell: Emu, press: Press) -> tuple[Paragraph, ...]:
        """A heading, in the largest size of text at which all headings stay on one line, else in the smallest."""
        size = press.body.size
        style = Style(size, press.brand.lettering(group.color), font="heading")
        widest = max(press.typesetter.width(one.head, style) for one in self.groups)
        if widest > cell * FILLED:
            size = max(press.brand.type.body[1], size * (cell * FILLED / widest))
        return (Paragraph(group.head, replace(style, size=size)),)

    def _item(self, item: Text, cell: Emu, press: Press) -> tuple[Paragraph, ...]:
        """The words of an item, in the size of the headings."""
        heading = self._head(self.groups[0], cell, press)[0].style.size
        return (Paragraph(item, replace(press.body, size=heading)),)

    def _heights(self, group: BoundGroup, width: Emu, press: Press) -> list[Emu]:
        """The heights of a group's items, the room over and under their words included."""
        return [press.height(self._item(item, width, press), width) + _pad(press) * 2 for item in group.items]

    def _cell(self, width: Emu) -> Emu:
        """The width of a group."""
        return Box(ZERO, ZERO, width, ZERO).columns((1,) * self._columns(width), COLUMN_GAP)[0].width

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of all rows of groups, the gaps between them included."""
        heights = self._row_heights(width, press)
        total = _apart(press) * (len(heights) - 1)
        for height in heights:
            total += height
        return total

    def _row_heights(self, width: Emu, press: Press) -> list[Emu]:
        """The height of each row: that of its highest heading and of its highest list."""
        columns, cell = self._columns(width), self._cell(width)
        heights = []
        for start in range(0, len(self.groups), columns):
            row = self.groups[start : start + columns]
            bodies = [sum(self._heights(group, cell, press)) for group in row]
            heights.append(self._head_height(row, cell, press) + max(bodies))
        return heights

    def _head_height(self, row: tuple[BoundGroup, ...], cell: Emu, press: Press) -> Emu:
        """The height of the highest heading in a row and of the gap to the rule under it."""
        return max(press.height(self._head(group, cell, press), cell) for group in row) + OVER_RULE

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first heading, else the first item, with a word too long for its column."""
        cell = self._cell(width)
        heads = (self._head(group, cell, press) for group in self.groups)
        items = (self._item(item, cell, press) for group in self.groups for item in group.items)
        return next((words for part in (*heads, *items) if (words := press.broken(part, cell))), None)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw each group: its heading over a rule of its color, its words over hairlines.

        Where there is height to spare, the items are a little higher.
        """
        press, columns = canvas.press, self._columns(box.width)
        rows = [self.groups[start : start + columns] for start in range(0, len(self.groups), columns)]
        most = [max(len(group.items) for group in row) for row in rows]
        spare = box.height - self.height(box.width, press)
        air = Emu(max(0, min(spare // max(1, sum(most)), press.body.size * MOST_AIR)))
        for row, height, items in zip(rows, self._row_heights(box.width, press), most, strict=True):
            cells = box.columns((1,) * columns, COLUMN_GAP)
            head = self._head_height(row, cells[0].width, press)
            for group, cell in zip(row, cells, strict=False):
                canvas.step()
                with canvas.bundled("Group", of=group.head):
                    self._draw_group(group, cell, head, air, canvas)
            box = box.below(height + air * items + _apart(press))

    def _draw_group(self, group: BoundGroup, cell: Box, head: Emu, air: Emu, canvas: Canvas) -> None:
        press = canvas.press
        canvas.text(cell.top(head - OVER_RULE), self._head(group, cell.width, press), "Heading", anchor="bottom")
        rule = cell.below(head).top(ZERO)
        canvas.line(rule, group.color or press.brand.colors.muted, Pt(2), "Rule")
        rest = cell.below(head)
        for item, height in zip(group.items, self._heights(group, cell.width, press), strict=True):
            canvas.text(rest.top(height + air), self._item(item, cell.width, press), "Item", anchor="middle")
            rest = rest.below(height + air)
            canvas.line(rest.top(ZERO), press.brand.colors.hairline, Pt(0.75), "Hairline")


def _pad(press: Press) -> Emu:
    """The room over an item's words, and as much under them."""
    return press.body.size * 0.32


def _apart(press: Press) -> Emu:
    """The gap between rows of groups."""
    return press.body.size * 1.3
