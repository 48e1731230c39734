"""Checks the XML of a slide or its notes: what makes PowerPoint repair the file, and what somebody would miss.

Every flaw is a sentence without the slide's name, which selfcheck.py puts before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from msgspec import Struct

from deckgen.writers.pptx.markup import A, P, R
from deckgen.writers.pptx.timingcheck import timing

if TYPE_CHECKING:
    from lxml.etree import _Element

# The types of placeholder that hold a slide's title.
TITLES: Final = ("title", "ctrTitle")
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
# How far a shape may reach over the slide's edge: a point (12,700 EMU), which rounding may make and nobody sees.
_SLACK: Final = 12_700
_FILLS: Final = "a:noFill a:solidFill a:gradFill a:blipFill a:pattFill a:grpFill"


class CheckedPage(Struct, frozen=True):
    """A slide or the notes of one.

    tree: its XML.
    relations: the ids of its relationships.
    extent: the slide's width and height in EMU; None for notes, whose shapes may stand anywhere.
    """

    tree: _Element
    relations: frozenset[str]
    extent: tuple[int, int] | None


@cache
def _tag(word: str) -> str:
    """The tag "a:p" or "p:sp" as lxml writes it, with its namespace in braces."""
    prefix, _, name = word.partition(":")
    return f"{{{A if prefix == 'a' else P}}}{name}"


def _ranks(*places: str) -> Mapping[str, int]:
    """The rank of each child in the schema's order; children in one string may stand in each other's place."""
    return {_tag(word): rank for rank, place in enumerate(places) for word in place.split()}


_TEXT_ORDER: Final = _ranks("a:bodyPr", "a:lstStyle", "a:p")
_RUN_ORDER: Final = _ranks(
    "a:ln", _FILLS, "a:effectLst a:effectDag", "a:highlight", "a:uLnTx a:uLn", "a:uFillTx a:uFill", "a:latin", "a:ea",
    "a:cs", "a:sym", "a:hlinkClick", "a:hlinkMouseOver", "a:rtl", "a:extLst",
)  # fmt: skip
# The children that the schema allows in each element, in its order (ECMA-376).
_ORDERS: Final[Mapping[str, Mapping[str, int]]] = {
    _tag("p:sld"): _ranks("p:cSld", "p:clrMapOvr", "p:transition", "p:timing", "p:extLst"),
    _tag("p:notes"): _ranks("p:cSld", "p:clrMapOvr", "p:extLst"),
    _tag("p:cSld"): _ranks("p:bg", "p:spTree", "p:custDataLst", "p:controls", "p:extLst"),
    _tag("p:sp"): _ranks("p:nvSpPr", "p:spPr", "p:style", "p:txBody", "p:extLst"),
    _tag("p:pic"): _ranks("p:nvPicPr", "p:blipFill", "p:spPr", "p:style", "p:extLst"),
    _tag("p:graphicFrame"): _ranks("p:nvGraphicFramePr", "p:xfrm", "a:graphic", "p:extLst"),
    _tag("p:cxnSp"): _ranks("p:nvCxnSpPr", "p:spPr", "p:style", "p:extLst"),
    _tag("p:txBody"): _TEXT_ORDER,
    _tag("a:txBody"): _TEXT_ORDER,
    _tag("a:p"): _ranks("a:pPr", "a:r a:br a:fld", "a:endParaRPr"),
    _tag("a:pPr"): _ranks(
        "a:lnSpc", "a:spcBef", "a:spcAft", "a:buClrTx a:buClr", "a:buSzTx a:buSzPct a:buSzPts", "a:buFontTx a:buFont",
        "a:buNone a:buAutoNum a:buChar a:buBlip", "a:tabLst", "a:defRPr", "a:extLst",
    ),
    _tag("a:r"): _ranks("a:rPr", "a:t"),
    _tag("a:fld"): _ranks("a:rPr", "a:pPr", "a:t"),
    _tag("a:rPr"): _RUN_ORDER,
    _tag("a:endParaRPr"): _RUN_ORDER,
    _tag("a:tbl"): _ranks("a:tblPr", "a:tblGrid", "a:tr"),
    _tag("a:tc"): _ranks("a:txBody", "a:tcPr", "a:extLst"),
    _tag("a:tcPr"): _ranks(
        "a:lnL", "a:lnR", "a:lnT", "a:lnB", "a:lnTlToBr", "a:lnBlToTr", "a:cell3D", _FILLS, "a:headers", "a:extLst"
    ),
}  # fmt: skip
# Those that may stand there more than once.
_REPEATED: Final = frozenset(map(_tag, ("a:p", "a:r", "a:br", "a:fld", "a:tr")))
_SP, _PIC, _FRAME, _PH, _T = map(_tag, ("p:sp", "p:pic", "p:graphicFrame", "p:ph", "a:t"))
_RUN_PROPERTIES, _PLACE = _tag("a:rPr"), f"{_tag('p:nvSpPr')}/{_tag('p:nvPr')}/{_PH}"
_NAME, _EXT, _P, _TR, _COLUMN = map(_tag, ("p:cNvPr", "a:ext", "a:p", "a:tr", "a:gridCol"))


def slide(page: CheckedPage, titled: bool) -> Iterator[str]:
    """The flaws of a slide; titled says that its layout has a placeholder for a title."""
    yield from shapes(page)
    yield from _bounds(page)
    yield from timing(page.tree)
    titles = [each for each in page.tree.iter(_PH) if each.get("type") in TITLES]
    if titled and not titles:
        yield "the slide has no title"
    if len(titles) > 1:
        yield "the slide has two titles"


def shapes(page: CheckedPage) -> Iterator[str]:
    """The flaws of all shapes and their text, of a slide or of its notes."""
    for element in page.tree.iter(*_CHECKED_TAGS):
        tag = element.tag
        order = _ORDERS.get(tag)
        if order is not None:
            yield from _order(element, order)
        check = _CHECKS.get(tag)
        if check is not None:
            yield from check(element)
    ids = Counter(element.get("id", "") for element in page.tree.iter(_NAME))
    yield from (f"two shapes have the id {identity}" for identity, count in ids.items() if count > 1)
    yield from lost(page.tree, page.relations)


def lost(tree: _Element, relations: Container[str]) -> Iterator[str]:
    """The references of a part to relationships that it doesn't have."""
    # PowerPoint writes an empty r:id on links that only carry an action. One search over the tree is quickest.
    for value in cast("list[str]", tree.xpath("//@r:*[. != '']", namespaces={"r": R})):
        if value not in relations:
            yield f"it refers to the relationship {value}, which it doesn't have"


def _order(element: _Element, order: Mapping[str, int]) -> Iterator[str]:
    """The children must stand in the schema's order, each once but for members of lists such as paragraphs."""
    last = -1
    for child in element:
        tag = child.tag
        rank = order.get(tag)
        if rank is None:
            if tag.startswith((f"{{{A}}}", f"{{{P}}}")):
                yield f"{_word(element)} holds {_word(child)}, which has no place there"
            continue
        if rank < last or (rank == last and tag not in _REPEATED):
            yield f"{_word(child)} is out of order in {_word(element)}"
        last = rank


def _text(element: _Element) -> Iterator[str]:
    if element.find(_P) is None:
        yield "a text body has no paragraph"


def _run(element: _Element) -> Iterator[str]:
    # Without a language PowerPoint checks the spelling in its own, and underlines every word.
    if not len(element) or element[0].tag != _RUN_PROPERTIES or not element[0].get("lang"):
        yield f"the words {(element.findtext(_T) or '')[:40]!r} name no language"


def _end(element: _Element) -> Iterator[str]:
    if not element.get("lang"):
        yield "the end of a paragraph names no language"


def _extent(element: _Element) -> Iterator[str]:
    if int(element.get("cx") or 0) < 0 or int(element.get("cy") or 0) < 0:
        yield "a shape has a negative width or height"


def _placeholder(element: _Element) -> Iterator[str]:
    # PowerPoint writes "Click to add text" into an empty one. The slide's picture on notes pages never has words.
    place = element.find(_PLACE)
    if place is not None and place.get("type") != "sldImg" and not any(each.text for each in element.iter(_T)):
        yield f"the placeholder {_called(element)} is empty"


def _alternative(element: _Element) -> Iterator[str]:
    # The first child of a picture or frame is its non-visual properties, and the first of these the p:cNvPr.
    name = element[0][0]
    if not name.get("descr") and name.find(f".//{_DECORATIVE}") is None:
        yield f"{_called(element)} has no alternative text"


def _table(element: _Element) -> Iterator[str]:
    columns = len(list(element.iter(_COLUMN)))
    for number, row in enumerate(element.iterfind(_TR), 1):
        cells = len(row.findall(_tag("a:tc")))
        if cells != columns:
            yield f"row {number} of a table has {cells} cells for {columns} columns"
    for cell in element.iter(_tag("a:tc")):
        if cell.find(_tag("a:txBody")) is None:
            yield "a cell of a table has no text body"


# The further check of each tag.
_CHECKS: Final[Mapping[str, Callable[[_Element], Iterator[str]]]] = {
    _tag("p:txBody"): _text,
    _tag("a:txBody"): _text,
    _tag("a:r"): _run,
    _tag("a:fld"): _run,
    _tag("a:endParaRPr"): _end,
    _EXT: _extent,
    _SP: _placeholder,
    _PIC: _alternative,
    _FRAME: _alternative,
    _tag("a:tbl"): _table,
}
_CHECKED_TAGS: Final = tuple(_ORDERS.keys() | _CHECKS.keys())


def _bounds(page: CheckedPage) -> Iterator[str]:
    """Shapes must stand on the slide; a title that is there for screen readers alone may stand above it."""
    if page.extent is None:
        return
    width, height = page.extent
    for shape in page.tree.iterfind(f"{_tag('p:cSld')}/{_tag('p:spTree')}/*"):
        place = shape.find(f".//{_tag('a:off')}")
        size = None if place is None else place.getnext()
        if place is None or size is None or any(each.get("type") in TITLES for each in shape.iter(_PH)):
            continue
        x, y = int(place.get("x", 0)), int(place.get("y", 0))
        right, bottom = x + int(size.get("cx", 0)), y + int(size.get("cy", 0))
        if min(x, y) < -_SLACK or right > width + _SLACK or bottom > height + _SLACK:
            yield f"{_called(shape)} reaches over the edge of the slide"


def _called(shape: _Element) -> str:
    """A shape's name in quotes, for a flaw."""
    name = next(shape.iter(_NAME), None)
    return repr("" if name is None else name.get("name", ""))


def _word(element: _Element) -> str:
    """An element's tag as people write it: "a:p"."""
    space, _, name = str(element.tag).partition("}")
    return f"{'a' if space[1:] == A else 'p'}:{name}"
