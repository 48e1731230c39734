"""A chart with annotations as its author writes them: what is on its sheet, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.charting.chart_type import settled
from deckgen.charting.finite import finite
from deckgen.fitting.chart_look import look_of
from deckgen.fitting.fonts import Fonts
from deckgen.model.page import ChartBox
from deckgen.plot.added import Added
from deckgen.plot.planned import Planned
from laid_out import Laid

YEARS = "year,trade\n1993,81\n2008,367\n2009,305\n2017,557\n"
TWO = "year,out,home\n1993,42,40\n2008,151,216\n2017,243,314\n"
STATES = "state,trade\nTexas,187\nCalifornia,73\nMichigan,71\nArizona,16\n"


class Marked:
    """The one chart of a deck, planned where it stands."""

    def __init__(self, laid: Laid) -> None:
        self.laid = laid
        self.box = next(shape for shape in laid.document.pages[-1].shapes if isinstance(shape, ChartBox))
        size = self.box.box
        look = look_of(laid.brand, Fonts(laid.brand))
        self.sheet: Planned = settled(finite(self.box.chart), look, size.width.inches, size.height.inches).sheet

    @property
    def words(self) -> list[str]:
        """The lines of words on the sheet."""
        return [line.words for line in self.sheet.lettered]

    @property
    def added(self) -> tuple[Added, ...]:
        """What its annotations add."""
        assert self.sheet.placed is not None
        return self.sheet.placed.added

    @property
    def told(self) -> str:
        """Its alt text."""
        return self.box.alt


def mark(
    lay_slide: Callable[..., Laid], kind: str, rows: str, annotate: str, top: str = "", more: str = ""
) -> Marked:
    """A chart of a type with the annotations of a YAML list; top stands before it in the deck."""
    x, *ys = rows.split("\n", 1)[0].split(",")
    block = f"chart: {{type: {kind}, data: a, x: {x}, y: [{', '.join(ys)}], annotate: {annotate}{more}}}"
    return Marked(lay_slide(block, f"data: {{a: a.csv}}\n{top}", {"a.csv": rows}))
