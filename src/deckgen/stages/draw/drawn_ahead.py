"""Charts that are drawn ahead: processes that wait for drawings get them while the deck is still judged."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from deckgen.model.chart_data import ChartLook
from deckgen.model.page import Document
from deckgen.stages.draw.chart_pictures import ChartPictures, kept_pictures
from deckgen.stages.draw.drawer import Progress, draw_missing
from deckgen.stages.draw.drawing_crew import crew_waits
from deckgen.stages.draw.one_drawing import Drawing
from deckgen.stages.draw.wanted_drawings import drawings_of

# How long the rest of this process may go on before the thread that hands drawings out has its turn, in seconds.
# Python's own 0.005 are as long as a drawing takes, and several turns go into each.
_TURN = 0.0005


class DrawnAhead:
    """The pictures of a deck's charts, for all its variants. Whoever leaves it stops what is still drawn."""

    def __init__(self, progress: Progress | None) -> None:
        """progress is called with how many of how many charts of a document are there, once one has to be drawn."""
        self._progress = progress
        self._pictures: dict[ChartLook, ChartPictures] = {}
        # One thread hands the drawings out, so that no two ask the same processes.
        self._thread = ThreadPoolExecutor(1)
        self._is_left = False
        self._usual_turn = sys.getswitchinterval()

    def __enter__(self) -> DrawnAhead:
        return self

    def __exit__(self, *_: object) -> None:
        self._is_left = True
        self._end(cancel_futures=True)

    def begin(self, document: Document, look: ChartLook) -> None:
        """Begin with the charts of a document, but for the author's own drawings, which need leave."""
        if crew_waits():
            sys.setswitchinterval(_TURN)
            self._thread.submit(copy_context().run, self._draw, drawings_of(document), self._in(look))

    def finished(self, look: ChartLook) -> ChartPictures:
        """The pictures in a look, once all that was begun is done."""
        self._end()
        return self._in(look)

    def _end(self, *, cancel_futures: bool = False) -> None:
        self._thread.shutdown(cancel_futures=cancel_futures)
        sys.setswitchinterval(self._usual_turn)

    def _in(self, look: ChartLook) -> ChartPictures:
        if look not in self._pictures:
            self._pictures[look] = kept_pictures(look)
        return self._pictures[look]

    def _draw(self, wanted: list[Drawing], pictures: ChartPictures) -> None:
        """Draw what is missing. What goes wrong does so again when the picture is asked for, and is said then."""
        for _ in draw_missing(wanted, pictures, self._progress):
            if self._is_left:
                return
