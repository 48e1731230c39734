"""dim_highlight: what a chart highlights, in a color that is seen less on its ground than what stands back."""

from __future__ import annotations

import math
from collections.abc import Iterator

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.chart_data import ChartData
from deckgen.model.color import LEAST_OF_GRAPHICS, contrast, is_dark, lighter
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import ChartBox, Page
from deckgen.tables.excerpt import excerpt
from deckgen.tables.number_hints import quoted

# The part of the contrast of what stands back that does for what is highlighted: they differ by their hue too.
_NEARLY = 0.8


class DimHighlight(Check):
    """What a chart highlights stands out from its ground at least as much as what stands back."""

    why = (
        "The chart highlights something in a color that is nearly that of the ground: an orange line on a blue "
        "slide, a pale yellow bar on white. What stands back is seen better, so the point of the chart is what one "
        "sees least. It is measured by the contrast of both with what is behind them (WCAG 2.1)."
    )
    mend = (
        "Give it the color that the hint names, at the chart or, where the thing has that color on all charts, under "
        "'named_colors' in the brand."
    )

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of each chart of which something is highlighted so, once."""
        for shape in page.shapes:
            sheet = self.desk.sheet(shape) if isinstance(shape, ChartBox) else None
            if not isinstance(shape, ChartBox) or sheet is None:
                continue
            ground, muted = sheet.look.paper, sheet.look.muted
            of_rest = contrast(muted, ground)
            dim = (one for one in _highlighted(shape.chart, muted) if contrast(one[1], ground) < of_rest * _NEARLY)
            name, color = next(dim, ("", ""))
            if color:
                ratios = [math.floor(contrast(one, ground) * 10) / 10 for one in (color, muted)]
                message = (
                    f"'{excerpt(' '.join(name.split()))}' is highlighted and seen less than what stands back: "
                    f"a contrast of {ratios[0]:g} to 1 with the ground, against {ratios[1]:g} to 1"
                )
                hint = self._hint(name, _stronger(color, ground, sheet.look.ink, of_rest))
                log.warning(self.code(), message, shape.span, hint)

    def _hint(self, name: str, color: str) -> str:
        """Where to write which color."""
        if name in self.desk.brand.named_colors:
            return f"'named_colors: {{{quoted(name)}: \"#{color}\"}}' in the brand would do"
        return f"'color: {{{quoted(name)}: \"#{color}\"}}' would do"


def _stronger(color: str, ground: str, ink: str, of_rest: float) -> str:
    """A color of the same hue, as much darker or lighter as it takes to be seen better than the rest."""
    way = 1 if is_dark(ground, ink) else -1
    tried = (lighter(color, way * step / 50) for step in range(50))
    return next((one for one in tried if contrast(one, ground) >= max(of_rest, LEAST_OF_GRAPHICS)), ink)


def _highlighted(chart: ChartData, muted: str) -> Iterator[tuple[str, str]]:
    """What stands out on a chart while something else stands back, with its color."""
    for part in [panel.chart for panel in chart.panels] or [chart]:
        if any(one.muted for one in part.series):
            yield from ((one.name, one.color) for one in part.series if not one.muted)
        elif muted in part.colors:
            yield from ((x, color) for x, color in zip(part.x, part.colors, strict=False) if color != muted)
