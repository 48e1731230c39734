"""draw: every chart box and icon of a document becomes a picture of exactly its size, or PowerPoint's own chart.

The same chart is drawn once, an unchanged one comes from the cache, and several are drawn at once where that
pays. Knows no chart type and nothing of matplotlib but its version.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckgen.charting.appearing import all_layers
from deckgen.charting.finite import finite
from deckgen.fitting.chart_look import look_on
from deckgen.model.brand_colors import Colors
from deckgen.model.chart_data import ChartData, ChartLook, Setting
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.page import ChartBox, Document, Icon, Picture, Shape
from deckgen.model.program import Failure, Program
from deckgen.pictures.icons import icon
from deckgen.pictures.svg import render_svg
from deckgen.plot.sheet_layers import GROUND, Layer
from deckgen.processes.cores import cores
from deckgen.processes.kept_variables import forget_other_variables
from deckgen.processes.lifetime import be_worker
from deckgen.stages.draw.in_steps import Drawn, drawn_page, layers_of, pictures_of
from deckgen.stages.draw.native_drawer import native_chart
from deckgen.stages.draw.own_drawing import Guests
from deckgen.stages.draw.picture_cache import PictureCache

if TYPE_CHECKING:
    from deckgen.plot import Plot

FEWEST_FOR_PROCESSES = 4
DPI = 220
# A fork starts at once with what is loaded, but elsewhere than on Linux it isn't safe beside other threads.
_FORKS = sys.platform == "linux"
Pictured = tuple[bytes, bytes]
Result = Pictured | Failure


class Drawing(Struct, frozen=True):
    """One picture to be drawn: a chart at a width and height in inches, how it is set, where that is known, and the
    colors of the ground that it stands on, where that isn't the brand's paper.

    layers: what of it is drawn; empty for all of it.
    """

    chart: ChartData
    width: float
    height: float
    setting: Setting | None = None
    colors: Colors | None = None
    layers: tuple[Layer, ...] = ()


def draw(
    document: Document,
    look: ChartLook,
    *,
    log: Diagnostics | None = None,
    cache: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    guests: Guests | None = None,
) -> Document:
    """The document with a Picture (PNG at 220 dpi, and SVG) in the place of every ChartBox and Icon, or a NativeChart
    in that of one that PowerPoint draws itself.

    A chart that can't be drawn stays a ChartBox, after a complaint.

    cache is a folder of pictures drawn before, made where it is missing; one that can't be read or written is
    no error. progress is called with how many of how many different charts are done, from none to all. guests run
    the author's own drawings, for which leave was asked before.
    """
    charts = [shape for page in document.pages for shape in page.shapes if isinstance(shape, ChartBox)]
    boxes = [box for box in charts if not box.native]
    wanted = list(dict.fromkeys(drawing for box in boxes for drawing in _drawings(box)))
    results = _charts(wanted, look, cache, progress, guests or Guests()) if boxes else {}
    for box in {_drawing(box): box for box in reversed(boxes)}.values():
        failed = next((one for one in map(results.get, _drawings(box)) if isinstance(one, Failure)), None)
        if failed is not None:
            _complain(failed, box, log if log is not None else Diagnostics())

    def drawn(shape: Shape) -> Drawn:
        if isinstance(shape, Icon):
            return Drawn((_icon(shape),))
        if not isinstance(shape, ChartBox):
            return Drawn((shape,))
        if shape.native:
            return native_chart(shape, finite(shape.chart), look_on(look, shape.colors), document.language)
        pictures = [one for one in map(results.get, _drawings(shape)) if isinstance(one, tuple)]
        return pictures_of(shape, pictures) if len(pictures) == len(_drawings(shape)) else Drawn((shape,))

    return replace(document, pages=tuple(drawn_page(page, map(drawn, page.shapes)) for page in document.pages))


def _charts(
    wanted: list[Drawing],
    look: ChartLook,
    cache: Path | None,
    progress: Callable[[int, int], None] | None,
    guests: Guests,
) -> dict[Drawing, Result]:
    """The pictures of different charts, those that were drawn before from the cache."""
    report = progress or (lambda done, of: None)
    kept = PictureCache(cache, look) if cache is not None else None
    found = ((drawing, kept.get(drawing)) for drawing in wanted if _may_be_kept(drawing)) if kept else ()
    drawn: dict[Drawing, Result] = {drawing: picture for drawing, picture in found if picture is not None}
    report(len(drawn), len(wanted))
    left = [drawing for drawing in wanted if drawing not in drawn]
    ours, own = ([one for one in left if isinstance(one.chart.detail, Program) is is_own] for is_own in (False, True))
    for drawing, result in chain(_drawn(ours, look), _drawn_by_guests(own, look, guests)):
        drawn[drawing] = result
        if kept and _may_be_kept(drawing) and not isinstance(result, Failure):
            kept.put(drawing, result)
        report(len(drawn), len(wanted))
    return drawn


def _may_be_kept(drawing: Drawing) -> bool:
    """Whether a picture is the same next time: what a variable of the environment says may be another thing then."""
    return not (isinstance(drawing.chart.detail, Program) and drawing.chart.detail.variables)


def _icon(shape: Icon) -> Picture:
    """An icon as a picture that says nothing to screen readers: the words beside it do."""
    svg = icon(shape.icon, shape.color)
    png = render_svg(svg, round(shape.box.width.inches * DPI))
    return Picture(shape.box, png, "png", shape.name, "", svg=svg)


def render(
    chart: ChartData,
    look: ChartLook,
    width: float,
    height: float,
    setting: Setting | None = None,
    layers: tuple[Layer, ...] = (),
) -> Pictured:
    """The PNG and the SVG of a chart, width by height inches; the same chart gives the same bytes.

    With layers they show these alone, and have no bytes where nothing is on these; the ground is always shown.
    """
    plot = plotted(chart, look, width, height, setting)
    if layers and not plot.show(layers, all_layers(chart)) and GROUND not in layers:
        return b"", b""
    return plot.png(), plot.svg()


def plotted(chart: ChartData, look: ChartLook, width: float, height: float, setting: Setting | None = None) -> Plot:
    """A chart on a plot of width by height inches; an empty plot where there is nothing to show.

    It is set as suits it there where nothing is said of that.
    """
    from deckgen.charting.chart_type import draw_chart
    from deckgen.plot import Plot, settings

    with settings():
        plot = Plot(look, width, height)
        if chart.x and chart.series:
            draw_chart(plot, finite(chart), setting)
    return plot


def _drawing(box: ChartBox, layers: tuple[Layer, ...] = ()) -> Drawing:
    return Drawing(box.chart, box.box.width.inches, box.box.height.inches, box.setting, box.colors, layers)


def _drawings(box: ChartBox) -> list[Drawing]:
    """The pictures that a chart needs."""
    return [_drawing(box, layers) for layers in layers_of(box)]


def _drawn(drawings: list[Drawing], look: ChartLook) -> Iterator[tuple[Drawing, Result]]:
    """The pictures as they are done, by several processes where they are many and may be started."""
    left = dict.fromkeys(drawings)
    workers = min(cores(), len(drawings))
    if len(drawings) >= FEWEST_FOR_PROCESSES and workers > 1:
        try:
            for drawing, picture in _drawn_at_once(drawings, look, workers):
                del left[drawing]
                yield drawing, picture
        except (OSError, ImportError, NotImplementedError, RuntimeError, BrokenExecutor) as problem:
            if isinstance(problem, BrokenExecutor) and _FORKS:
                # A drawing ended its process, or the system did. What is left is drawn in a process each.
                yield from ((drawing, _drawn_alone(drawing, look)) for drawing in list(left))
                return
            # No processes here (a sandbox, a frozen program, no semaphores): what is left is drawn in this one,
            # where an error of the drawing itself comes up again.
    for drawing in list(left):
        yield drawing, _draw_one(drawing, look)


def _drawn_alone(drawing: Drawing, look: ChartLook) -> Result:
    """The picture from a process of its own; why there is none where it ends that process too."""
    try:
        ((_, picture),) = _drawn_at_once([drawing], look, 1)
        return picture
    except BrokenExecutor:
        return Failure(0, "it ends the process that draws it", "look at the fonts of the brand, and at free memory")


def _begin_work(parent: int) -> None:
    """In a process that draws: end with the one that started it, and forget what of the environment isn't needed."""
    be_worker(parent)
    forget_other_variables()


def _drawn_at_once(drawings: list[Drawing], look: ChartLook, workers: int) -> Iterator[tuple[Drawing, Pictured]]:
    context = multiprocessing.get_context("fork" if _FORKS else "spawn")
    with ProcessPoolExecutor(workers, context, _begin_work, (os.getpid(),)) as pool:
        jobs = {pool.submit(_draw_one, drawing, look): drawing for drawing in drawings}
        for job in as_completed(jobs):
            yield jobs[job], job.result()


def _drawn_by_guests(drawings: list[Drawing], look: ChartLook, guests: Guests) -> Iterator[tuple[Drawing, Result]]:
    """The pictures that the author's own functions draw, each in a process of its own, several at once."""
    programs = [(one, one.chart.detail) for one in drawings]
    with ThreadPoolExecutor(cores()) as pool:
        jobs = {
            pool.submit(guests.draw, program, look_on(look, one.colors), one.width, one.height): one
            for one, program in programs
            if isinstance(program, Program)
        }
        for job in as_completed(jobs):
            yield jobs[job], job.result()


def _complain(failure: Failure, box: ChartBox, log: Diagnostics) -> None:
    """Say at the line of the author's file what went wrong, and for which chart of the deck."""
    program = box.chart.detail
    if isinstance(program, Program):
        source = SourceFile(program.path, program.text)
        line = source.lines[failure.line - 1] if 0 < failure.line <= len(source.lines) else ""
        column = len(line) - len(line.lstrip()) + 1
        asked = f" for the chart at {box.span.file.path}:{box.span.line}" if box.span else ""
        message = f"'{program.function}' fails{asked}: {failure.message}"
        log.error("drawing_failed", message, Span(source, failure.line, column, len(line.rstrip()) + 1), failure.hint)
    else:
        log.error("drawing_failed", f"the chart can't be drawn: {failure.message}", box.span, failure.hint)


def _draw_one(drawing: Drawing, look: ChartLook) -> Pictured:
    look = look_on(look, drawing.colors)
    return render(drawing.chart, look, drawing.width, drawing.height, drawing.setting, drawing.layers)
