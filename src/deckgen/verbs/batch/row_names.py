"""The names of the files of a batch, made from a pattern such as "{{ client }}-{{ event }}"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckgen.binding.quoted_names import HOLE_PARTS, unquoted
from deckgen.files.file_names import file_name
from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics, did_you_mean
from deckgen.model.marks import Str
from deckgen.model.rich_text import HOLE
from deckgen.numbers.by_language import format_value

# What a pattern may quote besides: the number of the row.
NUMBER = "number"


def usual_pattern(title: Str, table: Dataset) -> Str:
    """The pattern where the user gives none: the deck's title, and what tells the rows apart where that doesn't.

    That is the first column, where no two of its cells are alike, else the number of the row.
    """
    known = set(table.names)
    words = HOLE.sub(lambda hole: hole[0] if hole[1].partition("|")[0].strip() in known else "", title)
    if HOLE.search(words):
        return Str(words, title.span, "'")
    first = table.columns[0]
    tells = all(first.texts) and len(set(map(str.casefold, first.texts))) == len(first.texts)
    quoted = first.name if first.name.isidentifier() else f'"{first.name}"'
    return Str(f"{words}-{{{{ {quoted if tells else NUMBER} }}}}", title.span, "'")


class NamePattern:
    """A pattern that gives each row the name of its file. A slash in it parts folders."""

    def __init__(self, words: Str, names: Sequence[str], language: str, log: Diagnostics) -> None:
        """names are those that the rows give values, or the deck for all of them; complains of any other."""
        self._words, self._language = words, language
        for hole in HOLE.finditer(words):
            parts = HOLE_PARTS.fullmatch(hole[1])
            where = words.at(hole.start(), len(hole[0]))
            if parts is None:
                log.error("not_a_name", f"'{hole[0]}' is more than a name", where)
            elif unquoted(parts[1]) not in (*names, NUMBER):
                hint = did_you_mean(unquoted(parts[1]), [*names, NUMBER])
                log.error("unknown_name", f"nothing is called '{parts[1]}'", where, hint)
        if not HOLE.search(words):
            message = f"'{words}' is the same name for every row"
            log.error("same_file", message, words.span, f"quote a column in it: {{{{ {names[0]} }}}}")

    def name(self, values: Mapping[str, str], number: int) -> str:
        """The name for a row, whose values are known by their names; ValueError where nothing is left of it."""
        given = {**values, NUMBER: str(number)}

        def filled(part: str) -> str:
            words = HOLE.sub(lambda hole: self._value(hole[1], given), part)
            if not any(letter.isalnum() for letter in words):
                raise ValueError
            return file_name(words)

        return "/".join(map(filled, self._words.strip("/").split("/")))

    def _value(self, quoted: str, given: Mapping[str, str]) -> str:
        parts = HOLE_PARTS.fullmatch(quoted)
        assert parts is not None
        value = given.get(unquoted(parts[1]), "")
        return format_value(value, unquoted(parts[2]), self._language) if parts[2] else value
