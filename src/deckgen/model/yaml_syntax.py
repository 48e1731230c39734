"""Complaints about text that isn't YAML: in an author's words, at the place where the author slipped.

libyaml names the place where it gave up, which can be lines below the quote or bracket that was left open. What is
wrong is told by its messages and by the text around that place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from deckgen.model.diagnostics import Diagnostics, Edit, SourceFile, Span
from deckgen.model.yaml_mends import (
    Change,
    Changes,
    closing_brackets,
    closing_quote,
    in_quotes,
    in_quotes_in_brackets,
    inserted,
    lined_up,
    other_quotes,
    quoted_colors,
    with_colon_in_quotes,
    without_escapes,
    without_tabs,
)

# The sign that begins a comment. YAML wants a blank before it, but libyaml takes one behind a comma or bracket too.
_COMMENT = re.compile(r"(?<=[\s,\[{])#")
# Blanks that YAML takes for letters, such as the no-break space that web pages and word processors leave behind.
ODD_BLANKS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_ODD = re.compile(rf" *(?:- +)*(?:-|[\w.-]+:)?([{ODD_BLANKS}]+)")
# A key that stands first in its line, after dashes at the most, and what follows its colon.
_KEY = re.compile(r"(\s*(?:- +)*)([\w.-]+):(\s.*|)$")
_WORDS = re.compile(r"(\s*(?:- +)*)([\w.-]+)( +[^\s:].*)?$")
# Which of several ways to mend a text can be read, and leaves no doubt; None where none does. The flag says
# that the text must be read whole.
Choose = Callable[[Iterable[tuple[Edit, ...]], bool], "tuple[Edit, ...] | None"]
_GLUED_DASH = re.compile(r"\s*(?:- +)*-(?=[\w\"'][^:]*:)")


class _Slip(NamedTuple):
    """A complaint in the making: row and column count from 0, length is in characters.

    mends are the ways in which the text may be mended; with whole, the text must then have no other fault.
    """

    message: str
    hint: str | None
    row: int
    column: int
    length: int = 1
    code: str = "not_yaml"
    mends: tuple[Changes, ...] = ()
    whole: bool = False

    def mending(self, *mends: Changes, whole: bool = False) -> _Slip:
        """The same with ways to mend it."""
        return self._replace(mends=mends, whole=whole)


def complain_of(problem: Any, file: SourceFile, log: Diagnostics, choose: Choose) -> None:
    """Add a complaint about an error of PyYAML's (a MarkedYAMLError) to the log.

    choose is asked which of the ways to mend it can be read.
    """
    slip = _slip(problem, file.lines)
    column = min(slip.column, len(file.lines[slip.row]))
    span = Span(file, slip.row + 1, column + 1, column + 1 + max(1, slip.length))
    ways = (tuple(edit_of(file, change) for change in changes) for changes in slip.mends if changes)
    log.error(slip.code, slip.message, span, slip.hint, edits=choose(ways, slip.whole) or ())


def edit_of(file: SourceFile, change: Change) -> Edit:
    """A change as an edit of a file."""
    return Edit(Span(file, change.row + 1, change.column + 1, change.end + 1), change.words)


def _slip(problem: Any, lines: list[str]) -> _Slip:
    """What is wrong by libyaml's message: row and column are where it gave up, start where the value begins."""
    mark = problem.problem_mark or problem.context_mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    while row >= len(lines) or (row > 0 and not lines[row].strip() and column == 0):
        row, column = row - 1, len(lines[row - 1])
    begun = problem.context_mark or mark
    start = (begun.line, begun.column) if begun else (row, column)
    said, text = str(problem.problem or problem), lines[row]
    lead = text[: len(text) - len(text.lstrip())]
    above = _above(lines, row)
    for number in (row,) if above is None else (row, above):
        if odd := _ODD.match(lines[number]):
            plain = (Change(number, odd.start(1), odd.end(1), " " * len(odd[1])),)
            return _Slip(*odd_blank(odd[1][0]), number, odd.start(1), 1, "odd_blank").mending(plain)
    if "\t" in lead:
        slip = _Slip("a tab is used to indent this line", "indent with spaces", row, lead.index("\t"), 1, "tab")
        return slip.mending(*without_tabs(lines), whole=True)
    if "end of stream" in said and "quoted" in str(problem.context):
        slip = _Slip("this quote is never closed", "a closing quote is missing", *start)
        return slip.mending(closing_quote(lines, *start))
    if "',' or" in said:
        return _open_bracket(lines, start, row, column)
    if "mapping values are not allowed" in said:
        return _odd_colon(lines, row, column)
    if "did not find expected key" in said or "expected '-' indicator" in said:
        return _goes_on(lines, row, column) if text[:column].strip() else _misplaced(lines, row, above)
    if "could not find expected ':'" in said:
        words = lines[start[0]][start[1] :]
        hint = "write 'key: value', or indent words that go on"
        return _Slip("this line has no ': ' where a key is expected", hint, *start, len(words.rstrip()))
    return _at_a_character(said, lines, start, row, column)


def _open_bracket(lines: list[str], start: tuple[int, int], row: int, column: int) -> _Slip:
    """A list or mapping in brackets that isn't closed, or holds words that need quotes."""
    opening, above = lines[start[0]][start[1] : start[1] + 1], lines[start[0]]
    comment = _COMMENT.search(above, start[1])
    if row > start[0] and comment:
        return _hidden(comment, start[0], lines)
    if row > start[0]:
        closing = {"[": "]", "{": "}"}.get(opening, "]")
        slip = _Slip(f"this bracket is not closed before line {row + 1}", f"close it with {closing}", *start)
        return slip.mending(*closing_brackets(lines, *start))
    hint = "words with , [ ] { } or : in brackets need quotes"
    slip = _Slip("a comma or a closing bracket is missing before this", hint, row, column)
    return slip if lines[row][column:].strip() else slip.mending(*closing_brackets(lines, *start))


def _hidden(comment: re.Match[str], row: int, lines: list[str]) -> _Slip:
    """A # that was meant as words, and hides a closing bracket."""
    hint = 'put words with # in quotes, such as "#1F5FA8" or "#,##0"'
    slip = _Slip("from here on the line is a comment, its bracket too", hint, row, comment.start())
    return slip.mending(quoted_colors(lines, row, comment.start()))


def _odd_colon(lines: list[str], row: int, column: int) -> _Slip:
    """A colon where no key can be: inside of words, or behind a key that stands in the wrong place."""
    text, key = lines[row], re.fullmatch(r"\s*(?:- )*([\w.-]+)", lines[row][:column])
    above = _above(lines, row)
    if key is None or above is None:
        return _Slip(
            "the ': ' here looks like a key and its value", "put words that hold ': ' in quotes", row, column
        ).mending(with_colon_in_quotes(lines, row, column))
    if dash := _GLUED_DASH.match(lines[above]):
        return _after_dash(above, dash)
    words = _WORDS.match(lines[above])
    if words and words.start(2) == key.start(1):
        hint = f"write '{words[2]}: …'" if words[3] else f"write '{words[2]}:'"
        slip = _Slip("this line has no ': ' behind its key", hint, above, words.start(2), len(words[2]))
        return slip if words[3] else slip.mending(inserted(above, words.end(2), ":"))
    glued = re.match(r"\s*(?:- )*[\w.-]+:(?=\S)", lines[above])
    if glued:
        slip = _Slip("a space is missing after this colon", "write 'key: value'", above, glued.end() - 1)
        return slip.mending(inserted(above, glued.end(), " "))
    hint = "line it up with the keys that it belongs to"
    if _indent(text) > _indent(lines[above]):
        message = "this line is indented deeper than the one above it, which has its value already"
        slip = _Slip(message, hint, row, key.start(1), len(key.group(1)))
        beside = _KEY.match(lines[above])
        return slip.mending(*lined_up(lines, row, beside.start(2)), whole=True) if beside else slip
    return _Slip("this key is not where a key can be", hint, row, key.start(1), len(key.group(1)))


def _after_dash(row: int, dash: re.Match[str]) -> _Slip:
    """A dash that no blank parts from its item."""
    slip = _Slip("a space is missing after this dash", "write '- key: value'", row, dash.end() - 1)
    return slip.mending(inserted(row, dash.end(), " "))


def _above(lines: list[str], row: int) -> int | None:
    """The nearest line above a row that says anything, comments aside; None where there is none."""
    rows = range(row - 1, -1, -1)
    return next((one for one in rows if lines[one].strip() and not lines[one].lstrip().startswith("#")), None)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _goes_on(lines: list[str], row: int, column: int) -> _Slip:
    """Words or brackets that stand in a line after its value has ended."""
    text = lines[row]
    before, after = text[:column].rstrip()[-1:], text[column : column + 1]
    if after in ("]", "}"):
        return _Slip("this bracket closes nothing", "take it out, or put the words in quotes", row, column)
    if before not in ("'", '"'):
        return _Slip("words go on here after the end of a value", "put the whole of them in quotes", row, column)
    if text[:column].count(before) % 2:
        opened = next((number for number in range(row - 1, -1, -1) if lines[number].count(before) % 2), None)
        if opened is not None:
            message = f"this quote is not closed before line {row + 1}"
            at = lines[opened].rfind(before)
            slip = _Slip(message, "a closing quote is missing", opened, at)
            return slip.mending(closing_quote(lines, opened, at))
    hint = "double the apostrophe: '…''…'" if before == "'" else 'put words that hold " between single quotes'
    slip = _Slip("words go on after the quote that closes them", hint, row, column)
    return slip.mending(other_quotes(lines, row))


def odd_blank(character: str) -> tuple[str, str]:
    """The message and the hint about a blank that is none to YAML."""
    name = f"{unicodedata.name(character, 'odd blank').lower()} (U+{ord(character):04X})"
    return f"a {name} stands here, which YAML takes for a letter", "write a plain space in its place"


def _misplaced(lines: list[str], row: int, above: int | None) -> _Slip:
    """A line that is indented as no line above it, or a list that no key above it takes."""
    text = lines[row]
    words = text.strip()
    if dash := _GLUED_DASH.match(text):
        return _after_dash(row, dash)
    key = _KEY.match(lines[above]) if above is not None else None
    if words.startswith("- ") and key and key[3].strip() and _indent(text) >= key.start(2):
        message = "a list begins here, and the line above is no key that it could belong to"
        return _Slip(message, "write its key over it, such as 'slides:'", row, _indent(text))
    hint = "check its indentation, and the quotes of the lines above"
    return _Slip("this line doesn't line up with those above it", hint, row, _indent(text), len(words))


def _at_a_character(said: str, lines: list[str], start: tuple[int, int], row: int, column: int) -> _Slip:
    """A single character that can't stand where it does."""
    text = lines[row]
    here = text[column : column + 1]
    if not here and (comment := _COMMENT.search(text)):
        return _hidden(comment, row, lines)
    if here == "\t":
        message = "a tab stands here, where YAML wants a space"
        slip = _Slip(message, "write a space in its place", row, column, 1, "tab")
        return slip.mending((Change(row, column, column + 1, " "),))
    if "cannot start any token" in said or "expected node content" in said:
        slip = _Slip(f"words cannot begin with {here}", "put them in quotes", row, column)
        return slip.mending(in_quotes(lines, row), in_quotes_in_brackets(lines, row, column))
    if "alphabetic or numeric" in said:
        mark = lines[start[0]][start[1] : start[1] + 1]
        hint = "put them in quotes; a list is written with '- '"
        return _Slip(f"words cannot begin with {mark}", hint, *start).mending(
            in_quotes(lines, start[0]), in_quotes_in_brackets(lines, *start)
        )
    if "directive" in said or "non-alphabetical" in said:
        return _Slip("a line cannot begin with %", "put the words in quotes", row, 0)
    if "unknown escape character" in said:
        hint = "use single quotes, or write the backslash twice"
        slip = _Slip("an unknown escape after a backslash", hint, row, column)
        return slip.mending(without_escapes(lines, row))
    if "escape code" in said or "hexdecimal" in said:
        escape = max(0, text.rfind("\\", 0, column))
        hint = "write the character itself, or the backslash twice"
        letters = re.compile(r"\w*").match(text, escape + 2)
        return _Slip("this escape is no character", hint, row, escape, 2 + len(letters.group() if letters else ""))
    if "comment or line break" in said:
        return _Slip("words stand behind the mark of a block", "begin them in the next line, indented", row, column)
    if "block sequence entries are not allowed" in said:
        return _Slip(
            "a list cannot begin in this line", "begin it in the next one, or put the words in quotes", row, column
        )
    if "<document start>" in said:
        return _Slip("the deck ended above this line", "take the line '...' out", row, column)
    return _Slip(f"this is not YAML: {said}", None, row, column)
