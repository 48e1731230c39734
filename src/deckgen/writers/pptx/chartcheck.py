"""Checks a chart's XML and workbook for what makes PowerPoint repair the file or refuse to edit the chart's data."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from deckgen.writers.pptx.markup import R

if TYPE_CHECKING:
    from lxml.etree import _Element

# The namespace of charts, as lxml writes it before a tag.
SPACE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
# The end of a formula that names one cell or a stretch of a column, and its rows.
_RANGE: Final = re.compile(r"\$[A-Z]+\$(\d+)(?::\$[A-Z]+\$(\d+))?$")
_SHEET: Final = "xl/worksheets/sheet1.xml"


def chart(tree: _Element, workbooks: dict[str, bytes]) -> Iterator[str]:
    """The flaws of a chart, each a sentence; workbooks are those it relates to, by the ids of the relationships."""
    yield from _axes(tree)
    for word in ("idx", "order"):
        numbers = Counter(each.get("val") for each in tree.iterfind(f".//{SPACE}ser/{SPACE}{word}"))
        yield from (f"two series have the {word} {number}" for number, count in numbers.items() if count > 1)
    for formula in tree.iter(f"{SPACE}f"):
        yield from _cache(formula)
    data = tree.find(f"{SPACE}externalData")
    if data is None:
        yield "no workbook holds its values"
    else:
        yield from _workbook(workbooks.get(data.get(f"{{{R}}}id", ""), b""))


def _axes(tree: _Element) -> Iterator[str]:
    """Every axis that series stand on must be there once, and cross an axis that is there."""
    used = [each.get("val") for each in tree.iterfind(f"{SPACE}chart/{SPACE}plotArea/*/{SPACE}axId")]
    own = Counter(
        each.get("val")
        for each in tree.iter(f"{SPACE}axId")
        if (parent := each.getparent()) is not None and parent.find(f"{SPACE}crossAx") is not None
    )
    yield from (f"it has no axis {number}" for number in dict.fromkeys(used) if number not in own)
    yield from (f"two axes have the id {number}" for number, count in own.items() if count > 1)
    for each in tree.iter(f"{SPACE}crossAx"):
        if each.get("val") not in own:
            yield f"an axis crosses the axis {each.get('val')}, which is not there"


def _cache(formula: _Element) -> Iterator[str]:
    """The points cached beside a formula, which PowerPoint draws until somebody edits the data, must be its cells."""
    cells = _RANGE.search(formula.text or "")
    cache = formula.getnext()
    if cells is None or cache is None:
        yield f"the formula {formula.text!r} names no cells, or nothing stands for them"
        return
    first, last = int(cells[1]), int(cells[2] or cells[1])
    size = cache.find(f"{SPACE}ptCount")
    count = -1 if size is None else int(size.get("val", -1))
    places = [int(each.get("idx", -1)) for each in cache.iterfind(f"{SPACE}pt")]
    if count != last - first + 1:
        yield f"{formula.text} are {last - first + 1} cells, and {count} points stand for them"
    if len(set(places)) != len(places) or any(not 0 <= place < count for place in places):
        yield f"a point that stands for {formula.text} is none of its cells"


def _workbook(data: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _SHEET not in archive.namelist():
                yield "its workbook has no sheet"
    except zipfile.BadZipFile:
        yield "its workbook is not there, or no workbook"
