"""The author's own drawing, run in a process of its own: `python -m deckgen.plot.drawing_guest FOLDER`.

The folder holds the task; there the process leaves chart.png and chart.svg, or failure.json. Whoever started it may
kill it at any time. What the author's code does to its process harms no other.
"""

from __future__ import annotations

import dataclasses
import pickle
import random
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from msgspec import Struct

from deckgen.model.chart_data import ChartLook
from deckgen.model.program import Program
from deckgen.plot.paper import Plot, settings
from deckgen.sandbox.apart import TASK, RefusedError, author_function, run

PNG, SVG = "chart.png", "chart.svg"
MOST_BYTES = 12_000_000


class Task(Struct, frozen=True):
    """A program, the look and size (inches) of its picture, and the deck's folder, if there is one."""

    program: Program
    look: ChartLook
    width: float
    height: float
    folder: str | None = None


def main(folder: Path) -> None:
    """Draw the task of a folder; whatever the author's code raises is written down there."""
    task: Task = pickle.loads((folder / TASK).read_bytes())

    def work() -> None:
        png, svg = _draw(task)
        (folder / PNG).write_bytes(png)
        (folder / SVG).write_bytes(svg)

    run(folder, work, task.program.path, task.program.line)


def _draw(task: Task) -> tuple[bytes, bytes]:
    program = task.program
    function = author_function(program.path, program.text, program.function, task.folder)
    families = _brand_fonts(task.look)
    family, manners = families[0], _manners(task, families)
    with settings(manners):
        plot = _drawn(task, function, family, manners)
        again = _drawn(task, function, family, manners).svg()
    png, svg = plot.png(), plot.svg()
    if again != svg:
        hint = "give random numbers a seed and leave the clock alone: the same deck gives the same file"
        raise RefusedError("it draws something else each time", hint)
    if len(png) + len(svg) > MOST_BYTES:
        message = f"its picture has {(len(png) + len(svg)) / 1e6:,.0f} MB"
        raise RefusedError(message, f"draw less: {MOST_BYTES / 1e6:,.0f} MB is the most that a slide takes")
    return png, svg


def _drawn(task: Task, function: Callable[..., object], family: str, manners: dict[str, Any]) -> Plot:
    """The picture on a sheet of its exact size; random numbers begin anew each time."""
    random.seed(0)
    with suppress(ImportError):
        import numpy as np

        np.random.seed(0)
    plot = Plot(task.look, task.width, task.height)
    plot.manners = manners
    plot.figure.set_layout_engine("constrained", w_pad=2 / 72, h_pad=2 / 72)
    axes = plot.figure.add_subplot()
    before = len(axes.get_children())
    rows = [dict(zip(task.program.columns, row, strict=True)) for row in task.program.rows]
    function(rows, axes, _brand(task, family))
    titled = any(axes.get_title(place) for place in ("left", "center", "right"))
    if not titled and all(len(one.get_children()) <= before for one in plot.figure.axes):
        hint = "draw on the second argument, not on pyplot"
        raise RefusedError("it draws nothing on the axes that it is given", hint)
    plot.figure.set_size_inches(task.width, task.height)
    # Laid out once, so that both pictures are alike.
    plot.figure.draw_without_rendering()
    plot.figure.set_layout_engine("none")
    return plot


def _brand(task: Task, family: str) -> SimpleNamespace:
    """What the author's function may know of the brand: colors as '#1B2A41', sizes in points."""
    program, look = task.program, task.look
    return SimpleNamespace(
        colors=SimpleNamespace(**{name: f"#{color}" for name, color in program.colors}),
        palette=[f"#{color}" for color in program.palette],
        named_colors={name: f"#{color}" for name, color in program.named_colors},
        fonts=SimpleNamespace(**dict(program.fonts), chart=family),
        sizes=SimpleNamespace(largest=look.largest, smallest=look.smallest),
    )


def _brand_fonts(look: ChartLook) -> list[str]:
    """Make the look's font files known by one family and their weights, and those of its others by theirs."""
    from matplotlib.font_manager import fontManager

    def know(files: Iterable[tuple[str, int]]) -> str:
        family = ""
        for file, weight in files:
            fontManager.addfont(file)
            found = fontManager.ttflist[-1]
            family = family or found.name
            fontManager.ttflist[-1] = dataclasses.replace(found, name=family, weight=weight, style="normal")
        return family

    own = know(((look.regular, 400), (look.semibold, 600), (look.bold, 700)))
    return [own, *(know(((regular, 400), (bold, 700))) for regular, bold in look.others if regular != look.regular)]


def _manners(task: Task, families: list[str]) -> dict[str, Any]:
    """matplotlib's settings for a chart of the brand: no box, light lines, grey words, its own fonts and colors."""
    from cycler import cycler

    look, middle = task.look, (task.look.largest + task.look.smallest) / 2
    ink, grey, hairline = (f"#{color}" for color in (look.ink, look.grey, look.hairline))
    sized = ("font.size", "axes.labelsize", "xtick.labelsize", "ytick.labelsize", "legend.fontsize")
    bare = ("xtick.major.size", "ytick.major.size", "xtick.minor.size", "ytick.minor.size")
    colors = [f"#{color}" for color in task.program.palette]
    return {
        **dict.fromkeys(sized, middle),
        **dict.fromkeys(bare, 0),
        **dict.fromkeys(("axes.labelcolor", "xtick.labelcolor", "ytick.labelcolor"), grey),
        **dict.fromkeys(("axes.edgecolor", "grid.color"), hairline),
        **dict.fromkeys(("axes.facecolor", "figure.facecolor", "savefig.facecolor"), "none"),
        **{f"axes.spines.{side}": False for side in ("left", "right", "top")},
        **({"axes.prop_cycle": cycler(color=colors)} if colors else {}),
        "axes.axisbelow": True,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.titlecolor": ink,
        "axes.titlelocation": "left",
        "axes.titlesize": look.largest,
        "axes.titleweight": "semibold",
        "font.family": families,
        "grid.linewidth": 0.75,
        "legend.frameon": False,
        "lines.linewidth": 2.4,
        "text.color": ink,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
