"""The running order as text for a terminal and as plain data: which slide is shown when, which isn't, and why not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from deckgen.outline.deck_file import Outline
from deckgen.tailoring import Fate, PlannedSlide, RunningOrder, Variant
from deckgen.tailoring.clock import clock, span

# How a slide's fate is marked; LEGEND explains the marks.
MARKS = {Fate.SHOWN: "●", Fate.CUT: "✂", Fate.APPENDIX: "+", Fate.OUT: "·"}
LEGEND = "● shown   ✂ cut for time   + kept for questions   · left out"
# The width of the column of titles, in cells of a terminal.
WIDEST = 56


def plan_text(outline: Outline, variant: Variant, order: RunningOrder) -> str:
    """The running order of one variant: a line for each slide with its time, those that aren't shown among them."""
    said = _stretch(outline, order)
    return "\n".join([_head(variant, outline, order), "", *_lines(variant, outline, order), "", _sum(order), *said])


def _head(variant: Variant, outline: Outline, order: RunningOrder) -> str:
    title = str(variant.title or outline.title)
    event = variant.event
    where = ", ".join(str(words) for words in (event.name, event.place, event.date) if words) if event else ""
    named = f"{variant.name}: " if variant.name else ""
    slot = f" ({order.slot:g} minutes)" if order.slot is not None else ""
    return f"{named}{title}{slot}" + (f"\n{where}" if where else "")


def _lines(variant: Variant, outline: Outline, order: RunningOrder) -> Iterator[str]:
    # The cover, of section -1, has no line that opens its section.
    start, section = variant.event.start if variant.event else None, -1
    for entry in order.entries:
        if entry.section != section:
            section = entry.section
            yield _opening(section, outline, order, start)
        if entry.slide is None and not entry.is_shown:
            continue
        words = _cut(
            str(entry.slide.title or entry.slide.id or _kind(entry)) if entry.slide else _kind(entry), WIDEST
        )
        if entry.is_shown:
            yield f"  {clock(entry.start, start):>6}  {span(entry.minutes):>5}  {words}"
        else:
            yield f"  {MARKS[entry.fate]:>6}  {span(entry.minutes):>5}  {_padded(words, WIDEST)}  {entry.why}"


def _opening(section: int, outline: Outline, order: RunningOrder, start: int | None) -> str:
    """The line of a section: its title, and from when to when its slides are shown; start is that of the event."""
    title = str(outline.sections[section].title)
    shown = [entry for entry in order.entries if entry.section == section and entry.is_shown]
    if not shown:
        return f"\n{title}: left out"
    return f"\n{clock(shown[0].start, start)}–{clock(shown[-1].end, start)}  {title}"


def _sum(order: RunningOrder) -> str:
    """How many slides are shown, how long they take, and how much was cut because the slot is short."""
    shown = [entry for entry in order.entries if entry.is_shown]
    cut = [entry for entry in order.entries if entry.fate is Fate.CUT or entry.why == "no time"]
    words = f"{len(shown)} slides, {span(order.minutes)} minutes"
    if order.slot is not None:
        words += f" of {order.slot:g}"
    return words + (f"; {len(cut)} cut for time, {span(sum(entry.minutes for entry in cut))} minutes" if cut else "")


def _stretch(outline: Outline, order: RunningOrder) -> list[str]:
    """The line that says by how much estimates were stretched to the minutes of the deck; none where they weren't."""
    if order.stretch == 1.0:
        return []
    return [f"estimates are multiplied by {order.stretch:.3g}: the whole copy takes {outline.minutes:g} minutes"]


def table_text(outline: Outline, planned: Sequence[tuple[Variant, RunningOrder]]) -> str:
    """A table with a row for each slide and a column for each variant; marks say what becomes of the slide there."""
    names = [variant.name or "whole copy" for variant, _ in planned]
    _, first = planned[0]
    rows = [" " * WIDEST + "  " + "  ".join(names)]
    for place, entry in enumerate(first.entries):
        others = [order.entries[place] for _, order in planned]
        if entry.slide is None:
            if entry.section >= 0:
                rows.append(f"\n{outline.sections[entry.section].title}")
            continue
        title = _padded(_cut(str(entry.slide.title or entry.slide.id or _kind(entry)), WIDEST - 2), WIDEST - 2)
        marks = "  ".join(f"{MARKS[one.fate]:^{len(name)}}" for one, name in zip(others, names, strict=True))
        rows.append(f"  {title}  {marks}".rstrip())
    lengths = [f"{span(order.minutes):^{len(name)}}" for name, (_, order) in zip(names, planned, strict=True)]
    said = _stretch(outline, first)
    total = (_padded("minutes", WIDEST) + "  " + "  ".join(lengths)).rstrip()
    return "\n".join([*rows, "", total, *said, "", LEGEND])


def plan_data(outline: Outline, variant: Variant, order: RunningOrder) -> dict[str, Any]:
    """The running order of one variant as plain data, ready for JSON: every slide with its fate, length and times."""
    start = variant.event.start if variant.event else None
    entries = [
        {
            "section": str(outline.sections[entry.section].title) if entry.section >= 0 else None,
            "kind": _kind(entry),
            "id": str(entry.slide.id) if entry.slide and entry.slide.id else None,
            "title": str(entry.slide.title) if entry.slide and entry.slide.title else None,
            "fate": str(entry.fate),
            "why": entry.why or None,
            "minutes": round(entry.minutes, 3),
            "start": round(entry.start, 3) if entry.is_shown else None,
            "end": round(entry.end, 3) if entry.is_shown else None,
            "clock": clock(entry.start, start) if entry.is_shown and start is not None else None,
        }
        for entry in order.entries
    ]
    return {
        "variant": variant.name,
        "title": str(variant.title or outline.title),
        "slot": order.slot,
        "minutes": round(order.minutes, 3),
        "stretch": round(order.stretch, 3),
        "slides": entries,
    }


def _kind(entry: PlannedSlide) -> str:
    """The kind of slide as a word: "cover", "divider", that of the slide's own kind, or "content"."""
    if entry.slide is None:
        return "cover" if entry.section < 0 else "divider"
    kind = entry.slide.kind()
    return kind.word() if kind else "content"


def _cut(words: str, most: int) -> str:
    """Words on one line, cut to so many cells of a terminal."""
    words = " ".join(words.split())
    while _cells(words) > most:
        words = words[:-2].rstrip() + "…"
    return words


def _padded(words: str, width: int) -> str:
    """Words filled up with spaces to so many cells of a terminal."""
    return words + " " * (width - _cells(words))


def _cells(words: str) -> int:
    """How many cells of a terminal words take: two for each Chinese, Japanese or Korean character."""
    wide = (
        2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in words
        if not unicodedata.combining(letter)
    )
    return sum(wide)
