"""groups: headed lists side by side."""

from __future__ import annotations

from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.block import Headed
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import COLUMN_GAP, Content
from deckgen.fitting.levels import air, even
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Tailored
from deckgen.model.page import Paragraph
from deckgen.model.rich_text import Text

# The least width of a group in inches, and how many stand side by side at the most.
NARROWEST, MOST_BESIDE = 2.3, 4
MOST = 40
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

    def _head(self, group: BoundGroup, press: Press) -> tuple[Paragraph, ...]:
        return (Paragraph(group.head, replace(press.head, color=press.brand.lettering(group.color))),)

    def _item(self, item: Text, press: Press) -> tuple[Paragraph, ...]:
        return (Paragraph(item, press.body),)

    def _heights(self, row: tuple[BoundGroup, ...], cell: Emu, press: Press) -> list[Emu]:
        """The heights of the items of groups side by side, with the room over and under their words.

        What stands on one line across them is as high as the highest of it, so that all begin together.
        """
        levels = zip_longest(*(group.items for group in row))
        return even(
            [
                max(press.height(self._item(item, press), cell) for item in level if item is not None)
                + _pad(press) * 2
                for level in levels
            ]
        )

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
        """The height of each row: that of its highest heading and of all its items."""
        cell = self._cell(width)
        return [
            self._head_height(row, cell, press) + sum(self._heights(row, cell, press), ZERO)
            for row in self._rows(width)
        ]

    def _rows(self, width: Emu) -> list[tuple[BoundGroup, ...]]:
        columns = self._columns(width)
        return [self.groups[start : start + columns] for start in range(0, len(self.groups), columns)]

    def _head_height(self, row: tuple[BoundGroup, ...], cell: Emu, press: Press) -> Emu:
        """The height of the highest heading in a row and of the gap to the rule under it."""
        return max(press.height(self._head(group, press), cell) for group in row) + OVER_RULE

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first heading, else the first item, with a word too long for its column, or that size alone breaks."""
        cell = self._cell(width)
        heads = (self._head(group, press) for group in self.groups)
        words = (*heads, *(self._item(item, press) for group in self.groups for item in group.items))
        broken = (press.broken(part, cell) for part in words)
        return press.broken_by_size(words, cell) or next((found for found in broken if found), None)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw each group: its heading over a rule of its color, its words with hairlines between them.

        Where there is height to spare, the items are higher.
        """
        press, rows = canvas.press, self._rows(box.width)
        most = [max(len(group.items) for group in row) for row in rows]
        more = air(self.height(box.width, press), box.height, sum(most), press)
        for row in rows:
            cells = box.columns((1,) * self._columns(box.width), COLUMN_GAP)
            head = self._head_height(row, cells[0].width, press)
            heights = [height + more for height in self._heights(row, cells[0].width, press)]
            for group, cell in zip(row, cells, strict=False):
                canvas.step()
                with canvas.bundled("Group", of=group.head):
                    self._draw_group(group, cell, head, heights, canvas)
            box = box.below(head + sum(heights, ZERO) + _apart(press))

    def _draw_group(self, group: BoundGroup, cell: Box, head: Emu, heights: list[Emu], canvas: Canvas) -> None:
        press = canvas.press
        canvas.text(cell.top(head - OVER_RULE), self._head(group, press), "Heading", anchor="bottom")
        rule = cell.below(head).top(ZERO)
        canvas.line(rule, group.color or press.brand.colors.muted, Pt(2), "Rule")
        rest = cell.below(head)
        for number, (item, height) in enumerate(zip(group.items, heights, strict=False)):
            if number:
                canvas.line(rest.top(ZERO), press.brand.colors.hairline, Pt(0.75), "Hairline")
            canvas.text(rest.top(height), self._item(item, press), "Item", anchor="middle")
            rest = rest.below(height)


def _pad(press: Press) -> Emu:
    """The room over an item's words, and as much under them."""
    return press.body.size * 0.32


def _apart(press: Press) -> Emu:
    """The gap between rows of groups."""
    return press.body.size * 1.3
