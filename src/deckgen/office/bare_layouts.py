"""Copies of a template's layouts that show nothing but placeholders, for slides with a ground of their own.

PowerPoint hides what layouts and masters draw where a slide says so. LibreOffice goes on showing their groups, unless
it is the slide's layout that hides its master.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from deckgen.model.carried_template import CarriedPart, CarriedRelation, CarriedTemplate
from deckgen.office.file_parts import parsed_xml
from deckgen.office.xml_names import P, R

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout"
_FIRST_ID: Final = 2_147_483_648
_PROPERTIES: Final = (f"{P}nvGrpSpPr", f"{P}grpSpPr")


def with_bare_layouts(template: CarriedTemplate, layouts: Iterable[str]) -> tuple[CarriedTemplate, dict[str, str]]:
    """The template with a bare copy of each of these layouts that shows groups, and the parts of the copies by the
    names of their layouts.
    """
    parts, made = {part.name: part for part in template.parts}, dict[str, str]()
    for name in dict.fromkeys(layouts):
        layout = parts[template.layouts[name]]
        link = next(one for one in layout.relations if one.kind.endswith("/slideMaster"))
        master = parts[link.target]
        if not any(next(_tree(part).iterfind(f"{P}grpSp"), None) is not None for part in (layout, master)):
            continue
        free = next(part for n in itertools.count(1) if (part := f"ppt/slideLayouts/bareLayout{n}.xml") not in parts)
        parts[free] = _bare(layout, free, link)
        parts[master.name] = _listing(master, free, _next_id(template, parts))
        made[name] = free
    return replace(template, parts=tuple(parts.values())), made


def _tree(part: CarriedPart) -> _Element:
    """The tree of shapes of a sheet."""
    tree = parsed_xml(part.name, part.data).find(f"{P}cSld/{P}spTree")
    if tree is None:
        raise ValueError(f"its part {part.name} has no shapes")
    return tree


def _bare(layout: CarriedPart, name: str, master: CarriedRelation) -> CarriedPart:
    """The copy of a layout under a new name: it hides its master's shapes, and of its own it has the placeholders."""
    from lxml import etree

    tree = _tree(layout)
    for shape in list(tree):
        if shape.tag not in _PROPERTIES and next(shape.iter(f"{P}ph"), None) is None:
            tree.remove(shape)
    root, sheet = tree.getroottree().getroot(), tree.getparent()
    root.set("showMasterSp", "0")
    if sheet is not None:
        sheet.set("name", f"{sheet.get('name', '')} (bare)".lstrip())
    used = {value for element in root.iter() for key, value in element.items() if str(key).startswith(R)}
    relations = tuple(one for one in layout.relations if one == master or one.identity in used)
    data = etree.tostring(root, encoding="UTF-8", standalone=True)
    return replace(layout, name=name, data=data, relations=relations)


def _listing(master: CarriedPart, layout: str, number: int) -> CarriedPart:
    """A master that lists a further layout."""
    from lxml import etree

    root, taken = parsed_xml(master.name, master.data), {one.identity for one in master.relations}
    identity = next(one for n in itertools.count(1) if (one := f"rIdBare{n}") not in taken)
    listed = root.find(f"{P}sldLayoutIdLst")
    if listed is None:
        raise ValueError(f"its part {master.name} lists no layouts")
    etree.SubElement(listed, f"{P}sldLayoutId", {"id": str(number), f"{R}id": identity})
    relation = CarriedRelation(identity, _KIND, layout, external=False)
    data = etree.tostring(root, encoding="UTF-8", standalone=True)
    return replace(master, data=data, relations=(*master.relations, relation))


def _next_id(template: CarriedTemplate, parts: dict[str, CarriedPart]) -> int:
    """A number that no master and no layout has: all of them share one row."""
    taken = [_FIRST_ID]
    for number, master in template.masters:
        root = parsed_xml(master, parts[master].data)
        taken += [number, *(int(one.get("id", "0")) for one in root.iterfind(f"{P}sldLayoutIdLst/*"))]
    return max(taken) + 1
