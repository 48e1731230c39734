"""Content: a bound block, ready to be measured and drawn. Rows and stacks of contents are contents too.

A content is told a width and answers with a height; then it is given a box. What it never does is look at its
neighbours.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, Literal

from msgspec import Struct

from deckgen.fitting.canvas import Canvas, Press
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Pt

Form = Literal["figure", "words", "numbers", "wide", "strip"]
GAP, GUTTER, COLUMN_GAP, MOST_AIR = Pt(26), Pt(40), Pt(32), Pt(80)
UNDER_HEAD = Pt(10)


class Content:
    """What stands on a slide: share is its part of the width beside others, form what it goes well with.

    A content that stretches takes all the height that it is given; the others take their own, and lift is the part
    of the room to spare that is kept free over them. One that shows figures needs a source. One that runs on has
    pieces, of which those that don't fit stand on further slides. One with a stage fills a slide of that layout
    where it is all that the slide holds, a title among it. One that grows may have larger type than running text
    where it leaves much of its slide empty. One that heads what stands under it is set close to that. astray says of
    each sum whose parts, as they are shown, don't add up what is wrong, and where.
    """

    word: ClassVar[str]
    span: Span
    share: float = 2.0
    form: Form = "words"
    stretches: bool = False
    lift: float = 0.12
    shows_figures: bool = False
    runs_on: bool = False
    grows: bool = False
    heads: bool = False
    astray: tuple[tuple[str, Span], ...] = ()
    stage: ClassVar[str | None] = None

    @property
    def spoken(self) -> str:
        """What stands for the title of a slide that has none and holds this alone; "" where nothing can."""
        return ""

    @abstractmethod
    def height(self, width: Emu, press: Press) -> Emu:
        """The height that the content needs in a column of this width."""

    @abstractmethod
    def draw(self, canvas: Canvas, box: Box) -> None:
        """Put the content's shapes into the box."""

    def too_wide(self, width: Emu, press: Press) -> str | None:  # noqa: ARG002 - most contents fit any width
        """What of the content doesn't fit this width however high it may grow, in words; None where all does."""
        return None

    @property
    def pieces(self) -> int:
        """In how many pieces a content that runs on can be parted."""
        return 1

    def piece(self, start: int, stop: int) -> Content:  # noqa: ARG002 - most contents stay whole
        """The pieces from start to before stop of a content that runs on, as a content."""
        return self

    def draw_on_stage(self, canvas: Canvas) -> None:
        """Put the content's shapes on a page of its own layout, its stage."""
        raise NotImplementedError

    def lines_over(self, missing: Emu, press: Press) -> int:
        """How many lines of the content's smallest text a missing height is."""
        return max(1, -(-int(missing) // int(press.typesetter.line(press.body))))


class Together(Content):
    """Contents that share a place."""

    parts: tuple[Content, ...]
    form = "wide"

    @property
    def shows_figures(self) -> bool:  # type: ignore[override]
        """Whether a part does."""
        return any(part.shows_figures for part in self.parts)

    @property
    def astray(self) -> tuple[tuple[str, Span], ...]:  # type: ignore[override]
        """What is to be said of the parts' sums."""
        return tuple(one for part in self.parts for one in part.astray)

    @property
    def stretches(self) -> bool:  # type: ignore[override]
        """Whether a part does."""
        return any(part.stretches for part in self.parts)


class Row(Together, Struct, frozen=True):
    """Contents side by side."""

    parts: tuple[Content, ...]
    widths: tuple[float, ...]
    span: Span
    word = "columns"

    @property
    def lift(self) -> float:  # type: ignore[override]
        """A row stands where the first of its parts would."""
        return min(part.lift for part in self.parts)

    def _boxes(self, box: Box) -> tuple[Box, ...]:
        return box.columns(self.widths, GUTTER)

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the highest part."""
        boxes = self._boxes(Box(ZERO, ZERO, width, ZERO))
        return max(part.height(box.width, press) for part, box in zip(self.parts, boxes, strict=True))

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the parts from left to right, their tops aligned."""
        for part, column in zip(self.parts, self._boxes(box), strict=True):
            part.draw(canvas, column)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """What of the parts doesn't fit its column."""
        boxes = self._boxes(Box(ZERO, ZERO, width, ZERO))
        found = (part.too_wide(box.width, press) for part, box in zip(self.parts, boxes, strict=True))
        return next((words for words in found if words), None)


class Stack(Together, Struct, frozen=True):
    """Contents one under the other; those that stretch share the height that the others leave.

    Where none stretches, some of it parts them, so that a strip does not stick to what it follows.
    """

    parts: tuple[Content, ...]
    span: Span
    word = "body"

    @property
    def lift(self) -> float:  # type: ignore[override]
        """A stack stands where the first of its parts would."""
        return self.parts[0].lift

    def height(self, width: Emu, press: Press) -> Emu:
        """The heights of the parts and the gaps between them."""
        total = ZERO
        for part in self.parts:
            total += part.height(width, press) + self._gap(part)
        return total

    def _gap(self, part: Content) -> Emu:
        """What parts a content from the next one: nothing under the last, little under a heading."""
        if part is self.parts[-1]:
            return ZERO
        return UNDER_HEAD if part.heads else GAP

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the parts from top to bottom."""
        spare = Emu(max(0, box.height - self.height(box.width, canvas.press)))
        growing = [part for part in self.parts if part.stretches]
        if not growing:
            growing, spare = [part for part in self.parts if part.form != "strip"], min(spare * 0.5, MOST_AIR)
            growing = [part for part in growing if not part.heads] or growing
        for part in self.parts:
            own = part.height(box.width, canvas.press)
            if any(part is other for other in growing):
                own += spare // len(growing)
            part.draw(canvas, box.top(own))
            box = box.below(own + self._gap(part))

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """What of the parts doesn't fit the width."""
        return next((words for part in self.parts if (words := part.too_wide(width, press))), None)
