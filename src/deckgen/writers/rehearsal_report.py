"""A rehearsal beside the plan as text for a terminal and as plain data: which minutes are to be written where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from deckgen.tailoring.clock import span
from deckgen.tailoring.rehearsal import Rehearsal, RehearsedSlide


def rehearsal_text(rehearsal: Rehearsal) -> str:
    """A line for each slide that was shown, and under it the minutes to write where the plan is wrong."""
    return "\n".join(_lines(rehearsal))


def _lines(rehearsal: Rehearsal) -> Iterator[str]:
    slides = rehearsal.slides
    spoken, planned = sum(one.spoken for one in slides), sum(one.planned for one in slides)
    yield f"Rehearsed on {rehearsal.recorded.replace('T', ' at ')}" if rehearsal.recorded else "Rehearsed"
    yield ""
    yield "  spoken   plan"
    for one in slides:
        yield f"  {span(one.spoken):>6}  {span(one.planned):>5}  {one.title}"
        if one.proposed is not None:
            yield f"                 {one.place}: write 'minutes: {one.proposed:g}'"
    yield ""
    wrong = sum(one.proposed is not None for one in slides)
    yield f"{len(slides)} slides, {span(spoken)} minutes spoken, {span(planned)} planned; {_verdict(wrong)}"
    if rehearsal.unknown:
        yield f"not in this plan: {', '.join(rehearsal.unknown)}"


def _verdict(wrong: int) -> str:
    if not wrong:
        return "the plan is right"
    return f"{wrong} of them took another time than planned. Nothing was written"


def rehearsal_data(rehearsal: Rehearsal) -> dict[str, Any]:
    """The same as plain data, ready for JSON."""
    return {**to_builtins(rehearsal), "slides": [_data(one) for one in rehearsal.slides]}


def _data(one: RehearsedSlide) -> dict[str, Any]:
    return {**to_builtins(one), "planned": round(one.planned, 3), "spoken": round(one.spoken, 3)}
