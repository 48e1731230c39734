"""DuckDB's error messages, put into plain words for the author. Runs nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from deckgen.model.diagnostics import did_you_mean


class QueryError(Exception):
    """Why a query fails: message and hint for the author.

    `position` is an offset into the SQL, in characters; None where no single place is to blame.
    """

    def __init__(self, message: str, hint: str | None = None, position: int | None = None) -> None:
        super().__init__(message)
        self.message, self.hint, self.position = message, hint, position


def explained(report: str, sql: str, known: Iterable[str], tables: Mapping[str, Iterable[str]]) -> QueryError:
    """The error that DuckDB reports on a query, with its place and the name that the author may have meant.

    `known` are the names of all tables, `tables` the columns of those that the query names.
    """
    found = details(report)
    position = _position(found, sql)
    message = found["exception_message"]
    name = found.get("name", "")
    columns = [column for names in tables.values() for column in names]
    match found.get("error_subtype"), found.get("type"):
        case "COLUMN_NOT_FOUND", _:
            return QueryError(f"no table of this query has a column '{name}'", did_you_mean(name, columns), position)
        case "MISSING_ENTRY", "Table":
            return QueryError(f"there is no table '{name}'", did_you_mean(name, known), position)
        case "MISSING_ENTRY", ("Scalar Function" | "Table Function" | "Aggregate Function"):
            hint = did_you_mean(name, found.get("candidates", "").split(","), or_all=False)
            return QueryError(f"SQL (DuckDB's) has no function '{name}'", hint, position)
    lacking = re.search(r'Table "(.+?)" does not have a column named "(.+?)"', message)
    if lacking:
        table, column = lacking.groups()
        return QueryError(f"'{table}' has no column '{column}'", did_you_mean(column, columns), position)
    return _in_plain_words(message, position)


def _in_plain_words(full_message: str, position: int | None) -> QueryError:
    """The error that a message of DuckDB's stands for; one that isn't known keeps the message's first line."""
    message = full_message.partition("\n")[0].rstrip("!")
    if "disabled by configuration" in full_message or "disabled through configuration" in full_message:
        hint = "name the file under 'data:' and query that name"
        return QueryError("a query reads the tables of the deck alone, no files and no network", hint, position)
    if "INTERRUPT" in full_message.upper():
        return QueryError("the query takes too long", "does every join say what it joins on?")
    # DuckDB wants the package pytz for times with a zone, which deckgen doesn't need otherwise.
    if "pytz" in full_message:
        return QueryError("the query gives a time with a time zone", "make it a day: cast(… as date)")
    if any(words in full_message for words in ("ut of Memory", "ailed to allocate", "could not allocate")):
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
        function = call.group(1) if call else "this function"
        hint = "is a number or a day kept in a column of words (VARCHAR)?"
        return QueryError(f"there is no {function}: the function takes other kinds of values", hint, position)
    return QueryError(f"the query fails: {message}", None, position)


def details(report: str) -> dict[str, str]:
    """What DuckDB's report of an error says, by DuckDB's own keys; "exception_message" is always there.

    With the setting errors_as_json a report is the kind of error and then a JSON object.
    """
    start = report.find("{")
    try:
        found = json.loads(report[start:]) if start >= 0 else {}
    except ValueError:
        found = {}
    return {"exception_message": report, **found}


def _position(found: Mapping[str, str], sql: str) -> int | None:
    """The offset that DuckDB names, in characters; DuckDB counts the bytes of UTF-8."""
    place = found.get("position", "")
    return len(sql.encode()[: int(place)].decode(errors="ignore")) if place.isdigit() else None
