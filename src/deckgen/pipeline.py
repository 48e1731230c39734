"""The pipeline on one page: load, gather, tailor, bind, layout, draw, write. Each stage hands on a finished value.

A deck is loaded and its tables are gathered once; the stages after that run for each variant of the talk. `check`
goes as far as layout and doesn't load matplotlib; `build` goes to the end and replaces the old files
only by whole and sound new ones.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from msgspec import Struct, field

from deckgen.binding.wording import Translate, as_written
from deckgen.charting.sheets import Sheets
from deckgen.check import Desk
from deckgen.deck import Deck
from deckgen.files.output_path import check_output, output_path
from deckgen.files.user_folders import cache_folder
from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.kinds import Registry
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics
from deckgen.model.language import base_of, runs_leftwards
from deckgen.model.marks import Str
from deckgen.model.mirror import mirrored_brand
from deckgen.model.page import ChartBox, Document
from deckgen.numbers.by_language import is_language
from deckgen.outline.deck_file import Outline
from deckgen.stages.bind.binder import DEFAULT_LANGUAGE, bind
from deckgen.stages.find_slides import find_slides
from deckgen.stages.gather import Gathered, gather
from deckgen.stages.judge import judge, judge_outline
from deckgen.stages.judge_translations import judge_translations
from deckgen.stages.layout.layouter import layout
from deckgen.stages.load.loader import load as load_outline
from deckgen.stages.read_brand import read_brand
from deckgen.stages.tailor import tailor
from deckgen.tailoring import (
    UnknownVariantError,
    Variant,
    next_event,
    variant_of,
    variants,
)

if TYPE_CHECKING:
    from deckgen.model.manifest import Manifest
    from deckgen.translation.catalogue import Catalogue
    from deckgen.translation.translator import Translator
    from deckgen.trust.permission import Ask

Progress = Callable[[int, int], None]


class Terms(TypedDict, total=False):
    """On which terms a deck is built, as `build` explains them; each is false where left out."""

    strict: bool
    locked: bool
    replace: bool
    trust: bool | Ask


class Build(Struct, frozen=True):
    """What a build made."""

    path: Path
    slides: int
    """How many slides are shown."""
    hidden: int
    """How many stand hidden at the end, for questions."""
    charts: int
    seconds: float
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say of the deck: warnings, since a deck with errors isn't built."""
    kept: Path | None = None
    """Where the old file is kept, with what was edited in it by hand; None where nothing was."""


def load(deck: Path | str = "deck.yaml") -> Outline:
    """The outline of a deck file; DeckgenError with every complaint where it has errors."""
    log = Diagnostics()
    outline = load_outline(Path(deck), str(deck), log)
    if outline is None or log.errors:
        raise DeckgenError(log)
    return outline


def check(
    deck: Path | str = "deck.yaml",
    *,
    audience: str | None = None,
    event: str | None = None,
    trust: bool | Ask = False,
) -> Diagnostics:
    """Everything that is wrong with a deck, found without writing or drawing anything.

    All variants that `build_all` would build are judged, or the one of an audience or an event (UnknownVariantError
    where the deck has none of that name). What is wrong with some variants alone names them. Checks that ask the web
    do so only with trust, as in `build`.
    """
    log = Diagnostics()
    try:
        with workshop(Path(deck), str(deck), log, trust) as shop:
            if shop is not None:
                every = audience is None and event is None
                shop.prepare_all(variants(shop.outline) if every else shop.one(audience, event, log), log)
    except DeckgenError as error:
        # There are too many errors to go on, and they may be those of one variant.
        for one in error.diagnostics:
            log.keep(one)
    return log


def build(
    deck: Path | str = "deck.yaml",
    output: Path | str | None = None,
    progress: Progress | None = None,
    *,
    audience: str | None = None,
    event: str | None = None,
    **terms: Unpack[Terms],
) -> Build:
    """Build the whole copy of a deck, an audience's or an event's, into a .pptx.

    DeckgenError with every complaint where it has errors, with strict where it has warnings too, and the old file
    stays; UnknownVariantError where the deck has no audience or event of that name. output is a .pptx file or a
    folder, `output/` beside the deck where left out; OutputError where it is another kind of file. progress is told
    how many of how many charts are drawn. With locked it is an error that a table's file is another one than
    deck.lock knows. That the old file was edited by hand, or wasn't built by deckgen, is an error too, which lists
    the edits; with replace it is kept beside the new one instead, under a name with the day. Programs of the deck's
    own, such as drawings, run only with trust, which holds for this build, or where the user granted that before;
    trust may also be a function that is asked about those that are new or have changed, and what it grants is
    remembered.
    """
    check_output(output)
    log, order = Diagnostics(), _Order(output, progress, **terms)
    with workshop(Path(deck), str(deck), log, order.trust) as shop:
        if shop is None:
            raise DeckgenError(log)
        (made,) = _build(shop, shop.one(audience, event, log), order, log)
    return made


def build_all(
    deck: Path | str = "deck.yaml",
    output: Path | str | None = None,
    progress: Progress | None = None,
    **terms: Unpack[Terms],
) -> tuple[Build, ...]:
    """Build the variant of every audience and event, each into a file named after it; none where one has errors.

    output is a folder. Raises and reports as `build` does.
    """
    check_output(output, several=True)
    log, order = Diagnostics(), _Order(output, progress, **terms)
    with workshop(Path(deck), str(deck), log, order.trust) as shop:
        if shop is None:
            raise DeckgenError(log)
        return _build(shop, variants(shop.outline), order, log)


def upcoming(deck: Path | str, today: date) -> str | None:
    """The name of the first event of a deck that is today or later; None where there is none."""
    return next_event(load(deck), today)


class _Order(Struct, frozen=True):
    """How decks are to be built: into which file or folder, whom to tell of progress, and on which terms."""

    output: Path | str | None
    progress: Progress | None
    strict: bool = False
    locked: bool = False
    trust: bool | Ask = False
    replace: bool = False

    def judge(self, log: Diagnostics) -> None:
        """Stop where there is too much to complain of."""
        if log.errors or (self.strict and len(log)):
            raise DeckgenError(log)


class Prepared(Struct, frozen=True):
    """A variant, bound, with every shape in its place, and what it is drawn with."""

    variant: Variant
    deck: Deck
    document: Document
    brand: Brand
    fonts: Fonts


class Workshop(Struct):
    """What all variants of a deck share: its outline, its tables, and the brands that they stand in."""

    path: Path
    outline: Outline
    gathered: Gathered
    trust: bool | Ask = False
    _brands: dict[str, tuple[Brand, Fonts, Diagnostics]] = field(default_factory=dict)
    _typesetters: dict[str, Typesetter] = field(default_factory=dict)
    _catalogues: dict[str, tuple[Catalogue, Diagnostics]] = field(default_factory=dict)
    _translators: list[Translator] = field(default_factory=list)
    _sheets: Sheets = field(default_factory=Sheets)

    @property
    def brands(self) -> dict[str, Brand]:
        """The brands that were read, by their files as the deck names them; "" for the default brand."""
        return {name: brand for name, (brand, _, _) in self._brands.items()}

    @property
    def has_wrong_brand(self) -> bool:
        """Whether a brand that was read has errors, such as a logo that can't be read."""
        return any(said.errors for _, _, said in self._brands.values())

    def one(self, audience: str | None, event: str | None, log: Diagnostics) -> tuple[Variant, ...]:
        """The variant that is asked for; none where it may be missing only because of an error in the log."""
        try:
            return (variant_of(self.outline, audience=audience, event=event),)
        except UnknownVariantError:
            if log.errors:
                return ()
            raise

    def prepare_all(self, wanted: Sequence[Variant], log: Diagnostics) -> list[Prepared]:
        """The variants laid out; what several of them say is said once."""
        logs: dict[str, Diagnostics] = {}
        made = [self._prepare(variant, logs.setdefault(variant.name, Diagnostics())) for variant in wanted]
        log.merge(logs)
        self.judge_all(made, log)
        return made

    def judge_all(self, made: Sequence[Prepared], log: Diagnostics) -> None:
        """Say what the rules find in the deck itself, once its variants are made, and on which slides it is."""
        log.stretches = find_slides(self.outline, (one.deck for one in made))
        judge_outline(self.outline, self.path, self.trust, log)
        tables = self.gathered.tables.values()
        judge_translations(self.outline, self.path.parent, tables, self._translators, log)

    def _prepare(self, variant: Variant, log: Diagnostics) -> Prepared:
        one = self.lay_out(tailor(self.outline, log, variant), variant, log)
        self.judge(one, log)
        return one

    def lay_out(self, outline: Outline, variant: Variant, log: Diagnostics) -> Prepared:
        """A variant bound and laid out, but not judged; outline is what `tailor` made for it, or a part of that."""
        brand, fonts, _ = self.brand(outline.brand)
        own, language = (str(part.language or DEFAULT_LANGUAGE) for part in (self.outline, outline))
        brand = brand.speaking(language, own=base_of(language) == base_of(own))
        deck = bind(outline, brand, self.gathered, log, variant.event, self._translation(variant, log)[0])
        document = layout(deck, self._typesetter(outline.brand), log)
        if runs_leftwards(document.language):
            brand = mirrored_brand(brand)
        return Prepared(variant, deck, document, brand, fonts)

    def judge(self, one: Prepared, log: Diagnostics) -> None:
        """Say what the rules find in a variant, and what is wrong with its brand and its catalogue."""
        name = one.variant.brand or self.outline.brand
        variant, folder, brand = one.variant, self.path.parent, one.deck.brand
        desk = Desk(self.outline, brand, one.fonts, self._typesetter(name), folder, variant.event, self._sheets)
        judge(desk, one.deck, one.document, log)
        log.merge({"": self.brand(name)[2]})
        spoken = str(variant.language or self.outline.language or DEFAULT_LANGUAGE)
        if spoken in self._catalogues:
            log.merge({"": self._catalogues[spoken][1]})

    def renewed(self, outline: Outline, gathered: Gathered, *, keeps_catalogues: bool) -> Workshop:
        """A workshop for the deck as it is now, which keeps brands, measured words and planned charts."""
        catalogues = self._catalogues if keeps_catalogues else {}
        return Workshop(
            self.path,
            outline,
            gathered,
            self.trust,
            self._brands,
            self._typesetters,
            catalogues,
            _sheets=self._sheets,
        )

    def manifest(self, one: Prepared) -> Manifest:
        """What a variant shows, for later comparisons."""
        from deckgen.stages.record import record

        return record(one.deck, one.document, self.outline, self.gathered, one.variant)

    def brand(self, written: Str | None) -> tuple[Brand, Fonts, Diagnostics]:
        """A brand and its fonts, read once, and what is wrong with the brand."""
        name = str(written or "")
        if name not in self._brands:
            said = Diagnostics()
            brand = read_brand(written, self.path.parent, said)
            self._brands[name] = brand, Fonts(brand), said
        return self._brands[name]

    def _typesetter(self, written: Str | None) -> Typesetter:
        """What measures words in the fonts of a brand."""
        fonts = self.brand(written)[1]
        return self._typesetters.setdefault(str(written or ""), Typesetter(fonts))

    def _translation(self, variant: Variant, log: Diagnostics) -> tuple[Translate, Diagnostics]:
        """What translates a variant's words, and what is wrong with its catalogue, which is read once."""
        own, language = (str(part.language or DEFAULT_LANGUAGE) for part in (self.outline, variant))
        if variant.language is None or language == own or not is_language(language):
            return as_written, Diagnostics()
        # Catalogues are Babel's, which takes its time to load.
        from deckgen.translation.catalogue import read_catalogue
        from deckgen.translation.translator import Translator, say_empty

        needed = base_of(language) != base_of(own)
        if language not in self._catalogues:
            said = Diagnostics()
            read = read_catalogue(self.path.parent, language, said)
            if needed and not read.said and not said.errors:
                say_empty(read, said, variant.language.span)
            self._catalogues[language] = read, said
        catalogue, said = self._catalogues[language]
        self._translators.append(Translator(catalogue, log, needed=needed and not said.errors))
        return self._translators[-1], said


@contextmanager
def workshop(path: Path, display_path: str, log: Diagnostics, trust: bool | Ask = False) -> Iterator[Workshop | None]:
    """What the variants of a deck file are made in; None where too little of the file is right.

    trust says, as in `build`, whether checks may ask the web.
    """
    for message in chain.from_iterable(kinds.left_out for kinds in Registry.every):
        log.warning("left_out_plug_in", message, hint="ask its authors for another word, or uninstall it")
    outline = load_outline(path, display_path, log)
    if outline is None:
        yield None
        return
    gathered = gather(outline, path.parent, log)
    try:
        yield Workshop(path, outline, gathered, trust)
    finally:
        gathered.close()


def _build(shop: Workshop, wanted: Sequence[Variant], order: _Order, log: Diagnostics) -> tuple[Build, ...]:
    from deckgen.stages.check_lock import check_lock
    from deckgen.stages.draw.own_drawing import permissions
    from deckgen.stages.save import file_names, save
    from deckgen.stages.spare import Spared
    from deckgen.trust.ask_leave import ask_leave

    began = time.perf_counter()
    if order.locked:
        check_lock(shop.outline, shop.path, log)
    prepared = shop.prepare_all(wanted, log)
    order.judge(log)
    names = file_names((one.document.title, one.variant.name) for one in prepared)
    targets = [output_path(shop.path, order.output, name) for name in names]
    spared = Spared(targets, replace=order.replace)
    spared.held(log)
    asked = list(permissions(one.document for one in prepared))
    ask_leave(shop.path, asked, order.trust, log, command="deckgen build --trust")
    order.judge(log)
    files = [_file(shop, one, order, log) for one in prepared]
    # While charts are drawn there is time to save an edit.
    held = spared.held(log)
    order.judge(log)
    made = []
    for name, target, file in zip(names, targets, files, strict=True):
        saved = save(file, shop.path, order.output, name, log, keep=target in held)
        if saved is None or log.errors:
            raise DeckgenError(log)
        made.append(saved)
    shop.gathered.queries.keep()
    seconds = time.perf_counter() - began
    return tuple(
        Build(saved.path, *_counts(one.document), seconds, tuple(log), saved.kept)
        for one, saved in zip(prepared, made, strict=True)
    )


def _file(shop: Workshop, one: Prepared, order: _Order, log: Diagnostics) -> bytes:
    """The bytes of a variant's .pptx, with its charts drawn; DeckgenError where one of them can't be."""
    from deckgen.fitting.chart_look import look_of
    from deckgen.model.manifest import to_json
    from deckgen.stages.draw.drawer import draw
    from deckgen.stages.draw.logo import with_logo
    from deckgen.stages.draw.own_drawing import Guests
    from deckgen.writers.pptx import write

    look, cache, guests = look_of(one.brand, one.fonts), cache_folder() / "charts", Guests(shop.path.parent)
    drawn = draw(one.document, look, cache=cache, progress=order.progress, log=log, guests=guests)
    if log.errors:
        raise DeckgenError(log)
    finished = with_logo(drawn, one.brand, one.fonts, log)
    return write(finished, one.brand, to_json(shop.manifest(one)))


def _counts(document: Document) -> tuple[int, int, int]:
    """How many slides are shown, how many are hidden, and how many charts there are."""
    hidden = sum(page.hidden for page in document.pages)
    charts = sum(isinstance(shape, ChartBox) for page in document.pages for shape in page.shapes)
    return len(document.pages) - hidden, hidden, charts
