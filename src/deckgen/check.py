"""Check: the base of the rules in checks/. A rule says what a speaker would regret.

A rule may look at a slide once it is bound, and at a page once it is laid out.
"""

from __future__ import annotations

from typing import ClassVar

from deckgen.deck import Deck, DeckSlide
from deckgen.kinds import Registry, word_of
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.findings import PagePart
from deckgen.model.page import Page


class Check:
    """A rule; its module's name is the code of its complaints."""

    why: ClassVar[str]
    """What goes wrong where nobody minds it, for `deckgen explain`."""
    mend: ClassVar[str]
    """What an author can do about it."""
    may_be_excused: ClassVar[bool] = True
    """Whether a slide's `allow` excuses it from the rule."""

    @classmethod
    def code(cls) -> str:
        """The rule's code."""
        return word_of(cls)

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
    may_be_excused = False

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:  # noqa: ARG002
        """Say what found no room."""
        for misfit in page.misfits:
            if misfit.part == self.part:
                log.error(self.code(), misfit.message, misfit.span, misfit.hint)


CHECKS: Registry[Check] = Registry("deckgen.checks", Check)
"""The rules that slides are judged by. One file = one rule = its code; adding one is adding a file and its test."""
