"""What happens on a slide of a built file in the show, as python-pptx reads it."""

from __future__ import annotations

from typing import Any

from lxml import etree

SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}


def found(element: Any, path: str) -> list[Any]:
    """What an XPath finds in an element of python-pptx, which has an xpath of its own."""
    result: Any = etree._Element.xpath(element, path, namespaces=SPACES)
    return list(result)


def clicks(slide: Any) -> list[list[str]]:
    """What appears on each click, with the part of it: "Bullets 0", "Chart gridLegend", "Chart series 1".

    Each must be an effect on a shape that is in no group.
    """
    names = {str(shape.shape_id): shape.name for shape in slide.shapes}
    told = []
    for click in found(slide._element, ".//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par"):
        kinds = found(click, ".//p:cTn/@nodeType")
        assert kinds == ["clickEffect", *["withEffect"] * (len(kinds) - 1)]
        # A click that only plays a film lets nothing appear.
        if shown := [_target(target, names) for target in found(click, ".//p:set//p:spTgt")]:
            told.append(shown)
    return told


def _target(target: Any, names: dict[str, str]) -> str:
    name = names[target.get("spid")]
    for lines in found(target, ".//p:pRg"):
        assert lines.get("st") == lines.get("end")
        return f"{name} {lines.get('st')}"
    for part in found(target, ".//a:chart"):
        return f"{name} {part.get('bldStep')}" + (
            f" {part.get('seriesIdx')}" if part.get("seriesIdx") != "-3" else ""
        )
    return name


def transition(slide: Any) -> list[str]:
    """How a slide comes: the element in p:transition, and the side it comes from where that is said."""
    return [
        f"{etree.QName(one).localname} {one.get('dir', '')}".strip()
        for one in found(slide._element, "p:transition/*")
    ]
