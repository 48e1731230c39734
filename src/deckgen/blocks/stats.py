"""stats: big numbers."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import COLUMN_GAP, Content, Told
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Insets, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Tailored
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text

MOST = 6
# Below NARROW numbers stand one under the other, below MIDDLING two side by side.
NARROW, MIDDLING = Inch(4.6), Inch(7.5)
# The largest number where they stand one under the other, in multiples of the brand's smallest.
NARROW_LARGEST = 1.3
# The width of the bar at the left of a number, and the room between it and the number.
BAR, BESIDE_BAR = Pt(3), Pt(14)

# A number is never smaller, so that it still outranks what is said of it.
SMALLEST = Pt(28)
# A number that fills its slide is never smaller, in multiples of the page's width (120 points on 16:9), unless the
# brand's largest is. It stands a little above the middle.
SMALLEST_HERO, HERO_LIFT = 0.125, 0.42


class Stat(Tailored):
    """A big number."""

    noun = "a stat"
    value: Str
    """The number as it is shown."""
    label: Str
    """What the number counts."""
    note: Str | None = None
    """A qualification, in small grey words."""
    color: Str | None = None
    """The color of the bar beside it: a name of the brand, or a hex; else that of a thing with its label."""


class Stats(Block):
    """One to six big numbers with their labels, side by side where there is room."""

    short_form = "items"
    items: tuple[Stat, ...]
    """The numbers in reading order."""

    @property
    def may_fill_slide(self) -> bool:
        """Whether it is a single number."""
        return len(self.items) == 1

    def bind(self, scope: Scope) -> Content | None:
        """The numbers with their words filled in."""
        if len(self.items) > MOST or (not self.items and self.all_read):
            where = self.items[MOST].span if len(self.items) > MOST else self.span
            scope.log.error("wrong_count", f"'stats' holds one to six numbers, not {len(self.items)}", where)
        figures = []
        for item in self.items[:MOST]:
            value, label = scope.text(item.value), scope.text(item.label)
            note = scope.text(item.note) if item.note else None
            color = scope.own_color(item.color, item.label, label)
            figures.append(BoundStat(value, label, note, color, item.value.span))
        numbers = tuple(Told(one.value, item.value) for one, item in zip(figures, self.items, strict=False))
        return StatsContent(tuple(figures), self.span, numbers) if figures else None


class BoundStat(Struct, frozen=True):
    """A big number with every word in place."""

    value: Text
    label: Text
    note: Text | None
    color: str | None
    """The color of the bar beside it, None for a neutral one."""
    span: Span
    """Where its value is written."""


class StatsContent(Content, Struct, frozen=True):
    """Bound big numbers, side by side where there is room."""

    figures: tuple[BoundStat, ...]
    span: Span
    numbers: tuple[Told, ...] = ()
    word = "stats"
    share = 1.55
    form = "numbers"
    floats = True
    shows_figures = True

    @property
    def fills_slide(self) -> bool:  # type: ignore[override]
        """Whether it is a single number."""
        return len(self.figures) == 1

    @property
    def spoken(self) -> str:
        """A single number with its label, as a title for a slide that has none."""
        return " ".join(f"{one.value.spoken} {one.label.spoken}" for one in self.figures[:1])

    def _columns(self, width: Emu) -> int:
        """How many stand side by side: one or two in little width, else all; of five or six, three."""
        count = len(self.figures)
        if width < NARROW:
            return 1
        if width < MIDDLING:
            return min(2, count)
        return count if count <= 4 else 3

    def _size(self, width: Emu, press: Press) -> Emu:
        """The largest size at which each number stays on one line: under the brand's smallest, where it must be."""
        largest, smallest = press.brand.type.stat
        columns = self._columns(width)
        if width < NARROW:
            largest = min(largest, smallest * NARROW_LARGEST)
        if len(self.figures) > 3 and columns > 2:
            largest = (largest + smallest) // 2
        style = self._style(Pt(int(press.between((largest, smallest)).pt)), press)
        values = [figure.value for figure in self.figures]
        return press.on_one_line(values, style, self._words_width(width), min(smallest, SMALLEST)).size

    def _cells(self, box: Box) -> tuple[Box, ...]:
        """The boxes of the numbers side by side, each with its bar."""
        return box.columns((1,) * self._columns(box.width), COLUMN_GAP)

    def _words_width(self, width: Emu) -> Emu:
        """The width that a number and its label have beside their bar."""
        return self._cells(Box(ZERO, ZERO, width, ZERO))[0].width - BAR - BESIDE_BAR

    def _style(self, size: Emu, press: Press) -> Style:
        return Style(size, press.brand.colors.ink, bold=True)

    def _paragraphs(self, figure: BoundStat, size: Emu, press: Press) -> tuple[Paragraph, ...]:
        value = Paragraph(figure.value, self._style(size, press), line_height=0.86)
        label = Paragraph(figure.label, press.label, before=Pt(2))
        if figure.note is None:
            return (value, label)
        style = replace(press.label, size=max(press.small.size - Pt(2), press.brand.type.kicker * 1.1))
        return (value, label, Paragraph(figure.note, style, before=Pt(2)))

    def _rows(self, width: Emu, press: Press) -> list[tuple[tuple[BoundStat, ...], Emu]]:
        """The numbers row by row, each row with its height."""
        columns, size = self._columns(width), self._size(width, press)
        cell = self._words_width(width)
        rows = []
        for start in range(0, len(self.figures), columns):
            row = self.figures[start : start + columns]
            rows.append((row, max(press.height(self._paragraphs(figure, size, press), cell) for figure in row)))
        return rows

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of all rows and of the gaps between them."""
        rows = self._rows(width, press)
        total = _gap(press) * (len(rows) - 1)
        for _, height in rows:
            total += height
        return total

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw each number with a bar as high as its row; rows move apart a little where there is room to spare."""
        press = canvas.press
        size, rows = self._size(box.width, press), self._rows(box.width, press)
        spare = box.height - self.height(box.width, press)
        apart = min(Emu(max(0, spare // max(1, len(rows)))), Pt(22)) if len(rows) > 1 else ZERO
        for row, height in rows:
            words = [self._paragraphs(figure, size, press) for figure in row]
            bar = max(press.drawn_height(one, self._words_width(box.width)) for one in words)
            for figure, said, cell in zip(row, words, self._cells(box), strict=False):
                canvas.step()
                with canvas.bundled("Number", of=figure.value):
                    canvas.rectangle(Box(cell.x, cell.y, BAR, bar), figure.color or press.brand.colors.muted, "Bar")
                    _set(canvas, cell.inset(Insets(left=BAR + BESIDE_BAR)).top(height), said)
            box = box.below(height + _gap(press) + apart)

    def draw_as_hero(self, canvas: Canvas, box: Box) -> None:
        """Set the number as large as it stands on one line, its label and its note under it."""
        (figure,) = self.figures
        press = canvas.press
        unbroken = replace(figure, value=figure.value.unbroken)
        largest, smallest = press.brand.type.hero, round(press.brand.page[0].pt * SMALLEST_HERO)
        sizes = [largest, *(Pt(points) for points in range(int(largest.pt) - 1, smallest - 1, -1))]
        for size in sizes:
            words = self._hero(unbroken, size, press)
            is_whole = press.is_on_one_line(unbroken.value, words[0].style, box.width)
            if is_whole and press.height(words, box.width) <= box.height:
                break
        else:
            message = f"the number '{figure.value.plain}' doesn't fit its slide at {sizes[-1].pt:g} pt"
            if press.brand.template is not None:
                wide, high = (length.inches * press.brand.scale for length in (box.width, box.height))
                message += f" (the layout '{press.brand.layouts['body'].name}' leaves {wide:.1f} × {high:.1f} in)"
            canvas.misfit("content", message, self.span, "shorten it, or leave 'layout: hero' out")
        spare = Emu(max(0, box.height - press.height(words, box.width)))
        with canvas.bundled("Number", of=figure.value):
            _set(canvas, box.below(spare * HERO_LIFT), words)

    def _hero(self, figure: BoundStat, size: Emu, press: Press) -> tuple[Paragraph, ...]:
        """The number at a size, with its label and its note in the largest running text."""
        body, colors = press.brand.type.body[0], press.brand.colors
        value = Paragraph(figure.value, self._style(size, press), line_height=0.86)
        label = Paragraph(figure.label, Style(body * 1.35, colors.ink), before=body * 0.4)
        if figure.note is None:
            return value, label
        return value, label, Paragraph(figure.note, Style(body * 0.9, colors.grey), before=body * 0.5)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first number that takes more than one line, else the first stat with a word too long for its line."""
        cell = self._words_width(width)
        size = self._size(width, press)
        for figure in self.figures:
            if not press.is_on_one_line(figure.value, self._style(size, press), cell):
                return Str(f"the number '{figure.value.plain}'", figure.span)
        stats = (self._paragraphs(figure, size, press) for figure in self.figures)
        return next((words for stat in stats if (words := press.broken(stat, cell))), None)


def _set(canvas: Canvas, box: Box, words: tuple[Paragraph, ...]) -> None:
    """Set a number, which stays on one line in every font, and under it what is said of it."""
    number, *said = words
    height = canvas.press.height((number,), box.width)
    canvas.text(box.top(height), (number,), "Stat", unbroken=True)
    canvas.text(box.below(height + said[0].before), tuple(said), "Label")


def _gap(press: Press) -> Emu:
    """The least gap between rows of numbers."""
    return press.body.size
