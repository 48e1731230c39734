"""typed_figure: numbers and words of quantity, typed by hand, that the data of their slide can come to contradict."""

from __future__ import annotations

from deckgen.binding.guards import Guards
from deckgen.binding.typed_numbers import TypedNumber, is_compared, named_figure, repeated_cell, typed_numbers
from deckgen.binding.typed_words import TypedWord, typed_words
from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.manifest import FILLED

# The least digits by which a bare number, without a unit, may be taken for one of the data.
LEAST_DIGITS = 2
_HINTS = {
    "fraction": "let a figure say it, '{{ … | fraction }}', or a claim guard it",
    "multiple": "let a figure say it, '{{ … | times }}' or '{{ … | multiplied }}', or a claim guard it",
    "order": "let a claim guard it, such as rank(table.column[row]) = 1",
    "course": "let a claim guard it, or 'must' or 'between' at a figure that the words quote",
    "comparison": "let a claim guard it, or 'between' at a figure that the words quote",
}


class TypedFigure(Check):
    """On a slide that shows data, numbers are figures, and claims guard the words of quantity, order and change."""

    why = (
        "A number, or a word such as 'highest' or 'fell', is typed on a slide that shows data. When the data "
        "changes, the slide says what is no longer true, and nothing complains."
    )
    mend = (
        "Quote a figure or a cell for a number, '{{ trade.exports[2017] }}', and one in words for a fraction or a "
        "multiple, '{{ share | fraction }}'. Guard other words by a claim about the rows that the sentence names, or "
        "by 'must' or 'between' at a figure that it quotes. A slide of which the data has nothing to say is excused "
        "by 'allow: [typed_figure]'."
    )

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of typed numbers, and of the first typed word of each sentence, on a slide that shows data."""
        guards = Guards(slide.claims, [*slide.drawn, *slide.reads], slide.said, deck.language)
        if not guards.shown:
            return
        for said in slide.said:
            for number in typed_numbers(said, deck.language):
                self._judge_number(number, slide, guards, log)
            sentences = set()
            for word in typed_words(said, deck.language, guards.labels):
                is_told = bool(slide.drawn or said.quoted or word.kind != "order") and guards.is_of_data(word)
                if is_told and word.sentence not in sentences and not guards.hold(word):
                    sentences.add(word.sentence)
                    self._warn_of_word(word, slide, log)

    def _judge_number(self, number: TypedNumber, slide: DeckSlide, guards: Guards, log: Diagnostics) -> None:
        repeated = named_figure(number, slide.figures, guards.tables) or repeated_cell(number, guards.shown)
        is_of_data = number.is_amount or (number.digits >= LEAST_DIGITS and repeated is not None)
        if not is_of_data or is_compared(number, (*(one.words for one in guards.claims), *slide.queries)):
            return
        message = f"'{number.text}' is typed by hand, and stays when the data changes"
        hint = f"quote a figure, such as '{{{{ {repeated} }}}}'" if repeated else "make it a figure, and quote that"
        where = number.said.words.at(number.start, number.end - number.start)
        log.warning(self.code(), message, where, f"{hint}, or {self._excuse(slide)}")

    def _warn_of_word(self, word: TypedWord, slide: DeckSlide, log: Diagnostics) -> None:
        message = f"'{word.text}' is typed by hand, and no claim notices when the data says otherwise"
        where = word.said.words.at(word.start, word.end - word.start)
        log.warning(self.code(), message, where, f"{_HINTS[word.kind]}, or {self._excuse(slide)}")

    def _excuse(self, slide: DeckSlide) -> str:
        """How its author says that the words may stand; a slide of somebody's talk has no keys of its own."""
        return f"'checks: {{{self.code()}: off}}'" if slide.kind == FILLED else f"'allow: [{self.code()}]'"
