"""bind, for a talk made by hand: the `{{ names }}` in its words get what they stand for, slide by slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.cited import Said
from deckgen.binding.columns_read import ClaimRead
from deckgen.binding.quoted_names import said_of
from deckgen.binding.scope import Scope
from deckgen.binding.wording import Translate, as_written
from deckgen.deck import NOTHING, DeckSlide
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Diagnostic, Diagnostics, SourceFile, Span, nearest_name
from deckgen.model.manifest import FILLED, filled_name
from deckgen.model.marks import Str
from deckgen.model.talk_marks import stray_in_talk
from deckgen.office.talk_file import Talk, TalkShape, TalkSlide, TalkText
from deckgen.office.talk_words import as_typed, holes
from deckgen.outline.deck_file import Outline
from deckgen.pages.studio import source_line
from deckgen.stages.bind.ages import reach_of, reaching
from deckgen.stages.bind.figure_values import FigureNames
from deckgen.stages.bind.said_titles import name_titles
from deckgen.stages.bind.scope_of import scope_of
from deckgen.stages.gather import Gathered

# The name that stands for the sources of what is filled on its slide.
SOURCES = "sources"


class FilledText(Struct, frozen=True):
    """A paragraph and the words for each of its names."""

    text: TalkText
    words: tuple[str, ...]

    @property
    def said(self) -> str:
        """What the paragraph says once it is filled."""
        said, end = "", 0
        for hole, words in zip(holes(self.text.words), self.words, strict=True):
            said, end = said + self.text.words[end : hole.start()] + words, hole.end()
        return said + self.text.words[end:]


class FilledSlide(Struct, frozen=True):
    """A slide of the talk, with what its words and its charts draw on; slide holds that as a deck's slide does."""

    talk: TalkSlide
    texts: tuple[FilledText, ...]
    slide: DeckSlide


class FilledTalk(Struct, frozen=True):
    """A talk with words for all of its names.

    texts: those of its layouts. quoted: all names as they are quoted.
    places: where its texts stand, which complaints about them name in place of a file.
    """

    slides: tuple[FilledSlide, ...]
    texts: tuple[FilledText, ...]
    quoted: tuple[str, ...]
    places: frozenset[str] = frozenset()

    def told(self, said: Iterable[Diagnostic], display_path: str) -> Iterator[Diagnostic]:
        """Complaints, those about its words as ones about the whole file, whose lines nobody knows."""
        whole = Span(SourceFile(display_path, ""), 0, 0, 0)
        for one in said:
            place = one.span.file.path if one.span is not None else ""
            in_talk = place in self.places
            yield replace(one, message=f"{place}: {one.message}", span=whole, edits=()) if in_talk else one


class PlacedChart(Struct, frozen=True):
    """A shape, and the bound chart that fills it."""

    shape: TalkShape
    slide: DeckSlide


class TalkOrder(Struct, frozen=True):
    """What the words of a talk are filled with: a variant's outline, its brand, the tables, what translates.

    claims: those of the deck, which guard its words.
    """

    outline: Outline
    brand: Brand
    gathered: Gathered
    translate: Translate = as_written
    claims: tuple[ClaimRead, ...] = ()


def bind_talk(
    talk: Talk, display_path: str, charts: Mapping[str, Sequence[PlacedChart]], order: TalkOrder, log: Diagnostics
) -> FilledTalk:
    """The words of a talk. charts are the bound charts that fill shapes, by the parts of the slides of these."""
    said = Diagnostics()
    scope = scope_of(order.outline, order.brand, order.gathered, said, order.translate)
    binder = _TalkBinder(talk, order, scope)
    bound = binder.bound(charts)
    for one in bound.told(said, display_path):
        log.add(one)
    return bound


class _TalkBinder:
    """Binds the words of one talk. places: where its texts stand, which complaints name in place of a file."""

    def __init__(self, talk: Talk, order: TalkOrder, scope: Scope) -> None:
        self.talk, self.scope, self.claims = talk, scope, order.claims
        self.places: set[str] = set()
        self._quoted: list[str] = []
        name_titles(order.outline, scope, FigureNames(order.outline, scope))
        self._reach = reach_of(order.outline, order.gathered.tables, scope.language, scope.log)

    def bound(self, charts: Mapping[str, Sequence[PlacedChart]]) -> FilledTalk:
        with self.scope.citing():
            made = [self._text(text, text.place) for text in self.talk.texts]
            grounds = tuple(self._with_sources(text, "", text.text.place) for text in made)
        slides = []
        for slide in self.talk.slides:
            held = charts.get(slide.part, ())
            if slide.texts or held:
                slides.append(self._slide(slide, held))
        return FilledTalk(tuple(slides), grounds, tuple(self._quoted), frozenset(self.places))

    def _slide(self, slide: TalkSlide, placed: Sequence[PlacedChart]) -> FilledSlide:
        """A slide: its words first, then those of its notes; what it cites is listed where it asks for that."""
        scope, charts = self.scope, [one.slide for one in placed]
        with scope.citing() as cited:
            for one in charts:
                scope.cite(tuple(source.id for source in one.cited))
                cited.tables.update(dict.fromkeys(one.tables))
            seen = [text for text in slide.texts if not text.is_said]
            made = {id(text): self._text(text, _place(slide, text)) for text in seen}
            cites, quoted = list(cited.ids), dict(cited.quoted)
            said = [text for text in slide.texts if text.is_said]
            made |= {id(text): self._text(text, _place(slide, text)) for text in said}
            # The claims are the deck's, and need not be about what this slide draws. What is said is judged as what
            # is seen: nobody types it anew either.
            reads = (*chain.from_iterable(one.drawn for one in charts), *cited.reads)
            typed = [said_of(self._typed(text, _place(slide, text)), scope.names) for text in slide.texts]
            sources = tuple(reaching(scope.sources[name], cited.tables, self._reach) for name in cites)
            figures = {name: held for name, held in scope.names.items() if held is not None and held.is_figure}
            bound = DeckSlide(
                id=filled_name(slide.identity),
                kind=FILLED,
                title=NOTHING,
                span=charts[0].span if charts else Span(SourceFile("", ""), 0, 0, 0),
                content=tuple(part for one in charts for part in one.content),
                cited=sources,
                heard=tuple(scope.sources[name] for name in cited.ids if name not in cites),
                quotes_figures=any(name in figures and figures[name].number is not None for name in quoted),
                tables=tuple(cited.tables),
                quoted=tuple((name, text) for name, text in cited.quoted.items() if name in figures),
                claims=self.claims,
                queries=tuple(chain.from_iterable(one.queries for one in charts)),
                reads=reads,
                said=(*(one for one in typed if one.quoted), *self._titles(slide, placed)),
                figures=figures,
            )
        listed, heard = source_line(bound).plain, bool(bound.heard)
        texts = tuple(
            self._with_sources(made[id(text)], listed, _place(slide, text), heard=heard) for text in slide.texts
        )
        return FilledSlide(slide, texts, bound)

    def _text(self, text: TalkText, place: str) -> FilledText:
        """A paragraph with what its names stand for; `{{ sources }}` stays as it is."""
        words, found = text.words, holes(text.words)
        where = self._file(words, place)
        alone = len(found) == 1 and words.strip() == found[0][0]
        spans = (Span(where, 1, hole.start() + 1, hole.end() + 1) for hole in found)
        filled = [self._hole(hole[0], span, alone=alone) for hole, span in zip(found, spans, strict=True)]
        start = next((at for at in _openings(words) if not any(one.start() <= at < one.end() for one in found)), None)
        if start is not None:
            at = Span(where, 1, start + 1, start + 3)
            self.scope.log.error("unclosed_name", "'{{' is never closed", at, "write {{ name }}")
            return FilledText(text, tuple(filled))
        for stray in stray_in_talk(words, found, self.scope.known):
            at = Span(where, 1, stray.start + 1, stray.start + stray.length + 1)
            self.scope.log.warning("stray_mark", stray.message, at, stray.hint)
        return FilledText(text, tuple(filled))

    def _typed(self, text: TalkText, place: str) -> Str:
        """The words of a paragraph with its names as they were typed, to be judged."""
        words = text.words
        for hole in reversed(holes(words)):
            words = words[: hole.start()] + as_typed(hole[0]) + words[hole.end() :]
        return Str(words, Span(self._file(words, place), 1, 1, len(words) + 1), "'")

    def _titles(self, slide: TalkSlide, placed: Sequence[PlacedChart]) -> Iterator[Said]:
        """The titles without names in charts that get new data: they stay, and may be true no longer."""
        for one in placed:
            for title in one.shape.chart.titles if one.shape.chart is not None else ():
                if not holes(title.words):
                    where = self._file(title.words, f"slide {slide.number}, {title.called} of '{one.shape.name}'")
                    yield Said(Str(title.words, Span(where, 1, 1, len(title.words) + 1), "'"))

    def _hole(self, hole: str, span: Span, *, alone: bool) -> str:
        typed = as_typed(hole)
        if _is_sources(typed, self.scope):
            return hole
        name = typed[2:-2].strip()
        if name not in self.scope.names and nearest_name(name, [*self.scope.names, SOURCES]) == SOURCES:
            self.scope.log.error("unknown_name", f"nothing is called '{name}'", span, f"did you mean '{SOURCES}'?")
            return hole
        self._quoted.append(typed[2:-2])
        return self.scope.quote(Str(typed, span, "'"), alone=alone)

    def _with_sources(self, filled: FilledText, listed: str, place: str, *, heard: bool = False) -> FilledText:
        """A paragraph in which the sources of its slide are listed where it asks for them; heard: notes cite some."""
        words = []
        for hole, said in zip(holes(filled.text.words), filled.words, strict=True):
            is_asked = _is_sources(as_typed(hole[0]), self.scope)
            if is_asked and not listed:
                where = self._file(filled.text.words, place)
                message, hint = "there is no source to list", "give what is filled on this slide a 'source'"
                if heard:
                    message, hint = (
                        f"{message}: the notes alone have one",
                        "take it out, or show what is from it",
                    )
                self.scope.log.error("no_sources", message, Span(where, 1, 1, 2), hint)
            words.append(listed if is_asked else said)
        return replace(filled, words=tuple(words))

    def _file(self, words: str, place: str) -> SourceFile:
        """The file that complaints about a paragraph name: the place of it."""
        self.places.add(place)
        return SourceFile(place, words)


def _is_sources(hole: str, scope: Scope) -> bool:
    return hole[2:-2].strip() == SOURCES and SOURCES not in scope.names


def _place(slide: TalkSlide, text: TalkText) -> str:
    return f"slide {slide.number}, {text.place}"


def _openings(words: str) -> Iterator[int]:
    """Where braces open."""
    start = words.find("{{")
    while start >= 0:
        yield start
        start = words.find("{{", start + 2)
