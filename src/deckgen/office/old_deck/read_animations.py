"""What animations do to the shapes of a slide, as far as it decides what of it is ever seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckgen.office.old_deck.old_values import AnyShape
from deckgen.office.xml_names import P

if TYPE_CHECKING:
    from lxml.etree import _Element

# The kinds of effects after which a shape is there that wasn't, or the other way round, or elsewhere.
_COMING, _PASSING = "entr", ("entr", "exit", "path")
# What an emphasis changes where more is seen of what lies under a shape then.
_SHRINKS, _THINS = f"{P}animScale", "style.opacity"


class Animated(Struct, frozen=True):
    """The numbers of the shapes that are animated, with all that their groups hold.

    moved: an animation carries them elsewhere. passing: they come later, go away, or are carried elsewhere, so that
    what lies under them is seen at some time.
    """

    moved: frozenset[str]
    passing: frozenset[str]

    def marked(self, shape: AnyShape) -> AnyShape:
        """A shape of the slide, which knows what becomes of it."""
        is_moved, is_passing = shape.identity in self.moved, shape.identity in self.passing
        return replace(shape, is_moved=is_moved, is_passing=is_passing) if is_moved or is_passing else shape


def animated_on(slide: _Element) -> Animated:
    """The animated shapes of a slide. One that comes by itself, before any click, is there from the beginning."""
    moved, passing, is_clicked = set[str](), set[str](), False
    for effect in slide.iterfind(f"{P}timing//{P}cTn[@presetClass]"):
        is_clicked = is_clicked or effect.get("nodeType") == "clickEffect"
        targets = {one.get("spid", "") for one in effect.iter(f"{P}spTgt") if one.find(f"{P}txEl") is None}
        if effect.find(f".//{P}animMotion") is not None:
            moved |= targets
        if _passes(effect) and (is_clicked or effect.get("presetClass") != _COMING):
            passing |= targets
    return Animated(frozenset(_with_inner(slide, moved)), frozenset(_with_inner(slide, passing)))


def _passes(effect: _Element) -> bool:
    """Whether what lies under a shape is seen before or after an effect."""
    shrinks = any(one.find(f"{P}cBhvr/{P}cTn[@autoRev]") is None for one in effect.iter(_SHRINKS))
    thins = any(one.text == _THINS for one in effect.iter(f"{P}attrName"))
    return effect.get("presetClass") in _PASSING or shrinks or thins


def _with_inner(slide: _Element, numbers: set[str]) -> Iterator[str]:
    """Numbers of shapes, with those of all shapes that are grouped in them."""
    if not numbers:
        return
    yield from numbers
    for group in slide.iter(f"{P}grpSp"):
        named = group.find(f"{P}nvGrpSpPr/{P}cNvPr")
        if named is not None and named.get("id") in numbers:
            yield from (one.get("id", "") for one in group.iter(f"{P}cNvPr"))
