"""timeline: dated events on a line."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.fitting.levels import Row, Tiers, level
from deckgen.fitting.measure import ON_ONE_LINE
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Tailored
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text

# The most events, and the most of them side by side.
MOST, MOST_BESIDE = 12, 6
# The least width of an event beside others.
NARROWEST = Inch(1.6)
# The gap between events side by side, and the weight of the line.
BETWEEN, LINE = Pt(20), Pt(1.5)
# The sizes of an event's dot and of the ring around it.
DOT, RING = Pt(11), Pt(16)
# The room for the line and its rings: the height of a horizontal line's, the width of a vertical one's.
ACROSS_HORIZONTAL, ACROSS_VERTICAL = RING * 2.6, RING * 3


class Moment(Tailored):
    """A dated event."""

    noun = "an event of a timeline"
    date: Str
    """When it was, as it is shown."""
    title: Str | None = None
    """What it was, or who did it."""
    text: Str | None = None
    """A sentence about it."""
    color: Str | None = None
    """The color of its dot and title: a name of the brand, or a hex; else that of a thing with its title."""


class Timeline(Block):
    """Dated events on a line, up to twelve: from left to right where there is room, else from top to bottom."""

    short_form = "items"
    items: tuple[Moment, ...]
    """The events in order, each a mapping such as {date: June 1, title: …, text: …}."""

    def bind(self, scope: Scope) -> Content | None:
        """The events with their words filled in."""
        if len(self.items) > MOST or (len(self.items) < 2 and self.all_read):
            message = f"'timeline' holds two to twelve events, not {len(self.items)}"
            scope.log.error("wrong_count", message, self.items[MOST].span if self.items[MOST:] else self.span)
        events = []
        for item in self.items[:MOST]:
            if item.title is None and item.text is None and item.all_read:
                scope.log.error("missing_key", "an event needs a 'title' or a 'text'", item.span)
            date, title = scope.text(item.date), scope.text(item.title) if item.title else None
            text = scope.text(item.text) if item.text else None
            color = scope.own_color(item.color, item.title or item.date, title or date)
            events.append(BoundEvent(date, title, text, color))
        return TimelineContent(tuple(events), self.span) if events else None


class BoundEvent(Struct, frozen=True):
    """An event with every word in place."""

    date: Text
    title: Text | None
    text: Text | None
    """The sentence about it."""
    color: str | None
    """The color of its dot and title, None for neutral ones."""


class TimelineContent(Content, Struct, frozen=True):
    """Bound events along a line, which runs from left to right where there is room, else from top to bottom."""

    events: tuple[BoundEvent, ...]
    span: Span
    word = "timeline"
    share = 3.0
    form = "wide"
    floats = True

    def _is_horizontal(self, width: Emu, press: Press) -> bool:
        """Whether the line runs from left to right: where few events have room side by side."""
        cell = self._cell(width)
        if len(self.events) > MOST_BESIDE or cell < NARROWEST:
            return False
        return self._broken_in(cell, cell, press) is None

    def _cell(self, width: Emu) -> Emu:
        """The width of an event beside others."""
        return (width - BETWEEN * (len(self.events) - 1)) // len(self.events)

    def _date(self, event: BoundEvent, press: Press) -> tuple[Paragraph, ...]:
        return (Paragraph(event.date, press.head),)

    def _tiers(self, event: BoundEvent, press: Press) -> Tiers:
        """The title and the text of an event, either of which may be missing."""
        style = Style(press.body.size, press.brand.lettering(event.color), font="heading")
        return (
            (Paragraph(event.title, style),) if event.title else (),
            (Paragraph(event.text, press.small, before=press.body.size * 0.25),) if event.text else (),
        )

    def _words(self, event: BoundEvent, press: Press) -> tuple[Paragraph, ...]:
        """The title and the text of an event, without its date."""
        return tuple(paragraph for tier in self._tiers(event, press) for paragraph in tier)

    def _row(self, cell: Emu, press: Press) -> Row:
        """The words under a horizontal line."""
        return level([self._tiers(event, press) for event in self.events], cell, press)

    def _dates_height(self, width: Emu, press: Press) -> Emu:
        """The height of the dates over a horizontal line."""
        return max(press.height(self._date(event, press), width) for event in self.events)

    def _dates_width(self, width: Emu, press: Press) -> Emu:
        """The width of the dates at the left of a vertical line."""
        dates = [self._date(event, press)[0] for event in self.events]
        natural = max(press.typesetter.width(date.text, date.style) for date in dates) * ON_ONE_LINE
        least = max(press.typesetter.widest_word(date.text, date.style) for date in dates) * ON_ONE_LINE
        return max(min(natural, width * 0.3), least)

    def _row_heights(self, width: Emu, press: Press) -> list[Emu]:
        """The heights of the events along a vertical line."""
        dates = self._dates_width(width, press)
        room = width - dates - ACROSS_VERTICAL
        return [
            max(press.height(self._date(event, press), dates), press.height(self._words(event, press), room))
            for event in self.events
        ]

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of dates, line and words, or of all events one under the other."""
        if self._is_horizontal(width, press):
            cell = self._cell(width)
            return self._dates_height(cell, press) + ACROSS_HORIZONTAL + self._row(cell, press).height
        rows = self._row_heights(width, press)
        return Emu(sum(rows) + _gap(press) * (len(rows) - 1))

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first event with a word too long for its line."""
        if self._is_horizontal(width, press):
            titles = (
                words for event in self.events for words in (self._date(event, press), self._tiers(event, press)[0])
            )
            return press.broken_by_size(titles, self._cell(width))
        dates = self._dates_width(width, press)
        return self._broken_in(dates, width - dates - ACROSS_VERTICAL, press)

    def _broken_in(self, dates: Emu, words: Emu, press: Press) -> str | None:
        """The first event with a word too long for its line where dates and words are so wide; None for none."""
        for event in self.events:
            found = press.broken(self._date(event, press), dates) or press.broken(self._words(event, press), words)
            if found:
                return found
        return None

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the line with its dots, the dates over or left of it, and the words under or right of it."""
        if self._is_horizontal(box.width, canvas.press):
            self._draw_horizontal(canvas, box)
        else:
            self._draw_vertical(canvas, box)

    def _draw_horizontal(self, canvas: Canvas, box: Box) -> None:
        press = canvas.press
        cells = box.columns((1,) * len(self.events), BETWEEN)
        dates = self._dates_height(cells[0].width, press)
        line = box.below(dates + RING * 0.8 + RING // 2)
        canvas.line(line.top(ZERO), press.brand.colors.muted, LINE, "Line")
        row = self._row(cells[0].width, press)
        for event, words, cell in zip(self.events, row.columns, cells, strict=True):
            canvas.step()
            with canvas.bundled("Event", of=event.date):
                canvas.text(cell.top(dates), self._date(event, press), "Date", anchor="bottom")
                _dot(canvas, cell.x + RING // 2, line.y, event.color or press.brand.colors.grey)
                under = cell.below(dates + ACROSS_HORIZONTAL).top(row.height)
                canvas.text(under.below(words.down), words.paragraphs, "Event")

    def _draw_vertical(self, canvas: Canvas, box: Box) -> None:
        press, dates = canvas.press, self._dates_width(box.width, canvas.press)
        rows = self._row_heights(box.width, press)
        spare = (box.height - sum(rows)) // max(1, len(rows) - 1)
        gap = Emu(max(_gap(press), min(spare, press.body.size * 1.6)))
        half = press.typesetter.line(press.head) // 2
        x, first = box.x + dates + RING * 1.5, box.y + half
        length = Emu(sum(rows[:-1])) + gap * (len(rows) - 1)
        canvas.line(Box(x, first, ZERO, length), press.brand.colors.muted, LINE, "Line")
        for event, height in zip(self.events, rows, strict=True):
            row, start = box.top(height), dates + ACROSS_VERTICAL
            canvas.step()
            with canvas.bundled("Event", of=event.date):
                canvas.text(replace(row, width=dates), self._date(event, press), "Date")
                _dot(canvas, x, row.y + half, event.color or press.brand.colors.grey)
                words = replace(row, x=row.x + start, width=row.width - start)
                canvas.text(words, self._words(event, press), "Event")
            box = box.below(height + gap)


def _dot(canvas: Canvas, x: Emu, y: Emu, color: str) -> None:
    """A dot in a ring around a point: a disc, a smaller one of the paper's color on it, and the dot on that."""
    paper = canvas.brand.colors.paper
    for size, fill in ((RING, color), (RING - Pt(3), paper), (DOT - Pt(2), color)):
        canvas.ellipse(Box(x - size // 2, y - size // 2, size, size), fill, "Dot")


def _gap(press: Press) -> Emu:
    """The least gap between events along a vertical line."""
    return press.body.size * 0.6
