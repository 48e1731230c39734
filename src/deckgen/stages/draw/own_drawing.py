"""The author's own drawings: each is run in a process that is killed when it takes too long, and can harm nothing."""

from __future__ import annotations

from deckgen.model.chart_data import ChartLook
from deckgen.model.program import Failure, Program
from deckgen.plot.drawing_guest import PNG, SVG, Task
from deckgen.sandbox.apart import send_for

PATIENCE = 60.0


def draw_guest(
    program: Program, look: ChartLook, width: float, height: float, patience: float | None = None
) -> tuple[bytes, bytes] | Failure:
    """The PNG and the SVG of a program, width by height inches, or why there are none after so many seconds."""
    patience = PATIENCE if patience is None else patience
    lost = Failure(program.line, "it ends the program before its picture is done", "let it return")
    task = Task(program, look, width, height)
    drawn = send_for("deckgen.plot.drawing_guest", task, (PNG, SVG), lost, most_seconds=patience)
    return drawn if isinstance(drawn, Failure) else (drawn[0], drawn[1])
