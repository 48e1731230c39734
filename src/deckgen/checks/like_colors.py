"""like_colors: colors of a chart, or of the palette, that color-blind eyes or a print in grey don't tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, pairwise

from msgspec import Struct

from deckgen.charting.chart_type import CHARTS, Chart
from deckgen.charting.given_colors import rounds_of
from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.brand import Brand
from deckgen.model.chart_data import ChartData, Series
from deckgen.model.color import mix
from deckgen.model.color_vision import alike_in_grey, alike_to
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import ChartBox, Document, Page
from deckgen.plot.planned import Planned
from deckgen.tables.excerpt import excerpt
from deckgen.tables.number_hints import quoted

# How much ink or paper is mixed into a color of the palette until it differs from the others.
SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
REST = "what stands back"


class _Colored(Struct, frozen=True):
    """What has a color on a chart: what the author and what listeners call it, and the color."""

    name: str
    label: str
    color: str


class _Pair(Struct, frozen=True):
    """Two things that color has to tell apart; by_grey says that a print without color has to do so too."""

    one: _Colored
    other: _Colored
    by_grey: bool

    @property
    def is_only_grey(self) -> bool:
        """Whether they are told apart by all eyes, where there is color."""
        return not alike_to(self.one.color, self.other.color)

    @property
    def fault(self) -> str:
        """What is wrong with the pair, "" where they are told apart."""
        if eyes := alike_to(self.one.color, self.other.color):
            return "look alike" if eyes == "everyone" else f"look alike to eyes with {eyes}"
        is_grey = self.by_grey and alike_in_grey(self.one.color, self.other.color)
        return "are one grey in a print without color" if is_grey else ""


class LikeColors(Check):
    """What only its color tells apart on a chart differs for color-blind eyes too, and in a print without color."""

    why = (
        "Two colors look alike to some of those who listen: one man in twelve can't tell red from green. Judged are "
        "things that nothing but their color tells apart: those of a legend, bands beside each other, lines that "
        "cross, what is highlighted and what stands back. Color blindness is simulated by the matrices of Machado, "
        "Oliveira and Fernandes (2009), and differences are measured in OKLab. What stands in a legend, or is "
        "highlighted, must differ in lightness too, since handouts are printed in grey."
    )
    mend = (
        "Give one of the two the color that the hint names, under 'color' at the chart, or to its name under "
        "'named_colors' in the brand, where it holds for all charts. For lines, 'labels: ends' needs no legend."
    )

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of each chart with such colors, once."""
        for shape in page.shapes:
            sheet = self.desk.sheet(shape) if isinstance(shape, ChartBox) else None
            if not isinstance(shape, ChartBox) or sheet is None:
                continue
            found: dict[tuple[_Colored, _Colored], _Pair] = {}
            for pair in _pairs(shape.chart, sheet):
                found.setdefault((pair.one, pair.other), pair)
            pairs = list(found.values())
            faulty = [pair for pair in pairs if pair.fault]
            if faulty:
                # What some can't tell apart on the screen weighs more than a print.
                worst = next((pair for pair in faulty if not pair.is_only_grey), faulty[0])
                message = f"{_called(worst.one)} and {_called(worst.other)} {worst.fault}{_more(faulty)}"
                log.warning(self.code(), message, shape.span, _hint(worst, pairs, deck.brand))

    def judge_deck(self, deck: Deck, document: Document, log: Diagnostics) -> None:
        """Warn of the brand's own palette, at its line, where the deck has charts."""
        span, palette = deck.brand.places.get("palette"), deck.brand.palette
        if span is None or not any(isinstance(shape, ChartBox) for page in document.pages for shape in page.shapes):
            return
        pairs = [(one, other, eyes) for one, other in combinations(palette, 2) if (eyes := alike_to(one, other))]
        if pairs:
            one, other, eyes = pairs[0]
            whose = "" if eyes == "everyone" else f" to eyes with {eyes}"
            message = f"#{one} and #{other} of the palette look alike{whose}{_more(pairs)}"
            log.warning(self.code(), message, span, _other_of(other, palette, deck.brand))


def _pairs(chart: ChartData, sheet: Planned) -> Iterator[_Pair]:
    """The things on a chart that color has to tell apart."""
    kind, muted = CHARTS.get(chart.kind), sheet.look.muted
    parts = [panel.chart for panel in chart.panels] or [chart]
    if kind.colors_categories and len(chart.series) == 1:
        shown = [_Colored(x, x, color) for part in parts for x, color in zip(part.x, part.colors, strict=False)]
        things, each_has_one = list(dict.fromkeys(shown)), not kind.one_color
    else:
        things, each_has_one = [_of(one, muted) for one in chart.series], len(chart.series) > 1
    if kind.tones is not Chart.tones:
        # Such colors are chosen as one row of shades, and what they mean is seen by where they stand.
        return
    yield from _set_off(things, muted)
    if not each_has_one or len({one.color for one in things}) == 1:
        # Things that all have one color are told apart by where they stand.
        return
    in_legend = {words for words, _ in sheet.entries}
    keyed = [one for one in things if " ".join(one.label.split()) in in_legend]
    yield from _told_apart(combinations(keyed, 2), muted, by_grey=True)
    if kind.color_tells == "all":
        yield from _told_apart(_drawn_alike(chart, things), muted)
    elif kind.color_tells == "neighbors":
        yield from _told_apart(pairwise(things), muted)
    elif kind.color_tells == "crossings":
        crossing = chain.from_iterable(_crossing(part.series) for part in parts)
        yield from _told_apart(((_of(one, muted), _of(other, muted)) for one, other in crossing), muted)


def _of(series: Series, muted: str) -> _Colored:
    return _Colored(series.name, series.label, muted if series.muted else series.color)


def _set_off(things: Sequence[_Colored], muted: str) -> Iterator[_Pair]:
    """What stands out, each with what stands back."""
    if any(one.color == muted for one in things):
        for one in things:
            if one.color != muted:
                yield _Pair(one, _Colored("", REST, muted), by_grey=True)


def _told_apart(pairs: Iterable[tuple[_Colored, _Colored]], muted: str, *, by_grey: bool = False) -> Iterator[_Pair]:
    """Those of some pairs that have colors of their own."""
    for one, other in pairs:
        if muted not in (one.color, other.color):
            yield _Pair(one, other, by_grey)


def _drawn_alike(chart: ChartData, things: Sequence[_Colored]) -> Iterator[tuple[_Colored, _Colored]]:
    """All pairs, without a bar and a line."""
    marks = {series.name: series.mark for series in chart.series}
    for one, other in combinations(things, 2):
        if marks.get(one.name) == marks.get(other.name):
            yield one, other


def _crossing(series: Sequence[Series]) -> Iterator[tuple[Series, Series]]:
    """Series whose lines cross or meet between the first and the last point that both have."""
    for one, other in combinations(series, 2):
        both = [a - b for a, b in zip(one.values, other.values, strict=True) if a is not None and b is not None]
        if both and min(both) <= 0 <= max(both):
            yield one, other


def _more(faulty: Sequence[object]) -> str:
    """How many pairs besides the one that is named are as hard to tell apart."""
    more = len(faulty) - 1
    return f" (and {more} more pair{'s' if more > 1 else ''})" if more else ""


def _called(thing: _Colored) -> str:
    return thing.label if thing.label == REST and not thing.name else f"'{excerpt(' '.join(thing.label.split()))}'"


def _hint(pair: _Pair, pairs: Sequence[_Pair], brand: Brand) -> str:
    """Which other color one of the two may have."""
    is_other_fixed = not pair.other.name or (_owner(pair.other, brand) and not _owner(pair.one, brand))
    changed = pair.one if is_other_fixed else pair.other
    beside = [
        (other, each.by_grey)
        for each in pairs
        for one, other in ((each.one, each.other), (each.other, each.one))
        if one.name == changed.name
    ]
    for color in chain.from_iterable(rounds_of(brand)):
        if not any(
            alike_to(color, one.color) or (by_grey and alike_in_grey(color, one.color)) for one, by_grey in beside
        ):
            if (owner := _owner(changed, brand)) is not None:
                mend = f"'named_colors: {{{quoted(owner)}: \"#{color}\"}}' in the brand"
            else:
                mend = f"'color: {{{quoted(changed.name)}: {_word(color, brand)}}}'"
            return f"{mend} would do, or 'allow: [{LikeColors.code()}]'"
    return f"'highlight' those that matter, or 'allow: [{LikeColors.code()}]'"


def _owner(thing: _Colored, brand: Brand) -> str | None:
    """The name by which the brand gives a thing its color; None where it doesn't."""
    names = (thing.label, thing.name)
    return next((name for name in names if name and brand.named_colors.get(name) == thing.color), None)


def _word(color: str, brand: Brand) -> str:
    """What is written for a color: its name in the brand, else its digits."""
    return next((quoted(name) for name, one in brand.named_colors.items() if one == color), f'"#{color}"')


def _other_of(color: str, palette: Sequence[str], brand: Brand) -> str:
    """The color in a darker or paler shade that differs from all others of the palette."""
    others = [one for one in palette if one != color]
    for share in SHARES:
        for ground in (brand.colors.ink, brand.colors.paper):
            shade = mix(color, ground, share)
            if not any(alike_to(shade, one) for one in others):
                return f"#{shade} in place of #{color} would do"
    return f"leave #{color} out, or write 'checks: {{{LikeColors.code()}: off}}' in the deck"
