"""The values that tell what differs between two copies of a talk.

Where a value has the fields old and new, one of them is None if the thing is only in the other copy. The names of
fields are keys of `deckgen diff --format json` too.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field
from msgspec.structs import fields

from deckgen.model.language import base_of
from deckgen.model.manifest import Manifest

# Whether words stand in both texts, or only in the old or the new one.
PieceFate = Literal["same", "old", "new"]


# What of a slide's looks differs: a shape came, went, moved, or has another size, angle, outline, edge, color, look
# or place of its words, number, detail, picture, crop, data, frame around these, merged cells, alternative text or
# link, or stands before others; a group was made or taken apart, or a shape came into one or out of it; or the slide
# has another ground, transition, section or layout, or a comment. The words of a master have other styles, or another
# theme.
LookKind = Literal[
    "added", "removed", "moved", "resized", "turned", "form", "edge", "color", "words", "paragraphs", "anchor",
    "said", "picture", "crop", "data", "frame", "spans", "alt", "link", "order", "ground", "transition", "section",
    "layout", "comment", "styles", "theme", "details", "grouped", "ungrouped", "regrouped",
]  # fmt: skip


class Piece(Struct, frozen=True):
    """A stretch of words in two texts that were set side by side, and which of the two it stands in."""

    fate: PieceFate
    words: str


class WordChange(Struct, frozen=True):
    """A line of words that changed. Where old and new are the same it stands elsewhere in its shape or table.

    where: what it belongs to: the name of a shape, the id of a source, or a word such as "title" or "notes".
    old, new: the line in both copies.
    pieces: both lines word by word; empty where one of them is missing.
    place: where the deck has the words that the old line was made from, as "deck.yaml:12"; "" where it isn't known.
    deck: what the deck says in the place of the old line, where it was changed there too; else "".
    """

    where: str
    old: str | None
    new: str | None
    pieces: tuple[Piece, ...] = ()
    place: str = ""
    deck: str = ""


class SlideRef(Struct, frozen=True):
    """Names a slide.

    id: the slide's id in the deck.
    title: its title.
    number: its number as its footer shows it; "A1", "A2" … for hidden slides at the end.
    section: the title of its section.
    """

    id: str
    title: str
    number: str
    section: str = ""


class Moved(Struct, frozen=True):
    """Slides that moved together: they follow each other in both copies, and stand elsewhere now.

    slides, before: these slides as the new and as the old copy numbers them.
    after: the slide that they follow now; None at the beginning.
    """

    slides: tuple[SlideRef, ...]
    before: tuple[SlideRef, ...]
    after: SlideRef | None


class FigureChange(Struct, frozen=True):
    """A figure of the deck that slides quote, and what they wrote for it.

    name: the name of the figure.
    old, new: what was written for it, as "$243 bn".
    slides: the numbers of the slides that differ in this way, in the new copy.
    change: the difference with its sign, as "+$6 bn"; "" where the two aren't numbers of one format.
    percent: the difference in percent of the old number, as "+2.5%" or "about +2%"; "" where it can't be told.
    """

    name: str
    old: str | None
    new: str | None
    slides: tuple[str, ...]
    change: str = ""
    percent: str = ""


class PointChange(Struct, frozen=True):
    """A value of a chart that differs.

    series: the label of its series; "" where the value is the place of x itself on an axis of numbers or time.
    x: the name of its place along x.
    old, new: the value.
    panel: the title of the panel it stands in; "" for a chart without panels.
    """

    series: str
    x: str
    old: float | None
    new: float | None
    panel: str = ""


class ChartChange(Struct, frozen=True):
    """A chart that differs.

    old_kind, new_kind: its type in both copies.
    points: the values that differ.
    added, removed: the labels of series that only one copy has, and "panel TITLE" for such panels.
    renamed: the old and the new name of series and of places along x that have another name and the same values.
    other_values: values differ that are too many for a copy to hold them, so that it can't be told which.
    """

    old_kind: str | None
    new_kind: str | None
    points: tuple[PointChange, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    other_values: bool = False


class TableCellChange(Struct, frozen=True):
    """A cell of a table that differs, named by the first cell of its row and the header of its column."""

    row: str
    column: str
    old: str
    new: str


class SlideTableChange(Struct, frozen=True):
    """A table on a slide that differs.

    cells: the cells that differ, in rows and columns that both copies have.
    rows_added, rows_removed: the cells of each row that only one copy has.
    columns_added, columns_removed: the headers of columns that only one copy has.
    columns_renamed: the old and the new header of columns that stand in each other's place.
    """

    cells: tuple[TableCellChange, ...] = ()
    rows_added: tuple[tuple[str, ...], ...] = ()
    rows_removed: tuple[tuple[str, ...], ...] = ()
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    columns_renamed: tuple[tuple[str, str], ...] = ()


class SlideChange(Struct, frozen=True):
    """A slide that is in both copies and differs in more than its place.

    slide, before: the slide in the new and in the old copy.
    title: the change of its title; None where it is the same.
    words: the lines in its shapes, on its charts and about its pictures that changed.
    notes: the lines of its notes that changed.
    charts, tables: those that differ.
    sources_added, sources_removed: the ids of sources that only one copy cites here.
    show: how its parts come in the show, where that changed: "at once" or "one by one".
    """

    slide: SlideRef
    before: SlideRef
    title: WordChange | None = None
    words: tuple[WordChange, ...] = ()
    notes: tuple[WordChange, ...] = ()
    charts: tuple[ChartChange, ...] = ()
    tables: tuple[SlideTableChange, ...] = ()
    sources_added: tuple[str, ...] = ()
    sources_removed: tuple[str, ...] = ()
    show: WordChange | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs but the place."""
        return not any(getattr(self, one.name) for one in fields(self) if one.name not in ("slide", "before"))


class DataChange(Struct, frozen=True):
    """A table of data that the deck reads, and that differs.

    name: the name of the table.
    old, new: the last day that it has rows for (ISO 8601); "" where it has no days.
    touched: whether its content differs, or only one copy reads it.
    """

    name: str
    old: str | None
    new: str | None
    touched: bool = True


class LookChange(Struct, frozen=True):
    """An edit of a slide that changes no word.

    shape: the name of the shape or the group, "" for the slide itself.
    what: what differs.
    new: the words of a comment or of a number, the layout, how the slide comes now, which details or parts of a
        chart, or what stands in a new group; else "".
    """

    shape: str
    what: LookKind
    new: str = ""


class SlideEdit(Struct, frozen=True):
    """A slide that somebody edited in a built file.

    slide: the slide.
    words, notes: the lines that differ; old is what was built, new what stands there.
    hidden: True where somebody hid it, False where somebody showed it again, else None.
    looks: what differs besides.
    page: the name of the slide in the file, of several that show one slide of the deck.
    place: where the deck has the slide, as "deck.yaml:12"; "" where it isn't known.
    """

    slide: SlideRef
    words: tuple[WordChange, ...] = ()
    notes: tuple[WordChange, ...] = ()
    hidden: bool | None = None
    looks: tuple[LookChange, ...] = ()
    page: str = ""
    place: str = ""


class SheetEdit(Struct, frozen=True):
    """A layout or a master that somebody edited in a built file.

    name: the name of the layout, "" for a master.
    looks: what differs.
    """

    name: str
    looks: tuple[LookChange, ...]

    @property
    def called(self) -> str:
        """What it is called in a sentence."""
        return f"the layout “{self.name}”" if self.name else "the slide master"


class Edits(Struct, frozen=True):
    """What somebody changed in a built file by hand. It is false where nobody changed anything.

    added: the titles of slides that deckgen didn't make.
    removed: the slides that are gone.
    slides: the slides that were edited.
    moved: the fewest slides that must have been moved for the order in which they stand now.
    sheets: the layouts and masters that were edited.
    size: the width and height of the slides in points, before and now; empty where they are the same.
    properties: the properties of the file that differ.
    rewritten_by: the program that saved the file, where it changes looks of such a file by itself; else "".
    """

    added: tuple[str, ...] = ()
    removed: tuple[SlideRef, ...] = ()
    slides: tuple[SlideEdit, ...] = ()
    moved: tuple[SlideRef, ...] = ()
    sheets: tuple[SheetEdit, ...] = ()
    size: tuple[tuple[int, ...], ...] = ()
    properties: tuple[WordChange, ...] = ()
    rewritten_by: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


class Side(Struct, frozen=True):
    """One of the two copies that are compared.

    name: what the user calls it, such as the path of a file.
    manifest: what it shows, as it was built.
    edits: what somebody changed in it by hand since; nothing where it is not a file.
    """

    name: str
    manifest: Manifest
    edits: Edits = field(default_factory=Edits)


def in_one_language(old: Side, new: Side) -> bool:
    """Whether both copies are in the same language, so that their words can be compared."""
    return base_of(old.manifest.language) == base_of(new.manifest.language)


class Comparison(Struct, frozen=True):
    """All that differs between two copies. Where they are in two languages, no words are compared.

    old, new: the two copies.
    deck: changes of the deck's own words: title, subtitle, language, date, and whose copy it is.
    added, removed: the slides that only one copy has.
    moved: the slides that stand elsewhere.
    hidden: the slides that are hidden now and weren't before.
    shown: the slides that were hidden and aren't any more.
    figures: the figures that slides write otherwise.
    changed: the slides that differ, in the order of the new copy.
    sources: the changes in the list of sources, by their ids; in their addresses where only these differ.
    data: the tables of data that differ.
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
    def edited(self) -> tuple[Side, ...]:
        """The copies that are files in which somebody changed something by hand."""
        return tuple(side for side in (self.old, self.new) if side.edits)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs between the copies as they were built."""
        return not any(getattr(self, one.name) for one in fields(self) if one.name not in ("old", "new"))

    @property
    def is_same(self) -> bool:
        """Whether nothing differs, by hand neither."""
        return self.is_empty and not self.edited
