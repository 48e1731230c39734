"""Check: the base of the rules in checks/. A rule says what a speaker would regret.

A rule may look at a slide once it is bound, at a page once it is laid out, at all of a variant then, and at the
outline before there are variants. What a deck says of it under `checks` decides whether it looks, and what it weighs.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import ClassVar

from msgspec import Struct, field

from deckgen.charting.sheets import Sheets
from deckgen.deck import Deck, DeckSlide
from deckgen.fitting.chart_look import look_of, look_on
from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.kinds import Registry, word_of
from deckgen.model.brand import Brand
from deckgen.model.chart_data import ChartLook
from deckgen.model.diagnostics import Diagnostic, Diagnostics, Severity
from deckgen.model.findings import PagePart
from deckgen.model.page import ChartBox, Document, Page
from deckgen.outline.audience import Event
from deckgen.outline.deck_file import Outline
from deckgen.pages.shown_words import ShownWords, shown_words
from deckgen.plot.planned import Planned
from deckgen.trust.permission import Permission

LEVELS = ("on", "off", "warning", "error")
"""What a deck may say of a check: `on` leaves it to the check whether it warns or finds an error."""


class Desk(Struct, frozen=True, dict=True):
    """What rules have at hand besides the variant that they judge."""

    outline: Outline
    """The deck as its author wrote it, for all variants."""
    brand: Brand
    """The variant's brand, as layout uses it."""
    fonts: Fonts
    """The files of the brand's fonts."""
    typesetter: Typesetter
    """Measures text in them."""
    folder: Path
    """The folder of the deck."""
    event: Event | None = None
    """The event that the variant is for."""
    sheets: Sheets = field(default_factory=Sheets)
    """Charts as they will stand on their slides."""
    _shown: dict[str, tuple[ShownWords, ...]] = field(default_factory=dict)

    @cached_property
    def look(self) -> ChartLook:
        """What charts take from the brand."""
        return look_of(self.brand, self.fonts)

    def words(self, page: Page) -> tuple[ShownWords, ...]:
        """The words of a page of the variant, those of its charts among them, as an audience sees them."""
        if page.name not in self._shown:
            self._shown[page.name] = tuple(shown_words(page, self.brand, self.typesetter, self.sheet))
        return self._shown[page.name]

    def sheet(self, box: ChartBox) -> Planned | None:
        """A chart as it will stand on its slide; None for one that the author's own function draws."""
        return self.sheets.of(box, look_on(self.look, box.colors))


class Check:
    """A rule; its module's name is the code of its complaints."""

    why: ClassVar[str]
    """What goes wrong where nobody minds it, for `deckgen explain`."""
    mend: ClassVar[str]
    """What an author can do about it."""
    may_be_excused: ClassVar[bool] = True
    """Whether anything excuses from the rule: a slide's `allow`, or `checks`, which may switch it off."""
    is_of_decks: ClassVar[bool] = False
    """Whether it is about the deck as a whole, so that no slide is excused from it, and `checks` alone rules it."""
    is_asked_for: ClassVar[bool] = False
    """Whether it looks only where `checks` switches it on."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @classmethod
    def code(cls) -> str:
        """The rule's code."""
        return word_of(cls)

    @classmethod
    def permission(cls, outline: Outline) -> Permission | None:  # noqa: ARG003 - for those that ask others
        """What it asks leave for before it judges the outline; None where it looks at nothing but the deck."""
        return None

    @classmethod
    def judge_outline(cls, outline: Outline, folder: Path, log: Diagnostics) -> None:
        """Say what is wrong with the outline of a deck in folder, once for all of its variants.

        It is asked about outlines without errors alone: after an error something may have been left out of them.
        """

    def judge_deck(self, deck: Deck, document: Document, log: Diagnostics) -> None:
        """Say what is wrong with a variant as a whole, once everything has its place."""

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Say what is wrong with a bound slide, before anything has its place."""

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Say what is wrong with a page of a slide, once everything has its place."""


class FindingCheck(Check):
    """The base of the rules about what was found in the rows of blocks while they were bound."""

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:  # noqa: ARG002
        """Warn of what was found."""
        for part in slide.content:
            for finding in part.findings:
                if finding.check == self.code():
                    log.warning(self.code(), finding.message, finding.span, finding.hint)


class RoomCheck(Check):
    """The base of the rules that words find room: it says what layout noted of one part of a page."""

    part: ClassVar[PagePart]
    """The part of the page that the rule is about."""
    severity: ClassVar[Severity] = Severity.ERROR
    """How bad it is."""
    may_be_excused = False

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:  # noqa: ARG002
        """Say what found no room."""
        for misfit in page.misfits:
            if misfit.part == self.part:
                log.add(Diagnostic(self.severity, self.code(), misfit.message, misfit.span, misfit.hint))


CHECKS: Registry[Check] = Registry("deckgen.checks", Check)
"""The rules that slides are judged by. One file = one rule = its code; adding one is adding a file and its test."""
