"""What `deckgen fill` does: a talk that somebody made by hand goes in, a copy with figures and charts comes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.files.output_path import check_output, output_path
from deckgen.files.paths import read_bytes
from deckgen.fitting.chart_look import look_of
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics, SourceFile, Span
from deckgen.model.manifest import filled_name, to_json
from deckgen.model.page import ChartBox, Document, Page, Picture
from deckgen.office.built_file import slides_in
from deckgen.office.manifest_marks import is_as_built, talk_of
from deckgen.office.talk_file import Talk, find_talk
from deckgen.processes.carried import complain
from deckgen.processes.parsing import Failed, parse
from deckgen.stages.bind.talk import FilledTalk, PlacedChart, TalkOrder, bind_talk
from deckgen.stages.draw.chart_pictures import kept_pictures
from deckgen.stages.draw.drawer import draw
from deckgen.stages.draw.own_drawing import Guests, permissions
from deckgen.stages.save import put
from deckgen.stages.spare import Spared
from deckgen.stages.tailor import tailor
from deckgen.trust.ask_leave import ask_leave
from deckgen.verbs.fill.changes import Change, changes_made
from deckgen.verbs.fill.chart_fills import native_data, picture_fill
from deckgen.verbs.fill.copy_record import copy_record
from deckgen.verbs.fill.likely_talk import hint_for, mark_of
from deckgen.verbs.fill.place_complaints import say_outgrown, say_unfilled, say_unused
from deckgen.verbs.fill.shape_choice import FilledShape, on_their_grounds, shapes_to_fill, unreplaced
from deckgen.workshop import Prepared, Workshop, workshop
from deckgen.writers.pptx import filling as filler
from deckgen.writers.pptx.filling import Filling, TextFill

if TYPE_CHECKING:
    from deckgen.trust.permission import Ask

Progress = Callable[[int, int], None]
T = TypeVar("T")


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
        self.mark = mark_of(talk, shop.path.parent)
        self.whole = Span(SourceFile(display_path, ""), 0, 0, 0)

    def fill(self, audience: str | None, event: str | None) -> Fill:
        began, shop, log = time.perf_counter(), self.shop, self.log
        if shop.outline.fill is None and not log.errors:
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
        bound = {part: [PlacedChart(one.shape, one.bound) for one in held] for part, held in charts.items()}
        say_unfilled(found, self.whole, log)
        claims = prepared.deck.slides[0].claims
        order = TalkOrder(tailored, prepared.deck.brand, shop.gathered, shop.translation(variant, log), claims)
        words = bind_talk(unreplaced(found, shapes), self.display_path, bound, order, log)
        say_unused(words, shop.outline, self.whole, log)
        say_outgrown(words, found, self.whole, log)
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
        changes = tuple(changes_made(words, shapes))
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
        is_named = self.output is not None and target == Path(self.output)
        if not is_named and talk_of(target) not in ("", self.mark):
            message = f"'{target}' is the copy of another talk with the name of '{self.display_path}'"
            hint = "choose another place with -o, or delete it where nobody needs it"
            self.log.error("other_talk", message, Span(SourceFile(str(target), ""), 0, 0, 0), hint)
            raise DeckgenError(self.log)
        return target

    def _prepared(
        self, prepared: Prepared, words: FilledTalk, shapes: Sequence[FilledShape], found: Talk
    ) -> Prepared:
        """The slides of the talk that get something, with their charts in the boxes of the shapes."""
        boxes: dict[str, list[ChartBox]] = {}
        for one in shapes:
            box = one.shape.inside(found.page)
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
            tuple(native_data(one, filled.deck.language) for one in shapes if one.is_native),
            tuple(
                picture_fill(one, picture)
                for one in shapes
                if not one.is_native and (picture := drawn.get((filled_name(one.slide.identity), one.shape.name)))
            ),
            filled.document.date,
            filled.document.author,
        )

    def _pictures(self, filled: Prepared) -> dict[tuple[str, str], Picture]:
        drawn = draw(
            _drawn(filled.document),
            kept_pictures(look_of(filled.brand, filled.fonts)),
            log=self.log,
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
        return self._made(parse(filler.seal_filled, data, to_json(noted), self.mark))

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
