"""math: a formula."""

from __future__ import annotations

import re

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Number
from deckgen.model.page import Paragraph, Picture, Style
from deckgen.model.rich_text import Text
from deckgen.pictures.svg import render_svg
from deckgen.plot.math_outlines import SIZE, Fault, Formula, formula

# The largest and the smallest size of a formula whose author gives none, and the smallest that can be read.
SIZES, LEAST = (Pt(54), Pt(28)), Pt(18)
LARGEST = 200
# Between the lines of a formula, in multiples of its size, and over its label.
LINE_GAP, OVER_LABEL = 0.6, Pt(20)
DPI = 220
# What YAML makes of a backslash and a letter in double quotes.
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f]")


class Math(Block):
    """A formula, written as TeX writes mathematics; several lines are set one under the other.

    It is drawn as outlines, and screen readers say its source, or what `alt` says.
    """

    is_looked_at = True
    short_form = "text"
    text: Str
    """The formula, such as E = mc^2; plain or in single quotes, since double ones take backslashes for their own."""
    label: Str | None = None
    """Words under it, such as what its letters stand for."""
    size: Number | None = None
    """The size of its letters in points; as large as there is room for where left out."""
    alt: Str | None = None
    """The formula in words, for those who don't see it."""

    def bind(self, scope: Scope) -> Content | None:
        """The formula as outlines; None after a complaint."""
        if self.size is not None and not LEAST.pt <= self.size <= LARGEST:
            message = f"'size' must be from {LEAST.pt:g} to {LARGEST} points, not {self.size:g}"
            scope.log.error("wrong_value", message, self.at("size"))
        label = scope.text(self.label) if self.label else None
        source = " ".join(scope.verbatim(self.text).split())
        alt = scope.spoken(self.alt) if self.alt else source
        lines = self._lines(scope)
        size = Pt(min(max(self.size, LEAST.pt), LARGEST)) if self.size is not None else None
        return MathContent(lines, label, size, alt, self.span) if lines else None

    def _lines(self, scope: Scope) -> tuple[Formula, ...]:
        """The lines that could be set; each that could not is complained of."""
        if self.text.style == '"' and _ESCAPED.search(self.text):
            message = "in double quotes YAML takes a backslash for a sign of its own"
            scope.log.error("wrong_value", message, self.text.span, "write the formula in single quotes")
            return ()
        made, start = [], 0
        for line in self.text.split("\n"):
            left = len(line) - len(line.lstrip())
            if line.strip():
                found = formula(line.strip())
                if isinstance(found, Formula):
                    made.append(found)
                else:
                    self._complain(found, start + left, scope)
            start += len(line) + 1
        if not self.text.strip():
            scope.log.error("empty_words", "'math' holds nothing but blanks", self.text.span)
        return tuple(made)

    def _complain(self, fault: Fault, start: int, scope: Scope) -> None:
        place = self.text.at(start + fault.start, fault.length)
        scope.log.error("wrong_math", fault.words, place, fault.hint)


class MathContent(Content, Struct, frozen=True):
    """A bound formula."""

    lines: tuple[Formula, ...]
    label: Text | None
    size: Emu | None
    """The size that its author asks for."""
    alt: str
    span: Span
    word = "math"
    form = "figure"
    floats = True

    def _size(self, width: Emu, press: Press) -> Emu:
        """The size of its letters: that which is asked for, else the largest at which all lines fit the width."""
        if self.size is not None:
            return self.size
        widest = max(line.width for line in self.lines)
        return Emu(min(press.between(SIZES), int(width / widest)))

    def _drawn_height(self, size: Emu) -> Emu:
        return size * (sum(line.height for line in self.lines) + LINE_GAP * (len(self.lines) - 1))

    def _words(self, press: Press) -> tuple[Paragraph, ...]:
        style = Style(press.small.size, press.brand.colors.grey)
        return (Paragraph(self.label, style, align="center"),) if self.label else ()

    def _under(self, width: Emu, press: Press) -> Emu:
        """The height of the label and of the gap over it; 0 where there is none."""
        return press.height(self._words(press), width) + OVER_LABEL if self.label else ZERO

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the formula and of the label under it."""
        return self._drawn_height(self._size(width, press)) + self._under(width, press)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The formula, where it would have to be smaller than can be read, or is wider at the size that is asked."""
        size = self._size(width, press)
        if size < LEAST or any(size * line.width > width for line in self.lines):
            return f"the formula '{self.alt[:40]}'"
        return press.broken(self._words(press), width)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the formula in the middle of the width, its label under it."""
        press = canvas.press
        size = self._size(box.width, press)
        width, height = size * max(line.width for line in self.lines), self._drawn_height(size)
        place = Box(box.x + (box.width - width) // 2, box.y, width, height)
        svg = self._svg(canvas.brand.colors.ink)
        png = render_svg(svg, round(width.inches * DPI))
        with canvas.bundled("Formula with label"):
            canvas.add(Picture(place, png, "png", canvas.name("Formula"), self.alt, svg=svg))
            if self.label:
                (words,) = self._words(press)
                room = press.typesetter.balanced(self.label, words.style, box.width)
                top, left = box.y + height + OVER_LABEL, (box.width - room) // 2
                canvas.text(Box(box.x + left, top, room, press.height((words,), box.width)), (words,), "Label")

    def _svg(self, color: str) -> bytes:
        """The lines one under the other, each in the middle, as a drawing in a color."""
        width, height = max(line.width for line in self.lines) * SIZE, self._drawn_height(Pt(SIZE)).pt
        parts, top = [], 0.0
        for line in self.lines:
            left = (width - line.width * SIZE) / 2
            parts.append(f'<path transform="translate({left:.2f} {top:.2f})" d="{line.path}"/>')
            top += (line.height + LINE_GAP) * SIZE
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}" height="{height:.2f}" '
            f'viewBox="0 0 {width:.2f} {height:.2f}" fill="#{color}">{"".join(parts)}</svg>'
        ).encode()
