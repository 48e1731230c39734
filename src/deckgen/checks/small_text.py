"""small_text: words that nobody reads from the last row."""

from __future__ import annotations

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.brand import TypeScale
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.geometry import Emu
from deckgen.model.page import Document, Page
from deckgen.pages.shown_words import Kind, ShownWords

HOUSE = TypeScale()
# The smallest sizes in points, by the brand's keys: those of deckgen's own brand. Many sources are set at 85 %.
LEAST = {
    "title": 20.0,
    "body": HOUSE.body[1].pt,
    "table": HOUSE.table[1].pt,
    "stat": 28.0,
    "chart": HOUSE.chart[1].pt,
    "source": HOUSE.source.pt * 0.85,
    "kicker": 9.0,
}
# What small words are called, and what helps, by the brand's keys.
_CALLED = {
    "body": ("the words", "shorten them, or split the slide"),
    "table": ("the table's words", "leave out rows or columns, or let it 'continue' on another slide"),
    "chart": ("words of the chart", "give it more room, or show less in it"),
    "source": ("the words of the source line", "cite fewer sources"),
}
_KEYS: dict[Kind, str] = {"text": "body", "table": "table", "chart": "chart", "source": "source"}


class SmallText(Check):
    """Words are large enough to be read from the last row."""

    why = (
        "Words are set smaller than what can be read from the back of a room: 16 points for running text, 14 in "
        "tables, 14 in charts, 8.5 for sources."
    )
    mend = (
        "Show less on the slide, or make the smallest size larger under 'type' in the brand, so that deckgen says "
        "what doesn't fit. A slide that is read and not shown may be excused."
    )

    def judge_deck(self, deck: Deck, document: Document, log: Diagnostics) -> None:
        """Warn once of sizes that the brand makes small everywhere, at its line."""
        for key, least in LEAST.items():
            span = deck.brand.places.get(f"type.{key}")
            if span is not None and _largest(deck, key) < least:
                # The brand says sizes as they are in the file, where the page may be larger than the one at work.
                said, needed = (round(size * deck.brand.scale, 1) for size in (_largest(deck, key), least))
                message = f"'{key}' is {said:g} pt at the most; under {needed:g} pt it is hard to read"
                log.warning(self.code(), message, span, f"make it {needed:g} or more")

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of words that come out smaller on a page than they need be in the brand."""
        smallest: dict[str, ShownWords] = {}
        for shown in self.desk.words(page):
            key = _KEYS.get(shown.kind)
            if key is None or _largest(deck, key) < LEAST[key] or not shown.size:
                continue
            if key == "body" and not self._is_running(shown, page):
                continue
            if key not in smallest or shown.size < smallest[key].size:
                smallest[key] = shown
        for key, shown in smallest.items():
            least = LEAST[key] - (1.0 if key == "table" else 0.0)
            if shown.size < least:
                called, hint = _CALLED[key]
                message = f"{called} on slide '{slide.id}' are smaller than {LEAST[key]:g} pt"
                hint = f"at {shown.size:g} pt they fit: {hint}, or 'allow: [{self.code()}]'"
                log.warning(self.code(), message, shown.span or slide.span, hint)

    def _is_running(self, shown: ShownWords, page: Page) -> bool:
        """Whether words are set as running text of their page, or larger, and not as small ones beside it."""
        return bool(page.text_size) and shown.size >= page.text_size.pt


def _largest(deck: Deck, key: str) -> float:
    """The largest size of the brand under a key, in points."""
    size: Emu | tuple[Emu, Emu] = getattr(deck.brand.type, key)
    return size[0].pt if isinstance(size, tuple) else size.pt
