"""Comparing how a slide was written with how it is now: what moved, or has another color, picture, data or link.

What programs write anew by themselves is no change: places that are off by a hair, names of placeholders, a color
that the theme had. LibreOffice forgets alternative texts, sections and the stops of gradients, too; what a program
loses can't be compared, so nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct

from deckgen.comparing.comparison import LookChange, LookKind, SheetEdit
from deckgen.comparing.group_changes import group_changes, is_regrouped
from deckgen.comparing.order import longest_rise
from deckgen.comparing.shape_pairs import HAIR, is_off, matched, names_as_written
from deckgen.model.geometry import PER_POINT
from deckgen.model.manifest import EDITION, Looks, ShapeRecord, SheetRecord
from deckgen.office.chart_looks import DRAWN, FRAME
from deckgen.office.shape_details import HEIGHTS, LATEST

# By how much red, green and blue (0 to 255) may differ: after rounding, and where LibreOffice forgets how strong a
# color of the theme was made.
_ROUNDED, _WEAKENED = 4, 24
# By how much an opacity may differ, sizes in hundredths of a point, and what is cut off of a picture, in thousandths.
_OPACITY, _SIZE, _CROP = 0.02, 10, 5
# The details of tables that come and go with rows and columns.
_OF_CELLS = ("column widths", "borders", HEIGHTS)
# What stands for the look of words that a shape doesn't say, and behind the side of paragraphs.
_UNSAID = "?"


class _Look(Struct, frozen=True):
    """How a stretch of words looks, as a ShapeRecord tells it."""

    count: int
    size: str
    marks: str
    color: str
    font: str


class LookComparison(Struct, frozen=True):
    """Compares looks, as far as the program that saved the file lets them be compared.

    is_lossy: whether that is LibreOffice, or a program made of it.
    is_by_hand: whether the slides were made by hand before they were filled. Their tables may have styles, whose
        colors LibreOffice writes out; those of deckgen have none.
    """

    is_lossy: bool = False
    is_by_hand: bool = False

    def changes(self, old: Looks, new: Looks) -> Iterator[LookChange]:
        """All that differs on a slide."""
        if not self._is_same_fill(old.ground, new.ground):
            yield LookChange("", "ground")
        if old.transition != new.transition:
            yield LookChange("", "transition", new.transition or "none")
        if old.section != new.section and (new.section or not self.is_lossy):
            yield LookChange("", "section")
        if old.layout and old.layout != new.layout and not self.is_lossy:
            yield LookChange("", "layout", new.layout or "none")
        pairs = matched(old.shapes, new.shapes, in_order=self.is_lossy)
        yield from (LookChange(one.name, "added") for before, one in pairs if before is None and one is not None)
        yield from (LookChange(one.name, "removed") for one, after in pairs if after is None and one is not None)
        both = [(before, after) for before, after in pairs if before is not None and after is not None]
        yield from self._moves([pair for pair in both if not _are_of_layout(*pair) or old.layout != new.layout])
        yield from self._reordered([pair for pair in both if not is_regrouped(*pair)], new.shapes)
        yield from group_changes(both)
        for before, after in both:
            yield from (LookChange(before.name, what) for what in self._differences(before, after))
            if old.edition > 1:
                yield from self._further_differences(before, after)
            if old.edition > 2:
                yield from self._later_differences(before, after, LATEST if old.edition < EDITION else ())

    def names(self, old: Looks, new: Looks) -> dict[str, str]:
        """The names under which shapes were written that a program has renamed, by the names that they have now."""
        return names_as_written(matched(old.shapes, new.shapes, in_order=self.is_lossy))

    def sheets(self, old: Sequence[SheetRecord], new: Sequence[SheetRecord]) -> Iterator[SheetEdit]:
        """The layouts and masters that differ. LibreOffice writes all of them anew, so those it saved say nothing."""
        masters = {one.name: one for one in new if not one.master}
        for before in () if self.is_lossy else old:
            # Layouts of one name can't be told apart, so each of them may be the one. A master is that of its layout.
            layouts = [one for one in new if one.master and one.name == before.name]
            found = layouts if before.master else [masters[one.master] for one in layouts if one.master in masters]
            looks = [tuple(self._sheet(before, after)) for after in found]
            if looks and all(looks):
                yield SheetEdit(before.name if before.master else "", looks[0])

    def _sheet(self, old: SheetRecord, new: SheetRecord) -> Iterator[LookChange]:
        """What differs in a layout or a master."""
        yield from self.changes(old.looks, new.looks)
        if not self._are_same_looks(old.styles, new.styles):
            yield LookChange("", "styles")
        if (old.colors, old.fonts) != (new.colors, new.fonts):
            yield LookChange("", "theme")

    @staticmethod
    def _reordered(
        pairs: Sequence[tuple[ShapeRecord, ShapeRecord]], shapes: Sequence[ShapeRecord]
    ) -> Iterator[LookChange]:
        """The fewest shapes that must have been brought before or behind others for the order in which they stand."""
        places = {id(shape): place for place, shape in enumerate(shapes)}
        stood = [places[id(after)] for _, after in pairs]
        stay = set(longest_rise(stood))
        yield from (LookChange(before.name, "order") for at, (before, _) in enumerate(pairs) if at not in stay)

    def _further_differences(self, old: ShapeRecord, new: ShapeRecord) -> Iterator[LookChange]:
        """What differs in a shape of that which earlier deckgens didn't note."""
        # Where a program draws an outline point by point it has no name.
        if old.form != new.form and old.form and new.form:
            yield LookChange(old.name, "form")
        if abs(old.edge - new.edge) > HAIR:
            yield LookChange(old.name, "edge")
        if not self._stand_alike(old.paragraphs, new.paragraphs):
            yield LookChange(old.name, "paragraphs")
        if old.anchor != new.anchor and not self.is_lossy:
            yield LookChange(old.name, "anchor")
        if old.said and old.said != new.said:
            yield LookChange(old.name, "said", new.said or "nothing")
        if parts := self._other_frame(old.frame, new.frame):
            yield LookChange(old.name, "frame", ", ".join(parts))
        if old.spans != new.spans:
            yield LookChange(old.name, "spans")

    def _other_frame(self, old: Sequence[str], new: Sequence[str]) -> list[str]:
        """What charts have otherwise around their values; how they are drawn counts as far as that was noted."""
        is_noted = any(one.startswith(DRAWN) for one in old) and not self.is_lossy
        parts = {start: name for start, name in FRAME.items() if is_noted or start != DRAWN}
        before, after = ([one for one in held if one.startswith(tuple(parts))] for held in (old, new))
        return [name for start, name in parts.items() if _begun(before, start) != _begun(after, start)]

    def _later_differences(
        self, old: ShapeRecord, new: ShapeRecord, unnoted: Collection[str]
    ) -> Iterator[LookChange]:
        """What differs in a shape of that which the second deckgens didn't note, without details that weren't noted.

        LibreOffice writes details its own way.
        """
        if new.said and not old.said:
            yield LookChange(old.name, "said", new.said)
        before, after = (dict(one.split(":", 1) for one in shape.details) for shape in (old, new))
        names = [name for name in {**before, **after} if name not in unnoted and _is_other(name, before, after)]
        if self.is_lossy:
            return
        if others := [name for name in names if name != HEIGHTS]:
            yield LookChange(old.name, "details", ", ".join(others))
        if HEIGHTS in names:
            yield LookChange(old.name, "details", HEIGHTS)

    def _differences(self, old: ShapeRecord, new: ShapeRecord) -> Iterator[LookKind]:
        """What differs in a shape besides its place."""
        if old.turn != new.turn:
            yield "turned"
        if not self._is_same_fill(old.fill, new.fill) or not self._is_same_fill(old.line, new.line):
            yield "color"
        # LibreOffice gives words that are links the look of links.
        is_link = self.is_lossy and old.links != new.links
        if not is_link and not self._are_same_looks(old.looks, new.looks):
            yield "words"
        if old.picture != new.picture:
            yield "picture"
        elif any(abs(one - other) > _CROP for one, other in zip_longest(old.crop, new.crop, fillvalue=0)):
            yield "crop"
        if old.data != new.data:
            yield "data"
        elif not self._are_same_colors(old.colors, new.colors):
            yield "color"
        if old.alt != new.alt and (new.alt or not self.is_lossy):
            yield "alt"
        if old.links != new.links:
            yield "link"

    def _is_same_fill(self, old: str, new: str) -> bool:
        """Whether two fills are the same; those of a table's cells stand one after the other."""
        if old.startswith(("gradient", "picture", "pattern")):
            return old.partition(" ")[0] == new.partition(" ")[0] if self.is_lossy else old == new
        before, after = old.split(), new.split()
        if len(before) != len(after):
            # That rows of a table came or went is told by their words.
            return len(before) > 1
        is_written_out = self.is_lossy and self.is_by_hand
        pairs = zip(before, after, strict=True)
        return all((is_written_out and one == "-") or self._is_same_color(one, other) for one, other in pairs)

    def _is_same_color(self, old: str, new: str) -> bool:
        most = _WEAKENED if self.is_lossy else _ROUNDED
        (before, light), (after, other) = _parted(old), _parted(new)
        if len(before) != 6 or len(after) != 6:
            return old == new
        parts = zip(bytes.fromhex(before), bytes.fromhex(after), strict=True)
        return all(abs(one - two) <= most for one, two in parts) and abs(light - other) <= _OPACITY

    def _are_same_looks(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether words look the same, letter by letter; where letters came or went, whether no new look did."""
        before, after = [_look(one) for one in old], [_look(one) for one in new]
        if sum(one.count for one in before) == sum(one.count for one in after):
            return all(self._is_same_look(*looks) for looks in _beside(before, after))
        return all(any(self._is_same_look(one, look) for one in before) for look in after) or not before

    def _stand_alike(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether paragraphs stand alike; where some came or went, whether none stands as no other did."""
        before, after = self._stood(old), self._stood(new)
        if len(before) == len(after):
            return all(map(self._stands_alike, before, after))
        known = set(before)
        return not known or all(any(self._stands_alike(one, other) for one in known) for other in set(after))

    def _stands_alike(self, old: tuple[str, ...], new: tuple[str, ...]) -> bool:
        """Whether a paragraph stands as another did.

        Programs leave out the side that goes without saying; LibreOffice also writes out the one that a layout says.
        """
        (level, side, *how), (other_level, other_side, *other_how) = old, new
        is_same_side = side in (other_side, other_side.removesuffix(_UNSAID))
        is_left_open = self.is_lossy and side.endswith(_UNSAID)
        return (level, how) == (other_level, other_how) and (is_same_side or is_left_open)

    def _stood(self, told: Sequence[str]) -> list[tuple[str, ...]]:
        """How each paragraph stands; of files of LibreOffice its level and its side alone."""
        made: list[tuple[str, ...]] = []
        for one in told:
            count, *how = one.split(" ")
            made += [tuple(how[: 2 if self.is_lossy else None])] * int(count)
        return made

    def _is_same_look(self, old: _Look, new: _Look) -> bool:
        sizes, colors = (old.size, new.size), (old.color, new.color)
        return (
            (self._is_open(*sizes) or (_UNSAID not in sizes and abs(int(old.size) - int(new.size)) <= _SIZE))
            and (self._is_open(*colors) or self._is_same_color(*colors))
            and (self._is_open(old.marks, new.marks) or self._marks(old) == self._marks(new))
            and (self._is_open(old.font, new.font) or old.font == new.font)
        )

    def _is_open(self, old: str, new: str) -> bool:
        """Whether nobody set a look: the words say it no longer, or a program wrote out what went without saying."""
        return new == _UNSAID or (old == _UNSAID and (self.is_lossy or new == "-"))

    def _marks(self, look: _Look) -> str:
        """The marks of words. LibreOffice underlines those that are links."""
        return look.marks.replace("u", "").replace("-", "") if self.is_lossy else look.marks

    def _are_same_colors(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether the series of a chart are drawn alike. Each is the word for its kind, and its color if any."""
        if len(old) != len(new):
            return False
        for before, after in zip(map(str.split, old), map(str.split, new), strict=True):
            is_one_sided = self.is_lossy and len(before) != len(after)
            if before[:1] != after[:1] or not (is_one_sided or self._is_same_fill(*map(_rest, (before, after)))):
                return False
        return True

    def _moves(self, pairs: Sequence[tuple[ShapeRecord, ShapeRecord]]) -> Iterator[LookChange]:
        """What moved or has another size. A group of which all did is told as one."""
        told: dict[str, LookKind] = {}
        groups: dict[str, list[ShapeRecord]] = {}
        for old, new in pairs:
            if old.group:
                groups.setdefault(old.group, []).append(old)
            if old.box and new.box and (what := self._move(old, new)):
                told[old.name] = what
        for group, held in groups.items():
            kinds = [told.get(one.name) for one in held]
            if len(held) > 1 and all(kinds):
                for one in held:
                    told.pop(one.name, None)
                told[group] = "resized" if "resized" in kinds else "moved"
        return (LookChange(name, what) for name, what in told.items())

    def _move(self, old: ShapeRecord, new: ShapeRecord) -> LookKind | None:
        """Whether a shape moved or has another size.

        The height of a table follows its words, and programs reckon it anew. So does LibreOffice with a bare text
        box, which then grows from an edge or from its middle.
        """
        if self.is_lossy and old.kind == "shape" and old.looks and not (old.fill or old.line):
            return "moved" if any(_leaves(old.box[axis::2], new.box[axis::2]) for axis in (0, 1)) else None
        sides = slice(2, 3 if old.kind == "table" else 4)
        if is_off(old.box[sides], new.box[sides]):
            return "resized"
        return "moved" if is_off(old.box[:2], new.box[:2]) else None


def _are_of_layout(old: ShapeRecord, new: ShapeRecord) -> bool:
    """Whether a shape stands where its layout has it, as it did: then that was edited, or nothing."""
    return old.inherits and new.inherits


def _is_other(name: str, old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Whether a detail differs. Where rows or columns of a table came or went, that is told by their words."""
    before, after = (one.get(name, "").split() for one in (old, new))
    if name in _OF_CELLS and len(before) != len(after):
        return False
    if name == HEIGHTS and all(one.isdecimal() for one in (*before, *after)):
        return any(abs(int(one) - int(other)) > PER_POINT for one, other in zip(before, after, strict=True))
    return before != after


def _begun(frame: Sequence[str], start: str) -> list[str]:
    """The parts of a chart's frame that begin with a word."""
    return [one for one in frame if one.startswith(start)]


def _leaves(old: Sequence[int], new: Sequence[int]) -> bool:
    """Whether a stretch (where it begins, and its length) keeps neither an end nor its middle."""
    apart, longer = new[0] - old[0], new[1] - old[1]
    return all(abs(apart + longer * share) > HAIR for share in (0, 0.5, 1))


def _parted(color: str) -> tuple[str, float]:
    """A color and its opacity."""
    plain, _, opacity = color.partition("/")
    return plain, float(opacity or 1)


def _rest(words: Sequence[str]) -> str:
    return " ".join(words[1:])


def _look(words: str) -> _Look:
    count, size, marks, color, font = words.split(" ", 4)
    return _Look(int(count), size, marks, color, font)


def _beside(old: Sequence[_Look], new: Sequence[_Look]) -> Iterator[tuple[_Look, _Look]]:
    """The looks of the same letters in two texts of the same length."""
    first, second, left, other = 0, 0, 0, 0
    while first < len(old) and second < len(new):
        yield old[first], new[second]
        left, other = left or old[first].count, other or new[second].count
        step = min(left, other)
        left, other = left - step, other - step
        first, second = first + (not left), second + (not other)
