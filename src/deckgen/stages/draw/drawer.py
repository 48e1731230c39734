"""draw: every chart box and icon of a document becomes a picture of exactly its size, or PowerPoint's own chart.

The same chart is drawn once, an unchanged one comes from the cache, and several are drawn at once where that
pays. Knows no chart type and nothing of matplotlib but its version.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import chain

from msgspec.structs import replace

from deckgen.charting.finite import finite
from deckgen.fitting.chart_look import look_on
from deckgen.model.chart_data import ChartLook
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.page import ChartBox, Document, Icon, Picture, Shape
from deckgen.model.program import Failure, Program
from deckgen.pictures.icons import icon
from deckgen.pictures.svg import render_svg
from deckgen.processes.cores import cores
from deckgen.stages.draw.chart_pictures import ChartPictures
from deckgen.stages.draw.drawing_crew import Result, side_by_side
from deckgen.stages.draw.in_steps import Drawn, drawn_page, pictures_of
from deckgen.stages.draw.native_drawer import native_chart
from deckgen.stages.draw.one_drawing import Drawing
from deckgen.stages.draw.own_drawing import Guests
from deckgen.stages.draw.wanted_drawings import drawings_for, drawings_of, pictured_charts

DPI = 220
Progress = Callable[[int, int], None]


def draw(
    document: Document,
    pictures: ChartPictures,
    *,
    log: Diagnostics | None = None,
    progress: Progress | None = None,
    guests: Guests | None = None,
) -> Document:
    """The document with a Picture (PNG at 220 dpi, and SVG) in the place of every ChartBox and Icon, or a NativeChart
    in that of one that PowerPoint draws itself.

    A chart that can't be drawn stays a ChartBox, after a complaint.

    pictures are those that are there already, and say in which look; others are added to them. progress is called
    with how many of how many different charts are done, where there is one to be drawn. guests run the author's own
    drawings, for which leave was asked before.
    """
    deque(draw_missing(drawings_of(document), pictures, progress, guests or Guests()), maxlen=0)
    for box in {drawings_for(box): box for box in reversed(pictured_charts(document))}.values():
        failed = next((one for one in map(pictures.get, drawings_for(box)) if isinstance(one, Failure)), None)
        if failed is not None:
            _complain(failed, box, log if log is not None else Diagnostics())

    def drawn(shape: Shape) -> Drawn:
        if isinstance(shape, Icon):
            return Drawn((_icon(shape),))
        if not isinstance(shape, ChartBox):
            return Drawn((shape,))
        if shape.native:
            return native_chart(shape, finite(shape.chart), look_on(pictures.look, shape.colors), document.language)
        made = [one for one in map(pictures.get, drawings_for(shape)) if isinstance(one, tuple)]
        return pictures_of(shape, made) if len(made) == len(drawings_for(shape)) else Drawn((shape,))

    return replace(document, pages=tuple(drawn_page(page, map(drawn, page.shapes)) for page in document.pages))


def draw_missing(
    wanted: list[Drawing], pictures: ChartPictures, progress: Progress | None, guests: Guests | None = None
) -> Iterator[None]:
    """Draw what isn't there, and add it to the pictures, one by one; the author's own drawings only with guests."""
    left = pictures.missing(wanted)
    own = [drawing for drawing in left if drawing.is_own and guests]
    ours = side_by_side([drawing for drawing in left if not drawing.is_own], pictures.look)
    done = len(wanted) - len(left)
    if progress and left:
        progress(done, len(wanted))
    for drawing, result in chain(ours, _drawn_by_guests(own, pictures.look, guests) if guests else ()):
        pictures.add(drawing, result)
        done += 1
        if progress:
            progress(done, len(wanted))
        yield


def _icon(shape: Icon) -> Picture:
    """An icon as a picture that says nothing to screen readers: the words beside it do."""
    svg = icon(shape.icon, shape.color)
    png = render_svg(svg, round(shape.box.width.inches * DPI))
    return Picture(shape.box, png, "png", shape.name, "", svg=svg)


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
