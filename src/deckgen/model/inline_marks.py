"""The inline marks of Markdown, as markdown-it reads them: CommonMark's, and deckgen's own.

CommonMark's `**` neither opens before a bracket inside of a line without blanks, such as a Chinese one, nor closes
behind one; here it does. A lone `^` or `~` is a mark only where it can hardly be a power, a range or "about".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

# What stands for a quoted name or an address while marks are read begins and ends with these, which nobody writes.
HELD, HELD_END = "\ue000", "\ue001"
_HELD = re.compile(f"{HELD}\\d+{HELD_END}")
_TIMES = re.compile(r"(?<=\d)\*(?=[\d(])|(?<=\))\*(?=\d)")
_FOOTNOTE = re.compile(r"\[\^([^\]\n]{1,200})\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Marks before which words end: stars don't open there.
_ENDS = frozenset(".,;:!?…%。、，．；：！？％")
# What a raised or lowered word may follow without a blank, besides letters and digits.
_FOLLOWED = frozenset(")]}»”’\"'°*_~^`%" + HELD_END)


@lru_cache(maxsize=1)
def markdown() -> MarkdownIt:
    """The parser of inline marks."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "backticks", "link", "escape", "newline", "strikethrough"])
    parser.inline.ruler.before("link", "footnote", _footnote)
    parser.inline.ruler.before("emphasis", "times", _times)
    parser.inline.ruler.before("emphasis", "stars", _stars)
    parser.inline.ruler.push("superscript", _raised("^", "sup"))
    parser.inline.ruler.push("subscript", _raised("~", "sub"))
    # Addresses stay as they are written: markdown-it would encode them, and leave links of some kinds unread.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _footnote(state: StateInline, silent: bool) -> bool:
    """`[^id]`, a footnote that cites a source."""
    match = _FOOTNOTE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("footnote", "", 0).content = match.group(1).strip()
    state.pos = match.end()
    return True


def _times(state: StateInline, silent: bool) -> bool:
    """A star between numbers, which is a sign for times and no mark: `3*4*5`, `5*(3+4)*2`."""
    if not _TIMES.match(state.src, state.pos):
        return False
    if not silent:
        state.push("text", "", 0).content = "*"
    state.pos += 1
    return True


def _stars(state: StateInline, silent: bool) -> bool:
    """`*` and `**`: CommonMark's emphasis, which opens before brackets and quotes and closes behind them too."""
    from markdown_it.rules_inline.state_inline import Delimiter

    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, True)
    before, after = state.src[: state.pos][-1:], state.src[state.pos + scanned.length :][:1]
    opens = scanned.can_open or _opens_between(before, after, scanned.length)
    closes = scanned.can_close or _closes_between(before, after, scanned.length)
    for _ in range(scanned.length):
        state.push("text", "", 0).content = "*"
        token = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord("*"), scanned.length, token, -1, opens, closes))
    state.pos += scanned.length
    return True


def _opens_between(before: str, after: str, length: int) -> bool:
    """Whether stars open behind a letter, before a bracket or quote that begins words: 「これは**「重要」**です」."""
    if not after or after.isspace() or after in _ENDS or unicodedata.category(after) in ("Pe", "Pf"):
        return False
    # A lone star behind a Latin letter or a digit is a sign for times: a*(b+c)*d.
    return before.isalpha() and (length > 1 or _is_wide(before))


def _closes_between(before: str, after: str, length: int) -> bool:
    """Whether stars close behind a bracket, quote or full stop, before a letter: `**(note)**is`."""
    if not before or before.isspace() or unicodedata.category(before) in ("Ps", "Pi"):
        return False
    return after.isalpha() or (length > 1 and after.isdigit())


def _raised(mark: str, tag: str) -> Callable[[StateInline, bool], bool]:
    """The rule that reads words without blanks or brackets between two marks: ^sup^ or ~sub~."""
    sign = re.escape(mark)
    pattern = re.compile(rf"{sign}((?:\\[!-/:-@\[-`{{-~]|(?!\*\*|~~)[^\s\[\]\\{sign}])+){sign}")

    def rule(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos)
        if not match or not _opens(mark, state.src, state.pos) or not _closes(state.src, match):
            return False
        if not silent:
            state.push(f"{tag}_open", tag, 1)
            state.push("text", "", 0).content = _ESCAPED.sub(r"\1", match.group(1))
            state.push(f"{tag}_close", tag, -1)
        state.pos = match.end()
        return True

    return rule


def _opens(mark: str, words: str, start: int) -> bool:
    """Whether a word may be raised or lowered from here on. A free `~` before a digit means "about": `~5 %`."""
    before = words[start - 1 : start]
    if before == mark or before in ("/", "\\"):
        return False
    follows = before.isalnum() or before in _FOLLOWED
    return (bool(before) and follows) or mark != "~" or words[start + 1].isalpha()


def _closes(words: str, match: re.Match[str]) -> bool:
    """Whether it ends where the second mark stands: not in `10^3–10^6`, nor in `x^n+y^n`, but in `H~2~O`."""
    after = words[match.end() : match.end() + 1]
    if after.isdigit():
        return False
    word = _HELD.sub("", match.group(1))
    return not after.isalpha() or all(letter.isalnum() and not _is_wide(letter) for letter in word)


def _is_wide(letter: str) -> bool:
    """Whether a letter is one of an East Asian script, which is written without blanks between words."""
    return unicodedata.east_asian_width(letter) in "WF"
