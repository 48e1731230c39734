"""Checks what happens on a slide in the show: PowerPoint drops effects on what isn't there, or repairs the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from deckgen.writers.pptx.markup import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

_TREE: Final = f"{{{P}}}cSld/{{{P}}}spTree"
_NODE, _SET, _TARGET, _RANGE, _NAME = (f"{{{P}}}{tag}" for tag in ("cTn", "set", "spTgt", "pRg", "cNvPr"))
_BUILDS: Final = f"{{{P}}}timing/{{{P}}}bldLst/*"
_PARAGRAPHS: Final = f"{{{P}}}txBody/{{{A}}}p"


def timing(slide: _Element) -> Iterator[str]:
    """The flaws of the effects of a slide."""
    ids = Counter(node.get("id", "") for node in slide.iter(_NODE))
    yield from (f"two time nodes have the id {identity}" for identity, count in ids.items() if count > 1)
    shapes = _shapes(slide)
    seen: Counter[tuple[str, ...]] = Counter()
    for target in slide.iter(_TARGET):
        if (shape := target.get("spid", "")) not in shapes:
            yield f"something appears or plays that no shape outside of groups is: {shape}"
    for target in (target for appears in slide.iter(_SET) for target in appears.iter(_TARGET)):
        shape = target.get("spid", "")
        if shape not in shapes:
            continue
        for lines in target.iter(_RANGE):
            if int(lines.get("end", 0)) >= len(shapes[shape].findall(_PARAGRAPHS)):
                yield f"a paragraph of the shape {shape} appears that it doesn't have"
        seen[shape, *(str(value) for part in target.iterdescendants() for value in part.attrib.values())] += 1
    yield from (f"the shape {key[0]} appears twice" for key, count in seen.items() if count > 1)
    effects = {key[0] for key in seen}
    for build in slide.iterfind(_BUILDS):
        if build.get("spid") not in effects:
            yield f"a build names the shape {build.get('spid')}, which never appears"


def _shapes(slide: _Element) -> dict[str, _Element]:
    """The shapes and groups of a slide that are in no group, by their ids."""
    tree = slide.find(_TREE)
    named = ((next(shape.iter(_NAME), None), shape) for shape in (() if tree is None else tree))
    return {name.get("id", ""): shape for name, shape in named if name is not None}
