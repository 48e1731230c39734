"""Data words: words that name what stands in tables, such as a condition of `where`, and the names that they quote.

A name stands there for what the data holds, as a value of its own: without a format, and in no language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from deckgen.binding.cited import Quotable
from deckgen.binding.quoted_names import HOLE_PARTS
from deckgen.binding.reckoning import Sources, value_in_data
from deckgen.model.dataset import Value
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.model.rich_text import HOLE
from deckgen.queries.question import Question
from deckgen.tables.column_types import written

# In SQL: comments, words and names in quotes, and the names that are quoted outside of both.
_SQL = re.compile(r"""--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\{\{.{0,500}?\}\}""", re.DOTALL)


def data_words(words: Iterable[Str], sources: Sources) -> tuple[Str, ...]:
    """Words with their names filled in, without those that were complained of.

    Words that are a name and nothing else become what it stands for, which stands where its author wrote that.
    """
    return tuple(filled for word in words if (filled := _filled(word, sources)) is not None)


def filled_where(where: Mapping[Str, tuple[Str, ...]], sources: Sources) -> Mapping[Str, tuple[Str, ...]] | None:
    """Conditions with their names filled in; None after a complaint."""
    filled = {column: data_words(words, sources) for column, words in where.items()}
    return filled if all(len(filled[column]) == len(words) for column, words in where.items()) else None


def question_of(sql: Str, sources: Sources) -> Question | None:
    """What a query asks: its names are handed over as values, never as SQL. None after a complaint.

    Its SQL is as long as what the author wrote, so that an offset into it is one into that.
    """
    if "{{" not in sql:
        return Question(str(sql))
    numbers: dict[str, int] = {}
    given: list[Value] = []
    made, end = "", 0
    for found in _SQL.finditer(sql):
        if found[0].startswith(("--", "/*")):
            continue
        if not found[0].startswith("{{"):
            hole = HOLE.search(found[0])
            if hole is not None:
                _say_in_quotes(sql, found.start() + hole.start(), hole[0], sources.log)
                return None
            continue
        hole = HOLE.match(sql, found.start())
        named = _named(sql, hole, sources) if hole is not None else None
        if hole is None or named is None:
            return None
        name = hole[1].strip()
        if name not in numbers:
            numbers[name] = len(numbers) + 1
            given.append(value_in_data(named))
        made += sql[end : found.start()] + f"${numbers[name]}".ljust(len(found[0]))
        end = found.end()
    return Question(made + sql[end:], tuple(given))


def _filled(words: Str, sources: Sources) -> Str | None:
    """Words with their names filled in; None after a complaint."""
    if "{{" not in words:
        return words
    made, end = "", 0
    for hole in HOLE.finditer(words):
        found = _named(words, hole, sources)
        if found is None:
            return None
        if hole[0] == words.strip() and isinstance(found.value, Str):
            return found.value
        made += words[end : hole.start()] + written(value_in_data(found))
        end = hole.end()
    return Str(made + words[end:], words.span, words.style or "'")


def _named(words: Str, hole: re.Match[str], sources: Sources) -> Quotable | None:
    """What a name in braces stands for; None after a complaint."""
    parts = HOLE_PARTS.fullmatch(hole[1])
    if parts is None or parts[2] or "[" in parts[1]:
        where = words.at(hole.start(), len(hole[0]))
        hint = "the value stands here as the data has it: quote a name alone, a figure where a cell is meant"
        sources.log.error("not_a_name", f"'{hole[0]}' is more than a name", where, hint)
        return None
    start = hole.start(1) + parts.start(1)
    return sources.figure(words.part(start, start + len(parts[1])))


def _say_in_quotes(sql: Str, start: int, hole: str, log: Diagnostics) -> None:
    """Say that a name stands in quotes, where the database would read its braces."""
    message = f"{hole} stands in quotes in the query, where it is no value"
    hint = f"write {hole} without quotes: it is handed over as a value"
    log.error("name_in_query", message, sql.at(start, len(hole)), hint)
