"""tailor: Outline -> Outline. What one variant of the talk gets: its slides in order, its parts, its own words."""

from __future__ import annotations

from typing import Any, TypeVar

from deckgen.block import Block, Tailored
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import HouseStr
from deckgen.model.node import Node
from deckgen.model.words import house_words
from deckgen.outline import Note, Outline, Section, Slide
from deckgen.tailoring import Entry, Fate, Variant, clock, running_order

T = TypeVar("T", bound=Node)
WHOLE = Variant()


def tailor(outline: Outline, log: Diagnostics, variant: Variant = WHOLE) -> Outline:
    """The outline of a variant. What is cut for time and what is kept for questions stand in an appendix at the end.

    Slides that must be shown and alone run over the slot are said in the log.
    """
    order = running_order(outline, variant, log)
    shown: dict[int, list[Slide]] = {}
    appendix: list[Slide] = []
    for entry in order.entries:
        if entry.slide is None:
            continue
        if entry.shown:
            shown.setdefault(entry.section, []).append(_timed(entry.slide, entry, variant, outline))
        elif entry.fate is not Fate.OUT:
            appendix.append(entry.slide.model_copy(update={"appendix": True}))
    sections = [
        section.model_copy(update={"slides": tuple(shown.get(index, ()))})
        for index, section in enumerate(outline.sections)
    ]
    if appendix:
        sections.append(_appendix(outline, variant, appendix))
    words = {"title": variant.title, "language": variant.language, "brand": variant.brand, "set": variant.set}
    changed = {key: value for key, value in words.items() if value is not None}
    return _for(outline.model_copy(update={**changed, "sections": tuple(sections)}), variant)


def _timed(slide: Slide, entry: Entry, variant: Variant, outline: Outline) -> Slide:
    """The slide, whose notes say when it begins where the variant has a clock."""
    if not variant.clock:
        return slide
    start = variant.event.start if variant.event else None
    said = f"{house_words(_language(variant, outline)).be_here} {clock(entry.start, start)}"
    note = Note.model_construct(text=HouseStr(f"**{said}**", slide.span, "'"))
    return slide.model_copy(update={"notes": (note, *slide.notes)})


def _language(variant: Variant, outline: Outline) -> str:
    return str(variant.language or outline.language or "en")


def _appendix(outline: Outline, variant: Variant, slides: list[Slide]) -> Section:
    word = HouseStr(house_words(_language(variant, outline)).appendix, slides[0].span, "'")
    last = outline.sections[-1]
    named = {"title": word, "short": None, "id": None, "notes": (), "divider": False}
    return last.model_copy(update={**named, "only": (), "except_": (), "slides": tuple(slides)})


def _for(node: T, variant: Variant) -> T:
    """The node without the parts that the variant doesn't get; a block that is left with none goes with them."""
    if variant.audience is None:
        return node
    changed: dict[str, Any] = {}
    for key in type(node).model_fields:
        value = getattr(node, key, None)
        kept = _kept(value, variant)
        if kept is not value:
            changed[key] = None if isinstance(node, Slide) and _emptied(value, kept) else kept
    return node.model_copy(update=changed) if changed else node


def _kept(value: Any, variant: Variant) -> Any:
    """A field's value without the parts that the variant doesn't get; the very same where it gets all of it."""
    match value:
        case Node():
            return _for(value, variant)
        case tuple():
            parts = tuple(_kept(part, variant) for part in value if _is_for(part, variant))
            same = len(parts) == len(value) and all(one is other for one, other in zip(parts, value, strict=True))
            return value if same else parts
        case dict():
            held = {key: _kept(part, variant) for key, part in value.items() if _is_for(part, variant)}
            same = len(held) == len(value) and all(held[key] is value[key] for key in held)
            return value if same else held
    return value


def _is_for(part: Any, variant: Variant) -> bool:
    return not isinstance(part, Tailored) or variant.gets(part.only, part.except_)


def _emptied(before: Any, after: Any) -> bool:
    """Whether a block has lost the last of its items."""
    if not isinstance(before, Block):
        return False
    lists = [key for key in type(before).model_fields if getattr(before, key) and not getattr(after, key)]
    return bool(lists)
