"""View: a variant of a deck as it can be shown. Nothing that is wrong with one slide keeps others from being seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckgen.files.user_folders import cache_folder
from deckgen.fitting.chart_look import look_of
from deckgen.fitting.measure import Typesetter
from deckgen.model.chart_data import ChartLook
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics, did_you_mean
from deckgen.model.ground import Ground, own_ground
from deckgen.model.language import runs_leftwards
from deckgen.model.page import ChartBox, Document, Page, Shape
from deckgen.model.page_number import page_number
from deckgen.model.program import Program
from deckgen.pictures.svg import render_svg
from deckgen.pipeline import Prepared, Progress, workshop
from deckgen.stages.draw.drawer import draw
from deckgen.stages.draw.logo import with_logo
from deckgen.stages.draw.own_drawing import Guests, permissions
from deckgen.trust.ask_leave import ask_leave
from deckgen.trust.permission import Ask
from deckgen.viewing.complaints import by_slide
from deckgen.viewing.stand_in import UNDRAWN, UNTRUSTED, stand_in
from deckgen.writers.svg import Lettering, Sheet, WordWriter, page_svg

FULL_WIDTH = 1920
"""The width in pixels of a slide on most screens and projectors."""


class UnknownSlideError(LookupError):
    """No slide is called so. Its words say which may have been meant."""


class SlideView(Struct, frozen=True):
    """A page of a variant: its number as it stands on it, such as "12" or "A1", and what is said of its slide."""

    page: Page
    number: str
    complaints: tuple[Diagnostic, ...] = ()


class View(Struct, frozen=True, dict=True):
    """A variant, laid out, and its slides in order.

    prepared: the variant with its brand and fonts.
    slides: its pages, the hidden ones at the end.
    complaints: everything that is said of the deck as this variant shows it.
    folder: the folder of the deck.
    log: where it is said what can't be drawn.
    trusted: the author's own drawings may be run.
    """

    prepared: Prepared
    slides: tuple[SlideView, ...]
    complaints: tuple[Diagnostic, ...]
    folder: Path
    log: Diagnostics
    trusted: bool

    def find(self, word: str) -> SlideView:
        """The slide of an id or a number, or whose title begins so.

        UnknownSlideError where there is none, or where several titles begin so.
        """
        for slide in self.slides:
            if word in (slide.page.name, slide.number):
                return slide
        begun = [slide for slide in self.slides if slide.page.title.casefold().startswith(word.casefold().strip())]
        if len(begun) == 1 or (begun and len({slide.page.slide for slide in begun}) == 1):
            return begun[0]
        if begun:
            several = ", ".join(f"{slide.number} ({slide.page.name})" for slide in begun[:6])
            raise UnknownSlideError(f"several titles begin with '{word}': {several}")
        if re.fullmatch("A?[0-9]+", word):
            raise UnknownSlideError(f"there is no slide {word}: they are numbered 1 to {self.slides[-1].number}")
        hint = did_you_mean(word, [slide.page.name for slide in self.slides], or_all=False)
        near = f"; {hint}" if hint else ""
        raise UnknownSlideError(f"no slide has the id '{word}', or a title that begins so{near}")

    def svg(self, slide: SlideView, lettering: Lettering = "outlines", over: str = "") -> str:
        """A slide as an SVG; over is drawn over it. A chart that can't be drawn has words in its place."""
        page = self.drawn(slide.page)
        return page_svg(page, self.ground(page.layout), self._sheet(lettering), over)

    def png(self, slide: SlideView, width: int = FULL_WIDTH, over: str = "") -> bytes:
        """A slide as a PNG of a width in pixels."""
        return render_svg(self.svg(slide, over=over).encode(), width)

    def drawn(self, page: Page) -> Page:
        """A page with a picture in the place of each chart and icon, or words where one can't be drawn."""
        return self.all_drawn((page,))[0]

    def all_drawn(self, pages: tuple[Page, ...], progress: Progress | None = None) -> tuple[Page, ...]:
        """The same of several pages at once; progress is told how many of how many charts are drawn."""
        ready = tuple(replace(page, shapes=tuple(map(self._ready, page.shapes))) for page in pages)
        document = replace(self._document, pages=ready)
        guests, cache = Guests(self.folder), cache_folder() / "charts"
        made = draw(document, self._look, log=self.log, cache=cache, progress=progress, guests=guests)
        return tuple(replace(page, shapes=tuple(map(self._shown, page.shapes))) for page in made.pages)

    def _ready(self, shape: Shape) -> Shape:
        """A shape as it may be drawn: no chart by PowerPoint, and none by a program that nobody trusts."""
        if not isinstance(shape, ChartBox):
            return shape
        if isinstance(shape.chart.detail, Program) and not self.trusted:
            return stand_in(shape, UNTRUSTED, self.prepared.brand)
        return replace(shape, native=False)

    def _shown(self, shape: Shape) -> Shape:
        return stand_in(shape, UNDRAWN, self.prepared.brand) if isinstance(shape, ChartBox) else shape

    def ground(self, layout: str) -> Ground:
        """What stands behind the slides of a layout's role."""
        brand = self.prepared.brand
        if brand.template is not None:
            return Ground(brand.ground(layout))
        return own_ground(brand, layout, self._document.logo, self._document.language)

    @cached_property
    def _document(self) -> Document:
        return with_logo(self.prepared.document, self.prepared.brand, self.prepared.fonts, self.log)

    @cached_property
    def _look(self) -> ChartLook:
        return look_of(self.prepared.brand, self.prepared.fonts)

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter(self.prepared.fonts)

    def _sheet(self, lettering: Lettering) -> Sheet:
        brand, language = self.prepared.brand, self._document.language
        leftwards = runs_leftwards(language)
        words = WordWriter(self._typesetter, brand.fonts, leftwards, lettering)
        return Sheet(brand.page, words, language, leftwards)


@contextmanager
def viewing(
    deck: Path, *, audience: str | None = None, event: str | None = None, trust: bool | Ask = False
) -> Iterator[View]:
    """A variant of a deck as it can be shown: the whole copy, or an audience's or an event's.

    DeckgenError where too little of the file is right to show any slide; UnknownVariantError where the deck has no
    audience or event of that name. The author's own drawings are run with trust alone, as `build` explains it.
    """
    log = Diagnostics()
    with workshop(deck, str(deck), log) as shop:
        made = shop.prepare_all(shop.one(audience, event, log), log) if shop is not None else []
        if shop is None or not made:
            raise DeckgenError(log)
        (one,) = made
        asked = list(permissions([one.document]))
        refused = Diagnostics()
        ask_leave(deck, asked, trust, refused, command="deckgen show --trust")
        log.merge({"": refused})
        yield view_of(one, deck.parent, log, trusted=not refused.errors)


def view_of(one: Prepared, folder: Path, log: Diagnostics, *, trusted: bool) -> View:
    """A variant that has been laid out, as it can be shown; folder is that of its deck."""
    return View(one, _slides(one, log), tuple(log), folder, log, trusted)


def _slides(one: Prepared, log: Diagnostics) -> tuple[SlideView, ...]:
    pages = one.document.pages
    shown = sum(not page.hidden for page in pages)
    said = by_slide(one.deck, log)
    return tuple(
        SlideView(page, page_number(place, shown), said.get(page.slide, ())) for place, page in enumerate(pages, 1)
    )
