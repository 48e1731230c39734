"""RunningOrder: every slide of the talk for one variant: shown or not and why, how long it takes, and when.

A slide is out where it is for others, where a tag or the author hides it; what is left and doesn't fit the slot is
chosen by priority. The clock gives each slide its author's minutes, and shares the rest of the slot among the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.diagnostics import Diagnostics
from deckgen.outline.deck_file import Outline, Section, Slide
from deckgen.tailoring.choice import Group, Item, choose
from deckgen.tailoring.minutes import COVER, GRAIN, divider_minutes, slide_minutes
from deckgen.tailoring.parts import parts_for
from deckgen.tailoring.variant import Variant

RANKS = {"should": 0, "could": 1}
LONGEST_NAMED = 3


class Fate(StrEnum):
    """What becomes of a slide: shown, cut because the slot is short, kept in the appendix, or left out."""

    SHOWN = "shown"
    CUT = "cut"
    APPENDIX = "appendix"
    OUT = "out"


class Entry(Struct, frozen=True):
    """A slide in the running order: what of it the variant gets, all of it where it is left out.

    slide is None for the cover (section -1) and for a section's divider.
    why says in words why it isn't shown; start and end are minutes from the beginning of the talk.
    """

    section: int
    slide: Slide | None
    minutes: float
    fate: Fate = Fate.SHOWN
    why: str = ""
    start: float = 0.0
    end: float = 0.0

    @property
    def shown(self) -> bool:
        """Whether it is part of the talk itself."""
        return self.fate is Fate.SHOWN


class RunningOrder(Struct, frozen=True):
    """All entries in their written order, and the slot in minutes, None where there is none."""

    entries: tuple[Entry, ...]
    slot: float | None = None

    @property
    def minutes(self) -> float:
        """How long the talk takes."""
        return max((entry.end for entry in self.entries), default=0.0)


def running_order(outline: Outline, variant: Variant, log: Diagnostics) -> RunningOrder:
    """The running order of a variant; slides that must be shown and can't be, or run over, are said in the log."""
    language = variant.language_of(outline)
    entries = list(_judged(outline, variant, language))
    _say_left_out(entries, variant, log)
    if variant.minutes is not None:
        entries = _fitted(entries, outline, variant, log)
    return RunningOrder(tuple(_clocked(_divided(entries), variant.minutes)), variant.minutes)


def _judged(outline: Outline, variant: Variant, language: str) -> Iterator[Entry]:
    """Every slide with its minutes, and whether tags, audiences and the author leave it in."""
    yield Entry(-1, None, COVER)
    for index, section in enumerate(outline.sections):
        if section.divider:
            yield Entry(index, None, divider_minutes(section))
        for written in section.slides:
            why = _why_out(section, written, variant)
            slide = parts_for(written, variant) if not why else written
            if slide is None:
                slide, why = written, f"nothing on it is for {variant.audience}"
            fate = Fate.OUT if why else Fate.APPENDIX if slide.appendix else Fate.SHOWN
            why = why or ("for questions" if slide.appendix else "")
            yield Entry(index, slide, slide_minutes(slide, language), fate, why)


def _why_out(section: Section, slide: Slide, variant: Variant) -> str:
    """Why a slide is left out; "" where it isn't."""
    for part in (section, slide):
        if not variant.gets(part.only, part.except_):
            others = part.only or part.except_
            return f"{'only' if part.only else 'not'} for {', '.join(others)}"
    tags = {*map(str, section.tags), *map(str, slide.tags)}
    if tags & variant.show:
        return ""
    if hidden := sorted(tags & variant.hide):
        return f"the tag {hidden[0]} is hidden"
    return "hidden" if section.hidden or slide.hidden else ""


def _priority(outline: Outline, variant: Variant, entry: Entry) -> str:
    """A slide's priority: must where the audience must see it, else its own, else its section's.

    What costs no time by its nature, such as a closing slide, is not cut to save some.
    """
    slide = entry.slide
    assert slide is not None
    kind = slide.kind()
    free = kind is not None and kind.takes_minutes == 0 and slide.minutes is None
    if slide.id in variant.must or (free and "priority" not in slide.order):
        return "must"
    return str((slide if "priority" in slide.order else outline.sections[entry.section]).priority)


def _fitted(entries: list[Entry], outline: Outline, variant: Variant, log: Diagnostics) -> list[Entry]:
    """The entries, those that don't fit the slot cut."""
    assert variant.minutes is not None
    inside = [(place, entry) for place, entry in enumerate(entries) if entry.slide is not None and entry.shown]
    must = [entry for _, entry in inside if _priority(outline, variant, entry) == "must"]
    opened = {entry.section for entry in must}
    fixed = [entries[0], *must, *(e for e in entries if e.slide is None and e.section in opened)]
    room = _ticks(variant.minutes, up=False) - sum(_ticks(entry.minutes) for entry in fixed)
    if room < 0:
        _say_over(must, sum(entry.minutes for entry in fixed) - variant.minutes, variant, log)
    groups = []
    for index, section in enumerate(outline.sections):
        items = tuple(
            Item(place, _ticks(entry.minutes), RANKS[priority])
            for place, entry in inside
            if entry.section == index and (priority := _priority(outline, variant, entry)) in RANKS
        )
        groups.append(Group(items, 0 if index in opened else _ticks(divider_minutes(section))))
    chosen = choose(groups, room)
    open_items = {item.key for group in groups for item in group.items}
    cut = Fate.CUT if variant.keeps_cut else Fate.OUT
    return [
        replace(entry, fate=cut, why="no time") if place in open_items - chosen else entry
        for place, entry in enumerate(entries)
    ]


def _ticks(minutes: float, *, up: bool = True) -> int:
    """Minutes as ticks; a slide's are rounded up and a slot's down, so that nothing runs over."""
    ticks = minutes / GRAIN
    return int(ticks + 1 - 1e-6) if up else int(ticks + 1e-6)


def _say_over(must: list[Entry], over: float, variant: Variant, log: Diagnostics) -> None:
    longest = sorted(must, key=lambda entry: -entry.minutes)[:LONGEST_NAMED]
    named = ", ".join(f"'{_name(entry.slide)}' {entry.minutes:g}" for entry in longest if entry.slide is not None)
    unit = "minute" if f"{over:.3g}" == "1" else "minutes"
    message = f"the slides that must be shown run {over:.3g} {unit} over the slot of {variant.minutes:g}"
    log.error("slot_too_short", message, variant.slot, f"the longest: {named}" if named else None)


def _name(slide: Slide) -> str:
    """What a slide is called in complaints: its id or title, else what it holds."""
    return str(slide.id or slide.title or " and ".join(part.word() for part in slide.held()))


def _say_left_out(entries: list[Entry], variant: Variant, log: Diagnostics) -> None:
    """Say which slides an audience must see and doesn't get."""
    whys = {entry.slide.id: entry.why for entry in entries if entry.slide is not None and not entry.shown}
    for name in variant.must:
        if name in whys:
            log.error("must_be_shown", f"the slide '{name}' must be shown, and isn't: {whys[name]}", name.span)


def _divided(entries: list[Entry]) -> list[Entry]:
    """The entries, dividers left out whose section shows no slide, or only those that stand at every talk's end."""
    content = [entry for entry in entries if entry.slide is not None and entry.slide.kind() is None]
    emptied = {entry.section for entry in content} - {entry.section for entry in content if entry.shown}
    alive = {entry.section for entry in entries if entry.slide is not None and entry.shown} - emptied
    return [
        replace(entry, fate=Fate.OUT, why="its section shows no slide")
        if entry.slide is None and entry.section not in alive and entry.section >= 0
        else entry
        for entry in entries
    ]


def _clocked(entries: list[Entry], slot: float | None) -> Iterator[Entry]:
    """The entries with their times; those without written minutes share what the others leave of the slot."""
    shown = [entry for entry in entries if entry.shown]
    free = [
        entry
        for entry in shown
        if entry.slide is not None and entry.slide.minutes is None and entry.slide.kind() is None
    ]
    loose = sum(entry.minutes for entry in free)
    rest = slot - (sum(entry.minutes for entry in shown) - loose) if slot is not None else loose
    stretch = rest / loose if loose and rest > 0 else 1.0
    stretched = {id(entry) for entry in free}
    now = 0.0
    for entry in entries:
        if not entry.shown:
            yield replace(entry, start=now, end=now)
            continue
        minutes = entry.minutes * (stretch if id(entry) in stretched else 1.0)
        yield replace(entry, minutes=minutes, start=now, end=now + minutes)
        now += minutes
