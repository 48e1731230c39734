"""Check: the base of the rules in checks/. A rule looks at one bound slide and says what a speaker would regret."""

from __future__ import annotations

from deckgen.deck import Deck, DeckSlide
from deckgen.kinds import Registry
from deckgen.model.diagnostics import Diagnostics


class Check:
    """A rule; its module's name is its code, which a slide's `allow` excuses it from."""

    @classmethod
    def code(cls) -> str:
        """The rule's code."""
        return cls.__module__.rpartition(".")[2]

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of what the rule is about."""
        raise NotImplementedError


CHECKS: Registry[Check] = Registry("deckgen.checks", Check)
