"""The words of a slide as they are compared: the lines of its shapes, and the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from deckgen.comparing.comparison import WordChange
from deckgen.comparing.row_changes import Row, compare_rows
from deckgen.comparing.word_changes import PlacedLine, compare_lines, normal
from deckgen.model.manifest import PageRecord, SlideRecord, TableRecord, Words


class SlideLines(Struct, frozen=True):
    """The words of a slide or of one page of it.

    lines: those of its shapes, each with the name of the shape.
    rows: those of its tables.
    notes: its notes.
    """

    lines: tuple[PlacedLine, ...]
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()

    def changes(self, new: SlideLines) -> tuple[WordChange, ...]:
        """The words that differ on the slide."""
        return (*compare_lines(self.lines, in_shape_order(self.lines, new.lines)), *compare_rows(self.rows, new.rows))

    def note_changes(self, new: SlideLines) -> tuple[WordChange, ...]:
        """The lines of its notes that differ."""
        return compare_lines(*([("notes", line) for line in one.notes] for one in (self, new)))

    @property
    def all_lines(self) -> Iterator[str]:
        """Each line, without its place."""
        yield from (normal(line) for _, line in self.lines)
        yield from (normal(line) for row in self.rows for cell in row for line in cell.split("\n"))
        yield from map(normal, self.notes)


def in_shape_order(old: Sequence[PlacedLine], new: Sequence[PlacedLine]) -> list[PlacedLine]:
    """New lines in the order of the old shapes: that shapes lie before others, or in groups, moves no words.

    Lines of a shape that is new stay behind those of the shape that they followed. Where several shapes have one name
    all stay as they are.
    """
    before, after = ([name for name, _ in groupby(lines, key=lambda line: line[0])] for lines in (old, new))
    if len(set(before)) < len(before) or len(set(after)) < len(after):
        return list(new)
    places = {name: place for place, name in enumerate(before)}
    follows, ranks = -1, {}
    for name in after:
        follows = ranks[name] = places.get(name, follows)
    return sorted(new, key=lambda line: ranks[line[0]])


def lines_of_page(page: PageRecord, notes: tuple[str, ...] = ()) -> SlideLines:
    """The words of a page as it was built."""
    return SlideLines(tuple(_lines(page)), rows_of(page.tables), notes)


def lines_of_slide(slide: SlideRecord) -> SlideLines:
    """The words of a slide with all its pages, as it was built."""
    return SlideLines(
        tuple(line for page in slide.pages for line in _lines(page)),
        rows_of([table for page in slide.pages for table in page.tables]),
        (slide.clock, *slide.notes),
    )


def lines_in(shapes: Iterable[Words]) -> Iterator[PlacedLine]:
    """The lines of shapes."""
    return ((words.shape, line) for words in shapes for line in words.lines)


def rows_of(tables: Sequence[TableRecord]) -> tuple[Row, ...]:
    """The rows of tables."""
    return tuple(row for table in tables for row in table.rows)


def _lines(page: PageRecord) -> Iterator[PlacedLine]:
    """The lines of a page's shapes.

    The title of a page that shows none stands above the slide, for screen readers, in a shape named Title.
    """
    if page.title and not any(words.role == "title" for words in page.words):
        yield "Title", page.title
    yield from lines_in(page.words)
