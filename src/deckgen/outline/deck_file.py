"""Outline: what may be written in deck.yaml, whole. Short forms, defaults and the manual's words stand here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from msgspec import Struct
from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, PrivateAttr
from pydantic_core import core_schema

from deckgen.block import BLOCKS, Block, Holder, Part, let_hold, read_of
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Map, Seq, Str
from deckgen.model.node import Day, Flag, Integer, Names, Node, Strs, Tailored, complaint, one_of
from deckgen.model.rich_text import HOLE, parse
from deckgen.model.slug import is_blank, slug
from deckgen.model.times import Minutes
from deckgen.outline.audience import Audience, Event
from deckgen.outline.background import Background
from deckgen.outline.data_table import DataTable
from deckgen.outline.figure import Figure
from deckgen.slide_kind import SLIDES, SlideKind


def _with_a_letter(name: Str) -> Str:
    """A name, which holds a letter, or quotes something."""
    if name.strip() and not name.stand_in and not any(letter.isalpha() for letter in name):
        raise complaint("wrong_value", f"can't be '{name}', which is no name", name.span)
    return name


def _with_words(title: Str) -> Str:
    """A title, which holds more than blanks."""
    if is_blank(title) and title.style is not None and not title.stand_in:
        raise complaint("empty_words", "a title holds no words", title.span, "write some, or leave it out")
    return title


Title = Annotated[Str, AfterValidator(_with_words)]


class Speaker(Node):
    """Who gives the talk."""

    noun = "'speaker'"
    short_form = "name"
    name: Annotated[Str, AfterValidator(_with_a_letter)]
    """The speaker's name."""
    role: Str | None = None
    """Office and affiliation."""
    email: Str | None = None
    """An address for the closing slide."""
    handle: Str | None = None
    """A name on social media for the closing slide."""


class Source(Tailored):
    """A source, cited by its id. Where it is not for an audience, nothing that the audience sees cites it."""

    noun = "a source"
    publisher: Str
    """Who published it; this is what the footer says."""
    title: Str | None = None
    """Its title, for the list of sources."""
    year: Integer | None = None
    """The year of publication."""
    url: Str | None = None
    """Where it can be read."""
    accessed: Day | None = None
    """The day on which it was read."""


class Note(Tailored):
    """A part of the speaker's notes."""

    noun = "a note"
    short_form = "text"
    text: Str
    """The words, as Markdown."""


def _notes(value: Any) -> Any:
    """Words, or a list of notes."""
    if isinstance(value, Str | Map) and not (isinstance(value, Str) and value.null):
        return Seq([value], value.span)
    return value


class _OneOrMore:
    """Marks a list of which a single item may stand alone."""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The JSON Schema of an item, or of the list."""
        listed = handler(schema)
        return {"anyOf": [listed["items"], listed]}


Notes = Annotated[tuple[Note, ...], BeforeValidator(_notes), _OneOrMore()]


class GivenNames(Struct, frozen=True):
    """What a section or a slide gives to names, for itself alone."""

    values: Mapping[Str, Str]
    """Words and numbers, by `with`."""
    figures: Mapping[Str, Figure]
    """What it works out, by `figures`."""


class Slide(Tailored, Holder):
    """A slide: what it says, what it shows, and for whom."""

    noun = "a slide"
    id: Str | None = None
    """A stable name; made from the title where left out."""
    title: Title | None = None
    """The finding, in one sentence."""
    hide_title: Flag = False
    """Whether its title isn't shown, and stands for it in the outline view and for screen readers alone."""
    claim: Strs = ()
    """Queries that must be true for the title to stand."""
    source: Names = ()
    """Sources beside those of the slide's tables and figures."""
    notes: Notes = ()
    """The speaker's notes, as Markdown: words, or a list of notes of which some are for some audiences."""
    tags: Names = ()
    """Words by which audiences hide and show it."""
    priority: one_of("must", "should", "could") = "should"  # type: ignore[valid-type]
    """What goes first when time is short."""
    minutes: Minutes | None = None
    """How long it takes; estimated where left out."""
    note: Str | None = None
    """A caveat, in a line or two of small grey words over the sources."""
    background: Background | None = None
    """What stands behind it: a picture, or a color such as dark or accent."""
    layout: one_of("auto", "full", "split", "stack", "hero") = "auto"  # type: ignore[valid-type]
    """How its blocks are arranged; `hero` lets a single number of `stats` fill the slide, on dark."""
    reveal: Flag = False
    """Whether its blocks, and the parts of each, appear one by one in the show; a block's own `reveal` wins."""
    transition: one_of("none", "fade", "push") | None = None  # type: ignore[valid-type]
    """How it comes in the show; as the deck has it where left out."""
    hidden: Flag = False
    """Left out, unless an audience shows one of its tags."""
    appendix: Flag = False
    """Kept at the end as a hidden slide, for questions."""
    freeze: Flag = False
    """Stays for good as it is in the last built file, whatever is edited here or there."""
    allow: Names = ()
    """Checks that it is excused from."""
    with_: dict[Str, Str] = Field(default={}, alias="with")
    """Values of names on this slide alone, over those of `set`."""
    figures: dict[Str, Figure] = {}
    """Numbers by the names that the text of this slide quotes; nothing else knows them."""
    use: Str | None = None
    """Another slide, by its id, that stands here once more; keys beside this one take the place of that slide's."""

    @property
    def given(self) -> GivenNames:
        """What it gives to names."""
        return GivenNames(self.with_, self.figures)

    @classmethod
    def unknown(cls, key: Str, keys: tuple[str, ...], log: Diagnostics) -> None:
        """Say besides which slides come by themselves."""
        if key in ("cover", "divider"):
            whose = "the deck's" if key == "cover" else "each section's"
            log.error("unknown_key", f"a slide has no key '{key}'", key.span, f"{whose} {key} comes by itself")
            return
        super().unknown(key, keys, log)

    def held(self) -> tuple[SlideKind | Block, ...]:
        """The blocks and the kinds of slides that stand here, in the order in which they were written."""
        held = (getattr(self, key, None) for key in self.order)
        return tuple(part for part in held if isinstance(part, SlideKind | Block))

    def kind(self) -> SlideKind | None:
        """The special slide that this is, such as closing; None for a slide of blocks."""
        return next((kind for kind in self.held() if isinstance(kind, SlideKind)), None)


let_hold(Part, BLOCKS, BLOCKS.words)
let_hold(Slide, BLOCKS, BLOCKS.words)
let_hold(Slide, SLIDES, SLIDES.words)


class Section(Tailored):
    """A part of the talk, opened by a divider."""

    noun = "a section"
    title: Title
    """The words on its divider, and over the titles of its slides."""
    short: Str | None = None
    """A word for the tracker on dividers; the title where left out."""
    id: Str | None = None
    """A stable name of its divider; made from the title where left out."""
    tags: Names = ()
    """Words by which audiences hide and show it."""
    divider: Flag = True
    """Whether a divider opens it; one without is counted nowhere, and no slide of it names it."""
    priority: one_of("must", "should", "could") = "should"  # type: ignore[valid-type]
    """The priority of slides that have none of their own."""
    minutes: Minutes | None = None
    """How long its divider takes."""
    notes: Notes = ()
    """The speaker's notes of its divider."""
    background: Background | None = None
    """What stands behind its divider: a picture, or a color."""
    hidden: Flag = False
    """Left out, unless an audience shows one of its tags."""
    with_: dict[Str, Str] = Field(default={}, alias="with")
    """Values of names in this section alone, over those of `set`."""
    figures: dict[Str, Figure] = {}
    """Numbers by the names that the text of this section quotes; nothing else knows them."""
    slides: tuple[Slide, ...] = ()
    """The slides in order; `include: file.yaml` brings in more."""

    @property
    def given(self) -> GivenNames:
        """What it gives to names."""
        return GivenNames(self.with_, self.figures)

    @classmethod
    def unknown(cls, key: Str, keys: tuple[str, ...], log: Diagnostics) -> None:
        """Say besides what belongs to slides."""
        if key in Slide.model_fields:
            hint = "it belongs to a slide: write 'slides:', and '- title: …' under it"
            log.error("unknown_key", f"a section has no key '{key}'", key.span, hint)
            return
        super().unknown(key, keys, log)


class Include(Node):
    """A file of the project whose sections or slides stand here."""

    noun = "an include"
    include: Str
    """The file: a section or a slide, a list of them, or `figures` with `sections` or `slides` beside them."""
    with_: dict[Str, Str] = Field(default={}, alias="with")
    """Values of names in that file, over those of `set`."""


class QuotedTitle(Struct, frozen=True):
    """A title that other words quote, as in `{{ border.title }}`."""

    id: str
    """The id of its section or slide."""
    title: Str | None
    """The title as it is written, None where no section or slide has this id."""
    given: tuple[GivenNames, ...] = ()
    """What its section, and then its slide, give to names in it."""


class MayBeElsewhere:
    """Marks a key whose mapping may stand in files of its own, which are named in its place."""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The JSON Schema of the mapping, of a path, or of a list of paths."""
        path = {"type": "string", "pattern": r"\.ya?ml$"}
        return {"anyOf": [handler(schema), path, {"type": "array", "items": path}]}


class Outline(Node):
    """A deck: the talk as its author wrote it."""

    noun = "a deck"
    samples = {
        "brand": "write 'brand: brand.yaml': colors, fonts and the logo stand in a file of their own",
        "language": "write it as 'language: de-DE'",
        "speaker": "write 'speaker: Ana Ruiz', or 'name', 'role' and 'email' under it",
        "set": "write each name with its words: 'set: {ask: Invest}'",
        "sources": "write each with an id: 'sources: {census: {publisher: U.S. Census Bureau}}'",
        "data": "write each table with a name: 'data: {trade: {file: assets/data/trade.csv}}'",
        "figures": "write each with a name: 'figures: {exports: {value: 243}}'",
        "audiences": "write each with a name: 'audiences: {board: {title: For the board}}'",
        "events": "write each with a name: 'events: {austin: {name: Austin, date: 2018-09-12}}'",
        "checks": "write each with its weight: 'checks: {long_title: off}'",
        "fill": "write each shape with its chart: 'fill: {Trade: {type: line, data: trade}}'; or 'fill: {}'",
        "sections": "write each as '- title: …', with its 'slides:' under it",
    }
    title: Title
    """The talk's title."""
    subtitle: Str | None = None
    """A line under the title."""
    speaker: Speaker | None = None
    """Who gives the talk."""
    date: Day | None = None
    """The day against which the age of data is judged, unless an event says otherwise."""
    language: Str | None = None
    """The language that the deck is written in, as BCP 47; en-US where left out."""
    brand: Str | None = None
    """The brand file; the default brand where left out."""
    set: dict[Str, Str] = {}
    """First values of the names that the text quotes."""
    minutes: Minutes | None = None
    """How long the whole copy takes: estimates that fall short are stretched to it, what doesn't fit is cut."""
    clock: Flag = False
    """Whether the notes say when each slide begins."""
    notes: Notes = ()
    """The speaker's notes of the cover."""
    background: Background | None = None
    """What stands behind the cover: a picture, or a color."""
    transition: one_of("none", "fade", "push") | None = None  # type: ignore[valid-type]
    """How its slides come in the show, but those that say it themselves; as the brand has it where left out."""
    dividers: one_of("tracker", "agenda", "none") = "tracker"  # type: ignore[valid-type]
    """What opens sections: a divider with the sections at its foot, with all of them beside its title, or nothing."""
    sources: Annotated[dict[Str, Source], MayBeElsewhere()] = {}
    """Sources by the ids that cite them."""
    data: Annotated[dict[Str, DataTable], MayBeElsewhere()] = {}
    """Tables by the names that charts, tables and queries use."""
    figures: Annotated[dict[Str, Figure], MayBeElsewhere()] = {}
    """Numbers by the names that the text quotes."""
    audiences: Annotated[dict[Str, Audience], MayBeElsewhere()] = {}
    """Audiences by name."""
    events: Annotated[dict[Str, Event], MayBeElsewhere()] = {}
    """Events by name."""
    checks: dict[Str, Str] = {}
    """How much checks weigh in this deck, by their names: on, off, warning or error."""
    claim: Strs = ()
    """Queries that must be true for the deck's title to stand, or for what a file that it fills says."""
    fill: dict[Str, read_of(BLOCKS, "chart")] | None = None  # type: ignore[valid-type]
    """In place of `sections`, for a file made by hand: charts by the names of the shapes whose place they take."""
    sections: tuple[Section, ...]
    """The parts of the talk; `include: file.yaml` brings in more."""

    @classmethod
    def unknown(cls, key: Str, keys: tuple[str, ...], log: Diagnostics) -> None:
        """Say besides where slides stand."""
        if key == "slides":
            hint = "slides stand in sections: write 'sections:', and '- title: …' with its 'slides:' under it"
            log.error("unknown_key", "a deck has no key 'slides'", key.span, hint)
            return
        super().unknown(key, keys, log)

    _declared: frozenset[str] = PrivateAttr(default=frozenset())
    _quoted: tuple[QuotedTitle, ...] = PrivateAttr(default=())
    _targets: frozenset[str] = PrivateAttr(default=frozenset())

    @property
    def declared(self) -> frozenset[str]:
        """The names of all sources, tables and figures that stand in the file, those with faults among them."""
        return self._declared

    @classmethod
    def elsewhere(cls) -> tuple[str, ...]:
        """The keys whose mappings may stand in files of their own."""
        fields = cls.model_fields.items()
        return tuple(name for name, field in fields if any(isinstance(one, MayBeElsewhere) for one in field.metadata))

    def opens(self, section: Section) -> bool:
        """Whether a divider opens a section."""
        return section.divider and self.dividers != "none"

    def parts(self) -> Iterator[Section | Slide]:
        """Sections and slides, in order."""
        for section in self.sections:
            yield section
            yield from section.slides

    def all_figures(self) -> Iterator[Mapping[Str, Figure]]:
        """The figures of the deck, and those of each section and slide."""
        yield self.figures
        yield from (part.figures for part in self.parts())

    def ids(self) -> Iterator[Str]:
        """The ids that are written, of sections and slides in order."""
        yield from (part.id for part in self.parts() if part.id is not None)

    def titles(self) -> Iterator[QuotedTitle]:
        """The titles of sections and slides that have an id."""
        for section in self.sections:
            if section.id is not None:
                yield QuotedTitle(section.id, section.title, (section.given,))
            for slide in section.slides:
                if slide.id is not None:
                    yield QuotedTitle(slide.id, slide.title, (section.given, slide.given))

    @property
    def quoted(self) -> tuple[QuotedTitle, ...]:
        """The titles that anything in the deck quotes, each after those that it quotes itself."""
        return self._quoted

    def quoting(self, titles: tuple[QuotedTitle, ...]) -> Outline:
        """A copy that knows which titles are quoted, also those of slides that a variant leaves out."""
        made = self.model_copy()
        made._quoted = titles
        return made

    @property
    def targets(self) -> frozenset[str]:
        """The ids that links lead to, those of slides that a variant leaves out among them."""
        return self._targets

    def declaring(self, names: frozenset[str]) -> Outline:
        """A copy that knows the names of all sources, tables and figures, and the ids of all slides."""
        made = self.model_copy()
        made._declared = names
        made._targets = frozenset(filter(None, map(_target, self.parts())))
        return made


def _target(part: Section | Slide) -> str | None:
    """The id by which links find a section's divider or a slide; None where only binding tells the words of it."""
    if part.id is not None:
        return str(part.id)
    words = (part.short or part.title) if isinstance(part, Section) else part.title
    if words is None and isinstance(part, Slide):
        kind = part.kind()
        return slug(kind.word()) if kind is not None else None
    if words is None or HOLE.search(words):
        return None
    named = slug(parse(words).plain)
    return f"section-{named}" if isinstance(part, Section) else named
