"""What mends a text that isn't YAML, where its author's slip leaves no doubt: the quote, blank or bracket that lacks.

All rows and columns count from 0. What a function gives is a proposal: it is a mend once the text can be read so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# A line whose words are the value of a key, or an item of a list. The key is one of deckgen's: in small letters.
_VALUE = re.compile(r"(\s*(?:- +)*(?:[a-z_]+: +)?)(\S.*?)\s*$")
_NAME = re.compile(r"\{\{[^{}]+\}\}")
# A name that is the whole of an item or a value in brackets.
_ITEM = re.compile(r"(?<=[:,\[] )\{\{[^{}]+\}\}(?=\s*[,\]}])|(?<=\[)\{\{[^{}]+\}\}(?=\s*[,\]}])")
_HEX = re.compile(r"(?<=[\s,\[{])#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})(?=[\s,\]}]|$)")
# What a backslash may stand before in double quotes.
_ESCAPE = re.compile(r'\\[0abt\tnvfre "/\\N_LPxuU]')
_TAB_WIDTHS = (2, 4, 8)


class Change(NamedTuple):
    """Words that are to stand in a row from one column up to another; the columns are equal where nothing goes."""

    row: int
    column: int
    end: int
    words: str


Changes = tuple[Change, ...]


def inserted(row: int, column: int, words: str) -> Changes:
    """Words put in before a column."""
    return (Change(row, column, column, words),)


def in_quotes(lines: Sequence[str], row: int) -> Changes:
    """The words of a line, from behind its key to its end, in quotes; nothing where they aren't plain words."""
    found = _VALUE.match(lines[row])
    if found is None or found[2][0] in "'\"[]{}|>!#," or found[2].startswith("* ") or " #" in found[2]:
        return ()
    return around(row, found.start(2), found[2])


def quoted_name(lines: Sequence[str], row: int, column: int) -> Changes:
    """Quotes around words that begin with a name in braces; nothing where they may go on in the next line.

    In brackets these are all names of the line that are the whole of the words.
    """
    found = _VALUE.match(lines[row])
    if found is not None and found.start(2) < column and found[2][0] in "[{":
        return tuple(change for one in _ITEM.finditer(lines[row]) for change in around(row, one.start(), one[0]))
    if found is None or found.start(2) != column or " #" in found[2] or not _NAME.match(found[2]):
        return ()
    below = next((lines[one] for one in range(row + 1, len(lines)) if lines[one].strip()), "")
    goes_on = _indent(below) > _indent(lines[row].replace("-", " "))
    return () if goes_on else around(row, column, found[2])


def uncommented(lines: Sequence[str], row: int, column: int, comment: re.Match[str]) -> Changes:
    """Quotes around words and the comment that cut them short, where it is a number or a color: Plan #3.

    The words begin in the column; there may be none.
    """
    words = lines[row][column : comment.end(1)].strip()
    before = lines[row][column : comment.start(1)].strip()
    numbered = re.match(r"#\d+\b", comment[1]) and before[:1].isalpha()
    colored = not before and _HEX.fullmatch(lines[row], comment.start(1), comment.end(1))
    start = comment.start(1) if not before else column
    return around(row, start, words) if numbered or colored else ()


def with_colon_in_quotes(lines: Sequence[str], row: int, column: int) -> Changes:
    """Words with a colon in a column, in quotes; nothing where they may be a key, or a mapping without a bracket."""
    words = _NAME.sub("", lines[row])
    is_cut = any(mark in words for mark in "[]{}") or not lines[row][column + 1 :].strip()
    return () if is_cut else in_quotes(lines, row)


def in_quotes_in_brackets(lines: Sequence[str], row: int, column: int) -> Changes:
    """Quotes around words of a list or mapping in brackets, from a column up to the next comma or bracket."""
    if not any(mark in lines[row][:column] for mark in "[{"):
        return ()
    words = re.compile(r"[^,\[\]{}'\"#]*").match(lines[row], column)
    return around(row, column, words[0].rstrip()) if words and words[0].strip() else ()


def around(row: int, start: int, words: str) -> Changes:
    """Quotes around words that begin in a column: such quotes that the words need no escapes, where there are any."""
    end = start + len(words)
    quote = '"' if '"' not in words and "\\" not in words else "'"
    doubled = [Change(row, start + at.start(), start + at.start(), "'") for at in re.finditer("'", words)]
    inside = doubled if quote == "'" else []
    return (Change(row, start, start, quote), *inside, Change(row, end, end, quote))


def closing_quote(lines: Sequence[str], row: int, column: int) -> Changes:
    """The quote that closes words at the end of the line in which they begin."""
    text = lines[row].rstrip()
    quote, words = text[column : column + 1], text[column + 1 :]
    begins = _VALUE.match(text)
    if begins is None or begins.start(2) != column or not words or quote in words or " #" in words:
        return ()
    return inserted(row, len(text), quote)


def closing_brackets(lines: Sequence[str], row: int, column: int) -> Iterator[Changes]:
    """The brackets that close, at the end of the line, what was opened in it: from a column on, or anywhere in it."""
    text = lines[row].rstrip()
    if text.endswith(",") or "{{" in text or any(mark in text for mark in "'\"#"):
        return
    for start in (column, 0):
        opened: list[str] = []
        for mark in text[start:]:
            if mark in "[{":
                opened.append("]" if mark == "[" else "}")
            elif opened and mark == opened[-1]:
                opened.pop()
        if opened:
            yield inserted(row, len(text), "".join(reversed(opened)))


def quoted_colors(lines: Sequence[str], row: int, column: int) -> Changes:
    """Quotes around the colors of a line, of which the first begins in a column; YAML takes them for a comment."""
    found = list(_HEX.finditer(lines[row], max(0, column - 1)))
    if not found or found[0].start() != column:
        return ()
    return tuple(change for one in found for change in around(row, one.start(), one[0]))


def other_quotes(lines: Sequence[str], row: int) -> Changes:
    """Quotes that suit words which hold such quotes themselves: 'Mexico's' with two, "so "called"" in single ones."""
    found = _VALUE.match(lines[row])
    quote = found[2][0] if found else ""
    if found is None or quote not in ("'", '"') or len(found[2]) < 3 or found[2][-1] != quote:
        return ()
    start, words = found.start(2), found[2][1:-1]
    if " #" in words or quote * 2 in words or "\\" in words:
        return ()
    if quote == "'":
        places = (start + 1 + one.start() for one in re.finditer("'", words))
        return tuple(change for at in places for change in inserted(row, at, "'"))
    return _single(row, start, words) if "'" not in words else ()


def without_escapes(lines: Sequence[str], row: int) -> Changes:
    """Single quotes around words with backslashes that begin no escape."""
    found = _VALUE.match(lines[row])
    if found is None or found[2][0] != '"' or found[2][-1] != '"' or len(found[2]) < 3:
        return ()
    words = found[2][1:-1]
    return () if _ESCAPE.search(words) or "'" in words or '"' in words else _single(row, found.start(2), words)


def _single(row: int, start: int, words: str) -> Changes:
    end = start + 1 + len(words)
    return Change(row, start, start + 1, "'"), Change(row, end, end + 1, "'")


def lined_up(lines: Sequence[str], row: int, indent: int) -> Iterator[Changes]:
    """A line that is indented too deep, moved to where it belongs: alone, and with the lines under it."""
    own = _indent(lines[row])
    yield (Change(row, indent, own, ""),)
    rows = [row]
    for below in range(row + 1, len(lines)):
        if lines[below].strip() and _indent(lines[below]) < own:
            break
        rows.append(below)
    yield tuple(Change(one, indent, own, "") for one in rows if lines[one].strip())


def without_tabs(lines: Sequence[str]) -> Iterator[Changes]:
    """Spaces for the tabs that indent lines: once for each number of spaces that a tab may have been."""
    leads = [(row, text[: len(text) - len(text.lstrip(" \t"))]) for row, text in enumerate(lines)]
    for width in _TAB_WIDTHS:
        yield tuple(Change(row, 0, len(lead), lead.expandtabs(width)) for row, lead in leads if "\t" in lead)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
