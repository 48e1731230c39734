"""bullets: a list of points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import Field

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import GUTTER, Content
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.marks import Map, Seq, Str
from deckgen.model.node import Flag, Integer, Tailored, complaint
from deckgen.model.page import Bullet, Paragraph
from deckgen.model.rich_text import Text

MOST_LEVELS = 3
# The mark before a point of each level.
MARKS = ("•", "–", "·")
# The room for a mark, for a number of one digit, and for each further digit, in sizes of type.
MARK_INDENT, DIGIT_INDENT, FURTHER_DIGIT = 0.95, 1.35, 0.4
# The first number of a list is no larger: PowerPoint counts no further.
MOST_START = 9_999
# A list runs in two columns from so many points on.
FEWEST_IN_COLUMNS = 8


class Item(Tailored):
    """A point of a list of bullets."""

    noun = "a bullet"
    text: Str
    """The words of the point."""
    items: tuple[Item, ...] = ()
    """The points under it."""

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """The long form of words and of `point: [its points]`.

        YAML reads a point with an unquoted colon ("Mexico: second of all") as a mapping; its words are joined again.
        """
        if isinstance(data, Str) and not data.null:
            return Map({Str("text", data.span): data}, data.span)
        if isinstance(data, Map) and len(data) == 1 and "text" not in data:
            ((key, value),) = data.items()
            if isinstance(value, Seq):
                return Map({Str("text", key.span): key, Str("items", value.span): value}, data.span)
            if isinstance(value, Str):
                words = key if value.null else Str(f"{key}: {value}", key.span, key.style)
                return Map({Str("text", key.span): words}, data.span)
        if isinstance(data, Seq):
            raise complaint(
                "wrong_type", "a bullet must be words, not a list", data.span, "write 'point: [its points]'"
            )
        return data

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """Words, a mapping of words to the points under them, or the long form."""
        words = {"type": ["string", "number"]}
        under = {"type": "object", "minProperties": 1, "maxProperties": 1}
        under["additionalProperties"] = {"anyOf": [long["properties"]["items"], words]}
        return {"anyOf": [words, under, long]}


class Bullets(Block):
    """A list of points, nested to three levels. It runs in two columns by itself when it is long and short-worded."""

    short_form = "items"
    items: tuple[Item, ...]
    """The points, each words or `words: [points under it]`."""
    numbered: Flag = False
    """Whether the points of the first level are numbered."""
    start: Integer | None = None
    """The number of the first point of a list that goes on, such as 4; its points are numbered then."""
    continue_: Flag = Field(default=False, alias="continue")
    """Whether points that don't fit stand on further slides."""

    def bind(self, scope: Scope) -> Content | None:
        """The points in order with their levels."""
        points = tuple(_with_levels(self.items, 0, scope))
        if not points:
            if self.all_read:
                scope.log.error("empty_block", "'bullets' has no points", self.span)
            return None
        return BulletsContent(
            points, self.numbered or self.start is not None, self.span, self.continue_, self._skipped(scope)
        )

    def _skipped(self, scope: Scope) -> int:
        """How many points of the list stand elsewhere before these, by the number that they start with."""
        if self.start is None or 1 <= self.start <= MOST_START:
            return (self.start or 1) - 1
        message = f"'start' must be a number from 1 to {MOST_START:,}, not {self.start:,}"
        scope.log.error("wrong_value", message, self.at("start"), "write the number of the first point, such as 4")
        return 0


def _with_levels(items: tuple[Item, ...], level: int, scope: Scope) -> Iterator[tuple[int, Text]]:
    """The points in reading order, each before those under it, with their levels: 0 for the first."""
    for item in items:
        if level >= MOST_LEVELS:
            scope.log.error("too_deep", "bullets are nested to three levels at the most", item.span)
            return
        yield level, scope.text(item.text)
        yield from _with_levels(item.items, level + 1, scope)


class BulletsContent(Content, Struct, frozen=True):
    """A bound list of points."""

    points: tuple[tuple[int, Text], ...]
    """Each point's level, 0 for the first, and its words; in reading order."""
    numbered: bool
    """Whether the points of the first level have numbers."""
    span: Span
    runs_on: bool = False
    skipped: int = 0
    """How many points of the first level stand elsewhere before these, so that numbers go on."""
    word = "bullets"
    share = 2.4

    @property
    def _firsts(self) -> list[int]:
        """The places of the points of the first level among all points, from 0."""
        return [index for index, (level, _) in enumerate(self.points) if level == 0]

    @property
    def pieces(self) -> int:
        """The number of points of the first level."""
        return len(self._firsts)

    def piece(self, start: int, stop: int) -> BulletsContent:
        """Some points of the first level, each with those under it."""
        cuts = [*self._firsts, len(self.points)]
        return replace(self, points=self.points[cuts[start] : cuts[stop]], skipped=self.skipped + start)

    def paragraphs(self, press: Press, spread: Emu = ZERO) -> tuple[Paragraph, ...]:
        """The points as paragraphs; spread is added to the space before each point of the first level."""
        paragraphs, number = [], self.skipped
        digits = len(str(self.skipped + len(self._firsts)))
        number_indent = DIGIT_INDENT + (digits - 1) * FURTHER_DIGIT
        for level, text in self.points:
            size = max(press.brand.type.body[1], press.body.size - Pt(2) * level)
            style = replace(press.body, size=size)
            indent = press.body.size * (MARK_INDENT if not self.numbered or level else number_indent)
            number += level == 0
            mark = Bullet(
                MARKS[level],
                number if self.numbered and level == 0 else None,
                press.brand.colors.accent if level == 0 else press.brand.colors.grey,
                indent,
            )
            before = press.body.size * (0.62 if level == 0 else 0.22) + (spread if level == 0 else ZERO)
            left = indent * (level + 1)
            paragraphs.append(Paragraph(text, style, level=level, left=left, bullet=mark, before=before))
        return tuple(paragraphs)

    def _columns(self, width: Emu, press: Press) -> int:
        """Two where many points of one level all stay on one line in half the width, else one."""
        half = (width - GUTTER) // 2
        if len(self.points) < FEWEST_IN_COLUMNS or any(level for level, _ in self.points):
            return 1
        paragraphs = self.paragraphs(press)
        are_short = all(press.typesetter.lines(each.text, each.style, half - each.left) == 1 for each in paragraphs)
        return 2 if are_short else 1

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the points, or of the higher of two columns."""
        paragraphs = self.paragraphs(press)
        if self._columns(width, press) == 2:
            paragraphs = paragraphs[: -(-len(paragraphs) // 2)]
            width = (width - GUTTER) // 2
        return press.height(paragraphs, width)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first point with a word too long for its line."""
        return press.broken(self.paragraphs(press), width)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Fill the body placeholder; where there is room to spare the points stand further apart."""
        columns = self._columns(box.width, canvas.press)
        spare = box.height - self.height(box.width, canvas.press)
        gaps = max(1, -(-len(self._firsts) // columns) - 1)
        spread = Emu(max(0, min(spare // gaps, canvas.press.body.size)))
        paragraphs = self.paragraphs(canvas.press, spread)
        if columns == 1:
            canvas.text(box, paragraphs, "Bullets", role="body", in_steps=True)
            return
        half = -(-len(paragraphs) // 2)
        left, right = box.columns((1, 1), GUTTER)
        canvas.text(left, paragraphs[:half], "Bullets", role="body", in_steps=True)
        canvas.text(right, paragraphs[half:], "Bullets", in_steps=True)
