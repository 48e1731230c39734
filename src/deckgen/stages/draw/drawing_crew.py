"""Draws charts side by side, in as many processes as there are cores, where that pays.

Most of the first drawing goes into loading what draws. So who expects drawings may have that begin before a deck is
read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar

from deckgen.model.chart_data import ChartLook
from deckgen.model.program import Failure
from deckgen.processes.cores import cores
from deckgen.processes.crew import FORKS, NONE_HERE, Crew, CrewLostError
from deckgen.stages.draw.one_drawing import Drawing, Pictured, draw_one, load_what_draws

FEWEST_FOR_PROCESSES = 4
Result = Pictured | Failure
_Job = tuple[Drawing, ChartLook]
_waiting: ContextVar[Crew[_Job, Pictured] | None] = ContextVar("waiting", default=None)


@contextmanager
def ready_to_draw() -> Iterator[None]:
    """Meanwhile processes are ready to draw: they load what they need while this one does something else."""
    try:
        crew = _crew(cores())
    except NONE_HERE:
        yield
        return
    with closing(crew):
        before = _waiting.set(crew)
        try:
            yield
        finally:
            _waiting.reset(before)


def crew_waits() -> bool:
    """Whether processes are ready to draw."""
    return _waiting.get() is not None


def side_by_side(drawings: list[Drawing], look: ChartLook) -> Iterator[tuple[Drawing, Result]]:
    """The pictures as they are done; in this process where they are few, or where no other may be started."""
    left, crew = dict.fromkeys(drawings), _waiting.get()
    try:
        if crew is not None and drawings:
            yield from _done(crew, left, look)
        elif len(drawings) >= FEWEST_FOR_PROCESSES and cores() > 1:
            with closing(_crew(min(cores(), len(drawings)))) as own:
                yield from _done(own, left, look)
    except NONE_HERE:
        # What is left is drawn here, where an error of the drawing itself comes up again.
        pass
    for drawing in list(left):
        yield drawing, draw_one(drawing, look)


def _done(crew: Crew[_Job, Pictured], left: dict[Drawing, None], look: ChartLook) -> Iterator[tuple[Drawing, Result]]:
    """What a crew has drawn of what is left, and is taken out of that."""
    for (drawing, _), picture in crew.each([(one, look) for one in left]):
        if not isinstance(picture, CrewLostError):
            del left[drawing]
            yield drawing, picture
        elif FORKS:
            # A drawing ended its process, or the system did; elsewhere it may be that none could begin.
            del left[drawing]
            yield drawing, _drawn_alone(drawing, look)


def _drawn_alone(drawing: Drawing, look: ChartLook) -> Result:
    """The picture from a process of its own; why there is none where it ends that process too."""
    with closing(_crew(1)) as crew:
        ((_, picture),) = crew.each([(drawing, look)])
    if isinstance(picture, CrewLostError):
        return Failure(0, "it ends the process that draws it", "look at the fonts of the brand, and at free memory")
    return picture


def _crew(size: int) -> Crew[_Job, Pictured]:
    return Crew(size, _draw, load_what_draws)


def _draw(job: _Job) -> Pictured:
    return draw_one(*job)
