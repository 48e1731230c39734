"""Which shape of a talk each name under `fill` means, and whether a chart can take its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blocks.chart import ChartContent
from deckgen.charting.chart_type import Chart
from deckgen.deck import DeckSlide
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.marks import Str
from deckgen.model.validation import validate
from deckgen.office.talk_file import Talk, TalkShape, TalkSlide
from deckgen.outline.background import Background
from deckgen.outline.deck_file import Outline, Slide
from deckgen.stages.bind.scope_of import DEFAULT_LANGUAGE
from deckgen.verbs.fill.kept_looks import KeptLooks
from deckgen.verbs.fill.kept_titles import old_titles
from deckgen.verbs.fill.points_along import numbers_along

# The keys of a chart that say what it shows. All others say how it looks, which a chart of PowerPoint's own keeps.
_OF_DATA = frozenset(("type", "data", "query", "rows", "x", "y", "series", "where", "sort", "top", "alt"))
# Types whose rows are not what a chart of PowerPoint's own would draw.
_OF_THEIR_OWN = frozenset(("histogram", "box", "gantt", "map", "python", "pictogram", "waterfall", "heatmap"))
# Checks of how deckgen draws axes, which a chart of PowerPoint's own has from its maker.
_OF_AXES = frozenset(("truncated_axis", "second_axis"))
# A smaller chart has no room for its words, in EMU.
_LEAST_WIDTH, _LEAST_HEIGHT = 1_371_600, 914_400
_PANE = "names are seen in PowerPoint's Selection Pane (Home, Arrange, Selection Pane)"


class FilledShape(Struct, frozen=True):
    """A shape, the slide that it stands on, and the chart that takes its place.

    has_own_alt: its author wrote what screen readers say.
    """

    name: Str
    slide: TalkSlide
    shape: TalkShape
    content: ChartContent
    bound: DeckSlide
    has_own_alt: bool = False

    @property
    def is_native(self) -> bool:
        """Whether it is a chart of PowerPoint's own, which gets new data and keeps its looks."""
        return self.shape.chart is not None

    @property
    def place(self) -> str:
        """Where it stands, for who reads what was filled."""
        return f"slide {self.slide.number}, '{self.name}'"


def shapes_to_fill(
    outline: Outline, talk: Talk, charts: Sequence[DeckSlide], log: Diagnostics
) -> Iterator[FilledShape]:
    """The shapes that the names under `fill` mean; charts are what these say, bound. Complains of all others."""
    named: dict[str, list[tuple[TalkSlide, TalkShape]]] = {}
    for slide in talk.slides:
        for shape in slide.shapes:
            named.setdefault(_folded(shape.name), []).append((slide, shape))
    bound = {_spot(one.span): one for one in charts}
    taken: dict[tuple[str, str], Str] = {}
    spoken = str(outline.language or DEFAULT_LANGUAGE)
    for name, written in (outline.fill or {}).items():
        alike = named.get(_folded(name), [])
        # Of names that differ in capitals or blanks alone the very same one is meant.
        same = [one for one in alike if one[1].name == name]
        found = same if len(same) == 1 else alike
        shape_key = (found[0][0].part, found[0][1].identity) if found else ("", "")
        if not found:
            names = (shape.name for slide in talk.slides for shape in slide.shapes)
            hint = did_you_mean(name, dict.fromkeys(names))
            log.error("unknown_shape", f"no shape is called '{name}'", name.span, hint or _PANE)
        elif len(found) > 1:
            numbers = list(dict.fromkeys(str(slide.number) for slide, _ in found))
            where = f"slide{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"
            message = f"{len(found)} shapes are called '{name}' ({where})"
            log.error("ambiguous_shape", message, name.span, f"give the one that is meant another name: {_PANE}")
        elif shape_key in taken:
            message = f"'{name}' means the same shape as '{taken[shape_key]}', and one chart would hide the other"
            log.error("ambiguous_shape", message, name.span, "take one of them out")
        elif _is_fit(name, *found[0], log):
            taken[shape_key] = name
            for why, helps in _unseen(found[0][1], talk.page):
                log.warning("unseen_place", f"'{name}' on slide {found[0][0].number} {why}", name.span, helps)
            # A chart that could not be bound was complained of.
            held = bound.get(_spot(name.span))
            content = next((one for one in held.content if isinstance(one, ChartContent)), None) if held else None
            if held is not None and content is not None:
                if found[0][1].chart is not None:
                    findings = tuple(one for one in content.findings if one.check not in _OF_AXES)
                    content = replace(content, findings=findings)
                    held = replace(held, content=(content,))
                made = FilledShape(name, *found[0], content, held, bool(written.chart.alt))
                if not made.is_native or _takes(made, written.chart, spoken, log):
                    yield made


def _spot(span: Span) -> tuple[str, int, int]:
    """Where a name is written, by which the slide is known that it became."""
    return span.file.path, span.line, span.column


def on_their_grounds(outline: Outline, talk: Talk, paper: str) -> Outline:
    """The outline, whose charts stand on the colors that are behind their shapes, where these aren't the paper."""
    shapes = [shape for slide in talk.slides for shape in slide.shapes]
    counts = Counter(_folded(shape.name) for shape in shapes)
    grounds = {name: one.ground for one in shapes if counts[name := _folded(one.name)] == 1 and one.ground != paper}

    def placed(slide: Slide) -> Slide:
        ground = grounds.get(_folded(slide.title or ""), "")
        if not ground:
            return slide
        written = validate(Background, Str(f"#{ground}", slide.span, "'"), Diagnostics())
        return slide.with_parts({"background": written})

    sections = (one.with_parts({"slides": tuple(map(placed, one.slides))}) for one in outline.sections)
    return outline.with_parts({"sections": tuple(sections)})


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _is_fit(name: Str, slide: TalkSlide, shape: TalkShape, log: Diagnostics) -> bool:
    """Whether a chart can take the place of a shape; complains if not."""
    place = f"'{name}' on slide {slide.number}"
    if shape.kind == "other":
        message = f"{place} is {shape.what}, and no chart can take its place"
        log.error("unfit_shape", message, name.span, "name a picture, a rectangle, or a chart")
        return False
    if not shape.identity or sum(one.identity == shape.identity for one in slide.shapes) > 1:
        message = f"{place} has no number of its own among the shapes of its slide"
        log.error("unfit_shape", message, name.span, "cut it out in PowerPoint, paste it again, and save the file")
        return False
    if shape.kind != "chart" and shape.box is None:
        log.error(
            "unfit_shape", f"{place} says nowhere how large it is", name.span, "move it a little, and save the file"
        )
        return False
    if shape.kind != "chart" and (shape.turn or shape.is_mirrored):
        how = f"turned by {shape.turn}°" if shape.turn else "mirrored, as its group is"
        hint = "turn it back in PowerPoint: Format Shape, Size, Rotation" if shape.turn else "ungroup it"
        log.warning("turned_chart", f"{place} is {how}, and so is the chart in its place", name.span, hint)
    return True


def _unseen(shape: TalkShape, page: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """Why nobody would see all of what stands in a shape, and what helps."""
    if shape.is_hidden:
        yield "is hidden", "show it: a click on its eye in the Selection Pane"
    if shape.box is not None and any(page):
        x, y, width, height = shape.box
        slack = max(width, height) // 50
        if min(x, y) < -slack or x + width > page[0] + slack or y + height > page[1] + slack:
            yield "lies partly off the slide", "move it onto the slide"
        if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
            yield "is too small for a chart that can be read", "give it more room in the talk"


def unreplaced(talk: Talk, shapes: Iterable[FilledShape]) -> Talk:
    """The talk without the words in shapes whose place a chart takes: nobody would see what is filled in there."""
    gone = {(one.slide.part, one.shape.identity) for one in shapes if not one.is_native}
    slides = (
        replace(slide, texts=tuple(one for one in slide.texts if (one.part, one.shape) not in gone))
        for slide in talk.slides
    )
    return replace(talk, slides=tuple(slides))


def _takes(filled: FilledShape, written: Chart, language: str, log: Diagnostics) -> bool:
    """Whether a chart of PowerPoint's own can show the rows; says what of it stays old."""
    chart, name = filled.shape.chart, filled.name
    assert chart is not None
    place = f"'{name}' on slide {filled.slide.number}"
    looks = [key for key in written.order if key not in _OF_DATA]
    for key in looks:
        message = f"'{key}' means nothing for {place}: a chart of PowerPoint's own keeps its looks"
        log.error("unfit_key", message, written.at(key), "take it out, or put a rectangle in the place of the chart")
    why = _why_not(filled)
    if why:
        log.error("unfit_shape", f"{place} {why[0]}", name.span, why[1])
        return False
    for doubt in KeptLooks(chart, filled.content.chart, place).doubts():
        log.warning(doubt.code, doubt.message, name.span, doubt.hint)
    for old in old_titles(chart, filled.content.chart, language):
        hint = "write a '{{ name }}' there, or type it anew in the talk"
        log.warning("typed_title", f"{old.title.called} of {place} {old}", name.span, hint)
    return not looks


def _why_not(filled: FilledShape) -> tuple[str, str] | None:
    """What keeps a chart of PowerPoint's own from showing the rows, and what helps."""
    chart, data = filled.shape.chart, filled.content.chart
    assert chart is not None
    rectangle = "put a rectangle of its name in its place, which deckgen draws the chart into"
    if chart.is_linked:
        return "gets its data from another file", "break the link in PowerPoint: File, Info, Edit Links to Files"
    if chart.is_sized or not chart.kind or any(word in chart.kind for word in ("stock", "surface")):
        return f"is a chart of a kind that can't be filled ({chart.kind or 'none'})", rectangle
    if data.panels or data.kind in _OF_THEIR_OWN:
        return f"is PowerPoint's own, which can't show '{data.kind}'" + (
            " in panels" if data.panels else ""
        ), rectangle
    if not data.series or not data.x:
        return "gets no rows", "look at the 'where' of its chart, and at its table"
    if chart.is_dots and numbers_along(data) == ():
        return "has numbers along x, and these rows have names there", "name a column of numbers with 'x'"
    return KeptLooks(chart, data, "").why_not()
