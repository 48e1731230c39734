"""A rehearsal beside the plan, as text for a terminal and as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from deckgen.tailoring.clock import span
from deckgen.tailoring.rehearsal import Rehearsal, RehearsedSlide


def rehearsal_text(rehearsal: Rehearsal) -> str:
    """A line for each slide that was shown, marked where it took another time than planned."""
    return "\n".join(_lines(rehearsal))


def _lines(rehearsal: Rehearsal) -> Iterator[str]:
    slides = rehearsal.slides
    spoken, planned = sum(one.spoken for one in slides), sum(one.planned for one in slides)
    yield f"Rehearsed on {rehearsal.recorded.replace('T', ' at ')}" if rehearsal.recorded else "Rehearsed"
    yield ""
    yield "  spoken   plan"
    for one in slides:
        mark = " " if one.proposed is None else "!"
        yield f"  {span(one.spoken):>6}  {span(one.planned):>5} {mark} {one.title}"
    yield ""
    wrong = sum(one.proposed is not None for one in slides)
    yield f"{len(slides)} slides, {span(spoken)} minutes spoken, {span(planned)} planned; {_verdict(wrong)}"
    if rehearsal.unknown:
        yield f"not in this plan: {', '.join(rehearsal.unknown)}"


def _verdict(wrong: int) -> str:
    return f"{wrong} took another time than planned" if wrong else "the plan is right"


def rehearsal_data(rehearsal: Rehearsal) -> dict[str, Any]:
    """The same as plain data, ready for JSON."""
    return {**to_builtins(rehearsal), "slides": [_data(one) for one in rehearsal.slides]}


def _data(one: RehearsedSlide) -> dict[str, Any]:
    return {**to_builtins(one), "planned": round(one.planned, 3), "spoken": round(one.spoken, 3)}
