"""low_contrast: words that can hardly be told from the ground that they stand on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.brand import Brand
from deckgen.model.brand_colors import Colors
from deckgen.model.color import channels, contrast, legible
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Document, Page
from deckgen.pages.contrast import least_contrast
from deckgen.pages.shown_words import ShownWords

_OF_LAYOUT: Final = (
    "name another layout under 'layouts' in the brand; or move the placeholder in the template to where one color is "
    "behind it"
)


class _Pair(Struct):
    """A color of words on a ground, and where such words stand that can't be read.

    layout: which layout of a template shows several colors behind them; "" where it shows one.
    """

    color: str
    ground: str
    layout: str
    least: float = 0.0
    places: list[tuple[DeckSlide, ShownWords]] = field(default_factory=list)


class LowContrast(Check):
    """Words stand out from the ground that they are on: the slide's, a panel's, a cell's, a bar's."""

    why = (
        "The color of the words is too near to the color behind them. On a projector in a bright room, and for "
        "whoever sees less well, they are gone. Words need a contrast of 4.5 to 1, large ones (18 points, or 14 in "
        "bold) of 3 to 1, as the accessibility guidelines WCAG 2.1 have it."
    )
    mend = "Use the color that the hint names, in the brand or where the words have a color of their own."

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of words over a picture that its author wants no shade on, and that isn't dark enough by itself."""
        if page.backdrop is not None and page.backdrop.missing and slide.backing is not None:
            message = f"words on slide '{slide.id}' are too light for the picture behind them"
            log.warning(self.code(), message, slide.backing.span, "take a 'shade' other than none, such as bottom")

    def judge_deck(self, deck: Deck, document: Document, log: Diagnostics) -> None:
        """Warn once of each pair of colors: at the brand's line where the brand says one, else at the words."""
        for pair in self._pairs(deck, document):
            names = [_called(one, deck.brand) for one in (pair.color, pair.ground)]
            ratio = math.floor(contrast(pair.color, pair.ground) * 10) / 10
            message = f"{names[0]} on {names[1]} has a contrast of {ratio:g} to 1; such words need {pair.least:g}"
            slide, words = pair.places[0]
            key, hint = _brand_key(pair, deck.brand), _hint(pair, deck)
            if pair.layout:
                message = f"{message}: the layout '{pair.layout}' shows several colors behind them"
                hint, key = _OF_LAYOUT, "template" if "template" in deck.brand.places else None
            span = deck.brand.places[key] if key else None
            if key == "template" and not pair.layout:
                hint += "; the template's color gives way to one under 'colors' in the brand"
            if span is not None:
                hint += f"; slide '{slide.id}' has '{_excerpt(words.words)}' in it"
            log.warning(self.code(), message, span or words.span or slide.place_of(words.words), hint)

    def _pairs(self, deck: Deck, document: Document) -> list[_Pair]:
        slides = {slide.id: slide for slide in deck.slides}
        found: dict[tuple[str, str, str], _Pair] = {}
        for page in document.pages:
            slide = slides[page.slide]
            # Words that find no room stand where they don't belong.
            if self.code() in slide.allow or page.lacks_room:
                continue
            for words in self.desk.words(page):
                if words.ground is None or not any(map(str.isalnum, words.words)):
                    continue
                least = least_contrast(words.size, bold=words.bold)
                if contrast(words.color, words.ground) < least:
                    layout = deck.brand.layouts[page.layout].name if words.crosses else ""
                    # Colors of a photo differ from place to place: of these the first one is told.
                    key = (words.color, layout or words.ground, layout)
                    pair = found.setdefault(key, _Pair(words.color, words.ground, layout))
                    pair.least = max(pair.least, least)
                    pair.places.append((slide, words))
        return list(found.values())


def _excerpt(words: str) -> str:
    return words if len(words) <= 30 else f"{words[:29].rstrip()}…"


def _keys(color: str, brand: Brand) -> Iterator[str]:
    """The keys of the brand's file under which a color may stand."""
    yield from (f"colors.{name}" for name in Colors.__struct_fields__ if getattr(brand.colors, name) == color)
    yield from (f"named_colors.{name}" for name, one in brand.named_colors.items() if one == color)
    if color in brand.palette:
        yield "palette"


def _called(color: str, brand: Brand) -> str:
    """A color by its name and its digits."""
    names = [key.partition(".")[2] for key in _keys(color, brand)]
    name = next((f"'{name}' " for name in names if name), "")
    return f"{name}#{color}"


def _brand_key(pair: _Pair, brand: Brand) -> str | None:
    """The key of the brand's file that says the color of the words, else that of the ground; else its template.

    None where the file says neither, and where the words' color is none of those that a template brings.
    """
    of_words = list(_keys(pair.color, brand))
    said = next((key for key in (*of_words, *_keys(pair.ground, brand)) if key in brand.places), None)
    is_of_template = any(not key.startswith("named_colors.") for key in of_words) and "template" in brand.places
    return said or ("template" if is_of_template else None)


def _hint(pair: _Pair, deck: Deck) -> str:
    """The color of the brand that is nearest and would do, and the color itself as dark or light as it has to be."""
    brand = deck.brand
    own = [getattr(brand.colors, name) for name in Colors.__struct_fields__]
    known = dict.fromkeys([*own, *brand.named_colors.values(), *brand.palette])
    fit = [one for one in known if one != pair.ground and contrast(one, pair.ground) >= pair.least]
    mixed = legible(pair.color, pair.ground, brand.on(pair.ground), pair.least)
    if contrast(mixed, pair.ground) < pair.least:
        mixed = max(("000000", "FFFFFF"), key=lambda one: contrast(one, pair.ground))
    made = f"#{mixed} would do"
    if not fit:
        return made
    nearest = min(fit, key=lambda one: math.dist(channels(one), channels(pair.color)))
    return f"{_called(nearest, brand)} is the nearest color of the brand that would do; or #{mixed}"
