"""The `{{ names }}` of a talk made by hand that stand where none are filled in, such as in alternative texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from msgspec import Struct

from deckgen.office.file_parts import PartRelation
from deckgen.office.talk_words import holes
from deckgen.office.xml_names import A, C, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# What of a shape is written where, by the names of attributes.
_KINDS: Final = {
    "descr": "the alternative text",
    "title": "the title of the alternative text",
    "name": "the name",
    "tooltip": "the tip of a link",
}
_ELSEWHERE: Final = "names are filled in among the words of slides, tables, charts and notes"
_IN_FIELD: Final = "type it as plain words, beside what PowerPoint fills in by itself"
_IN_SHEET: Final = "take it out (Edit Data): names come from the rows under 'fill', and from 'y: {column: Name}'"


class UnfilledName(Struct, frozen=True):
    """A name in braces where none is filled in: in what it stands, the name, and what helps."""

    what: str
    name: str
    hint: str = _ELSEWHERE


def names_elsewhere(tree: _Element, relations: Sequence[PartRelation]) -> Iterator[UnfilledName]:
    """Names in braces that stand anywhere but among the words of paragraphs."""
    return chain(_unreached(tree), _in_links(tree, relations))


def shape_name(shape: _Element) -> str:
    """What the Selection Pane calls a shape."""
    named = next(shape.iter(f"{P}cNvPr"), None)
    return "" if named is None else named.get("name", "")


def _unreached(tree: _Element) -> Iterator[UnfilledName]:
    """Those of a part."""
    for element in tree.iter("*"):
        around = element.getparent()
        is_word = element.tag == f"{A}t" and around is not None and around.tag == f"{A}r"
        if not is_word and "{{" in (words := element.text or ""):
            is_sheet = str(element.tag).startswith(C)
            what, hint = ("its sheet", _IN_SHEET) if is_sheet else (f"a field{_of_shape(element)}", _IN_FIELD)
            yield from (UnfilledName(what, hole[0], hint) for hole in holes(words))
        for key, held in element.attrib.items():
            if "{{" in (words := str(held)):
                what = f"{_KINDS.get(str(key), 'what is no word')}{_of_shape(element, key == 'name')}"
                yield from (UnfilledName(what, hole[0]) for hole in holes(words))


def _in_links(tree: _Element, relations: Sequence[PartRelation]) -> Iterator[UnfilledName]:
    """Those in the addresses that links lead to."""
    for one in relations:
        words = unquote(one.target) if one.external else ""
        if "{{" in words:
            links = (each for each in tree.iter("*") if one.identity in each.attrib.values())
            what = f"the address of a link{_of_shape(next(links, tree))}"
            yield from (UnfilledName(what, hole[0]) for hole in holes(words))


def _of_shape(element: _Element, is_name: bool = False) -> str:
    """The shape that an element belongs to, in words; of a name, what it is the name of."""
    shape = next(element.iterancestors(f"{P}sp", f"{P}graphicFrame", f"{P}pic", f"{P}cxnSp", f"{P}grpSp"), None)
    if is_name:
        return " of a shape" if shape is not None else " of the slide"
    return f" of '{shape_name(shape)}'" if shape is not None and shape_name(shape) else ""
