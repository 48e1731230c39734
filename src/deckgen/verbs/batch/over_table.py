"""The table that a batch goes over: a file, a table of the deck, or what a query over these gives."""

from __future__ import annotations

import os
import re
from pathlib import Path

from msgspec import Struct

from deckgen.binding.query_complaint import complain_of_query
from deckgen.files.store import StoreError, is_address, read_address
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span, did_you_mean
from deckgen.model.marks import Str
from deckgen.queries.query import QueryError, names_in
from deckgen.reader import parse_table, read_table, usual_suffixes
from deckgen.tables.options import ReadOptions
from deckgen.workshop import Workshop

# What the user names it by, for complaints that have no other place.
OVER = "--over"
# How a query begins; whatever else is given is a file, or a table of the deck.
_QUERY = re.compile(r"\s*\(*\s*(?:select|with|from|values|pivot)\b.*\s", re.IGNORECASE | re.DOTALL)


class Asked(Struct, frozen=True):
    """What the user asks for.

    over: a table file, the name of a table of the deck, or a query. sheet: the sheet of a workbook.
    name: the pattern of the files' names. audience, event: for rows that name none themselves.
    """

    over: str
    sheet: str | None = None
    name: str | None = None
    audience: str | None = None
    event: str | None = None


def table_over(asked: Asked, shop: Workshop, log: Diagnostics) -> Dataset | None:
    """The table that is asked for; None after a complaint."""
    over, place = asked.over, whole(asked.over)
    options = ReadOptions(sheet=asked.sheet) if asked.sheet else ReadOptions()
    if _QUERY.match(over) and not os.path.exists(over):
        return _answer(over, shop, log)
    if over in shop.gathered.tables:
        return shop.gathered.tables[over]
    if is_address(over):
        try:
            data = read_address(over)
        except StoreError as problem:
            log.error("no_address", str(problem), whole(OVER))
            return None
        return parse_table(data, Path(over).suffix.lower(), over, "over", log, span=place, options=options)
    path = Path(over)
    if not path.suffix and not path.exists():
        files = (one.name for one in Path().iterdir() if one.suffix.lower() in usual_suffixes())
        hint = did_you_mean(over, [*shop.gathered.tables, *files])
        log.error("unknown_data", f"there is no file '{over}', and no table of this name", whole(OVER), hint)
        return None
    return read_table(path, over, "over", log, span=place, options=options)


def tables_read(asked: Asked, shop: Workshop) -> list[str]:
    """The tables of the deck that are gone over, or that the query names."""
    over = asked.over
    return names_in(over, shop.gathered.tables) if _QUERY.match(over) else [over]


def _answer(over: str, shop: Workshop, log: Diagnostics) -> Dataset | None:
    """What a query over the deck's tables gives."""
    sql = Str(over, Span(SourceFile(OVER, over), 1, 1, len(over.partition("\n")[0]) + 1))
    try:
        return shop.gathered.queries.run(str(sql))
    except QueryError as problem:
        complain_of_query(sql, problem, log)
        return None


def whole(path: str) -> Span:
    """A file as the place of a complaint."""
    return Span(SourceFile(path, ""), 0, 0, 0)
