"""The author's own drawings: each is run in a process that is killed when it takes too long, and only with leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field

from deckgen.model.chart_data import ChartLook
from deckgen.model.page import ChartBox, Document
from deckgen.model.program import Failure, Program
from deckgen.plot.drawing_guest import PNG, SVG, Task
from deckgen.sandbox.apart import send_for
from deckgen.trust.permission import PROGRAM, Permission, digest_fact, names_fact, with_variables
from deckgen.web.environment import Environment

PATIENCE = 60.0


class Guests(Struct, frozen=True):
    """Runs the programs that draw charts of one deck."""

    folder: Path | None = None
    """The deck's folder, from which nothing is imported; None where there is no deck."""
    environment: Environment = field(default_factory=Environment)
    """The variables that programs may name."""

    def draw(
        self, program: Program, look: ChartLook, width: float, height: float, patience: float = PATIENCE
    ) -> tuple[bytes, bytes] | Failure:
        """The PNG and the SVG of a program, width by height inches, or why there are none after so many seconds."""
        lost = Failure(program.line, "it ends the program before its picture is done", "let it return")
        task = Task(program, look, width, height, str(self.folder.resolve()) if self.folder else None)
        variables = {name: self.environment.value_of(name) for name in program.variables}
        drawn = send_for(
            "deckgen.plot.drawing_guest", task, (PNG, SVG), lost, most_seconds=patience, variables=variables
        )
        if isinstance(drawn, Failure):
            return Failure(drawn.line, self.environment.hide(drawn.message), drawn.hint)
        return drawn[0], drawn[1]


def permissions(documents: Iterable[Document]) -> Iterator[Permission]:
    """What the programs that draw the charts of documents ask leave for, each once."""
    found: dict[str, list[tuple[Program, ChartBox]]] = {}
    for box in (shape for document in documents for page in document.pages for shape in page.shapes):
        if isinstance(box, ChartBox) and isinstance(program := box.chart.detail, Program):
            found.setdefault(f"{program.path}:{program.function}", []).append((program, box))
    for name, uses in found.items():
        program, box = uses[0]
        variables = [variable for other, _ in uses for variable in other.variables]
        facts = (("code", digest_fact(program.text)), ("variables", names_fact(variables)))
        does = f"runs '{program.function}' of {program.path} (line {program.line}){with_variables(variables)}"
        yield Permission(f"drawing {name}", PROGRAM, does, facts, box.span)
