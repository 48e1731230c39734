"""missing_glyph: letters that none of the fonts at hand has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.chart_data import ChartData
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import ChartBox, Document, Page

# A complaint names no more letters than these.
MOST_LETTERS = 8
# Letters outside the first 65,536, of scripts that nobody writes any more, end here; then come emoji and Chinese.
FIRST_RARE, LAST_RARE = 0x10000, 0x1CFFF


class MissingGlyph(Check):
    """The brand's fonts have the letters of the deck's words, in charts too."""

    why = (
        "No font at hand has some letters. Charts are pictures, in which PowerPoint takes letters from no other "
        "font, so listeners would see empty boxes. On slides PowerPoint has fonts of its own for most scripts and "
        "for emoji, but not for letters of private use, such as those of icon fonts, and of scripts that nobody "
        "writes any more."
    )
    mend = (
        "Name a font that has them in the brand: 'fonts: {east_asian: Noto Sans CJK SC}' for Chinese, Japanese and "
        "Korean, 'complex' for Arabic, Hebrew, Hindi and the like. It must be installed, or lie in a folder of "
        "'font_files'."
    )

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of each chart that is a picture and has letters which no font of charts has."""
        for shape in page.shapes:
            if isinstance(shape, ChartBox) and not shape.native:
                missing = self._missing_in_charts(_words(shape.chart))
                if missing:
                    message = f"{self._none(deck)} letters for {_named(missing)}, which the chart shows as boxes"
                    log.warning(self.code(), message, shape.span, _hint(missing[0]))

    def judge_deck(self, deck: Deck, document: Document, log: Diagnostics) -> None:
        """Warn of letters in other words that hardly any computer shows, once each."""
        slides, said = {slide.id: slide for slide in deck.slides}, set[str]()
        for page in document.pages:
            slide = slides[page.slide]
            if self.code() in slide.allow:
                continue
            for shown in self.desk.words(page):
                if shown.kind == "chart" or shown.words.isascii():
                    continue
                has = self.desk.typesetter.face(shown.font, shown.bold).widths.keys()
                letters = {one for one in shown.words if _is_rare(one) and one not in has} - said
                missing = sorted(letters - self.desk.typesetter.letters_of_charts()) if letters else []
                if missing:
                    said.update(missing)
                    message = f"{self._none(deck)} letters for {_named(missing)}, and hardly any other font has"
                    log.warning(self.code(), message, slide.place_of(shown.words), _hint(missing[0]))

    def _missing_in_charts(self, words: Iterable[str]) -> list[str]:
        """The letters of words that charts can't be drawn with."""
        letters = {letter for part in words for letter in part if letter.isprintable()} - {" "}
        if letters <= self.desk.typesetter.face("body").widths.keys():
            return []
        return sorted(letters - self.desk.typesetter.letters_of_charts())

    def _none(self, deck: Deck) -> str:
        fonts = deck.brand.fonts
        asked = [f"'{name}'" for name in dict.fromkeys((fonts.body, fonts.east_asian, fonts.complex)) if name]
        return f"the font {asked[0]} has no" if len(asked) == 1 else f"none of the fonts {', '.join(asked)} has"


def _is_rare(character: str) -> bool:
    """Whether it is one of the characters for which a computer with PowerPoint mostly has no font."""
    is_old = FIRST_RARE <= ord(character) <= LAST_RARE
    return is_old or unicodedata.category(character) in ("Co", "Cn")


def _named(letters: list[str]) -> str:
    others = f" and {len(letters) - MOST_LETTERS} more" if len(letters) > MOST_LETTERS else ""
    shown = [one if one.isprintable() else f"U+{ord(one):04X}" for one in letters[:MOST_LETTERS]]
    return " ".join(shown) + others


def _hint(letter: str) -> str:
    return f"name a font that has them in the brand: 'fonts: {{{_role_of(letter)}: …}}'"


def _role_of(letter: str) -> str:
    """The key of the brand's fonts under which a font with such letters is named."""
    if unicodedata.bidirectional(letter) in ("R", "AL"):
        return "complex"
    wide = unicodedata.east_asian_width(letter) in "WF" and unicodedata.category(letter).startswith("L")
    return "east_asian" if wide else "body"


def _words(chart: ChartData) -> Iterator[str]:
    """The words on a chart: of categories, unit, question, series, notes, titles of panels, and formats."""
    yield from (*chart.x, chart.unit, chart.question, chart.center)
    yield from (written.show(-1.0) for written in (chart.format, chart.second_format) if written)
    yield from (series.label for series in chart.series)
    yield from (note.text for note in chart.annotations)
    for panel in chart.panels:
        yield panel.title
        yield from _words(panel.chart)
