"""steps: a process in order."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import GAP, Content
from deckgen.fitting.levels import Row, level
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Tailored
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text, plain

# The most steps, and the most of them side by side.
MOST, MOST_BESIDE = 10, 6
# The least width of a step beside others.
NARROWEST = Inch(1.55)
# The gap between steps side by side, and the weight of the rule over each.
BETWEEN, RULE = Pt(17), Pt(2.5)


class Step(Tailored):
    """A step of a process."""

    noun = "a step"
    short_form = "title"
    title: Str
    """What is done."""
    text: Str | None = None
    """A sentence under it."""


class Steps(Block):
    """A process in order: up to ten numbered steps, side by side where there is room, else one under the other."""

    short_form = "items"
    items: tuple[Step, ...]
    """The steps, each its words or a mapping."""

    def bind(self, scope: Scope) -> Content | None:
        """The steps with their words filled in."""
        if len(self.items) > MOST or (len(self.items) < 2 and self.all_read):
            message = f"'steps' holds two to ten steps, not {len(self.items)}"
            scope.log.error("wrong_count", message, self.items[MOST].span if self.items[MOST:] else self.span)
        steps = tuple(
            BoundStep(scope.text(step.title), scope.text(step.text) if step.text else None)
            for step in self.items[:MOST]
        )
        return StepsContent(steps, self.span) if steps else None


class BoundStep(Struct, frozen=True):
    """A step with every word in place."""

    title: Text
    text: Text | None
    """The sentence under the title."""


class StepsContent(Content, Struct, frozen=True):
    """Bound steps, numbered from 1."""

    steps: tuple[BoundStep, ...]
    span: Span
    word = "steps"
    share = 3.0
    form = "wide"
    floats = True

    def _rows(self, width: Emu, press: Press) -> int:
        """In how many rows the steps stand side by side, 1 or 2; 0 where they stand one under the other."""
        for rows in (1, 2):
            cell = self._cell(width, rows)
            is_room = -(-len(self.steps) // rows) <= MOST_BESIDE and cell >= NARROWEST
            if is_room and self._broken_in(cell, press) is None:
                return rows
        return 0

    def _cell(self, width: Emu, rows: int) -> Emu:
        """The width of a step where they stand side by side in so many rows."""
        return Box(ZERO, ZERO, width, ZERO).columns((1,) * -(-len(self.steps) // rows), BETWEEN)[0].width

    def _number(self, number: int, press: Press) -> Paragraph:
        """The number of a step, set large."""
        style = Style(press.body.size * 1.5, press.brand.colors.grey, bold=True)
        return Paragraph(plain(str(number)), style, line_height=0.95)

    def _title(self, step: BoundStep, press: Press) -> tuple[Paragraph, ...]:
        return (Paragraph(step.title, press.head, before=Pt(3)),)

    def _text(self, step: BoundStep, press: Press) -> tuple[Paragraph, ...]:
        return (Paragraph(step.text, press.small, before=press.body.size * 0.3),) if step.text else ()

    def _words(self, step: BoundStep, press: Press) -> tuple[Paragraph, ...]:
        """The title and the text of a step, without its number."""
        return (*self._title(step, press), *self._text(step, press))

    def _number_width(self, press: Press) -> Emu:
        """The room for numbers at the left of steps that stand one under the other."""
        number = self._number(len(self.steps), press)
        return press.typesetter.width(number.text, number.style) + press.body.size * 0.8

    def _rows_beside(self, width: Emu, press: Press, rows: int) -> list[Row]:
        """The words of the rows of steps side by side."""
        columns, cell = -(-len(self.steps) // rows), self._cell(width, rows)
        tiers = [
            ((self._number(number, press),), self._title(step, press), self._text(step, press))
            for number, step in enumerate(self.steps, start=1)
        ]
        return [level(tiers[start : start + columns], cell, press) for start in range(0, len(tiers), columns)]

    def _heights_under(self, width: Emu, press: Press) -> list[Emu]:
        """The height of each step where they stand one under the other."""
        room = width - self._number_width(press)
        number = press.height((self._number(1, press),), width)
        return [max(number, press.height(self._words(step, press), room)) for step in self.steps]

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the rows of steps, or of all steps one under the other."""
        if rows := self._rows(width, press):
            heights = [row.height + _pad(press) for row in self._rows_beside(width, press, rows)]
            return Emu(sum(heights) + GAP * (len(heights) - 1))
        heights = self._heights_under(width, press)
        return Emu(sum(heights) + _pad(press) * (len(heights) - 1))

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first step with a word too long for its line."""
        if rows := self._rows(width, press):
            return press.broken_by_size((self._title(step, press) for step in self.steps), self._cell(width, rows))
        return self._broken_in(width - self._number_width(press), press)

    def _broken_in(self, width: Emu, press: Press) -> str | None:
        """The first step with a word too long for its line where steps have this width; None where all fit."""
        words = (self._words(step, press) for step in self.steps)
        return next((found for each in words if (found := press.broken(each, width))), None)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the steps: numbers under rules side by side, or at the left of their words."""
        rows = self._rows(box.width, canvas.press)
        if rows:
            self._draw_beside(canvas, box, rows)
        else:
            self._draw_under(canvas, box)

    def _draw_beside(self, canvas: Canvas, box: Box, rows: int) -> None:
        press, columns = canvas.press, -(-len(self.steps) // rows)
        for index, row in enumerate(self._rows_beside(box.width, press, rows)):
            cells = box.top(row.height + _pad(press)).columns((1,) * columns, BETWEEN)
            for step, words, cell in zip(self.steps[index * columns :], row.columns, cells, strict=False):
                canvas.step()
                with canvas.bundled("Step", of=step.title):
                    canvas.line(cell.top(ZERO), press.brand.colors.muted, RULE, "Rule")
                    canvas.text(cell.below(_pad(press)).below(words.down), words.paragraphs, "Step")
            box = box.below(row.height + _pad(press) + GAP)

    def _draw_under(self, canvas: Canvas, box: Box) -> None:
        press, aside = canvas.press, self._number_width(canvas.press)
        heights = self._heights_under(box.width, press)
        spare = (box.height - sum(heights)) // max(1, len(heights) - 1)
        gap = Emu(max(_pad(press), min(spare, press.body.size * 1.2)))
        for number, (step, height) in enumerate(zip(self.steps, heights, strict=True), start=1):
            row = box.top(height)
            canvas.step()
            with canvas.bundled("Step", of=step.title):
                canvas.text(replace(row, width=aside), (self._number(number, press),), "Number")
                canvas.text(replace(row, x=row.x + aside, width=row.width - aside), self._words(step, press), "Step")
            box = box.below(height + gap)


def _pad(press: Press) -> Emu:
    """The room between a rule and its step, and the least gap between steps one under the other."""
    return press.body.size * 0.5
