"""View: a variant of a deck as it can be shown. Nothing that is wrong with one slide keeps others from being seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.chart_look import look_of
from deckgen.model.at_step import at_step
from deckgen.model.chart_data import ChartLook
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics, Span, did_you_mean
from deckgen.model.geometry import Emu
from deckgen.model.ground import Ground, backdrop_ground, own_ground
from deckgen.model.language import runs_leftwards
from deckgen.model.page import ChartBox, Document, Page, Shape
from deckgen.model.page_number import page_number
from deckgen.model.program import Program
from deckgen.pictures.page_guest import page_png
from deckgen.pipeline import Progress
from deckgen.processes.parsing import Failed, parse
from deckgen.stages.draw.chart_pictures import kept_pictures
from deckgen.stages.draw.drawer import draw
from deckgen.stages.draw.logo import with_logo
from deckgen.stages.draw.own_drawing import Guests, permissions
from deckgen.trust.ask_leave import ask_leave
from deckgen.trust.permission import Ask
from deckgen.viewing.slide_marks import with_marks
from deckgen.viewing.stand_in import UNDRAWN, UNTRUSTED, stand_in
from deckgen.viewing.template_grounds import grounds_of, numbered
from deckgen.workshop import Prepared, Workshop, workshop
from deckgen.writers.svg import Lettering, Sheet, WordWriter, page_svg

FULL_WIDTH = 1600
"""The width in pixels of a slide: as fine as most screens show it, and drawn at once."""


# What a view finds out of its brand when it is first asked for.
_OF_BRANDS: Final = ("_grounds", "look")
# How many letters that no font has are named.
_MOST_NAMED = 12


class UnknownSlideError(LookupError):
    """No slide is called so. Its words say which may have been meant."""


class UnknownStepError(LookupError):
    """A slide has no such step in the show. Its words say how many it has."""


class UndrawableError(Exception):
    """A page can't be drawn; the words say why."""


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
    written: the ids of all slides of the deck, also of those that this variant leaves out.
    """

    prepared: Prepared
    slides: tuple[SlideView, ...]
    complaints: tuple[Diagnostic, ...]
    folder: Path
    log: Diagnostics
    trusted: bool
    written: Collection[str] = ()

    def after(self, other: View | None) -> View:
        """This view, which takes over what another one has found out of the same brand in the same language."""
        if other is not None and _has_brand_of(self.prepared, other.prepared):
            known = vars(other)
            vars(self).update({name: known[name] for name in _OF_BRANDS if name in known})
        return self

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
        if word in self.written:
            variant = self.prepared.variant
            asked = f"-e {variant.name}" if variant.event else f"-a {variant.name}" if variant.name else ""
            plan = f"deckgen plan {asked}".strip()
            raise UnknownSlideError(f"'{word}' isn't shown here, and '{plan}' says why")
        hint = did_you_mean(word, [slide.page.name for slide in self.slides], or_all=False)
        near = f"; {hint}" if hint else ""
        raise UnknownSlideError(f"no slide has the id '{word}', or a title that begins so{near}")

    def svg(self, slide: SlideView, lettering: Lettering = "outlines", step: int | None = None) -> str:
        """A slide as an SVG: as it stands in the end, or in the show after so many clicks as step says.

        A chart that can't be drawn has words in its place. UnknownStepError where there are fewer clicks.
        """
        ground = self.ground(slide.page)
        page = self.drawn(slide.page) if step is None else self._drawn_at(slide, step)
        self.say_left_out(page)
        sheet = self.sheet(self.prepared.brand.page, lettering)
        svg = page_svg(page, ground, sheet)
        if sheet.words.unset:
            place = next((one.title_span for one in self.prepared.deck.slides if one.id == page.slide), None)
            self.say_unset(f"the picture of slide {slide.number}", tuple(sheet.words.unset), place)
        return svg

    def png(self, slide: SlideView, width: int = FULL_WIDTH) -> bytes:
        """A slide as a PNG of a width in pixels; UndrawableError where that takes too much time or memory."""
        return as_png(self.svg(slide), width)

    def marked(self, slide: SlideView) -> SlideView:
        """A slide with marks over it: that it is hidden, and what is said of it, at its place."""
        return replace(
            slide, page=with_marks(slide.page, slide.complaints, self.prepared.brand, self.prepared.typesetter)
        )

    def _drawn_at(self, slide: SlideView, step: int) -> Page:
        """The page of a slide, drawn as it stands after so many clicks."""
        page = self._all_drawn((slide.page,), lambda shape: shape)[0]
        if not 0 <= step <= len(page.steps):
            steps = f"its last step is {len(page.steps)}" if page.steps else "nothing on it appears one by one"
            raise UnknownStepError(f"slide {slide.number} has no step {step}: {steps}")
        return at_step(page, step)

    def drawn(self, page: Page) -> Page:
        """A page with a picture in the place of each chart and icon, or words where one can't be drawn."""
        return self.all_drawn((page,))[0]

    def all_drawn(self, pages: tuple[Page, ...], progress: Progress | None = None) -> tuple[Page, ...]:
        """The same of several pages at once; progress is told how many of how many charts are drawn."""
        return self._all_drawn(pages, _in_one_step, progress)

    def _all_drawn(
        self, pages: tuple[Page, ...], made_ready: Callable[[Shape], Shape], progress: Progress | None = None
    ) -> tuple[Page, ...]:
        ready = tuple(
            replace(page, shapes=tuple(self._ready(made_ready(shape)) for shape in page.shapes)) for page in pages
        )
        document = replace(self._document, pages=ready)
        pictures, guests = kept_pictures(self.look), Guests(self.folder)
        made = draw(document, pictures, log=self.log, progress=progress, guests=guests)
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

    def ground(self, page: Page) -> Ground:
        """What stands behind a page: that of its layout, or what its author has put there."""
        if page.backdrop is None:
            place = next((at for at, one in enumerate(self.slides, 1) if one.page.name == page.name), 0)
            return numbered(self._grounds[page.layout], place)
        document = self._document
        return backdrop_ground(page.backdrop, self.prepared.brand, page.layout, document.logo, document.language)

    @cached_property
    def _grounds(self) -> dict[str, Ground]:
        brand, document = self.prepared.brand, self._document
        if brand.template is not None:
            return grounds_of(brand, brand.template)
        return {role: own_ground(brand, role, document.logo, document.language) for role in brand.layouts}

    def say_left_out(self, page: Page) -> None:
        """Warn of what a page's layout in a template shows in PowerPoint and pictures of slides don't."""
        brand, ground, layout = self.prepared.brand, self.ground(page), page.layout
        if ground.left_out:
            name, place = brand.layouts[layout].name, brand.place_of("template", "")
            message = f"the layout '{name}' also shows {', '.join(ground.left_out)}, which this picture leaves out"
            self.log.warning("not_pictured", message, place, "the file that is built has it: look there for it")

    def say_unset(self, what: str, letters: tuple[str, ...], place: Span | None) -> None:
        """Warn of the letters that no font has, in whose place a picture or a file shows boxes."""
        if letters:
            named = ", ".join(f"'{letter}'" for letter in letters[:_MOST_NAMED])
            more = f" and {len(letters) - _MOST_NAMED} more" if len(letters) > _MOST_NAMED else ""
            message = f"{what} shows boxes in the place of {named}{more}: none of its fonts has them"
            hint = "name a font that has them in the brand, under 'fonts'"
            self.log.warning("letters_without_font", message, place, hint)

    @cached_property
    def _document(self) -> Document:
        return with_logo(self.prepared.document, self.prepared.brand, self.prepared.fonts, self.log)

    @cached_property
    def look(self) -> ChartLook:
        """What charts take from the brand."""
        return look_of(self.prepared.brand, self.prepared.fonts)

    def sheet(self, size: tuple[Emu, Emu], lettering: Lettering = "outlines") -> Sheet:
        """What pages of a width and height are drawn with."""
        language = self._document.language
        leftwards = runs_leftwards(language)
        words = WordWriter(self.prepared.typesetter, self.prepared.brand.fonts, leftwards, lettering)
        return Sheet(size, words, language, leftwards)


def _in_one_step(shape: Shape) -> Shape:
    """A shape that doesn't appear in parts."""
    return replace(shape, in_steps=False) if isinstance(shape, ChartBox) else shape


def as_png(svg: str, width: int) -> bytes:
    """A page as a PNG of a width in pixels; UndrawableError where that takes too much time or memory."""
    drawn = parse(page_png, svg.encode(), width)
    if isinstance(drawn, Failed):
        raise UndrawableError(f"the page can't be drawn: {drawn.reason}")
    return drawn


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
        yield view_of(shop, one, log, trusted=is_trusted(deck, one, trust, log, command="deckgen show --trust"))


def is_trusted(deck: Path, one: Prepared, trust: bool | Ask, log: Diagnostics, *, command: str) -> bool:
    """Whether a variant's own drawings may be run; what is refused is complained of. command is for the hint."""
    refused = Diagnostics()
    ask_leave(deck, list(permissions([one.document])), trust, refused, command=command)
    log.merge({"": refused})
    return not refused.errors


def view_of(shop: Workshop, one: Prepared, log: Diagnostics, *, trusted: bool) -> View:
    """A variant that has been laid out, as it can be shown."""
    folder, ids = shop.path.parent, shop.outline.targets
    return View(one, slides_of(one, log), tuple(log), folder, log, trusted, ids)


def _has_brand_of(one: Prepared, other: Prepared) -> bool:
    # The fonts of a brand are searched for once in a workshop.
    return one.fonts is other.fonts and one.document.language == other.document.language


def slides_of(one: Prepared, log: Diagnostics) -> tuple[SlideView, ...]:
    """The pages of a variant with their numbers and what the log says of them."""
    pages = one.document.pages
    shown = sum(not page.hidden for page in pages)
    said: dict[str, list[Diagnostic]] = {}
    for complaint in log:
        said.setdefault(complaint.slide, []).append(complaint)
    return tuple(
        SlideView(page, page_number(place, shown), tuple(said.get(page.slide, ())))
        for place, page in enumerate(pages, 1)
    )
