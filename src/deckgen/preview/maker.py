"""Maker: makes the slides of a deck anew after each save, and tells of them as soon as anything is known.

First come the slides that changed and the one that is looked at, then all of them, then what the checks say. What a
save doesn't touch is kept: in `warm.py`, and in the drawings of pages that look as they did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.diagnostics import Diagnostic, Diagnostics, Severity
from deckgen.outline.deck_file import Outline
from deckgen.preview.comparing import Comparing
from deckgen.preview.copies import copy_of, menus
from deckgen.preview.drawings import Drawings
from deckgen.preview.firsts import BY_THEMSELVES, Written, firsts, in_place_of, written_slides
from deckgen.preview.inbox import Choice, Inbox
from deckgen.preview.places import Places
from deckgen.preview.recording import spoken_name
from deckgen.preview.telling import Teller, complaints, timed
from deckgen.preview.told import Told, ToldDeck
from deckgen.preview.warm import WarmDeck
from deckgen.stages.draw.own_drawing import permissions
from deckgen.stages.tailor import tailor
from deckgen.tailoring import Variant, running_order
from deckgen.trust.permission import Ask
from deckgen.viewing import View, is_trusted, slides_of, view_of
from deckgen.workshop import Workshop

# Seconds: some programs empty a file before they write it.
_EMPTIED: Final = 0.08
# The codes of complaints about a file of YAML of which nothing could be read.
_UNREADABLE: Final = ("not_yaml", "missing_file", "empty_file")


class _Save(Struct, frozen=True):
    """The deck as it was saved last.

    outline: that of the copy that is looked at; written are its slides.
    log: what is said of the deck; of_copy is what is said of this copy of it.
    """

    shop: Workshop
    choice: Choice
    variant: Variant
    outline: Outline
    written: tuple[Written, ...]
    log: Diagnostics
    of_copy: Diagnostics


class Maker:
    """Makes the slides of one deck.

    places: where they are written.
    drawings: their drawings.
    told: what was told last.
    """

    def __init__(self, deck: Path, inbox: Inbox, trust: bool | Ask, *, links: bool) -> None:
        self.places, self.drawings = Places(deck, links=links), Drawings()
        self.told = Told(ToldDeck(str(deck)), phase="reading")
        self._deck, self._inbox, self._trust = deck, inbox, trust
        self._warm, self._comparing = WarmDeck(deck), Comparing(deck, self.drawings)
        # The save whose slides are told, and how they look.
        self._save: _Save | None = None
        self._view: View | None = None

    def after_save(self, changed: frozenset[Path]) -> Iterator[Told]:
        """What the page is told after files changed, as it is known: each time more.

        None of the files has changed the first time, and where another copy is chosen.
        """
        log, of_copy, choice = Diagnostics(), Diagnostics(), self._inbox.choice
        whole = self._warm.outline(changed, log)
        # Slides that a file can't be read for would be gone, so those of before stay where there are any.
        if whole is None or (self.told.slides and not self._warm.is_whole):
            if not self._inbox.wait_for_change(_EMPTIED):
                yield self.say_stale(log)
            return
        shop = self._warm.workshop(whole, log)
        variant = copy_of(whole, choice)
        outline = tailor(whole, of_copy, variant)
        said = shop.brand(outline.brand)[2]
        if self.told.slides and any(one.code in _UNREADABLE for one in said.errors):
            log.merge({"": said})
            yield self.say_stale(log)
            return
        if self._warm.has_other_brand:
            self.drawings.forget()
        if not changed:
            self._comparing.look_for_past()
        save = _Save(shop, choice, variant, outline, written_slides(outline), log, of_copy)
        for step in (self._changed, self._laid_out, self._judged, self._compared):
            told = step(save)
            if told is not None:
                self.told = told
                yield told
            if self._inbox.has_changes:
                return

    def draw(self, number: int) -> Told | None:
        """Make a drawing; what the page is told where that brought up a complaint."""
        view = self.drawings.draw(number)
        if view is None or self._view is None or view.log is not self._view.log:
            return None
        if len(view.log) == len(self._view.complaints):
            return None
        self.told = self._tell_complaints(view)
        return self.told

    def undrawn(self) -> int | None:
        """The number of the next drawing that is still to be made; first those near the slide that is looked at."""
        slides = list(self.told.slides.values())
        at = next((place for place, slide in enumerate(slides) if slide.name == self._inbox.watched), 0)
        past = self.told.compared.slides.values() if self.told.compared else ()
        return self.drawings.next_of(one.drawing for one in (*slides[at : at + 3], *slides, *past))

    def _changed(self, save: _Save) -> Told | None:
        """The slides that come first, drawn; None where there are none, or another copy is looked at."""
        before, view = self._save, self._view
        if before is None or view is None or before.choice != save.choice:
            return None
        names = [slide.id for slide in view.prepared.deck.slides if slide.kind not in BY_THEMSELVES]
        found = firsts(save.outline, save.written, before.written, names, self._inbox.watched)
        if found is None:
            return None
        one = save.shop.lay_out(found.outline, save.variant, Diagnostics())
        if any(permissions([one.document])):
            # Whether they may be run is asked once all is known.
            return None
        new = in_place_of(one, found, view)
        numbers = self.drawings.numbers(new)
        for number in numbers.values():
            self.drawings.draw(number)
        slides = dict(self.told.slides)
        for name, slide in self._teller(save.shop).slides(new, numbers).items():
            old = slides[name]
            times = {"start": old.start, "minutes": old.minutes, "clock": old.clock, "complaints": old.complaints}
            slides[name] = replace(slide, number=old.number, **times)
        return replace(self.told, slides=slides, phase="changed", edited=found.edited, stale="")

    def _laid_out(self, save: _Save) -> Told:
        """All slides as they look, with the complaints that they had."""
        shop, log = save.shop, save.log
        one = shop.lay_out(save.outline, save.variant, save.of_copy)
        trusted = is_trusted(self._deck, one, self._trust, log, command="deckgen preview --trust")
        view = view_of(shop, one, log, trusted=trusted).after(self._view)
        numbers = self.drawings.numbers(view)
        self._view, self._save = view, save
        self.drawings.let_go({*numbers.values(), *self._comparing.numbers})
        order = running_order(shop.outline, save.variant, Diagnostics())
        told = timed(self._teller(shop).slides(view, numbers), one.deck, one.document.pages, order, save.variant)
        held = {name: slide.complaints for name, slide in self.told.slides.items()}
        slides = {name: replace(slide, complaints=held.get(name, ())) for name, slide in told.items()}
        about = ToldDeck(str(self._deck), past=self._comparing.offers, spoken=spoken_name(self._deck))
        about = replace(about, slot=order.slot, minutes=order.minutes)
        edited = self.told.edited if self.told.phase == "changed" else ""
        compared = self.told.compared if save.choice.past else None
        deck = menus(shop.outline, one, save.choice, about)
        return Told(deck, slides, self.told.complaints, "", "laid out", edited, compared)

    def _judged(self, save: _Save) -> Told:
        """What there is to complain of."""
        assert self._view is not None
        save.shop.judge(self._view.prepared, save.of_copy)
        save.log.merge({"": save.of_copy})
        save.shop.judge_all([self._view.prepared], save.log)
        save.shop.gathered.queries.keep()
        return self._tell_complaints(self._view)

    def _compared(self, save: _Save) -> Told | None:
        """What differs from the slides of then; None where that is told already."""
        assert self._view is not None
        manifest = save.shop.manifest(self._view.prepared) if save.choice.past else None
        compared = self._comparing.compared(save.choice, manifest, self._view, self.told.slides)
        return replace(self.told, compared=compared) if compared != self.told.compared else None

    def _tell_complaints(self, view: View) -> Told:
        """All that the log of a view holds by now."""
        log = view.log
        self._view = replace(view, slides=slides_of(view.prepared, log), complaints=tuple(log)).after(view)
        of_slides = {slide.page.name: slide.complaints for slide in self._view.slides}
        shown = {slide.page.slide for slide in self._view.slides}
        others = [one for one in self._view.complaints if one.slide not in shown]
        slides = {
            name: replace(slide, complaints=complaints(of_slides.get(name, ()), self.places))
            for name, slide in self.told.slides.items()
        }
        return replace(self.told, slides=slides, complaints=complaints(others, self.places), phase="judged")

    def say_stale(self, said: Iterable[Diagnostic]) -> Told:
        """The last good slides stay, with why they aren't those of the file."""
        log = tuple(said)
        errors = [one for one in log if one.severity is Severity.ERROR]
        first = next((one for one in errors if one.code in _UNREADABLE), errors[0] if errors else None)
        where = f"{first.span.place}: " if first and first.span else ""
        words = f"{where}{first.message}" if first else "it can't be read"
        told = complaints(log, self.places)
        self.told = replace(self.told, complaints=told, stale=words, phase="judged", edited="")
        return self.told

    def _teller(self, shop: Workshop) -> Teller:
        return Teller(shop.outline, shop.gathered, self.places)
