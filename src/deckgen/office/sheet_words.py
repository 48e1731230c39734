"""Words that a template's layouts and masters show by themselves: fields, and what only stands for words to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# What LibreOffice writes where a date or a footer would stand, such as "<date/time>", in any language.
_STAND_IN: Final = re.compile(r"\s*<[^<>]{1,40}>\s*")
_NUMBER: Final = "slidenum"


def shows_number(sheet: _Element) -> bool:
    """Whether a layout or a master shows the page's number itself, in no placeholder."""
    return any(has_number(shape) for shape in _own_shapes(sheet))


def has_number(shape: _Element) -> bool:
    """Whether a shape has the page's number in it."""
    return any(map(is_number, shape.iter(f"{A}fld")))


def is_number(field: _Element | None) -> bool:
    """Whether an element is a field that shows the page's number."""
    return field is not None and field.tag == f"{A}fld" and field.get("type") == _NUMBER


def without_stand_ins(sheet: _Element) -> list[str]:
    """Take out of a sheet the words that stand for others; returns what complaints call them."""
    said = []
    for shape in _own_shapes(sheet):
        body = shape.find(f"{P}txBody")
        words = "".join(text.text or "" for text in shape.iter(f"{A}t"))
        if body is None or next(shape.iter(f"{A}fld"), None) is not None or not _STAND_IN.fullmatch(words):
            continue
        for line in body.iterfind(f"{A}p"):
            for run in line.findall(f"{A}r"):
                line.remove(run)
        said.append(f"a box that says '{words.strip()}'")
    return said


def _own_shapes(sheet: _Element) -> Iterator[_Element]:
    """The shapes of a sheet that are no placeholders, those in groups among them."""
    tree = sheet.find(f"{P}cSld/{P}spTree")
    for shape in tree.iter(f"{P}sp") if tree is not None else ():
        if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None:
            yield shape
