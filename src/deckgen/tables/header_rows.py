"""From the filled rows of a text or a sheet to the cells of a table: where the names stand, and where notes begin.

Rows are counted as the author sees them, from 1 and with the empty ones: lines of a text, rows of a sheet.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.model.dataset import CellPlace
from deckgen.tables.column_types import date_of, number_of
from deckgen.tables.filled_rows import FilledRows
from deckgen.tables.grid import HEADER, CellGrid, Complaints
from deckgen.tables.names_further_down import are_further_down
from deckgen.tables.options import Asked
from deckgen.tables.skipped_rows import say_skipped_values


class HeadedRows(Struct, frozen=True):
    """Rows of which it is known which ones are the header. All are indexes of `rows.texts`."""

    rows: FilledRows
    header: list[str]
    """The names of the columns; none where the file has no names."""
    header_rows: Sequence[int]
    """The rows that the names were taken from."""
    body: Sequence[int]
    """The rows of the table."""


def headed(rows: FilledRows, asked: Asked, complaints: Complaints) -> HeadedRows | None:
    """The rows with their header, without notes at the end; None after a complaint."""
    found = _header_rows(rows, asked)
    if found is None:
        return None
    body = range(found[-1] + 1 if found else 0, len(rows.texts))
    skipped = asked.options.skip_last or 0
    if skipped and skipped >= len(body):
        message = f"'skip_last' leaves nothing: there are {len(body)} rows under the header"
        asked.log.error("wrong_value", message, asked.span_of("skip_last"))
        return None
    if skipped:
        say_skipped_values(rows, body, len(body) - skipped, asked)
    body = body[: len(body) - skipped]
    if asked.options.header is None and are_further_down(rows, body, asked, complaints):
        return None
    if len(found) == 1 and _goes_on_below(rows, found[0], asked):
        return None
    made = HeadedRows(rows, _joined(rows, found), found, body)
    return None if _may_be_values(made, asked) else made


def grid_of(made: HeadedRows) -> CellGrid:
    """The cells of a table, each row as long as the longest. Columns without name and cells are left out."""
    rows = made.rows
    width = max([len(made.header), *(len(rows.texts[index]) for index in made.body)])
    header = made.header + [""] * (width - len(made.header))
    body = [_padded(rows.texts[index], width) for index in made.body]
    used = [column for column in range(width) if header[column] or any(row[column] for row in body)]

    def at(row: int, column: int) -> CellPlace:
        place = used[column]
        if row != HEADER:
            return rows.at(made.body[row], place)
        named = [index for index in made.header_rows if rows.texts[index][place : place + 1] not in ([], [""])]
        # Where there is no header, its place is that of the first row.
        return rows.at([*made.header_rows, *made.body, 0][0] if not named else named[-1], place)

    if len(used) < width:
        body = [[row[column] for column in used] for row in body]
    return CellGrid([header[column] for column in used], body, at)


def _header_rows(rows: FilledRows, asked: Asked) -> list[int] | None:
    """The indexes of the header's rows: the first row where the deck doesn't say; None after a complaint."""
    wanted = asked.options.header
    if wanted is None:
        return [0]
    found: list[int] = []
    for number in wanted:
        if number in rows.numbers:
            found.append(rows.numbers.index(number))
            continue
        span, path, last = asked.span_of("header"), asked.display_path, rows.numbers[-1]
        after = next((other for other in rows.numbers if other > number), None)
        if after is None:
            message, hint = f"'{path}' has no {rows.noun} {number}", f"its last {rows.noun} is {last}"
        else:
            message, hint = (
                f"{rows.noun} {number} of '{path}' is empty",
                f"the next {rows.noun} that isn't is {after}",
            )
        asked.log.error("wrong_header", message, span, hint)
        return None
    return found


def _joined(rows: FilledRows, header: Sequence[int]) -> list[str]:
    """The names in the rows of a header, those of a column joined: "2019 Women".

    What stands over several columns, merged or written once, is carried over to the right, though not past the next
    name in its row or in one above it.
    """
    width = max((len(rows.texts[index]) for index in header), default=0)
    written = [_padded(rows.texts[index], width) for index in header]
    lines = [_spread(rows, index, width) for index in header]
    for depth in range(len(lines) - 1):
        if lines[depth] == written[depth]:
            lines[depth] = _carried(written, depth)
    return [" ".join(dict.fromkeys(line[column] for line in lines if line[column])) for column in range(width)]


def _carried(written: Sequence[Sequence[str]], depth: int) -> list[str]:
    """A row of the header in which each name also stands over the columns to its right that it is meant for."""
    made: list[str] = []
    carried = ""
    for column, name in enumerate(written[depth]):
        carried = name or ("" if any(above[column] for above in written[:depth]) else carried)
        made.append(carried if name or written[-1][column] else "")
    return made


def _padded(row: list[str], width: int) -> list[str]:
    return row if len(row) == width else [*row, *[""] * (width - len(row))]


def _spread(rows: FilledRows, index: int, width: int) -> list[str]:
    """A row of the header, in which each cell that is merged to the right stands in all the cells that it covers."""
    line = list(_padded(rows.texts[index], width))
    for area in rows.merged:
        if area.top == rows.numbers[index] and area.left >= 0:
            for column in range(area.left, min(area.right + 1, width)):
                line[column] = line[column] or line[area.left]
    return line


def _goes_on_below(rows: FilledRows, header: int, asked: Asked) -> bool:
    """Whether a cell of the header is merged over several columns, so that the row below tells them apart; complains.

    Where the deck gives the names itself, it doesn't matter what the header says.
    """
    number = rows.numbers[header]
    wide = [one for one in rows.merged if one.top == number and one.right > one.left >= 0]
    area = min(wide, key=lambda one: one.left, default=None)
    if area is None or area.left >= len(rows.texts[header]) or asked.options.names is not None:
        return False
    place = rows.at(header, area.left)
    count = area.right - area.left + 1
    message = f"the name '{rows.texts[header][area.left]}' is merged over {count} columns{place.words}"
    hint = f"if the row below tells them apart, write 'header: [{number}, {area.bottom + 1}]'"
    asked.log.error("merged_header", message, place.span, hint)
    return True


def _may_be_values(made: HeadedRows, asked: Asked) -> bool:
    """Whether `names` may stand for names in the first row, or for none, as it may hold values; complains then."""
    if asked.options.names is None or asked.options.header is not None:
        return False
    column = next((i for i, name in enumerate(made.header) if number_of(name) is not None or date_of(name)), None)
    if column is None:
        return False
    first = made.rows.numbers[0]
    message = f"'{made.header[column]}' in the first row may be a name or a value{made.rows.at(0, column).words}"
    hint = f"write 'header: {first}' if that row has names that 'names' replaces, 'header: false' if it has values"
    asked.log.error("unclear_header", message, made.rows.at(0, column).span, hint)
    return True
