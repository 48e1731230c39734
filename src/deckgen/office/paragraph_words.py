"""The words of a paragraph as one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.office.xml_names import A

if TYPE_CHECKING:
    from lxml.etree import _Element


def line_in(paragraph: _Element) -> str:
    """The words of a paragraph, with a space for each line break."""
    words = (
        " " if one.tag == f"{A}br" else "".join(text.text or "" for text in one.iter(f"{A}t")) for one in paragraph
    )
    return " ".join("".join(words).split())
