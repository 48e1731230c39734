"""What DuckDB complains of, in the author's words. Knows its messages and runs nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from deckgen.model.diagnostics import did_you_mean


class QueryError(Exception):
    """Why a query fails; position is an offset into its SQL, in characters, where one place is to blame."""

    def __init__(self, message: str, hint: str | None = None, position: int | None = None) -> None:
        super().__init__(message)
        self.message, self.hint, self.position = message, hint, position


def explained(fault: str, sql: str, known: Iterable[str], tables: Mapping[str, Iterable[str]]) -> QueryError:
    """A fault of DuckDB's with its place and the name that was meant.

    known are the names of all tables, tables the columns of those that the query names.
    """
    found = details(fault)
    position = _position(found, sql)
    whole = found["exception_message"]
    name = found.get("name", "")
    columns = [column for names in tables.values() for column in names]
    match found.get("error_subtype"), found.get("type"):
        case "COLUMN_NOT_FOUND", _:
            return QueryError(f"no table of this query has a column '{name}'", did_you_mean(name, columns), position)
        case "MISSING_ENTRY", "Table":
            return QueryError(f"there is no table '{name}'", did_you_mean(name, known), position)
        case "MISSING_ENTRY", ("Scalar Function" | "Table Function" | "Aggregate Function"):
            hint = did_you_mean(name, found.get("candidates", "").split(","), all_if_few=0)
            return QueryError(f"SQL (DuckDB's) has no function '{name}'", hint, position)
    lacking = re.search(r'Table "(.+?)" does not have a column named "(.+?)"', whole)
    if lacking:
        table, column = lacking.groups()
        return QueryError(f"'{table}' has no column '{column}'", did_you_mean(column, columns), position)
    return _plainly(whole, position)


def _plainly(whole: str, position: int | None) -> QueryError:
    """The complaints that need no names, in plain words; DuckDB's own where there are none."""
    message = whole.partition("\n")[0].rstrip("!")
    if "disabled by configuration" in whole or "disabled through configuration" in whole:
        hint = "name the file under 'data:' and query that name"
        return QueryError("a query reads the tables of the deck alone, no files and no network", hint, position)
    if "INTERRUPT" in whole.upper():
        return QueryError("the query takes too long", "does every join say what it joins on?")
    if "pytz" in whole:
        return QueryError("the query gives a time with a time zone", "make it a day: cast(… as date)")
    if "ut of Memory" in whole or "ailed to allocate" in whole or "could not allocate" in whole:
        return QueryError("the query needs more than 512 MB of memory", "does every join say what it joins on?")
    if message.startswith("Division by zero"):
        return QueryError(
            "it divides by zero", "write nullif(…, 0) under the line: what has no answer is empty", position
        )
    if message.startswith("syntax error at or near"):
        word = message.removeprefix("syntax error at or near").strip().strip('"')
        hint = "is a comma, a quote or a word missing here?"
        return QueryError(f"the SQL cannot be read at '{word}'", hint, position)
    if "No function matches" in message:
        call = re.search(r"'([^']+)'", message)
        shown = call.group(1) if call else "this function"
        hint = "is a number or a day kept in a column of words (VARCHAR)?"
        return QueryError(f"there is no {shown}: the function takes other kinds of values", hint, position)
    return QueryError(f"the query fails: {message}", None, position)


def details(fault: str) -> dict[str, str]:
    """What DuckDB says of a fault: it says it in JSON, after the name of the fault's kind."""
    start = fault.find("{")
    try:
        found = json.loads(fault[start:]) if start >= 0 else {}
    except ValueError:
        found = {}
    return {"exception_message": fault, **found}


def _position(found: Mapping[str, str], sql: str) -> int | None:
    """The offset that DuckDB names, in characters: it counts bytes."""
    place = found.get("position", "")
    return len(sql.encode()[: int(place)].decode(errors="ignore")) if place.isdigit() else None
