"""Comparing the order of slides: which slides of two copies are the same, and which of them stand elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from deckgen.comparing.comparison import Moved, SlideRef
from deckgen.comparing.word_changes import normal
from deckgen.model.manifest import Manifest, SlideRecord
from deckgen.model.page_number import page_number

# How alike (0 to 1) two slides must be to be the same, and how many pairs are tried at the most.
_ALIKE, _MOST_TRIED = 0.6, 40_000


def numbered(manifest: Manifest) -> dict[str, SlideRef]:
    """The slides by their ids, with the numbers that their footers show; hidden slides at the end are A1, A2 …

    In a file that was made by hand they may be hidden anywhere, and have the numbers that PowerPoint gives them.
    """
    total = sum(len(slide.pages) for slide in manifest.slides if manifest.is_filled or not slide.hidden)
    refs, number = {}, 1
    for slide in manifest.slides:
        refs[slide.id] = SlideRef(slide.id, normal(slide.title), page_number(number, total), normal(slide.section))
        number += len(slide.pages)
    return refs


def paired(old: Manifest, new: Manifest) -> list[tuple[SlideRecord | None, SlideRecord | None]]:
    """The old and the new slide of each id: the new ones in their order, then those that are gone.

    An id may be made from the title, and then changes with it. So a slide that is gone and one that is new are taken
    for the same where they say much the same.
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
    """The old slide that says much the same as a new one, by the new one's id. The most alike are paired first.

    None are paired where there would be too many to try.
    """
    if len(gone) * len(came) > _MOST_TRIED:
        return {}
    counted = {id(slide): _counted_words(slide) for slide in (*gone, *came)}
    tried = [
        (likeness(counted[id(old)], counted[id(new)]), -first, -last, old, new)
        for first, old in enumerate(gone)
        for last, new in enumerate(came)
        if old.kind == new.kind
    ]
    found: dict[str, SlideRecord] = {}
    taken: set[str] = set()
    for share, _, _, old, new in sorted(tried, key=lambda pair: pair[:3], reverse=True):
        if share >= _ALIKE and old.id not in taken and new.id not in found:
            found[new.id] = old
            taken.add(old.id)
    return found


def _counted_words(slide: SlideRecord) -> Counter[str]:
    """How often each word stands on a slide, in its notes, and in its charts and tables with their values."""
    lines = [slide.title, *slide.notes]
    for page in slide.pages:
        lines += [line for words in page.words if not words.role for line in words.lines]
        lines += [cell for table in page.tables for row in table.rows for cell in row]
        for panel in (panel for chart in page.charts for panel in chart.panels or (chart,)):
            lines += [*panel.x, *(f"{series.label} {value}" for series in panel.series for value in series.values)]
    return Counter(word for line in lines for word in normal(line).casefold().split())


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """The share of all words that both have, from 0 (none) to 1 (all)."""
    together = old.total() + new.total()
    return 2 * (old & new).total() / together if together else 0.0


def moves(
    pairs: Sequence[tuple[SlideRecord, SlideRecord]], old: Mapping[str, SlideRef], new: Mapping[str, SlideRef]
) -> tuple[Moved, ...]:
    """The fewest slides that must be moved to make the old order the new one.

    pairs are the old and the new slide of each that is in both copies, in the new order; old and new are all slides
    of the copies by their ids, in their orders. Slides that follow each other in both copies are moved together.
    """
    order = {slide.id: place for place, slide in enumerate(_in_old_order(pairs, old))}
    places = [order[before.id] for before, _ in pairs]
    kept = set(longest_rise(places))
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


def _in_old_order(pairs: Sequence[tuple[SlideRecord, SlideRecord]], old: Mapping[str, SlideRef]) -> list[SlideRecord]:
    """The old slides of these pairs, in the order of the old copy."""
    held = {before.id: before for before, _ in pairs}
    return [held[name] for name in old if name in held]


def longest_rise(places: Sequence[int]) -> list[int]:
    """The indexes of the longest subsequence of places that rises, found as in patience sorting.

    Slides at these indexes may stay where they are: all others must be moved.
    """
    # For each length of a rising subsequence: the smallest place that one can end with, and the index of that place.
    tails: list[int] = []
    ends: list[int] = []
    # For each index: the one before it in its subsequence, -1 for none.
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
