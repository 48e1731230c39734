"""one_sided_claim: a claim that lets "doubled" stand where the data has tripled."""

from __future__ import annotations

from deckgen.binding.claim_bounds import is_one_sided
from deckgen.binding.guards import Guards, is_compared_with
from deckgen.binding.typed_words import TypedWord, typed_words
from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics


class OneSidedClaim(Check):
    """Claims about a typed fraction or multiple hold it from both sides."""

    why = (
        "Words such as 'doubled' and 'two thirds' are true near one number alone, and the claim has a bound on one "
        "side of it. When the data goes far to the other side, the words are false and the claim still holds."
    )
    mend = (
        "Give the claim both bounds, such as '1.9 < times < 2.2', let a figure say the words, "
        "'{{ times | multiplied }}', or write 'more than' before them. A slide is excused by "
        "'allow: [one_sided_claim]'."
    )

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of typed fractions and multiples that claims hold from one side."""
        if not slide.claims:
            return
        guards = Guards(slide.claims, [*slide.drawn, *slide.reads], slide.said, deck.language)
        for said in slide.said:
            for word in typed_words(said, deck.language, guards.labels):
                is_near = word.kind in ("fraction", "multiple") and not word.is_bound
                if is_near and guards.is_of_data(word):
                    self._judge(word, guards, log)

    def _judge(self, word: TypedWord, guards: Guards, log: Diagnostics) -> None:
        claims = [one for one in guards.by_claims(word) if is_compared_with(word, one)]
        if not word.said.is_bounded and claims and is_one_sided(one.words for one in claims):
            message = f"the claim holds '{word.text}' from one side alone"
            hint = f"give it a bound above and one below, or 'allow: [{self.code()}]'"
            log.warning(self.code(), message, claims[0].words.span, hint)
