"""Content: a bound block, ready to be measured and drawn. Contents side by side or stacked are contents too.

A content is told a width and answers with the height that it needs; then it is given a box to draw itself in.
It knows nothing of its neighbours.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Literal

from msgspec import Struct

from deckgen.fitting.canvas import Canvas, Press
from deckgen.model.diagnostics import Span
from deckgen.model.findings import Finding
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.marks import Str
from deckgen.model.page import Style
from deckgen.model.rich_text import Text

Form = Literal["figure", "words", "numbers", "wide", "strip"]
"""What kind of thing a content is, by which it is arranged with others.

figure: a chart, a picture, a narrow table; it stands beside words and numbers.
words: text; it stands beside figures and numbers, and under or over other words.
numbers: a few big numbers; they stand beside figures and words.
wide: what needs all the width, such as a timeline; it stands over or under others.
strip: a band across the slide, at its top or its foot.
"""

# Between contents one under the other, between contents side by side, and between the columns inside a block.
GAP, GUTTER, COLUMN_GAP = Pt(26), Pt(40), Pt(32)
# Under a content that heads what follows it.
UNDER_HEAD = Pt(10)
# The most spare height that is shared out among stacked contents.
MOST_AIR = Pt(48)
# What floats fills less than this part of its place; the part of the rest that is left free over it, since the
# middle looks low.
MOST_FLOATING, OVER_FLOATING = 0.8, 0.4
# More than any slide is high.
_ANY_HEIGHT = Pt(1_000_000)


class Told(Struct, frozen=True):
    """Words as they are shown, and as their author wrote them: not translated, with the names that they quote."""

    words: Text
    written: Str


class Content:
    """What a bound block puts on its slide. Each kind of content gives its own values for the fields that differ."""

    word: ClassVar[str]
    """The block's word in YAML, by which complaints name it."""
    span: Span
    """Where the author wrote the block."""
    share: float = 2.0
    """Its part of the width beside others, in proportion to their shares."""
    form: Form = "words"
    """What kind of thing it is, and so what it goes well beside."""
    stretches: bool = False
    """Whether it takes all the height that it is given, as a chart does; others take the height that they need."""
    floats: bool = False
    """Whether it stands a little over the middle of a place that it doesn't nearly fill, as a row of marks does; all
    else begins at the top."""
    shows_figures: bool = False
    """Whether it shows numbers, so that its slide needs a source."""
    runs_on: bool = False
    """Whether those of its pieces that don't fit its slide may stand on further slides."""
    heads: bool = False
    """Whether it is a heading of what stands under it, and so is set close to that."""
    fills_slide: bool = False
    """Whether it may fill a slide of the layout `hero` by itself."""
    is_plain: ClassVar[bool] = False
    """Whether it is no more than running words, which may stand under the title on a picture that fills the slide."""
    findings: tuple[Finding, ...] = ()
    """What checks warn of, noted while it was bound."""
    numbers: tuple[Told, ...] = ()
    """The numbers that it sets large."""
    takeaway: Told | None = None
    """The sentence in it that listeners are to take away, if there is one."""
    stage: ClassVar[str | None] = None
    """The layout of a slide that it may fill by itself, where the slide has no title and nothing else; else None."""

    @property
    def spoken(self) -> str:
        """What stands for the title of a slide that has none and holds this alone; "" where nothing can."""
        return ""

    @property
    def leaves(self) -> Iterator[Content]:
        """The contents that it is made of, none of which holds others: itself, where it is no arrangement."""
        yield self

    @abstractmethod
    def height(self, width: Emu, press: Press) -> Emu:
        """The height that the content needs in a column of this width."""

    @abstractmethod
    def draw(self, canvas: Canvas, box: Box) -> None:
        """Put the content's shapes into the box."""

    def most_height(self, width: Emu, press: Press) -> Emu | None:
        """The height beyond which it doesn't grow in a column of this width; None where it takes any height."""
        return None if self.stretches else self.height(width, press)

    def put(self, canvas: Canvas, box: Box) -> None:
        """Draw the content as a part of its slide; in the show it appears as its author wants it."""
        with canvas.revealing(self.span):
            self.draw(canvas, box)

    def too_wide(self, width: Emu, press: Press) -> str | None:  # noqa: ARG002 - most contents fit any width
        """What part of it is too wide for this width however high it may be, for a complaint; None where all fits.

        Where the complaint belongs to words in the block, it is a Str, which knows their place.
        """
        return None

    def fits(self, box: Box, press: Press) -> bool:
        """Whether all of it has room in a box."""
        return self.height(box.width, press) <= box.height and self.too_wide(box.width, press) is None

    def placed(self, box: Box, press: Press) -> Box:
        """Where it stands in a box: at its top, or where it floats a little over its middle."""
        is_low = self.height(box.width, press) < box.height * MOST_FLOATING
        return self.floating(box, press) if self.floats and is_low else box

    def floating(self, box: Box, press: Press) -> Box:
        """Where it stands in a box in which it floats; what stretches fills the box."""
        if self.stretches:
            return box
        return box.below(Emu(max(0, box.height - self.height(box.width, press))) * OVER_FLOATING)

    @property
    def pieces(self) -> int:
        """How many pieces a content that runs on can be parted into, such as the rows of a table."""
        return 1

    def piece(self, start: int, stop: int) -> Content:  # noqa: ARG002 - most contents stay in one piece
        """A content of the pieces from start up to, but not including, stop of a content that runs on."""
        return self

    def draw_on_stage(self, canvas: Canvas) -> None:
        """Put the content's shapes on a page of the layout that its stage names."""
        raise NotImplementedError

    def draw_as_hero(self, canvas: Canvas, box: Box) -> None:
        """Fill the box, which is most of the slide, where it may."""
        raise NotImplementedError

    def lines_over(self, missing: Emu, press: Press) -> int:
        """How many lines too many the content has where this height is missing, for a complaint; at least one."""
        return max(1, -(-int(missing) // int(press.typesetter.line(self.lettering(press)))))

    def lettering(self, press: Press) -> Style:
        """The style of most of its words."""
        return press.body


class Arrangement(Content):
    """Several contents that share one place, and so are one content to everybody else."""

    parts: tuple[Content, ...]
    """The contents, in reading order."""
    form = "wide"

    def put(self, canvas: Canvas, box: Box) -> None:
        """Draw the parts, each of which appears as its author wants it."""
        self.draw(canvas, box)

    @property
    def shows_figures(self) -> bool:  # type: ignore[override]
        """Whether one of the parts shows numbers."""
        return any(part.shows_figures for part in self.parts)

    @property
    def findings(self) -> tuple[Finding, ...]:  # type: ignore[override]
        """The findings of all parts."""
        return tuple(finding for part in self.parts for finding in part.findings)

    @property
    def leaves(self) -> Iterator[Content]:
        """The contents that the parts are made of, in reading order."""
        for part in self.parts:
            yield from part.leaves

    @property
    def stretches(self) -> bool:  # type: ignore[override]
        """Whether one of the parts stretches."""
        return any(part.stretches for part in self.parts)


class SideBySide(Arrangement, Struct, frozen=True):
    """Contents side by side, from left to right, their tops aligned.

    A row of marks beside what fills the height, such as one number beside a chart, floats there.
    """

    parts: tuple[Content, ...]
    widths: tuple[float, ...]
    """The width of each part, in proportion to the others."""
    span: Span
    word = "columns"

    def _boxes(self, box: Box) -> tuple[Box, ...]:
        return box.columns(self.widths, GUTTER)

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the highest part."""
        boxes = self._boxes(Box(ZERO, ZERO, width, ZERO))
        return max(part.height(box.width, press) for part, box in zip(self.parts, boxes, strict=True))

    def most_height(self, width: Emu, press: Press) -> Emu | None:
        """The most that one of the parts takes."""
        boxes = self._boxes(Box(ZERO, ZERO, width, ZERO))
        most = [part.most_height(box.width, press) for part, box in zip(self.parts, boxes, strict=True)]
        known = [one for one in most if one is not None]
        return max(known) if len(known) == len(most) else None

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the parts from left to right."""
        for part, column in zip(self.parts, self._boxes(box), strict=True):
            if not self._is_alone(part):
                part.put(canvas, column)
                continue
            larger = (press for press in canvas.press.larger if part.fits(column, press))
            with canvas.at(next(larger, canvas.press)):
                part.put(canvas, part.placed(column, canvas.press))

    def _is_alone(self, part: Content) -> bool:
        """Whether all parts but this one fill the height; then it has the largest type for which there is room."""
        return not part.stretches and all(other.stretches for other in self.parts if other is not part)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first thing that doesn't fit the column of its part."""
        boxes = self._boxes(Box(ZERO, ZERO, width, ZERO))
        found = (part.too_wide(box.width, press) for part, box in zip(self.parts, boxes, strict=True))
        return next((words for words in found if words), None)


class Stack(Arrangement, Struct, frozen=True):
    """Contents one under the other.

    Those that stretch share the height that the others leave, none taking more than it can use. Where none stretches,
    the spare height, up to MOST_AIR, is set between the parts; rows of marks have an equal share of all of it over,
    between and under them.
    """

    parts: tuple[Content, ...]
    span: Span
    word = "body"

    def height(self, width: Emu, press: Press) -> Emu:
        """The heights of the parts and the gaps between them."""
        total = ZERO
        for part in self.parts:
            total += part.height(width, press) + self._gap(part)
        return total

    def _gap(self, part: Content) -> Emu:
        """The gap under a part: none under the last, a small one under a heading."""
        if part is self.parts[-1]:
            return ZERO
        return UNDER_HEAD if part.heads else GAP

    def most_height(self, width: Emu, press: Press) -> Emu | None:
        """The most that the parts take, and the gaps between them."""
        total = ZERO
        for part in self.parts:
            most = part.most_height(width, press)
            if most is None:
                return None
            total += most + self._gap(part)
        return total

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the parts from top to bottom."""
        spare = Emu(max(0, box.height - self.height(box.width, canvas.press)))
        heightened = [part for part in self.parts if part.stretches]
        if not heightened and all(part.floats for part in self.parts):
            share = spare // (len(self.parts) + 1)
            heightened, spare, box = list(self.parts), spare - share, box.below(share)
        elif not heightened:
            heightened, spare = [part for part in self.parts if part.form != "strip"], min(spare, MOST_AIR)
            heightened = [part for part in heightened if not part.heads] or heightened
        shares = self._shares(heightened, spare, box.width, canvas.press)
        for part in self.parts:
            height = part.height(box.width, canvas.press) + shares.get(id(part), ZERO)
            part.put(canvas, box.top(height))
            box = box.below(height + self._gap(part))

    def _shares(self, heightened: list[Content], spare: Emu, width: Emu, press: Press) -> dict[int, Emu]:
        """How much of the spare height each of some parts gets, by its identity, since two parts may be equal.

        What one of those that stretch can't use is the others'.
        """
        room = {id(part): self._room(part, width, press) for part in heightened}
        shares: dict[int, Emu] = {}
        for left, (part, most) in enumerate(sorted(room.items(), key=lambda one: one[1])):
            shares[part] = min(most, spare // (len(room) - left))
            spare -= shares[part]
        return shares

    def _room(self, part: Content, width: Emu, press: Press) -> Emu:
        """How much higher a part may become than it has to be."""
        most = part.most_height(width, press) if part.stretches else None
        return _ANY_HEIGHT if most is None else max(ZERO, most - part.height(width, press))

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first thing in the parts that doesn't fit the width."""
        return next((words for part in self.parts if (words := part.too_wide(width, press))), None)


class Footed(Arrangement, Struct, frozen=True):
    """A content over a strip, which stands on the bottom edge of their place whatever height the content takes."""

    main: Content
    foot: Content
    span: Span
    word = "body"

    @property
    def parts(self) -> tuple[Content, ...]:  # type: ignore[override]
        """The content and the strip."""
        return self.main, self.foot

    def height(self, width: Emu, press: Press) -> Emu:
        """The heights of both and the gap between them."""
        return self.main.height(width, press) + _over_foot(press) + self.foot.height(width, press)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the content in what the strip leaves, and the strip under it."""
        height, gap = self.foot.height(box.width, canvas.press), _over_foot(canvas.press)
        self.main.put(canvas, self.main.placed(box.above(height + gap), canvas.press))
        self.foot.put(canvas, box.below(Emu(max(0, box.height - height))))

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first thing that doesn't fit the width."""
        return self.main.too_wide(width, press) or self.foot.too_wide(width, press)


def _over_foot(press: Press) -> Emu:
    """The gap between a content and the strip under it."""
    return press.body.size * 1.2
