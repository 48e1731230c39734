"""Order: which slides of two copies are the same, and which of them stand elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from deckgen.comparing.comparison import Moved, SlideRef
from deckgen.comparing.word_changes import normal
from deckgen.model.manifest import Manifest, SlideRecord

_ALIKE, _MOST_TRIED = 0.6, 40_000


def numbered(manifest: Manifest) -> dict[str, SlideRef]:
    """The slides by their ids, with the numbers that stand in their footers: hidden ones at the end are A1, A2 …"""
    total = sum(len(slide.pages) for slide in manifest.slides if not slide.hidden)
    refs, number = {}, 1
    for slide in manifest.slides:
        shown = str(number) if number <= total else f"A{number - total}"
        refs[slide.id] = SlideRef(slide.id, normal(slide.title), shown, normal(slide.section))
        number += len(slide.pages)
    return refs


def paired(old: Manifest, new: Manifest) -> list[tuple[SlideRecord | None, SlideRecord | None]]:
    """The slides of both copies by their ids; the new ones in their order, then those that are gone.

    Where an id was made from the title, it changes with it: a slide that is gone and one that came are the same where
    they say much the same.
    """
    before = {slide.id: slide for slide in old.slides}
    after = {slide.id: slide for slide in new.slides}
    gone = [slide for slide in old.slides if slide.id not in after]
    came = [slide for slide in new.slides if slide.id not in before]
    again = _renamed(gone, came)
    pairs: list[tuple[SlideRecord | None, SlideRecord | None]] = [
        (before.get(slide.id) or again.get(slide.id), slide) for slide in new.slides
    ]
    kept = {slide.id for slide in again.values()}
    return pairs + [(slide, None) for slide in gone if slide.id not in kept]


def _renamed(gone: Sequence[SlideRecord], came: Sequence[SlideRecord]) -> dict[str, SlideRecord]:
    """For new ids the old slide that says much the same, the most alike first."""
    if len(gone) * len(came) > _MOST_TRIED:
        return {}
    said = {id(slide): _said(slide) for slide in (*gone, *came)}
    tried = [
        (_share(said[id(old)], said[id(new)]), -first, -last, old, new)
        for first, old in enumerate(gone)
        for last, new in enumerate(came)
        if old.kind == new.kind
    ]
    found: dict[str, SlideRecord] = {}
    taken: set[str] = set()
    for share, _, _, old, new in sorted(tried, key=lambda one: one[:3], reverse=True):
        if share >= _ALIKE and old.id not in taken and new.id not in found:
            found[new.id] = old
            taken.add(old.id)
    return found


def _said(slide: SlideRecord) -> Counter[str]:
    """Every word of a slide, and what its charts and tables hold."""
    lines = [slide.title, *slide.notes]
    for page in slide.pages:
        lines += [line for words in page.words if not words.role for line in words.lines]
        lines += [cell for table in page.tables for row in table.rows for cell in row]
        for panel in (panel for chart in page.charts for panel in chart.panels or (chart,)):
            lines += [*panel.x, *(f"{one.label} {value}" for one in panel.series for value in one.values)]
    return Counter(word for line in lines for word in normal(line).casefold().split())


def _share(old: Counter[str], new: Counter[str]) -> float:
    """How much of all words both have, from 0 to 1."""
    together = old.total() + new.total()
    return 2 * (old & new).total() / together if together else 0.0


def moves(
    pairs: Sequence[tuple[SlideRecord, SlideRecord]], old: Mapping[str, SlideRef], new: Mapping[str, SlideRef]
) -> tuple[Moved, ...]:
    """The fewest slides that must be moved to make the old order of these pairs, which are in new order, the new one.

    Slides that follow each other in both copies are moved together.
    """
    order = {slide.id: place for place, slide in enumerate(sorted_old(pairs, old))}
    places = [order[before.id] for before, _ in pairs]
    kept = set(_longest_rise(places))
    made: list[Moved] = []
    for index, (before, after) in enumerate(pairs):
        if index in kept:
            continue
        # Then the one before was moved too: behind one that stays, the next one of the old order stays as well.
        follows = bool(index) and places[index - 1] + 1 == places[index]
        if follows:
            last = made[-1]
            made[-1] = Moved((*last.slides, new[after.id]), (*last.before, old[before.id]), last.after)
        else:
            ahead = new[pairs[index - 1][1].id] if index else None
            made.append(Moved((new[after.id],), (old[before.id],), ahead))
    return tuple(made)


def sorted_old(pairs: Sequence[tuple[SlideRecord, SlideRecord]], old: Mapping[str, SlideRef]) -> list[SlideRecord]:
    """The old slides of pairs in the order of the old copy, which is that of old."""
    held = {before.id: before for before, _ in pairs}
    return [held[name] for name in old if name in held]


def _longest_rise(places: Sequence[int]) -> list[int]:
    """The indexes of a longest subsequence that rises, in the time of a sort."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[length], ends[length] = place, index
    found, index = [], ends[-1] if ends else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
