"""From a table of PowerPoint's to its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from deckgen.model.rich_text import Run, Text
from deckgen.office.attributes import is_on
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.old_values import Place, TableShape
from deckgen.office.old_deck.read_paragraphs import paragraphs_of
from deckgen.office.xml_names import A

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_CELLS = 20_000
# So many paragraphs in a cell are points of a list.
_FEWEST_POINTS = 3


def table_of(table: _Element, part: str, file: DeckFile, place: Place, **named: Any) -> TableShape:
    """A table; its rows are all of one length."""
    cells = [list(row.iterfind(f"{A}tc")) for row in table.iterfind(f"{A}tr")]
    width = max(map(len, cells), default=0)
    if width * len(cells) > MOST_CELLS:
        raise ValueError("a table of it has more cells than any slide")
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    fills: dict[tuple[int, int], str] = {}
    rows: list[tuple[Text, ...]] = []
    has_formulas = False
    for number, row in enumerate(cells):
        made = [Text()] * width
        for column, cell in enumerate(row):
            if color := _fill(cell):
                fills[number, column] = color
            across, down = column and is_on(cell.get("hMerge")), number and is_on(cell.get("vMerge"))
            if across or down:
                beside = (number, column - 1) if across else (number - 1, column)
                covered[number, column] = covered.get(beside, beside)
                continue
            paragraphs = paragraphs_of(cell.find(f"{A}txBody"), part, file)
            has_formulas = has_formulas or any(one.formula for one in paragraphs)
            is_list = len(paragraphs) >= _FEWEST_POINTS
            for one in paragraphs:
                # A point of a list is no rest of the one before, whether it begins with a sign or with nothing.
                end = Text((Run("\u2029" if one.mark or is_list else "\n"),)) if made[column] else Text()
                made[column] = made[column] + end + one.text
        rows.append(tuple(made))
    return TableShape(
        place=place,
        rows=tuple(rows),
        has_header=_says(table, "firstRow"),
        covered=covered,
        fills=fills,
        has_formulas=has_formulas,
        is_leftwards=_says(table, "rtl"),
        **named,
    )


def _says(table: _Element, name: str) -> bool:
    """Whether the properties of a table say yes to something."""
    properties = table.find(f"{A}tblPr")
    return properties is not None and is_on(properties.get(name))


def _fill(cell: _Element) -> str:
    """The color that a cell says of itself, as its file names it; "" where it says none."""
    color = cell.find(f"{A}tcPr/{A}solidFill/*")
    return "" if color is None else color.get("val", "")
