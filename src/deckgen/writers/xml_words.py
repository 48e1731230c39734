"""Words as they stand in XML: escaped, and without the characters that XML can't hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What XML 1.0 has no place for (its production Char), and the carriage return, which parsers turn into a line feed.
# One such character makes the file unreadable.
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The ampersand is the first, since the others begin with one.
_IN_WORDS = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
# Line feeds and tabs stand as references, since parsers turn bare ones in attributes into spaces.
_IN_ATTRIBUTE = (*_IN_WORDS, ('"', "&quot;"), ("\n", "&#10;"), ("\t", "&#9;"))


def legal(text: str) -> str:
    """Text without the characters that XML can't hold."""
    return _ILLEGAL.sub("", text)


def words(text: str) -> str:
    """Text escaped as the content of an element, without the characters that XML can't hold."""
    return _escaped(text, _IN_WORDS)


def attribute(text: str) -> str:
    """Text escaped as the value of an attribute between double quotes, without the characters that XML can't hold."""
    return _escaped(text, _IN_ATTRIBUTE)


def _escaped(text: str, marks: Iterable[tuple[str, str]]) -> str:
    text = legal(text)
    for mark, reference in marks:
        text = text.replace(mark, reference)
    return text
