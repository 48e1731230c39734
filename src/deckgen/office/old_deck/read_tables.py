"""From a table of PowerPoint's to its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.model.rich_text import Text
from deckgen.office.old_deck.attributes import is_on
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.read_paragraphs import line_of
from deckgen.office.xml_names import A

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_CELLS = 20_000


def rows_of(table: _Element, part: str, file: DeckFile) -> tuple[tuple[Text, ...], ...]:
    """The rows of a table, all of one length; a cell that another one covers is empty."""
    rows = [[_cell(cell, part, file) for cell in row.iterfind(f"{A}tc")] for row in table.iterfind(f"{A}tr")]
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise ValueError("a table of it has more cells than any slide")
    return tuple((*row, *(Text() for _ in range(width - len(row)))) for row in rows)


def has_header(table: _Element) -> bool:
    """Whether the first row is marked as the header."""
    properties = table.find(f"{A}tblPr")
    return properties is not None and is_on(properties.get("firstRow"))


def _cell(cell: _Element, part: str, file: DeckFile) -> Text:
    """The words of a cell in one line."""
    if is_on(cell.get("hMerge")) or is_on(cell.get("vMerge")):
        return Text()
    return line_of(cell.find(f"{A}txBody"), part, file)
