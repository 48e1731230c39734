"""What `deckgen fill` does: a talk that somebody made by hand goes in, a copy with figures and charts comes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.charting.alt_text import describe_rows
from deckgen.files.output_path import check_output, output_path
from deckgen.files.paths import read_bytes
from deckgen.files.user_folders import cache_folder
from deckgen.fitting.chart_look import look_of
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics, SourceFile, Span
from deckgen.model.geometry import Box, Emu
from deckgen.model.manifest import filled_name, to_json
from deckgen.model.page import ChartBox, Document, Page, Picture
from deckgen.model.phrases import Phrases
from deckgen.numbers.powers_aloud import powers_aloud
from deckgen.office.built_file import is_as_built, slides_in
from deckgen.office.talk_file import Talk, find_talk
from deckgen.outline.used_names import UsedNames
from deckgen.processes.carried import complain
from deckgen.processes.parsing import Failed, parse
from deckgen.stages.bind.talk import FilledTalk, TalkOrder, bind_talk
from deckgen.stages.draw.drawer import draw
from deckgen.stages.draw.own_drawing import Guests, permissions
from deckgen.stages.save import put
from deckgen.stages.spare import Spared
from deckgen.stages.tailor import tailor
from deckgen.trust.ask_leave import ask_leave
from deckgen.verbs.fill.copy_record import copy_record
from deckgen.verbs.fill.kept_looks import EXCEL, KeptLooks
from deckgen.verbs.fill.likely_talk import hint_for
from deckgen.verbs.fill.outgrown import outgrown
from deckgen.verbs.fill.shape_choice import FilledShape, numbers_along, on_their_grounds, shapes_to_fill, unreplaced
from deckgen.workshop import Prepared, Workshop, workshop
from deckgen.writers.pptx import filling as filler
from deckgen.writers.pptx.chart_filling import ChartFill, SeriesFill
from deckgen.writers.pptx.filling import Filling, TextFill
from deckgen.writers.pptx.picture_filling import PictureFill

if TYPE_CHECKING:
    from deckgen.trust.permission import Ask

Progress = Callable[[int, int], None]
T = TypeVar("T")


class Change(Struct, frozen=True):
    """What was filled in: where, and what stood there before and after."""

    place: str
    old: str
    new: str


class Fill(Struct, frozen=True):
    """What a run made: the copy, what was filled in it, what there is to say, and where an edited copy was kept."""

    path: Path
    changes: tuple[Change, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    kept: Path | None = None


class Terms(Struct, frozen=True):
    """On which terms a talk is filled, as a deck is built."""

    strict: bool = False
    replace: bool = False
    trust: bool | Ask = False
    progress: Progress | None = None

    def judge(self, log: Diagnostics) -> None:
        """Stop where there is too much to complain of."""
        if log.errors or (self.strict and len(log)):
            raise DeckgenError(log)


def fill(
    talk: Path | str,
    deck: Path | str = "deck.yaml",
    output: Path | str | None = None,
    *,
    audience: str | None = None,
    event: str | None = None,
    terms: Terms | None = None,
) -> Fill:
    """Write a copy of a talk, with the figures and charts of a deck in the places that the talk has for them.

    output is a .pptx file or a folder, `output/` beside the deck where left out. DeckgenError with every complaint
    where something is wrong, and then nothing is written; OutputError where output is another kind of file, or the
    talk itself.
    """
    check_output(output)
    log, source, terms = Diagnostics(), Path(talk), terms or Terms()
    with workshop(Path(deck), str(deck), log, terms.trust) as shop:
        if shop is None:
            raise DeckgenError(log)
        return _Filler(shop, source, str(talk), output, terms, log).fill(audience, event)


class _Filler:
    """Fills one talk."""

    def __init__(
        self, shop: Workshop, talk: Path, display_path: str, output: Path | str | None, terms: Terms, log: Diagnostics
    ) -> None:
        self.shop, self.talk, self.display_path, self.output = shop, talk, display_path, output
        self.terms, self.log = terms, log
        self.whole = Span(SourceFile(display_path, ""), 0, 0, 0)

    def fill(self, audience: str | None, event: str | None) -> Fill:
        began, shop, log = time.perf_counter(), self.shop, self.log
        if shop.outline.fill is None:
            hint = "a deck that fills a file has 'fill: {…}' in place of 'sections'"
            log.error("fills_nothing", "this deck has no 'fill'", shop.outline.span, hint)
        data, found = self._read()
        if log.errors:
            raise DeckgenError(log)
        (variant,) = shop.one(audience, event, log)
        tailored = tailor(shop.outline, log, variant)
        tailored = on_their_grounds(tailored, found, shop.brand(tailored.brand)[0].colors.paper)
        prepared = shop.lay_out(tailored, variant, log)
        shapes = list(shapes_to_fill(tailored, found, prepared.deck.slides, log))
        charts: dict[str, list[FilledShape]] = {}
        for shape in shapes:
            charts.setdefault(shape.slide.part, []).append(shape)
        bound = {part: [shape.bound for shape in held] for part, held in charts.items()}
        self._say_unfilled(found)
        claims = prepared.deck.slides[0].claims
        order = TalkOrder(tailored, prepared.deck.brand, shop.gathered, shop.translation(variant, log), claims)
        words = bind_talk(unreplaced(found, shapes), self.display_path, bound, order, log)
        self._say_unused(words)
        self._say_outgrown(words, found)
        filled = self._prepared(prepared, words, shapes, found)
        for one in words.told(self._judged(filled), self.display_path):
            log.add(one)
        shop.judge_all([prepared], log)
        self.terms.judge(log)
        target = self._target(variant.name)
        spared = Spared({target: None}, None, origin=self.talk, replace=self.terms.replace)
        spared.held(log)
        ask_leave(
            shop.path, list(permissions([filled.document])), self.terms.trust, log, command="deckgen fill --trust"
        )
        self.terms.judge(log)
        filling = self._filling(filled, words, shapes)
        self.terms.judge(log)
        file = self._written(self._copied(data, filling), filled, found, words, shapes)
        held = spared.held(log)
        self.terms.judge(log)
        saved = put(file, target, shop.path, self.output, log, is_own=is_as_built, keep=target in held)
        if saved is None or log.errors:
            raise DeckgenError(log)
        shop.gathered.queries.keep()
        changes = tuple(_changes(words, shapes))
        return Fill(saved.path, changes, tuple(log), time.perf_counter() - began, saved.kept)

    def _read(self) -> tuple[bytes, Talk]:
        """The bytes of the talk, and what may be filled in it; complains where it can't be read."""
        data = read_bytes(self.talk, self.display_path, self.log, self.whole)
        if data is None:
            raise DeckgenError(self.log)
        found = parse(find_talk, data, self.display_path)
        if isinstance(found, Failed):
            hint = "open it in PowerPoint and save it again as a .pptx"
            self.log.error(
                "unreadable_pptx", f"'{self.display_path}' can't be read: {found.reason}", self.whole, hint
            )
            raise DeckgenError(self.log)
        complain(found.complaints, self.log, self.whole)
        if found.is_copy:
            message = f"'{self.display_path}' is a copy that was filled already, and not the talk"
            self.log.error("filled_copy", message, self.whole, hint_for(self.talk, self.shop.path.parent))
        return data, found

    def _target(self, variant: str) -> Path:
        name = f"{self.talk.stem}-{variant}" if variant else self.talk.stem
        target = output_path(self.shop.path, self.output, name)
        if target.exists() and target.samefile(self.talk):
            message = f"'{target}' is the file that is to be filled, and stays as it is"
            self.log.error("cannot_write", message, self.whole, "choose another place with -o")
            raise DeckgenError(self.log)
        return target

    def _say_unfilled(self, found: Talk) -> None:
        """Complain of names where none are filled in, such as in an alternative text."""
        for place, hole in found.unfilled:
            hint = "names are filled in among the words of slides, tables, charts and notes"
            self.log.error("unfilled_name", f"{place}: '{hole}' is not filled in here", self.whole, hint)

    def _say_outgrown(self, words: FilledTalk, found: Talk) -> None:
        """Warn of words that have no room once they are filled in."""
        for slide in words.slides:
            for one, what in outgrown(slide, found.page[0]):
                message = f"slide {slide.talk.number}, {one.text.place}: '{_on_one_line(one.said)}' {what}"
                self.log.warning("outgrown_text", message, self.whole, "make the box larger in the talk, or say less")

    def _say_unused(self, words: FilledTalk) -> None:
        """Complain of the figures and values that neither the talk nor anything else in the deck quotes."""
        outline = self.shop.outline
        fills = [one.words for held in words.slides for one in held.texts] + [one.words for one in words.texts]
        if not outline.fill and not any(fills):
            message = f"'{self.display_path}' has no '{{{{ name }}}}', so there is nothing to fill in it"
            hint = "write names where figures are to stand, or look whether it is the right file"
            self.log.error("unused_in_talk", message, self.whole, hint)
        if outline.checks.get("unused_entry") == "off":  # type: ignore[call-overload]
            return
        used = UsedNames(outline, *words.quoted)
        for names, what in ((outline.figures, "figure"), (outline.set, "value"), (outline.data, "table")):
            is_used = used.has if names is outline.data else used.quotes
            for name in names:
                if not is_used(name):
                    message = f"nothing in '{self.display_path}' uses the {what} '{name}'"
                    quoted = f"{name}.column[row]" if what == "table" else name
                    hint = f"quote it there as '{{{{ {quoted} }}}}', or take it out"
                    self.log.error("unused_in_talk", message, name.span, hint)

    def _prepared(
        self, prepared: Prepared, words: FilledTalk, shapes: Sequence[FilledShape], found: Talk
    ) -> Prepared:
        """The slides of the talk that get something, with their charts in the boxes of the shapes."""
        boxes: dict[str, list[ChartBox]] = {}
        for one in shapes:
            box = Box(*map(Emu, one.shape.box or (0, 0, *found.page)))
            content = one.content
            backing = one.bound.backing
            chart = ChartBox(
                box,
                content.chart,
                one.shape.name,
                content.alt,
                content.span,
                native=one.is_native,
                places=content.places,
                colors=backing.brand(prepared.deck.brand).colors if backing else None,
            )
            boxes.setdefault(one.slide.part, []).append(chart)
        pages = tuple(
            Page(
                one.slide.id,
                f"slide {one.talk.number}",
                "content",
                tuple(boxes.get(one.talk.part, ())),
                name=one.slide.id,
            )
            for one in words.slides
        )
        deck = replace(prepared.deck, slides=(prepared.deck.slides[0], *(one.slide for one in words.slides)))
        drawn = [shape for page in pages for shape in page.shapes if isinstance(shape, ChartBox) and not shape.native]
        document = replace(prepared.document, pages=pages)
        if drawn:
            document = self.shop.with_charts_set(document, deck.brand, prepared.fonts)
        return replace(prepared, deck=deck, document=document)

    def _judged(self, filled: Prepared) -> Diagnostics:
        """What the checks find; PowerPoint's own charts are drawn as their makers wanted it."""
        said = Diagnostics()
        self.shop.judge(replace(filled, document=_drawn(filled.document)), said)
        return said

    def _filling(self, filled: Prepared, words: FilledTalk, shapes: Sequence[FilledShape]) -> Filling:
        """All that goes into the file, its pictures drawn."""
        drawn = self._pictures(filled)
        texts = [text for one in words.slides for text in one.texts] + list(words.texts)
        return Filling(
            tuple(
                TextFill(one.text.part, one.text.paragraph, one.words, one.text.is_property)
                for one in texts
                if one.words
            ),
            tuple(_chart(one, filled.deck.language) for one in shapes if one.is_native),
            tuple(
                PictureFill(one.shape.part, one.shape.identity, picture.data, picture.svg or b"", picture.alt)
                for one in shapes
                if not one.is_native and (picture := drawn.get((filled_name(one.slide.identity), one.shape.name)))
            ),
            filled.document.date,
            filled.document.author,
        )

    def _pictures(self, filled: Prepared) -> dict[tuple[str, str], Picture]:
        drawn = draw(
            _drawn(filled.document),
            look_of(filled.brand, filled.fonts),
            log=self.log,
            cache=cache_folder() / "charts",
            progress=self.terms.progress,
            guests=Guests(self.shop.path.parent),
        )
        return {
            (page.slide, shape.name): shape
            for page in drawn.pages
            for shape in page.shapes
            if isinstance(shape, Picture)
        }

    def _copied(self, data: bytes, filling: Filling) -> bytes:
        """The bytes of the copy, with all of it filled in."""
        made = self._made(parse(filler.fill, data, filling))
        if made.flaws:
            message = f"the copy would not be sound, so it was not saved: {'; '.join(made.flaws[:5])}"
            self.log.error("unsound_file", message, self.whole, "this is a fault of deckgen's")
            raise DeckgenError(self.log)
        return made.data

    def _written(
        self, data: bytes, filled: Prepared, found: Talk, words: FilledTalk, shapes: Sequence[FilledShape]
    ) -> bytes:
        """The bytes of a copy with its manifest."""
        slides = self._made(parse(slides_in, data))
        noted = copy_record(self.shop.manifest(filled), found.slides, slides, words, shapes)
        return self._made(parse(filler.seal_filled, data, to_json(noted)))

    def _made(self, made: T | Failed) -> T:
        """What was made of the talk; complains where it can't be filled."""
        if isinstance(made, Failed):
            self.log.error("unreadable_pptx", f"'{self.display_path}' can't be filled: {made.reason}", self.whole)
            raise DeckgenError(self.log)
        return made


def _drawn(document: Document) -> Document:
    """A document with the charts alone that deckgen draws."""
    shapes = [
        tuple(one for one in page.shapes if isinstance(one, ChartBox) and not one.native) for page in document.pages
    ]
    pages = (replace(page, shapes=held) for page, held in zip(document.pages, shapes, strict=True))
    return replace(document, pages=tuple(pages))


def _chart(filled: FilledShape, language: str) -> ChartFill:
    """The data of a chart of PowerPoint's own, and what screen readers say of it in a language."""
    data, chart = filled.content.chart, filled.shape.chart
    assert chart is not None
    kept = KeptLooks(chart, data, filled.place)
    alt = filled.content.alt
    if not filled.has_own_alt:
        # It is another kind of chart than the deck's, and has other axes.
        alt = powers_aloud(describe_rows(data, Phrases(language), kept.spoken), language)
    series = tuple(SeriesFill(one.label, one.values) for one in data.series)
    days = tuple(period.begins.toordinal() - EXCEL + period.seconds / 86_400 for period in data.periods)
    return ChartFill(
        filled.shape.part,
        filled.shape.identity,
        chart.part,
        alt,
        data.x,
        series,
        numbers_along(data),
        days,
        kept.freed(),
        kept.leading(),
    )


def _changes(words: FilledTalk, shapes: Sequence[FilledShape]) -> list[Change]:
    """What was filled in, slide by slide."""
    made: list[Change] = []
    for one in words.slides:
        made += [
            Change(
                f"slide {one.talk.number}, {text.text.place}", _on_one_line(text.text.words), _on_one_line(text.said)
            )
            for text in one.texts
            if text.words
        ]
        made += [
            Change(shape.place, _before(shape), _after(shape))
            for shape in shapes
            if shape.slide.part == one.talk.part
        ]
    # PowerPoint keeps the titles of slides among the properties of the file too.
    told = {one.old for one in made}
    others = [
        Change(one.text.place, *map(_on_one_line, (one.text.words, one.said))) for one in words.texts if one.words
    ]
    return made + [one for one in others if one.old not in told]


def _before(filled: FilledShape) -> str:
    """What stood in the place of a chart."""
    shape, chart = filled.shape, filled.shape.chart
    if chart is not None:
        return f"{chart.kind} chart, {_rows(chart.series, chart.along, chain(*chart.values))}"
    return f"{shape.what}" + (f" ('{shape.words}')" if shape.words else "")


def _after(filled: FilledShape) -> str:
    """What stands there now; a chart of PowerPoint's own stays of its kind."""
    data, chart = filled.content.chart, filled.shape.chart
    along = data.x if any(data.x) else tuple(f"{value:g}" for value in numbers_along(data))
    kind = data.kind if chart is None else chart.kind
    values = (value for one in data.series for value in one.values if value is not None)
    made = f"{kind} chart, {_rows([one.label for one in data.series], along, values)}"
    if chart is not None and KeptLooks(chart, data, filled.place).leading():
        made += f"; what marked '{chart.along[-1]}', its last point, marks '{along[-1]}'"
    return made


def _rows(series: Sequence[str], along: Sequence[str], values: Iterable[float]) -> str:
    """How much a chart shows, in a few words."""
    count = f"{len(series)} series" if len(series) != 1 else f"'{series[0]}'"
    held = list(values)
    reach = f", {min(held):.4g} to {max(held):.4g}" if held else ""
    ends = f"{along[0]} … {along[-1]}" if len(along) > 1 else "".join(along)
    return f"{count} of {len(along)} ({ends}){reach}" if along else count


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
