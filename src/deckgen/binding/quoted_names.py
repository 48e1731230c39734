"""Quoted names: what is wrong with the `{{ names }}` and the marks of a text, found before names are filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping

from msgspec import Struct

from deckgen.binding.cited import Quotable, Said
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.marks import Str
from deckgen.model.rich_text import HOLE, parse, without_code
from deckgen.model.slug import is_blank
from deckgen.model.stray_marks import SUSPECT, stray_marks
from deckgen.numbers.pattern import quantity_in

# A name or a cell of a table (table.column[row], whose names may stand in quotes), and behind a bar how it is shown.
_NAME = r"""(?:"[^"]*"|'[^']*'|\[[^\]]*\]|[^|\s"'\[])+"""
HOLE_PARTS = re.compile(rf"\s*({_NAME})\s*(?:\|\s*(.+?)\s*)?", re.DOTALL)


def cells_in(words: Str) -> Iterator[Str]:
    """The cells of tables that words quote, such as `trade.exports[2017]`, as they are written."""
    if "[" in words and "{{" in words:
        for match in HOLE.finditer(words):
            parts = HOLE_PARTS.fullmatch(match[1])
            if parts is not None and "[" in parts[1]:
                start = match.start(1) + parts.start(1)
                yield words.part(start, start + len(parts[1]))


# Braces that open, and others open before they are closed, or nothing ever closes them.
_UNCLOSED = re.compile(r"\{\{(?!(?:(?!\{\{|\}\}).){0,500}\}\})", re.DOTALL)
# A cell whose column has a blank and no quotes, and one whose row is never closed.
_BLANK_IN_CELL = re.compile(r"^\s*\w+\.\w+ [\w ]*\[[^\]]*\]")
_OPEN_CELL = re.compile(r"\s*(\w+\.[\w ]+)\[([^\]|]*)")
_COLUMN = re.compile(r"(\w+\.(?!title$)\w+)(?:\.(\w+))?")
TryQuote = Callable[[Quotable, str, Span], None]


class Known(Struct, frozen=True):
    """What words may quote: names, and the cells of tables.

    undeclared: names that something was already complained of where they are declared.
    """

    names: Mapping[str, Quotable | None]
    tables: Container[str] = ()
    undeclared: frozenset[str] = frozenset()

    def __contains__(self, name: object) -> bool:
        is_cell = isinstance(name, str) and "[" in name and name.partition(".")[0] in self.tables
        return is_cell or name in self.names


def said_of(words: Str, names: Mapping[str, Quotable | None]) -> Said:
    """The words with the figures and cells that they quote."""
    parts = [found for match in HOLE.finditer(words) if "{{" in words and (found := HOLE_PARTS.fullmatch(match[1]))]
    held = [(one, part[2]) for part in parts if (one := names.get(part[1])) is not None]
    is_worded = any(one.number is None or (written and quantity_in(unquoted(written))) for one, written in held)
    return Said(words, tuple(one for one, _ in held), is_worded)


def judge_marks(words: Str, known: Known, log: Diagnostics, try_quote: TryQuote) -> None:
    """Complain of names that nothing has, of marks that would stand on the slide as written, and of empty text."""
    if is_blank(words):
        # A value that was left out altogether was complained of when it was read.
        if words.style is not None and not words.stand_in:
            log.warning("empty_words", "there are no words here", words.span, "write some, or leave it out")
        return
    if not SUSPECT.search(words):
        return
    filled = without_code(words)
    if filled.count("{{") > len(HOLE.findall(filled)):
        unclosed = _UNCLOSED.search(filled)
        where = words.at(unclosed.start() if unclosed else filled.rfind("{{"), 2)
        log.error("unclosed_name", "'{{' is never closed", where, "write {{ name }}")
        return
    for stray in stray_marks(words, parse(words).plain, known):
        log.warning("stray_mark", stray.message, words.at(stray.start, stray.length), stray.hint)
    for match in HOLE.finditer(filled):
        parts, names = HOLE_PARTS.fullmatch(match[1]), known.names
        where = words.at(match.start(), len(match[0]))
        if parts is None or (parts[1] not in names and "(" in parts[1]):
            _no_name(match, where, log)
        elif parts[1] not in names and parts[1] not in known.undeclared:
            log.error("unknown_name", f"nothing is called '{parts[1]}'", where, _hint_for(parts[1], known))
        elif parts[2] and (quotable := names.get(parts[1])):
            try_quote(quotable, unquoted(parts[2]), where)


def _no_name(match: re.Match[str], where: Span, log: Diagnostics) -> None:
    if match[1].partition("|")[0].strip():
        if _BLANK_IN_CELL.search(match[1]):
            hint = 'a name with blanks stands in quotes: table."two words"[row]'
        elif cell := _OPEN_CELL.match(match[1]) if "]" not in match[1] else None:
            hint = f"a bracket is never closed: write {cell[1]}[{cell[2].strip() or 'row'}]"
        else:
            hint = "text quotes alone: reckon under 'figures', by 'formula' or 'change'"
        log.error("not_a_name", f"'{match[0]}' is more than a name", where, hint)
    else:
        log.error("empty_name", "a name is missing between '{{' and '}}'", where)


def unquoted(written: str) -> str:
    """A format without the quotes that it may stand in."""
    return written[1:-1] if len(written) > 1 and written[0] == written[-1] and written[0] in "\"'" else written


def _hint_for(name: str, known: Known) -> str | None:
    """The name that is meant, or how a cell is written."""
    if name in known.tables:
        return f"a cell of this table is written {name}.column[row]"
    column = _COLUMN.fullmatch(name)
    # Cells are among the names where other words quote them, which says nothing of what there is.
    given = [one for one in known.names if "[" not in one]
    near = did_you_mean(name, given, or_all=False)
    if near or column:
        return near or (column and f"a cell is written {column[1]}[{column[2] or 'row'}]")
    return did_you_mean(name, given) if given else f"give it a value: 'set: {{{name}: …}}', or a figure of that name"
