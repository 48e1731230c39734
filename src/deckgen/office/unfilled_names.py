"""The `{{ names }}` of a talk made by hand that stand where none are filled in, such as in alternative texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from deckgen.office.file_parts import PartRelation
from deckgen.office.talk_words import holes
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# What of a shape is written where, by the names of attributes; "" is what no run of words holds.
_KINDS: Final = {
    "descr": "the alternative text",
    "title": "the title of the alternative text",
    "name": "the name",
    "tooltip": "the tip of a link",
    "": "what PowerPoint or a sheet fills in",
}


def names_elsewhere(tree: _Element, relations: Sequence[PartRelation]) -> Iterator[tuple[str, str]]:
    """Names in braces that stand anywhere but among the words of paragraphs: in what, and the name."""
    return chain(_unreached(tree), _in_links(tree, relations))


def shape_name(shape: _Element) -> str:
    """What the Selection Pane calls a shape."""
    named = next(shape.iter(f"{P}cNvPr"), None)
    return "" if named is None else named.get("name", "")


def _unreached(tree: _Element) -> Iterator[tuple[str, str]]:
    """Those of a part: in what, and the name."""
    for element in tree.iter("*"):
        around = element.getparent()
        is_word = element.tag == f"{A}t" and around is not None and around.tag == f"{A}r"
        held = [("", "" if is_word else element.text or "")]
        held += [(str(key), str(words)) for key, words in element.attrib.items()]
        for key, words in held:
            if "{{" in words:
                what = f"{_KINDS.get(key, 'what is no word')}{_of_shape(element, key == 'name')}"
                yield from ((what, hole[0]) for hole in holes(words))


def _in_links(tree: _Element, relations: Sequence[PartRelation]) -> Iterator[tuple[str, str]]:
    """Names in braces in the addresses that links lead to."""
    for one in relations:
        words = unquote(one.target) if one.external else ""
        if "{{" in words:
            links = (each for each in tree.iter("*") if one.identity in each.attrib.values())
            what = f"the address of a link{_of_shape(next(links, tree))}"
            yield from ((what, hole[0]) for hole in holes(words))


def _of_shape(element: _Element, is_name: bool = False) -> str:
    """The shape that an element belongs to, in words; of a name, what it is the name of."""
    shape = next(element.iterancestors(f"{P}sp", f"{P}graphicFrame", f"{P}pic", f"{P}cxnSp", f"{P}grpSp"), None)
    if is_name:
        return " of a shape" if shape is not None else " of the slide"
    return f" of '{shape_name(shape)}'" if shape is not None and shape_name(shape) else ""
