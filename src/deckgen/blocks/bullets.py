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
from deckgen.model.node import Flag, Tailored, complaint
from deckgen.model.page import Bullet, Paragraph
from deckgen.model.rich_text import Text

MOST_LEVELS = 3
MARKS = ("•", "–", "·")


class Item(Tailored):
    """A point of a list of bullets."""

    noun = "a bullet"
    text: Str
    """The words of the point."""
    items: tuple[Item, ...] = ()
    """The points under it."""

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """Words, `point: [its points]`, and what YAML makes of an unquoted colon."""
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
    continue_: Flag = Field(default=False, alias="continue")
    """Whether points that don't fit stand on further slides."""

    def bind(self, scope: Scope) -> Content | None:
        """The points in order with their levels."""
        points = tuple(_flat(self.items, 0, scope))
        if not points:
            if self.all_read:
                scope.log.error("empty_block", "'bullets' has no points", self.span)
            return None
        return Points(points, self.numbered, self.span, self.continue_)


def _flat(items: tuple[Item, ...], level: int, scope: Scope) -> Iterator[tuple[int, Text]]:
    for item in items:
        if level >= MOST_LEVELS:
            scope.log.error("too_deep", "bullets are nested to three levels at the most", item.span)
            return
        yield level, scope.text(item.text)
        yield from _flat(item.items, level + 1, scope)


class Points(Content, Struct, frozen=True):
    """Bound bullets: each point with its level; skipped is how many of the first level stand on slides before."""

    points: tuple[tuple[int, Text], ...]
    numbered: bool
    span: Span
    runs_on: bool = False
    skipped: int = 0
    word = "bullets"
    share = 2.4

    @property
    def _firsts(self) -> list[int]:
        """Where the points of the first level stand among all points."""
        return [index for index, (level, _) in enumerate(self.points) if level == 0]

    @property
    def pieces(self) -> int:
        """The number of points of the first level."""
        return len(self._firsts)

    def piece(self, start: int, stop: int) -> Points:
        """Some points of the first level, each with those under it."""
        cuts = [*self._firsts, len(self.points)]
        return replace(self, points=self.points[cuts[start] : cuts[stop]], skipped=self.skipped + start)

    def paragraphs(self, press: Press, spread: Emu = ZERO) -> tuple[Paragraph, ...]:
        """The points as paragraphs; spread is added between those of the first level."""
        made, number = [], self.skipped
        numbers = 1.35 if self.skipped + len(self._firsts) < 10 else 1.75
        for level, text in self.points:
            size = max(press.brand.type.body[1], press.body.size - Pt(2) * level)
            style = replace(press.body, size=size)
            indent = press.body.size * (0.95 if not self.numbered or level else numbers)
            number += level == 0
            mark = Bullet(
                MARKS[level],
                number if self.numbered and level == 0 else None,
                press.brand.colors.accent if level == 0 else press.brand.colors.grey,
                indent,
            )
            before = press.body.size * (0.62 if level == 0 else 0.22) + (spread if level == 0 else ZERO)
            made.append(Paragraph(text, style, level=level, left=indent * (level + 1), bullet=mark, before=before))
        return tuple(made)

    def _columns(self, width: Emu, press: Press) -> int:
        """Two where there are many points that stay on one line in half the width, else one."""
        half = (width - GUTTER) // 2
        if len(self.points) < 8 or any(level for level, _ in self.points):
            return 1
        paragraphs = self.paragraphs(press)
        short = all(press.typesetter.lines(p.text, p.style, half - p.left) == 1 for p in paragraphs)
        return 2 if short else 1

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the points, or of the higher of two columns."""
        paragraphs = self.paragraphs(press)
        if self._columns(width, press) == 2:
            paragraphs = paragraphs[: -(-len(paragraphs) // 2)]
            width = (width - GUTTER) // 2
        return press.height(paragraphs, width)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first point with a word that would be broken."""
        return press.broken(self.paragraphs(press), width)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Fill the body placeholder; where there is room to spare the points stand further apart."""
        columns = self._columns(box.width, canvas.press)
        first = len(self._firsts)
        spare = box.height - self.height(box.width, canvas.press)
        gaps = max(1, -(-first // columns) - 1)
        spread = Emu(max(0, min(spare // gaps, canvas.press.body.size * 0.6)))
        paragraphs = self.paragraphs(canvas.press, spread)
        if columns == 1:
            canvas.text(box, paragraphs, "Bullets", role="body")
            return
        half = -(-len(paragraphs) // 2)
        left, right = box.columns((1, 1), GUTTER)
        canvas.text(left, paragraphs[:half], "Bullets", role="body")
        canvas.text(right, paragraphs[half:], "Bullets")
