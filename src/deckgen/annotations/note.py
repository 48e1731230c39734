"""note: words at a place of x, told by the key `x`."""

from __future__ import annotations

from deckgen.charting.annotate import Annotate, Ground
from deckgen.model.chart_data import Annotation, ChartData, Spot
from deckgen.model.marks import Str
from deckgen.model.phrases import Phrases
from deckgen.plot.added import Added
from deckgen.plot.free_sheet import FreeSheet


class AnnotateNote(Annotate):
    """Grey words at a place of x, with a dotted line down to it."""

    x: Str
    """The category or point in time that the words belong to."""
    text: Str
    """The words."""

    @property
    def names(self) -> tuple[Str, ...]:
        """The place of x."""
        return (self.x,)

    def bind(self, ground: Ground) -> Annotation | None:
        """The words and their place, which may lie between two points of x."""
        place = ground.place(self.x, "")
        return None if place is None else Annotation(self.words(ground), spots=(Spot(place),))

    @classmethod
    def tell(cls, annotation: Annotation, data: ChartData, say: Phrases) -> str:
        """The words, and at which point of x they stand."""
        place = annotation.position
        if place != int(place) or not 0 <= place < len(data.x) or not annotation.text:
            return annotation.text
        return say("at {x}: {note}", x=data.x[int(place)], note=annotation.text)

    @classmethod
    def place(cls, annotation: Annotation, sheet: FreeSheet) -> Added | None:  # noqa: ARG003 - nothing is left to do
        """Nothing more: the frames of charts keep a strip free for such words, and have drawn them."""
        return Added()
