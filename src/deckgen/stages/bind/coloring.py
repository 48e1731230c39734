"""The colors that things have through a whole deck, found before any copy of it is bound."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.charting.given_colors import thing_colors
from deckgen.charting.things import colors_together, things_of
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Diagnostic, Diagnostics
from deckgen.model.thing_colors import ThingColors
from deckgen.outline.charts_in import charts_in
from deckgen.outline.deck_file import Outline
from deckgen.stages.bind.scope_of import scope_of
from deckgen.stages.gather import Gathered


class _Unheard(Diagnostics):
    """A log that keeps nothing: what is wrong with a chart is said where it is bound."""

    def add(self, diagnostic: Diagnostic) -> None:
        """Let a complaint go."""


def color_things(outline: Outline, brand: Brand, gathered: Gathered) -> ThingColors:
    """The colors of what the charts of a deck tell apart, of all its slides, whatever copy has them.

    outline is the whole deck, before it is tailored.
    """
    scope = scope_of(outline, brand, gathered, _Unheard())
    charts = [*charts_in(tuple(slide for section in outline.sections for slide in section.slides))]
    given = thing_colors([things_of(chart, scope) for chart in charts], brand)
    together = (colors_together(chart, scope) for chart in charts)
    return replace(given, together=tuple(filter(None, together)))
