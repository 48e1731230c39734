"""A rehearsal beside the plan: how long slides took, and which minutes would say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.slug import slug
from deckgen.model.spoken import Spoken
from deckgen.outline.deck_file import Outline
from deckgen.tailoring.clock import span
from deckgen.tailoring.minutes_edit import minutes_edit
from deckgen.tailoring.running_order import PlannedSlide, RunningOrder

# Minutes are proposed in quarters; less than this part of a minute between plan and rehearsal is no difference.
QUARTER: Final = 0.25
ALIKE: Final = 0.15
_COVER: Final = "cover"


class RehearsedSlide(Struct, frozen=True):
    """A slide that was shown.

    id, title: those of the slide, or of the section whose divider it is.
    planned, spoken: the minutes of the plan and of the rehearsal.
    proposed: the minutes to write, None where the plan is right.
    """

    id: str
    title: str
    planned: float
    spoken: float
    proposed: float | None


class Rehearsal(Struct, frozen=True):
    """A rehearsal beside the plan.

    recorded: when it was (ISO 8601).
    slides: those that were shown, in the order of the plan.
    unknown: the ids of slides that were shown then and aren't in the plan now.
    """

    recorded: str
    slides: tuple[RehearsedSlide, ...]
    unknown: tuple[str, ...]


def rehearsal(outline: Outline, order: RunningOrder, times: Spoken, log: Diagnostics) -> Rehearsal:
    """The times of a rehearsal beside the running order of the copy that was rehearsed.

    The log is told of slides that took another time than planned, with the edits that write it.
    """
    seconds = {one.slide: one.seconds for one in times.slides}
    found = tuple(_found(outline, order, seconds, log))
    known = {_COVER, *(one.id for one in found)}
    return Rehearsal(times.recorded, found, tuple(name for name in seconds if name not in known))


def _found(
    outline: Outline, order: RunningOrder, seconds: dict[str, float], log: Diagnostics
) -> Iterator[RehearsedSlide]:
    for entry in order.entries:
        # The cover's minutes can't be written.
        if not entry.is_shown or entry.section < 0:
            continue
        part = entry.slide or outline.sections[entry.section]
        name = _id(outline, entry)
        if name not in seconds:
            continue
        spoken = seconds[name] / 60
        proposed = max(QUARTER, round(spoken / QUARTER) * QUARTER)
        title, is_right = str(part.title or name), abs(spoken - entry.minutes) < ALIKE
        if not is_right:
            edit = minutes_edit(part, proposed)
            message = f"'{title}' took {span(spoken)}, and is planned for {span(entry.minutes)}"
            hint = f"write 'minutes: {proposed:g}'"
            log.warning("other_minutes", message, part.at("minutes"), hint, [edit] if edit else ())
        yield RehearsedSlide(name, title, entry.minutes, spoken, None if is_right else proposed)


def _id(outline: Outline, entry: PlannedSlide) -> str:
    """The id of a slide, or of a section's divider, as slides get them where none is written."""
    if entry.slide is None:
        section = outline.sections[entry.section]
        return str(section.id or f"section-{slug(str(section.short or section.title))}")
    kind = entry.slide.kind()
    return str(entry.slide.id or slug(str(entry.slide.title or (kind.word() if kind else ""))))
