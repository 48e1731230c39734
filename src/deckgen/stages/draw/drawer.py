"""draw: every chart box and icon of a document becomes a picture of exactly its size, or PowerPoint's own chart.

The same chart is drawn once, an unchanged one comes from the cache, and several are drawn at once where that
pays. Knows no chart type and nothing of matplotlib but its version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from deckgen.charting.finite import finite
from deckgen.fitting.chart_look import look_on
from deckgen.model.chart_data import ChartLook
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.page import ChartBox, Document, Icon, Picture, Shape
from deckgen.model.program import Failure, Program
from deckgen.pictures.icons import icon
from deckgen.pictures.svg import render_svg
from deckgen.plot.sheet_layers import Layer
from deckgen.processes.cores import cores
from deckgen.stages.draw.drawing_crew import Result, side_by_side
from deckgen.stages.draw.in_steps import Drawn, drawn_page, layers_of, pictures_of
from deckgen.stages.draw.native_drawer import native_chart
from deckgen.stages.draw.one_drawing import Drawing
from deckgen.stages.draw.own_drawing import Guests
from deckgen.stages.draw.picture_cache import PictureCache

DPI = 220


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
    for drawing, result in chain(side_by_side(ours, look), _drawn_by_guests(own, look, guests)):
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


def _drawing(box: ChartBox, layers: tuple[Layer, ...] = ()) -> Drawing:
    return Drawing(box.chart, box.box.width.inches, box.box.height.inches, box.setting, box.colors, layers)


def _drawings(box: ChartBox) -> list[Drawing]:
    """The pictures that a chart needs."""
    return [_drawing(box, layers) for layers in layers_of(box)]


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
