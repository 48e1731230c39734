"""tailor: Outline -> Outline. What one variant of the talk gets: its slides in order, its parts, its own words."""

from __future__ import annotations

from typing import TypeVar

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.house_words import house_words
from deckgen.model.marks import HouseStr
from deckgen.model.node import Node, Whom
from deckgen.outline.deck_file import Note, Outline, Section, Slide
from deckgen.tailoring import Fate, PlannedSlide, Variant, clock, parts_for, running_order

T = TypeVar("T", bound=Node)
WHOLE = Variant()


def tailor(outline: Outline, log: Diagnostics, variant: Variant = WHOLE) -> Outline:
    """The outline of a variant. What is cut for time and what is kept for questions stand in an appendix at the end.

    Where the slides that must be shown already run over the slot, the log says so.
    """
    order = running_order(outline, variant, log)
    kept: dict[int, list[Slide]] = {}
    appendix: list[Slide] = []
    for entry in order.entries:
        if entry.slide is None:
            continue
        if entry.is_shown:
            kept.setdefault(entry.section, []).append(_timed(entry.slide, entry, variant, outline))
        elif entry.fate is not Fate.OUT:
            appendix.append(_for_questions(entry.slide, outline.sections[entry.section]))
    sections = [
        _of(section.model_copy(update={"slides": ()}), variant).model_copy(update={"slides": tuple(kept[index])})
        for index, section in enumerate(outline.sections)
        if index in kept
    ]
    if appendix:
        sections.append(_appendix(outline, variant, appendix))
    words = {"title": variant.title, "language": variant.language, "brand": variant.brand, "set": variant.set}
    changed = {key: value for key, value in words.items() if value is not None}
    bare = _of(outline.model_copy(update={"sections": ()}), variant)
    return bare.model_copy(update={**changed, "sections": tuple(sections)})


def _timed(slide: Slide, entry: PlannedSlide, variant: Variant, outline: Outline) -> Slide:
    """The slide, whose notes say when it begins where the variant has a clock."""
    if not variant.clock:
        return slide
    start = variant.event.start if variant.event else None
    said = f"{house_words(variant.language_of(outline)).be_here} {clock(entry.start, start)}"
    note = Note.model_construct(text=HouseStr(f"**{said}**", slide.span, "'"))
    return slide.model_copy(update={"notes": (note, *slide.notes)})


def _for_questions(slide: Slide, section: Section) -> Slide:
    """The slide as it stands in the appendix, where it goes on knowing the names that its own section gives."""
    given = {"with_": {**section.with_, **slide.with_}, "figures": {**section.figures, **slide.figures}}
    return slide.model_copy(update={"appendix": True, **given})


def _appendix(outline: Outline, variant: Variant, slides: list[Slide]) -> Section:
    word = HouseStr(house_words(variant.language_of(outline)).appendix, slides[0].span, "'")
    last = outline.sections[-1]
    named = {"title": word, "short": None, "id": None, "notes": (), "divider": False}
    whose: dict[str, object] = {"with_": {}, "figures": {}, "only": Whom(), "except_": Whom()}
    return last.model_copy(update={**named, **whose, "slides": tuple(slides)})


def _of(node: T, variant: Variant) -> T:
    """What of the deck's or a section's own parts, its slides aside, the variant gets."""
    return parts_for(node, variant) or node
