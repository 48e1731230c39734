"""The running order of one variant: for every slide whether it is shown, why not, how long it takes, and when.

A slide is left out where it is for other audiences, or where a tag or the author hides it. Where the others take
longer than the slot, those that stay are chosen by priority. Slides take the minutes that their authors wrote; the
others share what is left of the slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.diagnostics import Diagnostics
from deckgen.outline.deck_file import Outline, Section, Slide
from deckgen.tailoring.choice import Candidate, CandidateGroup, choose
from deckgen.tailoring.minutes import COVER, GRAIN, divider_minutes, is_estimated, slide_minutes
from deckgen.tailoring.parts import parts_for
from deckgen.tailoring.variant import Variant, variant_of

# The priorities that may be cut, by their rank: a lower rank stays before a higher one. "must" is never cut.
RANKS = {"should": 0, "could": 1}
# How many slides a complaint names.
LONGEST_NAMED = 3


class Fate(StrEnum):
    """What becomes of a slide.

    SHOWN: it is part of the talk.
    CUT: the slot is too short for it; it moves to the appendix.
    APPENDIX: its author keeps it for questions.
    OUT: it is left out of this copy.
    """

    SHOWN = "shown"
    CUT = "cut"
    APPENDIX = "appendix"
    OUT = "out"


class PlannedSlide(Struct, frozen=True):
    """A slide in the running order.

    section: the index of its section; -1 for the cover.
    slide: the slide without what is for other audiences, or all of it where it is left out. None for the cover and
        for the divider of a section.
    minutes: how long it takes.
    fate: what becomes of it.
    why: why it isn't shown, in words; "" where it is.
    start, end: minutes from the beginning of the talk.
    """

    section: int
    slide: Slide | None
    minutes: float
    fate: Fate = Fate.SHOWN
    why: str = ""
    start: float = 0.0
    end: float = 0.0

    @property
    def is_shown(self) -> bool:
        """Whether it is part of the talk itself, not of its appendix."""
        return self.fate is Fate.SHOWN

    @property
    def is_estimated(self) -> bool:
        """Whether its minutes are an estimate, neither written by its author nor those of its kind."""
        return self.slide is not None and is_estimated(self.slide)


class RunningOrder(Struct, frozen=True):
    """The running order of one variant.

    entries: all slides in the order in which they are written, those that aren't shown too.
    slot: how many minutes there are for the talk; None where none are given.
    stretch: what the estimates were multiplied by, since the deck says that all of it takes longer.
    """

    entries: tuple[PlannedSlide, ...]
    slot: float | None = None
    stretch: float = 1.0

    @property
    def minutes(self) -> float:
        """How many minutes the talk takes."""
        return max((entry.end for entry in self.entries), default=0.0)


def running_order(outline: Outline, variant: Variant, log: Diagnostics) -> RunningOrder:
    """The running order of a variant. The log is told of slides that must be shown and aren't, or that run over."""
    language = variant.language_of(outline)
    stretch = _stretch(outline)
    entries = [_stretched(entry, stretch) for entry in _judged(outline, variant, language)]
    _say_left_out(entries, variant, log)
    if variant.minutes is not None:
        entries = _fitted(entries, outline, variant, log)
    return RunningOrder(tuple(_clocked(_divided(entries), variant.minutes)), variant.minutes, stretch)


def _stretch(outline: Outline) -> float:
    """What estimates are multiplied by so that the whole copy takes the minutes that the deck says; 1 at the least.

    Where the estimates take longer than that, the deck's minutes are a slot like any other, and slides are cut.
    """
    if outline.minutes is None:
        return 1.0
    whole = variant_of(outline)
    shown = [one for one in _divided(list(_judged(outline, whole, whole.language_of(outline)))) if one.is_shown]
    estimated = sum(entry.minutes for entry in shown if entry.is_estimated)
    fixed = sum(_ticks(entry.minutes) for entry in shown if not entry.is_estimated)
    room = (_ticks(outline.minutes, up=False) - fixed) * GRAIN
    return max(1.0, room / estimated) if estimated else 1.0


def _stretched(entry: PlannedSlide, stretch: float) -> PlannedSlide:
    """A slide whose minutes, where they are estimated, are multiplied; rounded down, so that all still fit."""
    if stretch == 1.0 or not entry.is_estimated:
        return entry
    return replace(entry, minutes=round(_ticks(entry.minutes * stretch, up=False) * GRAIN, 2))


def _judged(outline: Outline, variant: Variant, language: str) -> Iterator[PlannedSlide]:
    """Every slide with its minutes and the fate that audiences, tags and its author give it; the slot comes later."""
    yield PlannedSlide(-1, None, COVER)
    for index, section in enumerate(outline.sections):
        if outline.opens(section):
            yield PlannedSlide(index, None, divider_minutes(section, outline))
        for written in section.slides:
            why = _why_out(section, written, variant)
            slide = parts_for(written, variant) if not why else written
            if slide is None:
                slide, why = written, f"nothing on it is for {variant.audience}"
            fate = Fate.OUT if why else Fate.APPENDIX if slide.appendix else Fate.SHOWN
            why = why or ("for questions" if slide.appendix else "")
            yield PlannedSlide(index, slide, slide_minutes(slide, language), fate, why)


def _why_out(section: Section, slide: Slide, variant: Variant) -> str:
    """Why a slide is left out, in words; "" where it isn't. A tag that is shown goes before all that hides."""
    for part in (section, slide):
        if not variant.gets(part.only, part.except_):
            return f"{'only' if part.only else 'not'} for {part.only or part.except_}"
    tags = {*map(str, section.tags), *map(str, slide.tags)}
    if tags & variant.show:
        return ""
    if hidden := sorted(tags & variant.hide):
        return f"the tag {hidden[0]} is hidden"
    return "hidden" if section.hidden or slide.hidden else ""


def _priority(outline: Outline, variant: Variant, entry: PlannedSlide) -> str:
    """A slide's priority: "must" where the audience must see it, else its own, else that of its section.

    A slide of a kind that takes no time, such as a closing slide, is never cut to save some.
    """
    slide = entry.slide
    assert slide is not None
    kind = slide.kind()
    takes_no_time = kind is not None and kind.takes_minutes == 0 and slide.minutes is None
    if slide.id in variant.must or (takes_no_time and "priority" not in slide.order):
        return "must"
    return str((slide if "priority" in slide.order else outline.sections[entry.section]).priority)


def _fitted(entries: list[PlannedSlide], outline: Outline, variant: Variant, log: Diagnostics) -> list[PlannedSlide]:
    """The slides, where those that don't fit into the variant's slot are cut."""
    assert variant.minutes is not None
    inside = [(place, entry) for place, entry in enumerate(entries) if entry.slide is not None and entry.is_shown]
    must = [entry for _, entry in inside if _priority(outline, variant, entry) == "must"]
    # The dividers of these sections are shown in any case.
    opened = {entry.section for entry in must}
    fixed = [entries[0], *must, *(entry for entry in entries if entry.slide is None and entry.section in opened)]
    room = _ticks(variant.minutes, up=False) - sum(_ticks(entry.minutes) for entry in fixed)
    if room < 0:
        _say_over(must, sum(entry.minutes for entry in fixed) - variant.minutes, variant, log)
    groups = []
    for index, section in enumerate(outline.sections):
        items = tuple(
            Candidate(place, _ticks(entry.minutes), RANKS[priority])
            for place, entry in inside
            if entry.section == index and (priority := _priority(outline, variant, entry)) in RANKS
        )
        groups.append(CandidateGroup(items, 0 if index in opened else _ticks(divider_minutes(section, outline))))
    chosen = choose(groups, room)
    open_items = {item.key for group in groups for item in group.items}
    cut = Fate.CUT if variant.keeps_cut else Fate.OUT
    return [
        replace(entry, fate=cut, why="no time") if place in open_items - chosen else entry
        for place, entry in enumerate(entries)
    ]


def _ticks(minutes: float, *, up: bool = True) -> int:
    """Minutes as whole ticks of GRAIN minutes. Slides are rounded up and the slot down, so that nothing runs over."""
    ticks = minutes / GRAIN
    return int(ticks + 1 - 1e-6) if up else int(ticks + 1e-6)


def _say_over(must: list[PlannedSlide], over: float, variant: Variant, log: Diagnostics) -> None:
    """Complain that the slides that must be shown are over minutes longer than the slot, and name the longest."""
    longest = sorted(must, key=lambda entry: -entry.minutes)[:LONGEST_NAMED]
    named = ", ".join(f"'{_name(entry.slide)}' {entry.minutes:g}" for entry in longest if entry.slide is not None)
    unit = "minute" if f"{over:.3g}" == "1" else "minutes"
    message = f"the slides that must be shown run {over:.3g} {unit} over the slot of {variant.minutes:g}"
    log.error("slot_too_short", message, variant.slot_span, f"the longest: {named}" if named else None)


def _name(slide: Slide) -> str:
    """What complaints call a slide: its id or title, else the words of its blocks."""
    return str(slide.id or slide.title or " and ".join(part.word() for part in slide.held()))


def _say_left_out(entries: list[PlannedSlide], variant: Variant, log: Diagnostics) -> None:
    """Complain of slides that the audience must see and that aren't shown."""
    whys = {entry.slide.id: entry.why for entry in entries if entry.slide is not None and not entry.is_shown}
    for name in variant.must:
        if name in whys:
            log.error("must_be_shown", f"the slide '{name}' must be shown, and isn't: {whys[name]}", name.span)


def _divided(entries: list[PlannedSlide]) -> list[PlannedSlide]:
    """The slides, where the divider of a section is left out that shows no slide, or none of its own content.

    A section whose content is all gone may still have a slide of a fixed kind, such as the closing slide.
    """
    content = [entry for entry in entries if entry.slide is not None and entry.slide.kind() is None]
    emptied = {entry.section for entry in content} - {entry.section for entry in content if entry.is_shown}
    alive = {entry.section for entry in entries if entry.slide is not None and entry.is_shown} - emptied
    return [
        replace(entry, fate=Fate.OUT, why="its section shows no slide")
        if entry.slide is None and entry.section not in alive and entry.section >= 0
        else entry
        for entry in entries
    ]


def _clocked(entries: list[PlannedSlide], slot: float | None) -> Iterator[PlannedSlide]:
    """The slides with their times. Slides without written minutes share what the others leave of the slot.

    They share it in proportion to their estimated minutes; without a slot they take just these.
    """
    shown = [entry for entry in entries if entry.is_shown]
    flexible = [entry for entry in shown if entry.is_estimated]
    estimated = sum(entry.minutes for entry in flexible)
    rest = slot - (sum(entry.minutes for entry in shown) - estimated) if slot is not None else estimated
    stretch = rest / estimated if estimated and rest > 0 else 1.0
    stretched = {id(entry) for entry in flexible}
    now = 0.0
    for entry in entries:
        if not entry.is_shown:
            yield replace(entry, start=now, end=now)
            continue
        minutes = entry.minutes * (stretch if id(entry) in stretched else 1.0)
        yield replace(entry, minutes=minutes, start=now, end=now + minutes)
        now += minutes
