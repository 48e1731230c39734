"""Slides of an earlier file: their parts are taken over under new names, on the layouts of the new file.

Masters and layouts are not taken over: a slide stands on the layout of the same name, so that the brand stays one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from deckgen.model.carried_slide import JUMP, LAYOUT, NOTES, NOTES_MASTER, SELF, CarriedSlide
from deckgen.model.carried_template import CarriedPart
from deckgen.writers.pptx.foundation import Foundation
from deckgen.writers.pptx.markup import P, R
from deckgen.writers.pptx.package import Package, Relations

_NUMBERED = re.compile(r"^(.*?)\d*\.([A-Za-z0-9]{1,10})$")


class CarriedWriter:
    """Writes the carried slides of one file.

    authors: the lists of who commented on slides, each with the type by which the presentation relates to it.
    """

    def __init__(
        self, package: Package, foundation: Foundation, layouts: Mapping[str, str], slides: Mapping[str, str]
    ) -> None:
        """layouts are the parts of layouts by the layouts' names, slides those of slides by the slides' names."""
        self._package, self._foundation, self._layouts, self._slides = package, foundation, layouts, slides
        self.authors: dict[str, str] = {}

    def write(self, slide: CarriedSlide, called: str, name: str, layout: str) -> None:
        """Adds a slide to the package as the part of a name.

        called: what the file calls it. layout: the part of the layout for a slide whose own the file doesn't have.
        """
        first, *others = slide.parts
        names = {first.name: name}
        names |= {part.name: self._free(part) for part in others}
        own = self._layouts.get(slide.layout, layout)
        words = {
            SELF: name,
            LAYOUT: own,
            NOTES_MASTER: self._foundation.notes_master,
            NOTES: names.get(slide.notes, ""),
        }

        def found(target: str) -> str | None:
            if target.startswith(JUMP):
                return self._slides.get(target.removeprefix(JUMP))
            return words.get(target) or names.get(target)

        for part in slide.parts:
            self._add(part, names[part.name], found, called if part is first else None)
        for kind, part in slide.authors:
            if kind not in self.authors:
                self.authors[kind] = self._package.add(self._free(part), part.type, part.data)

    def _free(self, part: CarriedPart) -> str:
        match = _NUMBERED.match(part.name)
        stem, ending = (match[1], match[2]) if match else ("ppt/carried/part", "bin")
        return self._package.free_name(stem if stem.startswith("ppt/") else "ppt/carried/part", ending)

    def _add(self, part: CarriedPart, name: str, found: Callable[[str], str | None], called: str | None) -> None:
        """Adds a part; called is what a slide is called, None for another part."""
        relations = Relations(name)
        lost = []
        for each in part.relations:
            target = each.target if each.external else found(each.target)
            if target is None:
                lost.append(each.identity)
            else:
                relations.carry(each.identity, each.kind, target, external=each.external)
        data = part.data
        if lost or called is not None:
            data = _changed(data, lost, called)
        self._package.add(name, part.type, data, relations)


def _changed(data: bytes, lost: list[str], called: str | None) -> bytes:
    """A part's XML without the clicks that lead to slides which aren't there, and with the name of its slide."""
    from lxml import etree

    tree = etree.fromstring(data)
    for link in list(tree.iter("{*}hlinkClick", "{*}hlinkHover")):
        parent = link.getparent()
        if link.get(f"{{{R}}}id") in lost and parent is not None:
            parent.remove(link)
    sheet = tree.find(f"{{{P}}}cSld")
    if called and sheet is not None:
        sheet.set("name", called)
    return etree.tostring(tree, encoding="UTF-8", standalone=True)
