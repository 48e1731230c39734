"""Outline: what may be written in deck.yaml, whole. Short forms, defaults and the manual's words stand here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from msgspec import Struct, field
from pydantic import BeforeValidator, Field, PrivateAttr, WithJsonSchema

from deckgen.block import BLOCKS, Block, Holder, Part, let_hold
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Map, Seq, Str
from deckgen.model.node import Day, Flag, Integer, Node, Strs, Tailored, one_of
from deckgen.model.times import Minutes
from deckgen.outline.audience import Audience, Event
from deckgen.outline.data_table import DataTable
from deckgen.outline.figure import Figure
from deckgen.slide_kind import SLIDES, SlideKind


class Speaker(Node):
    """Who gives the talk."""

    noun = "'speaker'"
    short_form = "name"
    name: Str
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


Notes = Annotated[
    tuple[Note, ...],
    BeforeValidator(_notes),
    WithJsonSchema({"type": ["string", "array"], "items": {"type": ["string", "object"]}}),
]


class Slide(Tailored, Holder):
    """A slide: what it says, what it shows, and for whom."""

    noun = "a slide"
    id: Str | None = None
    """A stable name; made from the title where left out."""
    title: Str | None = None
    """The finding, in one sentence."""
    claim: Strs = ()
    """Queries that must be true for the title to stand."""
    source: Strs = ()
    """Sources beside those of the slide's tables and figures."""
    notes: Notes = ()
    """The speaker's notes, as Markdown: words, or a list of notes of which some are for some audiences."""
    tags: Strs = ()
    """Words by which audiences hide and show it."""
    priority: one_of("must", "should", "could") = "should"  # type: ignore[valid-type]
    """What goes first when time is short."""
    minutes: Minutes | None = None
    """How long it takes; estimated where left out."""
    layout: one_of("auto", "full", "split", "stack", "hero") = "auto"  # type: ignore[valid-type]
    """How its blocks are arranged."""
    hidden: Flag = False
    """Left out, unless an audience shows one of its tags."""
    appendix: Flag = False
    """Kept at the end as a hidden slide, for questions."""
    allow: Strs = ()
    """Checks that it is excused from."""
    with_: dict[Str, Str] = Field(default={}, alias="with")
    """Values of names on this slide alone, over those of `set`."""
    use: Str | None = None
    """Another slide, by its id, that stands here once more; keys beside this one take the place of that slide's."""

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
    title: Str
    """The words on its divider, and over the titles of its slides."""
    short: Str | None = None
    """A word for the tracker on dividers; the title where left out."""
    id: Str | None = None
    """A stable name of its divider; made from the title where left out."""
    tags: Strs = ()
    """Words by which audiences hide and show it."""
    divider: Flag = True
    """Whether a divider opens it."""
    priority: one_of("must", "should", "could") = "should"  # type: ignore[valid-type]
    """The priority of slides that have none of their own."""
    minutes: Minutes | None = None
    """How long its divider takes."""
    notes: Notes = ()
    """The speaker's notes of its divider."""
    hidden: Flag = False
    """Left out, unless an audience shows one of its tags."""
    with_: dict[Str, Str] = Field(default={}, alias="with")
    """Values of names in this section alone, over those of `set`."""
    slides: tuple[Slide, ...] = ()
    """The slides in order; `include: file.yaml` brings in more."""


class QuotedTitle(Struct, frozen=True):
    """A title that other words quote, as in `{{ border.title }}`."""

    id: str
    """The id of its section or slide."""
    title: Str | None
    """The title as it is written, None where no section or slide has this id."""
    given: Mapping[Str, Str] = field(default_factory=dict)
    """The values that its section and slide give to the names in it."""


class Outline(Node):
    """A deck: the talk as its author wrote it."""

    noun = "a deck"
    title: Str
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
    sources: dict[Str, Source] = {}
    """Sources by the ids that cite them."""
    data: dict[Str, DataTable] = {}
    """Tables by the names that charts, tables and queries use."""
    figures: dict[Str, Figure] = {}
    """Numbers by the names that the text quotes."""
    audiences: dict[Str, Audience] = {}
    """Audiences by name."""
    events: dict[Str, Event] = {}
    """Events by name."""
    sections: tuple[Section, ...]
    """The parts of the talk; `include: file.yaml` brings in more."""
    _declared: frozenset[str] = PrivateAttr(default=frozenset())
    _quoted: tuple[QuotedTitle, ...] = PrivateAttr(default=())

    @property
    def declared(self) -> frozenset[str]:
        """The names of all sources, tables and figures that stand in the file, those with faults among them."""
        return self._declared

    def parts(self) -> Iterator[Section | Slide]:
        """Sections and slides, in order."""
        for section in self.sections:
            yield section
            yield from section.slides

    def ids(self) -> Iterator[Str]:
        """The ids that are written, of sections and slides in order."""
        yield from (part.id for part in self.parts() if part.id is not None)

    def titles(self) -> Iterator[QuotedTitle]:
        """The titles of sections and slides that have an id."""
        for section in self.sections:
            if section.id is not None:
                yield QuotedTitle(section.id, section.title, section.with_)
            for slide in section.slides:
                if slide.id is not None:
                    yield QuotedTitle(slide.id, slide.title, {**section.with_, **slide.with_})

    @property
    def quoted(self) -> tuple[QuotedTitle, ...]:
        """The titles that anything in the deck quotes, each after those that it quotes itself."""
        return self._quoted

    def quoting(self, titles: tuple[QuotedTitle, ...]) -> Outline:
        """A copy that knows which titles are quoted, also those of slides that a variant leaves out."""
        made = self.model_copy()
        made._quoted = titles
        return made

    def declaring(self, names: frozenset[str]) -> Outline:
        """A copy that knows the names of all sources, tables and figures in its file."""
        made = self.model_copy()
        made._declared = names
        return made
