"""What differs between two copies of a talk. Of old and new one is None where a thing is only in the other copy."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field
from msgspec.structs import fields

from deckgen.model.language import base_of
from deckgen.model.manifest import Manifest

Fate = Literal["same", "old", "new"]


class Piece(Struct, frozen=True):
    """A stretch of words that stands in both texts, in the old one or in the new one."""

    fate: Fate
    words: str


class WordChange(Struct, frozen=True):
    """A line of words: where it stands (a shape, or what of the deck), and the pieces that both lines are made of."""

    where: str
    old: str | None
    new: str | None
    pieces: tuple[Piece, ...] = ()


class SlideRef(Struct, frozen=True):
    """A slide: its id, its title, its section, and its number as its footer shows it (A1 … for hidden ones)."""

    id: str
    title: str
    number: str
    section: str = ""


class Moved(Struct, frozen=True):
    """Slides that stand elsewhere, one after the other in both copies; after is the slide that they follow now."""

    slides: tuple[SlideRef, ...]
    before: tuple[SlideRef, ...]
    after: SlideRef | None


class FigureChange(Struct, frozen=True):
    """A figure: what was shown for it on some slides (their numbers in the newer copy that has them).

    change is the difference with its sign, percent the same in hundredths of the old number; "" where the two aren't
    numbers of one format.
    """

    name: str
    old: str | None
    new: str | None
    slides: tuple[str, ...]
    change: str = ""
    percent: str = ""


class PointChange(Struct, frozen=True):
    """A value of a chart: its series ("" for the places along x), its x, and the panel that it stands in."""

    series: str
    x: str
    old: float | None
    new: float | None
    panel: str = ""


class ChartChange(Struct, frozen=True):
    """A chart: its type, the values that differ, and what it has more, less or under another name.

    added and removed are whole series, places on x or panels, each in words.
    """

    old_kind: str | None
    new_kind: str | None
    points: tuple[PointChange, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


class CellChange(Struct, frozen=True):
    """A cell of a table, by the first cell of its row and the header of its column."""

    row: str
    column: str
    old: str
    new: str


class TableChange(Struct, frozen=True):
    """A table on a slide: cells that differ, rows and columns that are only in one of the copies."""

    cells: tuple[CellChange, ...] = ()
    rows_added: tuple[tuple[str, ...], ...] = ()
    rows_removed: tuple[tuple[str, ...], ...] = ()
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    columns_renamed: tuple[tuple[str, str], ...] = ()


class SlideChange(Struct, frozen=True):
    """A slide that is in both copies and differs in more than its place."""

    slide: SlideRef
    before: SlideRef
    title: WordChange | None = None
    words: tuple[WordChange, ...] = ()
    notes: tuple[WordChange, ...] = ()
    charts: tuple[ChartChange, ...] = ()
    tables: tuple[TableChange, ...] = ()
    sources_added: tuple[str, ...] = ()
    sources_removed: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs but the place."""
        return not any(getattr(self, one.name) for one in fields(self) if one.name not in ("slide", "before"))


class DataChange(Struct, frozen=True):
    """A table of data that the deck reads: the last days that it told of (ISO 8601, "" where it doesn't tell).

    touched says that its file is another one.
    """

    name: str
    old: str | None
    new: str | None
    touched: bool = True


class SlideEdit(Struct, frozen=True):
    """A slide that somebody edited in the built file: lines as they were built, and as they are."""

    slide: SlideRef
    words: tuple[WordChange, ...] = ()
    notes: tuple[WordChange, ...] = ()
    hidden: bool | None = None


class Edits(Struct, frozen=True):
    """What somebody changed in a built file: added are the titles of slides that deckgen didn't make."""

    added: tuple[str, ...] = ()
    removed: tuple[SlideRef, ...] = ()
    slides: tuple[SlideEdit, ...] = ()
    reordered: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.slides or self.reordered)


class Side(Struct, frozen=True):
    """A copy: what its reader calls it, its manifest, and what was edited in it by hand where it is a file."""

    name: str
    manifest: Manifest
    edits: Edits = field(default_factory=Edits)


def in_one_language(old: Side, new: Side) -> bool:
    """Whether words can be compared: the copies of a talk in two languages have none in common."""
    return base_of(old.manifest.language) == base_of(new.manifest.language)


class Comparison(Struct, frozen=True):
    """All that differs between two copies, slides in the order of the new one.

    Where the two are in different languages, no words are compared.
    deck holds the deck's own words: title, subtitle, language, date, and whose copy it is; sources those of the list
    of sources, by their ids (their addresses, where these alone differ). hidden are slides that are
    hidden now and weren't, shown the other way round.
    """

    old: Side
    new: Side
    deck: tuple[WordChange, ...] = ()
    added: tuple[SlideRef, ...] = ()
    removed: tuple[SlideRef, ...] = ()
    moved: tuple[Moved, ...] = ()
    hidden: tuple[SlideRef, ...] = ()
    shown: tuple[SlideRef, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    changed: tuple[SlideChange, ...] = ()
    sources: tuple[WordChange, ...] = ()
    data: tuple[DataChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the two are alike."""
        return not any(getattr(self, one.name) for one in fields(self) if one.name not in ("old", "new"))
