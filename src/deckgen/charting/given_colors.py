"""Which color each thing of a deck has, on whatever chart it stands.

Things that stand together on any chart differ: all that share charts are neighbors, and the things get their colors
one after the other, in the order of the deck. So another slide at the end changes no color but those of things that
it is the first to bring together, and a copy that leaves slides out has the colors of the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from deckgen.charting.things import Colored
from deckgen.model.brand import Brand
from deckgen.model.color import mix
from deckgen.model.color_vision import alike_in_grey, alike_to, least_apart
from deckgen.model.thing_colors import ThingColors

OnChart = Mapping[str, Colored]


def thing_colors(charts: Sequence[OnChart], brand: Brand) -> ThingColors:
    """The colors of all things on the charts of a deck, which are given in its order.

    A color that the author gives a thing on one chart is its color on the others too, where nothing else has it.
    """
    on: dict[str, list[OnChart]] = {}
    for chart in charts:
        for key in chart:
            on.setdefault(key, []).append(chart)
    known: dict[str, str] = {}

    def around(key: str) -> list[str]:
        """The colors on the charts that a thing needs one for, in order and each once."""
        open_ = (chart for chart in on[key] if chart[key].own is None)
        found = (one.own or known.get(other) for chart in open_ for other, one in chart.items() if other != key)
        return list(dict.fromkeys(color for color in found if color))

    for chart in charts:
        for key, one in chart.items():
            if one.own and one.is_thing and not one.of_brand and key not in known and one.own not in around(key):
                known[key] = one.own
    taken = {one.own for chart in charts for one in chart.values() if one.own and one.of_brand}
    for key, charts_of in on.items():
        is_open = any(chart[key].own is None for chart in charts_of)
        if is_open and key not in known and charts_of[0][key].is_thing:
            known[key] = next_color(brand, around(key), taken)
    return ThingColors(known)


def next_color(brand: Brand, beside: Sequence[str], others: Collection[str] = ()) -> str:
    """The color (hex) for something that stands beside what has some colors already.

    It comes from the palette, or from darker and paler rounds of it once all of that is taken or looks like what is
    taken. Within a round those go first that nothing else in the deck has (others), then those that a print without
    color keeps apart, then those that stand first in the palette. Once all rounds are taken, it differs from what
    stands last at the least, and from the others as far as may be.
    """
    for colors in rounds_of(brand):
        free = [color for color in colors if not any(alike_to(color, one) for one in beside)]
        if free:
            return min(free, key=lambda color: (color in others, any(alike_in_grey(color, one) for one in beside)))
    every = [color for colors in rounds_of(brand) for color in colors]
    return max(
        every,
        key=lambda color: (
            color not in beside,
            not alike_to(color, beside[-1]),
            min(least_apart(color, one) for one in beside),
        ),
    )


def rounds_of(brand: Brand) -> Iterator[Sequence[str]]:
    """The palette, then darker and paler colors of the same hues."""
    ink, paper = brand.colors.ink, brand.colors.paper
    yield brand.palette
    for other, share in ((ink, 0.45), (paper, 0.45), (ink, 0.7), (paper, 0.7)):
        yield [mix(color, other, share) for color in brand.palette]
