"""people: who somebody is: a face, a name, a role."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.portraits import portrait
from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import COLUMN_GAP, Content, Form
from deckgen.fitting.portrait import Portrait
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.layouts import Align
from deckgen.model.marks import Str
from deckgen.model.node import Tailored, one_of
from deckgen.model.page import Paragraph
from deckgen.model.rich_text import Text
from deckgen.pictures.focus import FOCUS

MOST, FEW = 12, 2
# So many stand side by side at the most with their names under them; the least widths of names under and beside
# portraits, where there is a choice.
MOST_IN_ROW, NARROWEST_UNDER, NARROWEST_BESIDE = 5, Pt(118), Pt(112)
# The largest and smallest sides of portraits in one row, in two rows, and with their names beside them.
UPRIGHT, BESIDE = ((Pt(170), Pt(104)), (Pt(96), Pt(80))), (Pt(96), Pt(60))
# How high the words under portraits in two rows may be.
HIGHEST_UNDER = Pt(72)
UNDER_PORTRAIT, BESIDE_PORTRAIT, ROW_GAP = Pt(12), Pt(14), Pt(22)


class Person(Tailored):
    """Somebody."""

    noun = "a person"
    short_form = "name"
    name: Str
    """What that person is called."""
    role: Str | None = None
    """What that person is or does."""
    image: Str | None = None
    """The file of a portrait inside the project; the initials stand there where it is left out."""
    focus: one_of(*FOCUS) | None = None  # type: ignore[valid-type]
    """Which part of the picture stays in sight; a little over the middle where left out."""


class People(Block):
    """One to twelve people: portrait, name and role, side by side where there is room."""

    is_looked_at = True
    short_form = "items"
    items: tuple[Person, ...]
    """The people in order, each a name or a mapping."""
    shape: one_of("circle", "square") = "circle"  # type: ignore[valid-type]
    """What portraits are cut to."""

    def bind(self, scope: Scope) -> Content | None:
        """The people with their words filled in; None where nobody is left."""
        if len(self.items) > MOST or (not self.items and self.all_read):
            message = f"'people' holds one to twelve people, not {len(self.items)}"
            scope.log.error("wrong_count", message, self.items[MOST].span if self.items else self.span)
        bound = []
        for item in self.items[:MOST]:
            name = scope.text(item.name)
            face = portrait(item.image, item.focus, name.spoken, scope, is_round=self.shape == "circle")
            if face is not None:
                bound.append(BoundPerson(face, name, scope.text(item.role) if item.role else None))
        return PeopleContent(tuple(bound), self.shape == "circle", self.span) if bound else None


class BoundPerson(Struct, frozen=True):
    """A person with every word in place."""

    portrait: Portrait
    name: Text
    role: Text | None


class _Way(Struct, frozen=True):
    """A way to arrange people.

    columns: how many stand side by side.
    side: that of their portraits.
    is_upright: their names stand under their portraits, not beside them.
    """

    columns: int
    side: Emu
    is_upright: bool

    def cells(self, box: Box) -> tuple[Box, ...]:
        """The boxes of the people in a row."""
        return box.columns((1,) * self.columns, COLUMN_GAP)

    def words_width(self, width: Emu) -> Emu:
        """How wide names and roles may be where the row has this width."""
        cell = self.cells(Box(ZERO, ZERO, width, ZERO))[0].width
        return cell if self.is_upright else Emu(max(0, cell - self.side - BESIDE_PORTRAIT))


class PeopleContent(Content, Struct, frozen=True):
    """Bound people: with their names under them, or in a grid with their names beside them."""

    people: tuple[BoundPerson, ...]
    is_round: bool
    """Whether portraits are circles, with names in the middle under them."""
    span: Span
    word = "people"
    floats = True

    @property
    def form(self) -> Form:  # type: ignore[override]
        """One or two stand beside other blocks, more over or under them."""
        return "figure" if len(self.people) <= FEW else "wide"

    @property
    def share(self) -> float:  # type: ignore[override]
        """One alone needs less of the width."""
        return 1.2 if len(self.people) == 1 else 2.4

    def _way(self, width: Emu, press: Press) -> _Way:
        """The first way for which there is room. Where type is nearly at its smallest, it is the lowest one."""
        ways = [way for way in self._ways(width, press) if self._has_room(way, width, press)]
        if press.tightness > 0.5 and ways:
            return min(ways, key=lambda way: self._height_in(way, width, press))
        return ways[0] if ways else _Way(1, press.between(BESIDE), False)

    def _ways(self, width: Emu, press: Press) -> Iterator[_Way]:
        """All ways, the best one first."""
        count = len(self.people)
        rows = -(-count // MOST_IN_ROW)
        if rows <= len(UPRIGHT):
            upright = _Way(-(-count // rows), press.between(UPRIGHT[rows - 1]), True)
            yield replace(upright, side=Emu(min(upright.side, upright.words_width(width))))
        for columns in range(min(count, 4), 0, -1):
            # Rows that are as full as can be.
            yield _Way(-(-count // -(-count // columns)), press.between(BESIDE), False)

    def _has_room(self, way: _Way, width: Emu, press: Press) -> bool:
        room = way.words_width(width)
        least = NARROWEST_UNDER if way.is_upright else NARROWEST_BESIDE
        if room < least or self._broken_in(room, press) is not None:
            return False
        in_one_row = len(self.people) <= way.columns
        return not way.is_upright or in_one_row or self._words_height(self.people, room, press) <= HIGHEST_UNDER

    def _words_height(self, people: tuple[BoundPerson, ...], width: Emu, press: Press) -> Emu:
        """The height of the longest words under or beside some portraits."""
        return max(press.height(self._words(person, press), width) for person in people)

    def _broken_in(self, width: Emu, press: Press) -> str | None:
        """Whose name or role has a word that is too long for this width; None for nobody's."""
        each = (press.broken(self._words(person, press), width) for person in self.people)
        return next((words for words in each if words), None)

    def _words(self, person: BoundPerson, press: Press, align: Align = "left") -> tuple[Paragraph, ...]:
        name = Paragraph(person.name, press.head, align=align)
        if person.role is None:
            return (name,)
        return (name, Paragraph(person.role, press.label, align=align, before=Pt(2)))

    def _rows(self, way: _Way, width: Emu, press: Press) -> Iterator[tuple[tuple[BoundPerson, ...], Emu]]:
        """The people row by row, each row with its height."""
        room = way.words_width(width)
        for start in range(0, len(self.people), way.columns):
            row = self.people[start : start + way.columns]
            words = self._words_height(row, room, press)
            yield row, way.side + UNDER_PORTRAIT + words if way.is_upright else Emu(max(way.side, words))

    def _height_in(self, way: _Way, width: Emu, press: Press) -> Emu:
        heights = [height for _, height in self._rows(way, width, press)]
        return sum(heights, ZERO) + ROW_GAP * (len(heights) - 1)

    def height(self, width: Emu, press: Press) -> Emu:
        """The heights of the rows and the gaps between them."""
        return self._height_in(self._way(width, press), width, press)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """Whose name or role has a word that is too long for its line."""
        return self._broken_in(self._way(width, press).words_width(width), press)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the people row by row, those of a last row that isn't full under the first ones."""
        way = self._way(box.width, canvas.press)
        for row, height in self._rows(way, box.width, canvas.press):
            for person, cell in zip(row, way.cells(box.top(height)), strict=False):
                canvas.step()
                with canvas.bundled("Person", of=person.name):
                    if way.is_upright:
                        self._draw_upright(person, cell, way.side, canvas)
                    else:
                        self._draw_beside(person, cell, way.side, canvas)
            box = box.below(height + ROW_GAP)

    def _draw_upright(self, person: BoundPerson, cell: Box, side: Emu, canvas: Canvas) -> None:
        """The portrait over the words; a circle stands over their middle."""
        left = (cell.width - side) // 2 if self.is_round else ZERO
        person.portrait.draw(canvas, Box(cell.x + left, cell.y, side, side))
        words = self._words(person, canvas.press, "center" if self.is_round else "left")
        canvas.text(cell.below(side + UNDER_PORTRAIT), words, "Person")

    def _draw_beside(self, person: BoundPerson, cell: Box, side: Emu, canvas: Canvas) -> None:
        """The portrait at the left of the words."""
        person.portrait.draw(canvas, Box(cell.x, cell.y, side, side))
        words, aside = self._words(person, canvas.press), side + BESIDE_PORTRAIT
        place = Box(cell.x + aside, cell.y, cell.width - aside, cell.height)
        is_higher = canvas.press.height(words, place.width) > side
        # Words that are no higher than the portrait stand in its middle, whatever the others in their row need.
        canvas.text(place if is_higher else place.top(side), words, "Person", anchor="top" if is_higher else "middle")
