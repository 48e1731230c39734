"""bind: Outline -> Deck. Figures are worked out, names filled in, queries run, claims tried, sources gathered."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.binding.cited import Citation
from deckgen.binding.scope import Scope
from deckgen.binding.wording import Translate, as_written
from deckgen.deck import Backing, Deck, DeckSection, DeckSlide, Occasion, Speaker
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.model.reveal import Transition
from deckgen.model.rich_text import Run, Text
from deckgen.model.slug import slug
from deckgen.model.thing_colors import NONE_NAMED, ThingColors
from deckgen.model.web_links import is_followable
from deckgen.numbers.by_language import format_date
from deckgen.outline.audience import Event
from deckgen.outline.deck_file import Note, Outline, Section, Slide
from deckgen.slide_kind import SlideKind
from deckgen.stages.bind.ages import Reach, judge_age, reach_of, reaching
from deckgen.stages.bind.backgrounds import bind_background
from deckgen.stages.bind.claims import try_claims
from deckgen.stages.bind.figure_values import FigureNames
from deckgen.stages.bind.revealing import revealed_blocks
from deckgen.stages.bind.said_titles import name_titles, with_titles_said
from deckgen.stages.bind.scope_of import scope_of
from deckgen.stages.bind.unfilled import say_unfilled
from deckgen.stages.gather import Gathered

# The layout in which a single number fills its slide.
HERO = "hero"


def bind(
    outline: Outline,
    brand: Brand,
    gathered: Gathered,
    log: Diagnostics,
    event: Event | None = None,
    translate: Translate = as_written,
    thing_colors: ThingColors = NONE_NAMED,
) -> Deck:
    """The deck with nothing left to fill in, its words translated.

    thing_colors are those that things have through the whole deck, of which the outline may be a part. What could not
    be bound is left out, and the log says why.
    """
    scope = scope_of(outline, brand, gathered, log, translate, thing_colors)
    figures = FigureNames(outline, scope)
    name_titles(outline, scope, figures)
    reach = reach_of(outline, gathered.tables, scope.language, log)
    deck = _Binder(outline, scope, figures, event, reach).deck()
    say_unfilled(outline, event, scope.filled, log)
    judge_age(outline, gathered.tables, event.date if event else outline.date, log)
    return deck


def say_titles(outline: Outline, brand: Brand, gathered: Gathered, log: Diagnostics) -> Outline:
    """The outline with what its titles say in place of the names that they quote, in the author's language."""
    scope = scope_of(outline, brand, gathered, log)
    figures = FigureNames(outline, scope)
    name_titles(outline, scope, figures)
    return with_titles_said(outline, scope, figures)


class _Binder:
    """Binds the sections of one outline in order."""

    def __init__(
        self, outline: Outline, scope: Scope, figures: FigureNames, event: Event | None, reach: Reach
    ) -> None:
        self.outline, self.scope, self.log, self.event = outline, scope, scope.log, event
        self.figures, self.reach = figures, reach
        self.cited: dict[str, Citation] = {}
        self.ids = {str(name) for name in outline.ids()}
        # The sections, behind those of the talk, of slides that belong to none of these; by the words of their kinds.
        self.apart: dict[str, DeckSection] = {}
        # How often an id was made of the same words.
        self.id_counts: dict[str, int] = {}

    def deck(self) -> Deck:
        """The whole deck."""
        scope, outline = self.scope, self.outline
        with scope.citing():
            said = scope.translated(outline.title)
            title = scope.own(said)
            subtitle = scope.text(outline.subtitle) if outline.subtitle else Text()
            speaker, occasion = self._speaker(), self._occasion()
            claims = try_claims(outline.claim, title.plain, scope)
            slides = [replace(self._cover(title, said), claims=claims)]
        sections: list[DeckSection] = []
        for index, section in enumerate(outline.sections):
            number = 1 + sum(one.divided for one in sections)
            with self.figures.known_in(section.given):
                bound, divider = self._section(section, number, index)
                sections.append(bound)
                slides += divider
                slides += [self._slide(slide, self._place(slide, section, index)) for slide in section.slides]
        sections += self.apart.values()
        scope.jumps.judge({slide.id for slide in slides}, outline.targets, self.log)
        return Deck(
            title=title,
            subtitle=subtitle,
            speaker=speaker,
            occasion=occasion,
            date=day.isoformat() if (day := self.event.date if self.event else outline.date) else "",
            language=scope.language,
            brand=scope.brand,
            dividers=outline.dividers,
            sections=tuple(sections),
            slides=tuple(slides),
            cited=tuple(self.cited.values()),
        )

    def _section(self, section: Section, number: int, index: int) -> tuple[DeckSection, list[DeckSlide]]:
        """A section, the number-th of the talk if it is one of these, and its divider, if it has one."""
        with self.scope.citing():
            heading = self.scope.translated(section.title)
            name = self.scope.own(heading)
            short = self.scope.text(section.short) if section.short else name
            divided = section.divider and bool(section.slides)
            bound = DeckSection(name, short, number if divided else 0, divided)
            opened = divided and self.outline.opens(section)
            return bound, [self._divider(section, name, heading, index)] if opened else []

    def _place(self, slide: Slide, section: Section, index: int) -> int:
        """The index of the section that a slide is in: the one that it is written in, or one apart from the talk.

        Where an author has given slides that stand apart a section to themselves, they stay in it.
        """
        kind = slide.kind()
        others = (one.kind() for one in section.slides)
        if kind is None or not kind.stands_apart or all(one and one.stands_apart for one in others):
            return index
        if kind.word() not in self.apart:
            heading = kind.heading(self.outline.title, self.scope.language)
            assert heading is not None
            with self.scope.citing():
                name = self.scope.own(heading)
            self.apart[kind.word()] = DeckSection(name, name, 0, divided=False)
        return len(self.outline.sections) + list(self.apart).index(kind.word())

    def _speaker(self) -> Speaker:
        speaker, own = self.outline.speaker, self.scope.own
        if speaker is None:
            return Speaker()
        contact = [own(words).plain for words in (speaker.email, speaker.handle) if words]
        role = self.scope.text(speaker.role) if speaker.role else Text()
        return Speaker(own(speaker.name), role, _contact(contact))

    def _occasion(self) -> Occasion:
        """Where and when: those of the event, else the day of the deck."""
        event = self.event
        if event is not None:
            when = format_date(event.date, self.scope.language)
            name, place = (str(self.scope.translated(words)) if words else "" for words in (event.name, event.place))
            return Occasion(name, place, when)
        return Occasion(date=format_date(self.outline.date, self.scope.language) if self.outline.date else "")

    def _cover(self, title: Text, said: Str) -> DeckSlide:
        notes, span = self._notes(self.outline.notes), self.outline.at("title")
        translated = None if said is self.outline.title else said.span
        backing = bind_background(self.outline.background, self.scope)
        slide = DeckSlide(
            self._id("cover"), "cover", title, span, notes=notes, translated=translated, backing=backing
        )
        return self._drawing_on(replace(slide, transition=self._transition))

    def _divider(self, section: Section, name: Text, said: Str, index: int) -> DeckSlide:
        notes = self._notes(section.notes)
        ident = str(section.id) if section.id else self._id("section-" + slug(str(section.short or section.title)))
        span, translated = section.at("title"), None if said is section.title else said.span
        backing = bind_background(section.background, self.scope)
        slide = DeckSlide(
            ident, "divider", name, span, section=index, notes=notes, translated=translated, backing=backing
        )
        return self._drawing_on(replace(slide, transition=self._transition))

    @property
    def _transition(self) -> Transition:
        """How slides come in the show that don't say it themselves."""
        wanted: Transition | None = self.outline.transition
        return wanted or self.scope.brand.transition

    def _drawing_on(self, slide: DeckSlide) -> DeckSlide:
        """The slide, which knows the tables and figures that it draws on."""
        numbers = tuple(self.scope.cited.footnotes.items())
        if slide.kind in ("cover", "divider") and numbers:
            cited = tuple(self.scope.sources[name] for name, _ in numbers)
            self.cited.update({source.id: source for source in cited})
            slide = replace(slide, cited=cited, numbers=numbers)
        return replace(
            slide,
            tables=tuple(self.scope.cited.tables),
            quoted=tuple(self._figures_quoted().items()),
            written=tuple(self.scope.cited.written),
        )

    def _figures_quoted(self) -> dict[str, str]:
        """The figures that the words of the slide have quoted so far, and what stands for each."""
        names = self.scope.names
        quoted = self.scope.cited.quoted.items()
        return {name: text for name, text in quoted if (one := names[name]) and one.is_figure}

    def _slide(self, slide: Slide, index: int) -> DeckSlide:
        with self.scope.citing(), self.figures.known_in(slide.given):
            return self._bound(slide, index)

    def _bound(self, slide: Slide, index: int) -> DeckSlide:
        """One slide, bound: title first, so that footnotes count from it."""
        scope, kind = self.scope, slide.kind()
        heading = slide.title or (kind.heading(self.outline.title, scope.language) if kind else None)
        said = scope.translated(heading) if heading else None
        title = scope.own(said) if said else Text()
        # Not the heading of a special slide, which may be the deck's title: audiences have that of their own.
        named = (title if said is slide.title else scope.own(slide.title)).plain if slide.title else ""
        backing = self._backing(slide)
        with scope.standing_on(backing.brand(scope.brand) if backing else scope.brand):
            content = slide.bound(scope)
        note = scope.text(slide.note) if slide.note else Text()
        alone = len(content) == 1 and (slide.layout == HERO or not content[0].fills_slide)
        shown = backing.picture.alt if backing and backing.picture and not content and kind is None else ""
        spoken = content[0].spoken if alone else shown
        if slide.hide_title:
            title, spoken = Text(), title.plain or spoken
        self._say_unfit(slide, kind, bool(title or spoken))
        revealed = revealed_blocks(slide, self.log)
        scope.cite_written(slide.source)
        typed, reads = tuple(scope.cited.said), tuple(scope.cited.reads)
        claims = try_claims(slide.claim, named, scope)
        quotes = any((held := scope.names[name]) and held.number is not None for name in self._figures_quoted())
        seen = self._cited()
        notes = self._notes(slide.notes)
        drawn_on = self._cited()
        seen = [name for name in drawn_on if name in seen or name in scope.cited.footnotes]
        cited = tuple(reaching(scope.sources[name], scope.cited.tables, self.reach) for name in seen)
        self.cited.update({name: scope.sources[name] for name in drawn_on})
        made = DeckSlide(
            id=str(slide.id) if slide.id else self._id(slug(named or (kind.word() if kind else spoken))),
            kind=kind.word() if kind else "content",
            title=title,
            span=slide.at("title") if slide.title else slide.span,
            spoken_title=spoken,
            content=content,
            layout=slide.layout,
            section=index,
            cited=cited,
            heard=tuple(scope.sources[name] for name in drawn_on if name not in seen),
            numbers=tuple(scope.cited.footnotes.items()),
            notes=notes,
            note=note,
            note_span=slide.at("note"),
            backing=backing,
            revealed=revealed,
            transition=slide.transition or self._transition,
            hidden=slide.appendix,
            frozen=slide.freeze,
            quotes_figures=quotes,
            allow=frozenset(str(code) for code in slide.allow),
            translated=said.span if said is not None and said is not heading else None,
            repeats=str(slide.use or ""),
            claims=claims,
            drawn=tuple(scope.cited.drawn),
            queries=tuple(scope.cited.queries),
            reads=reads,
            said=typed,
            figures={name: one for name, one in scope.names.items() if one is not None and one.is_figure},
        )
        return self._drawing_on(made)

    def _backing(self, slide: Slide) -> Backing | None:
        """What stands behind a slide: a number that fills it stands on dark, unless its author wants it otherwise."""
        blocks = slide.blocks()
        if slide.background is None and slide.layout == HERO and len(blocks) == 1 and blocks[0].may_fill_slide:
            return Backing(self.scope.brand.dark, slide.span)
        return bind_background(slide.background, self.scope)

    def _say_unfit(self, slide: Slide, kind: SlideKind | None, is_titled: bool) -> None:
        """Say what a slide lacks, and what a special one holds besides."""
        if kind is not None and (besides := [part for part in slide.held() if part is not kind]):
            message = f"a slide of '{kind.word()}' holds nothing else"
            self.log.error("conflicting_keys", message, slide.at(besides[0].word()), "make it a slide of its own")
        if kind is not None and slide.hide_title:
            message = f"a slide of '{kind.word()}' can't hide its title"
            self.log.error("conflicting_keys", message, slide.at("hide_title"), "leave 'hide_title' out")
        if not is_titled and slide.all_read:
            self.log.error("missing_key", "'title' is missing", slide.span, "say the finding in one sentence")
        if kind is None and not slide.blocks() and slide.all_read and slide.background is None:
            hint = "add a block, such as 'bullets: […]'"
            self.log.error("empty_slide", "this slide holds no block", slide.span, hint)

    def _notes(self, notes: tuple[Note, ...]) -> tuple[Text, ...]:
        return tuple(paragraph for note in notes for paragraph in self.scope.notes(note.text))

    def _cited(self) -> list[str]:
        """The sources of the slide: those of its footnotes by number, then the others as they were mentioned."""
        cited = self.scope.cited
        names = dict.fromkeys([*cited.footnotes, *cited.ids])
        return [name for name in names if name in self.scope.sources]

    def _id(self, wanted: str) -> str:
        """An id that no slide has, made from words."""
        name, count = wanted, self.id_counts.get(wanted, 1)
        while name in self.ids:
            count += 1
            name = f"{wanted}-{count}"
        self.id_counts[wanted] = count
        self.ids.add(name)
        return name


def _contact(words: list[str]) -> Text:
    runs: list[Run] = []
    for index, word in enumerate(words):
        if index:
            runs.append(Run(" · "))
        address = f"mailto:{word}"
        runs.append(Run(word, link=address if is_followable(address) else None))
    return Text(tuple(runs))
