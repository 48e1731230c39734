"""Workshop: load, gather, and for each variant tailor, bind, layout, judge; it keeps what the variants share.

A deck is loaded and its tables are gathered once. Each stage hands on a finished value. Nothing is drawn or written
here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from deckgen.binding.wording import Translate, as_written
from deckgen.charting.sheets import Sheets
from deckgen.check import Desk
from deckgen.deck import Deck
from deckgen.fitting.chart_look import look_of
from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.kinds import Registry
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.language import base_of, runs_leftwards
from deckgen.model.marks import Str
from deckgen.model.mirror import mirrored_brand
from deckgen.model.page import Document
from deckgen.model.thing_colors import ThingColors
from deckgen.numbers.by_language import is_language
from deckgen.outline.deck_file import Outline
from deckgen.stages.bind.binder import bind
from deckgen.stages.bind.coloring import color_things
from deckgen.stages.bind.scope_of import DEFAULT_LANGUAGE
from deckgen.stages.find_slides import find_slides
from deckgen.stages.gather import Gathered, gather
from deckgen.stages.judge import judge, judge_outline
from deckgen.stages.judge_translations import judge_translations
from deckgen.stages.layout.layouter import layout
from deckgen.stages.load.loader import load as load_outline
from deckgen.stages.read_brand.brand_reader import read_brand
from deckgen.stages.set_charts import set_charts
from deckgen.stages.tailor import tailor
from deckgen.tailoring import UnknownVariantError, Variant, variant_of

if TYPE_CHECKING:
    from deckgen.model.manifest import Manifest
    from deckgen.translation.catalogue import Catalogue
    from deckgen.translation.translator import Translator
    from deckgen.trust.permission import Ask


class Prepared(Struct, frozen=True):
    """A variant, bound, with every shape in its place, and what it is drawn with."""

    variant: Variant
    deck: Deck
    document: Document
    brand: Brand
    fonts: Fonts
    typesetter: Typesetter


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
    _colors: dict[str, ThingColors] = field(default_factory=dict)
    _instead: tuple[Brand, Fonts, Diagnostics] | None = None
    _judges_deck: bool = True

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

    def prepare_all(
        self, wanted: Sequence[Variant], log: Diagnostics, laid_out: Callable[[Prepared], None] = lambda one: None
    ) -> list[Prepared]:
        """The variants laid out; what several of them say is said once.

        laid_out is told of each as soon as it is laid out, which is before it is judged.
        """
        logs: dict[str, Diagnostics] = {}
        made = []
        for variant in wanted:
            said = logs.setdefault(variant.name, Diagnostics())
            made.append(one := self.lay_out(tailor(self.outline, said, variant), variant, said))
            laid_out(one)
            self.judge(one, said)
        log.merge(logs)
        self.judge_all(made, log)
        return made

    def judge_all(self, made: Sequence[Prepared], log: Diagnostics) -> None:
        """Say what the rules find in the deck itself, once its variants are made, and on which slides it is."""
        log.stretches = find_slides(self.outline, (one.deck for one in made))
        if not self._judges_deck:
            return
        judge_outline(self.outline, self.path, self.trust, log)
        tables = self.gathered.tables.values()
        judge_translations(self.outline, self.path.parent, tables, self._translators, log)

    def lay_out(self, outline: Outline, variant: Variant, log: Diagnostics) -> Prepared:
        """A variant bound and laid out, but not judged; outline is what `tailor` made for it, or a part of that."""
        brand, fonts, _ = self.brand(outline.brand)
        own, language = (str(part.language or DEFAULT_LANGUAGE) for part in (self.outline, outline))
        brand = brand.speaking(language, own=base_of(language) == base_of(own))
        said = self.translation(variant, log)
        deck = bind(outline, brand, self.gathered, log, variant.event, said, self._thing_colors(outline.brand))
        typesetter = self._typesetters.setdefault(str(outline.brand or ""), Typesetter(fonts))
        document = self.with_charts_set(layout(deck, typesetter, log), deck.brand, fonts)
        if runs_leftwards(document.language):
            brand = mirrored_brand(brand)
        return Prepared(variant, deck, document, brand, fonts, typesetter)

    def with_charts_set(self, document: Document, brand: Brand, fonts: Fonts) -> Document:
        """A document whose charts say how each is set on its sheet."""
        return set_charts(document, look_of(brand, fonts), self._sheets)

    def judge(self, one: Prepared, log: Diagnostics) -> None:
        """Say what the rules find in a variant, and what is wrong with its brand and its catalogue."""
        variant, folder, brand = one.variant, self.path.parent, one.deck.brand
        desk = Desk(self.outline, brand, one.fonts, one.typesetter, folder, variant.event, self._sheets)
        judge(desk, one.deck, one.document, log)
        log.merge({"": self.brand(variant.brand or self.outline.brand)[2]})
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

    def for_one(self) -> Workshop:
        """A workshop for one of many variants, which keeps what they share, and says nothing of the deck itself."""
        made = self.renewed(self.outline, self.gathered, keeps_catalogues=True)
        made._colors, made._judges_deck = self._colors, False
        return made

    def manifest(self, one: Prepared) -> Manifest:
        """What a variant shows, for later comparisons."""
        from deckgen.stages.record import record

        return record(one.deck, one.document, self.outline, self.gathered, one.variant)

    def stand_in(self, brand: Brand, said: Diagnostics) -> None:
        """Lay all variants out in one brand, whichever the deck names; said is what is wrong with it."""
        self._instead = brand, Fonts(brand), said

    def brand(self, written: Str | None) -> tuple[Brand, Fonts, Diagnostics]:
        """A brand and its fonts, read once, and what is wrong with the brand."""
        if self._instead is not None:
            return self._instead
        name = str(written or "")
        if name not in self._brands:
            said = Diagnostics()
            brand = read_brand(written, self.path.parent, said)
            self._brands[name] = brand, Fonts(brand), said
        return self._brands[name]

    def _thing_colors(self, written: Str | None) -> ThingColors:
        """The colors of things in a brand, which are the same in all variants that stand in it."""
        name = str(written or "")
        if name not in self._colors:
            self._colors[name] = color_things(self.outline, self.brand(written)[0], self.gathered)
        return self._colors[name]

    def translation(self, variant: Variant, log: Diagnostics) -> Translate:
        """What translates a variant's words. The catalogue of a language is read once."""
        own, language = (str(part.language or DEFAULT_LANGUAGE) for part in (self.outline, variant))
        if variant.language is None or language == own or not is_language(language):
            return as_written
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
        return self._translators[-1]


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
