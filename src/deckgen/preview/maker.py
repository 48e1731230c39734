"""Maker: keeps a deck warm and makes its slides anew after each save, those that matter most at first.

What a save doesn't touch is kept: tables, brands, measured words, planned charts, and drawings of pages that look as
they did.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from deckgen.comparing import Side
from deckgen.files.yaml_file import KeptYaml
from deckgen.fitting.fonts import look_again
from deckgen.model.diagnostics import Diagnostic, Diagnostics
from deckgen.outline.deck_file import Outline
from deckgen.pipeline import Prepared, Workshop
from deckgen.preview.comparing import CantCompareError, Past, closed, offers, opened, problem, told_of
from deckgen.preview.copies import copy_of, menus
from deckgen.preview.drawings import Drawings
from deckgen.preview.firsts import Firsts, Written, firsts, with_number_of, written_slides
from deckgen.preview.inbox import Choice, Inbox
from deckgen.preview.places import Places
from deckgen.preview.recording import spoken_name
from deckgen.preview.telling import Teller, complaints, timed
from deckgen.preview.told import Option, Told, ToldComparison, ToldDeck
from deckgen.stages.draw.own_drawing import permissions
from deckgen.stages.gather import gather
from deckgen.stages.judge import judge_outline
from deckgen.stages.load.loader import load
from deckgen.stages.tailor import tailor
from deckgen.tailoring import Variant, running_order
from deckgen.trust.ask_leave import ask_leave
from deckgen.trust.permission import Ask
from deckgen.viewing import View, slides_of

READING: Final = "reading …"
_YAML: Final = (".yaml", ".yml")
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".svg")
_OF_BRANDS: Final = (".ttf", ".otf", ".ttc", ".pptx", ".potx")
_CATALOGUE: Final = ".po"


class Maker:
    """Makes the slides of one deck.

    places: where they are written.
    drawings: their drawings.
    told: what was told last.
    """

    def __init__(self, deck: Path, inbox: Inbox, trust: bool | Ask, *, links: bool) -> None:
        self.places, self.drawings = Places(deck, links=links), Drawings()
        self.told = Told(ToldDeck(str(deck)), stale=READING)
        self._deck, self._inbox, self._trust = deck, inbox, trust
        self._yaml = KeptYaml()
        self._shop: Workshop | None = None
        self._tables: object = None
        self._said_of_tables = Diagnostics()
        self._variant = Variant()
        self._written: tuple[Written, ...] = ()
        self._view: View | None = None
        self._past: Past | None = None
        self._compared_with: tuple[str, Choice] = ("", Choice())
        self._offers: tuple[Option, ...] = ()

    def after_save(self, changed: frozenset[Path]) -> Iterator[Told]:
        """What the page is told after files changed, as it is known: each time more. None of the files is the first
        time, and where another copy is chosen.
        """
        log = Diagnostics()
        outline = load(self._deck, str(self._deck), log, self._yaml.read)
        if outline is None:
            # Some programs empty a file before they write it.
            if not self._inbox.wait_for_change(0.08):
                yield self._say_stale(log)
            return
        shop = self._renewed(outline, changed, log)
        choice = self._inbox.choice
        if not changed:
            self._offers = offers(self._deck)
        variant = copy_of(outline, choice)
        logs = Diagnostics()
        tailored = tailor(outline, logs, variant)
        written = written_slides(tailored)
        if (variant.name, variant.language) == (self._variant.name, self._variant.language):
            yield from self._changed(shop, tailored, variant, written)
        if self._inbox.has_changes:
            return
        yield from self._whole(shop, tailored, variant, written, choice, (log, logs))

    def draw(self, number: int) -> Told | None:
        """Make a drawing; what the page is told where that brought up a complaint."""
        view = self.drawings.draw(number)
        if view is None or self._view is None or view.log is not self._view.log:
            return None
        if len(view.log) == len(self._view.complaints):
            return None
        self._view = replace(view, slides=slides_of(view.prepared, view.log), complaints=tuple(view.log))
        return self._tell_judged(self._view)

    def undrawn(self) -> int | None:
        """The number of the next drawing that is still to be made; first those near the slide that is looked at."""
        slides = list(self.told.slides.values())
        at = next((place for place, slide in enumerate(slides) if slide.name == self._inbox.watched), 0)
        past = self.told.compared.slides.values() if self.told.compared else ()
        return self.drawings.next_of(one.drawing for one in (*slides[at : at + 3], *slides, *past))

    def _renewed(self, outline: Outline, changed: frozenset[Path], log: Diagnostics) -> Workshop:
        """The workshop for the deck as it is now."""
        before, folder = self._shop, self._deck.parent
        kinds = {path.suffix.lower() for path in changed}
        tables = tuple((name, table.span.place, repr(table)) for name, table in outline.data.items())
        if before is None or tables != self._tables or kinds - {*_YAML, _CATALOGUE, *_PICTURES}:
            self._tables, self._said_of_tables = tables, Diagnostics()
            gathered = gather(outline, folder, self._said_of_tables)
            if before is not None:
                before.gathered.close()
        else:
            gathered = before.gathered
        log.merge({"": self._said_of_tables})
        if before is None or self._touches_brand(before, changed, kinds):
            look_again()
            self.drawings.forget()
            self._shop = Workshop(self._deck, outline, gathered)
        else:
            self._shop = before.renewed(outline, gathered, keeps_catalogues=_CATALOGUE not in kinds)
        return self._shop

    def _touches_brand(self, shop: Workshop, changed: frozenset[Path], kinds: set[str]) -> bool:
        """Whether a brand may be another one now: its own file, a font, a logo or a template has changed."""
        if not kinds.isdisjoint(_OF_BRANDS):
            return True
        folder = self._deck.parent.resolve()
        files = {folder / name for name, brand in shop.brands.items() for name in (name, brand.logo) if name}
        return not files.isdisjoint(path.resolve() for path in changed)

    def _changed(
        self, shop: Workshop, tailored: Outline, variant: Variant, written: tuple[Written, ...]
    ) -> Iterator[Told]:
        """The slides that come first, told as soon as they are drawn."""
        if self._view is None:
            return
        names = [slide.id for slide in self._view.prepared.deck.slides if slide.kind not in ("cover", "divider")]
        found = firsts(tailored, written, self._written, names, self._inbox.watched)
        view = self._first_view(shop, found, variant) if found else None
        if found is None or view is None:
            return
        numbers = self.drawings.numbers(view)
        for number in numbers.values():
            self.drawings.draw(number)
        slides = dict(self.told.slides)
        for name, new in self._teller(shop).slides(view, numbers).items():
            old = slides[name]
            times = {"start": old.start, "minutes": old.minutes, "clock": old.clock, "complaints": old.complaints}
            slides[name] = replace(new, number=old.number, **times)
        yield self._tell(replace(self.told, slides=slides, phase="changed", edited=found.edited, stale=""))

    def _first_view(self, shop: Workshop, found: Firsts, variant: Variant) -> View | None:
        """A view of the slides that come first, under the names that they had; None where they must wait."""
        assert self._view is not None
        one = shop.lay_out(found.outline, variant, Diagnostics())
        if any(permissions([one.document])):
            return None
        ids = [slide.id for slide in one.deck.slides if slide.kind not in ("cover", "divider")]
        called = dict(zip(ids, found.names, strict=True))
        before = {(slide.page.slide, slide.page.part): slide.page for slide in self._view.slides}
        pairs = [
            (page, before[called[page.slide], page.part])
            for page in one.document.pages
            if page.slide in called and (called[page.slide], page.part) in before
        ]
        pages = tuple(with_number_of(page, old) for page, old in pairs)
        slides = tuple(replace(slide, id=called.get(slide.id, slide.id)) for slide in one.deck.slides)
        one = replace(one, document=replace(one.document, pages=pages), deck=replace(one.deck, slides=slides))
        log = Diagnostics()
        return View(one, slides_of(one, log), (), self._deck.parent, log, self._view.trusted)

    def _whole(
        self,
        shop: Workshop,
        tailored: Outline,
        variant: Variant,
        written: tuple[Written, ...],
        choice: Choice,
        logs: tuple[Diagnostics, Diagnostics],
    ) -> Iterator[Told]:
        """All slides: first as they look, then with what the checks say of them."""
        log, of_variant = logs
        one = shop.lay_out(tailored, variant, of_variant)
        edited = self.told.edited if self.told.phase == "changed" else ""
        trusted = self._is_trusted(one, log)
        view = View(one, slides_of(one, log), (), self._deck.parent, log, trusted)
        numbers = self.drawings.numbers(view)
        self._view, self._variant, self._written = view, variant, written
        order = running_order(shop.outline, variant, Diagnostics())
        slides = timed(self._teller(shop).slides(view, numbers), one.deck, one.document.pages, order, variant)
        held = {name: self.told.slides[name].complaints for name in slides if name in self.told.slides}
        slides = {name: replace(slide, complaints=held.get(name, ())) for name, slide in slides.items()}
        about = ToldDeck(
            str(self._deck),
            past=self._offers,
            slot=order.slot,
            minutes=order.minutes,
            spoken=spoken_name(self._deck),
        )
        deck = menus(shop.outline, one, choice, about)
        held_past = self.told.compared if choice.past else None
        yield self._tell(Told(deck, slides, self.told.complaints, "", "laid out", edited, held_past))
        self.drawings.let_go({*numbers.values(), *(self._past.numbers.values() if self._past else ())})
        if self._inbox.has_changes:
            return
        shop.judge(one, of_variant)
        log.merge({"": of_variant})
        judge_outline(shop.outline, self._deck.parent, log)
        self._view = replace(view, slides=slides_of(one, log), complaints=tuple(log))
        yield self._tell_judged(self._view)
        shop.gathered.queries.keep()
        if self._inbox.has_changes:
            return
        compared = self._compared(shop, one, choice)
        if compared != self.told.compared:
            yield self._tell(replace(self.told, compared=compared))

    def _compared(self, shop: Workshop, one: Prepared, choice: Choice) -> ToldComparison | None:
        """What differs from the slides of then, which are opened when they are first asked for."""
        label = next((option.label for option in self._offers if option.word == choice.past), choice.past)
        kept = (choice.past, replace(choice, past=""))
        if kept != self._compared_with:
            closed(self._past)
            self._past, self._compared_with = None, kept
            if choice.past:
                try:
                    self._past = opened(choice.past, label, self._deck, choice, self.drawings)
                except CantCompareError as error:
                    return problem(choice.past, label, str(error))
        if self._past is None:
            return self.told.compared if choice.past else None
        assert self._view is not None
        return told_of(self._past, Side("now", shop.manifest(one)), self._view, self.told.slides)

    def _tell_judged(self, view: View) -> Told:
        """What is told once it is known what there is to complain of."""
        of_slides = {slide.page.name: slide.complaints for slide in view.slides}
        told = {complaint for said in of_slides.values() for complaint in map(_key, said)}
        others = [one for one in view.complaints if _key(one) not in told]
        slides = {
            name: replace(slide, complaints=complaints(of_slides.get(name, ()), self.places))
            for name, slide in self.told.slides.items()
        }
        return self._tell(
            replace(self.told, slides=slides, complaints=complaints(others, self.places), phase="judged")
        )

    def _say_stale(self, log: Diagnostics) -> Told:
        """The last good slides stay, with why they aren't those of the file."""
        first = next(iter(log.errors), None)
        words = f"{first.message}" if first else "the deck can't be read"
        said = complaints(log, self.places)
        return self._tell(replace(self.told, complaints=said, stale=words, phase="judged", edited=""))

    def _is_trusted(self, one: Prepared, log: Diagnostics) -> bool:
        refused = Diagnostics()
        ask_leave(
            self._deck, list(permissions([one.document])), self._trust, refused, command="deckgen preview --trust"
        )
        log.merge({"": refused})
        return not refused.errors

    def _teller(self, shop: Workshop) -> Teller:
        return Teller(shop.outline, shop.gathered, self.places)

    def _tell(self, told: Told) -> Told:
        self.told = told
        return told


def _key(one: Diagnostic) -> tuple[object, ...]:
    return (one.code, one.message, one.span.place if one.span else "")
