"""The words of a paragraph in a PowerPoint file, piece by piece, and the `{{ names }}` in them.

PowerPoint parts the words of a paragraph into runs as it likes: braces and a name may stand in several. It also turns
straight quotes round as somebody types.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from deckgen.model.rich_text import HOLE
from deckgen.office.xml_names import A

if TYPE_CHECKING:
    from lxml.etree import _Element

# What stands for words that a program puts in by itself, such as the number of a slide: no name goes through them.
_FIELD: Final = "\ufffc"
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′", "'") | {"\xa0": " "})
# Characters without width, which editors leave behind.
_NOTHING: Final = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")


def pieces(paragraph: _Element) -> list[tuple[_Element, str]]:
    """The elements of a paragraph that hold words, each with these; a line break is one of its own."""
    found = []
    for child in paragraph:
        if child.tag == f"{A}r":
            found += [(text, text.text or "") for text in child.iterfind(f"{A}t")]
        elif child.tag == f"{A}br":
            found.append((child, "\n"))
        elif child.tag == f"{A}fld":
            found.append((child, _FIELD))
    return found


def words_in(paragraph: _Element) -> str:
    """The words of a paragraph."""
    return "".join(words for _, words in pieces(paragraph))


def holes(words: str) -> list[re.Match[str]]:
    """The `{{ names }}` in the words of a paragraph."""
    return [match for match in HOLE.finditer(words) if _FIELD not in match[1]]


def as_typed(hole: str) -> str:
    """A `{{ name }}` as its author typed it, before PowerPoint made it prettier."""
    return _NOTHING.sub("", hole.translate(_QUOTES))
