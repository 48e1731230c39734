"""Words as they may be shown on a terminal: what would drive it, or turn the order of letters, is written out.

File names, what others' files hold, and what servers and databases say can hold such characters. Letters of all
scripts, accents, and the joiners within Arabic words and emoji stay as they are.
"""

from __future__ import annotations

import re

# The control characters of C0 (but for tabs and the ends of lines) and C1, the marks that embed or override a
# direction or isolate a stretch, the separators of lines, the mark of byte order, and halves of pairs.
_DRIVING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
# Besides, what nobody sees: marks of format, and letters that are drawn as a blank.
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_DRIVING_IN_TEXT = re.compile(f"[{_DRIVING}]")
_DRIVING_IN_LINE = re.compile(f"[{_DRIVING}\t\n]")


def visible(text: str) -> str:
    r"""A text of lines with \x1b in the place of an escape character, \u202e in that of U+202E, and so on.

    Above U+007F that is how JSON writes them, so that JSON stays what it is.
    """
    return _DRIVING_IN_TEXT.sub(_written_out, text)


def visible_line(words: str) -> str:
    """As `visible`, for words that stand in one line: an end of a line, too, would let them pass for others."""
    return _DRIVING_IN_LINE.sub(_written_out, words)


def plain_line(words: str) -> str:
    """As `visible_line`, where nothing may be hidden from who decides by it: whatever nobody sees is written out."""
    shown = visible_line(words)
    return "".join(_code(one) if one in _UNSEEN or (one != " " and not one.isprintable()) else one for one in shown)


def _code(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    named = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
    return named.get(match[0]) or (f"\\x{code:02x}" if code < 0x7F else f"\\u{code:04x}")
