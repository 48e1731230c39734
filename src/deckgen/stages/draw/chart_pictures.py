"""ChartPictures: the pictures of charts in one look, as far as there are any yet, and the cache that keeps them."""

from __future__ import annotations

from pathlib import Path

from deckgen.files.user_folders import cache_folder
from deckgen.model.chart_data import ChartLook
from deckgen.model.program import Failure, Program
from deckgen.stages.draw.drawing_crew import Result
from deckgen.stages.draw.one_drawing import Drawing
from deckgen.stages.draw.picture_cache import PictureCache


class ChartPictures:
    """What came of drawings: a PNG and an SVG each, or why there are none."""

    def __init__(self, look: ChartLook, cache: Path | None = None) -> None:
        """cache is a folder of pictures drawn before, made where it is missing; one that can't be read or written is
        no error.
        """
        self.look = look
        self._cache = PictureCache(cache, look) if cache is not None else None
        self._made: dict[Drawing, Result] = {}

    def get(self, drawing: Drawing) -> Result | None:
        """What came of a drawing; None where it isn't drawn yet."""
        return self._made.get(drawing)

    def missing(self, wanted: list[Drawing]) -> list[Drawing]:
        """Those that are neither drawn yet nor kept in the cache."""
        left = [drawing for drawing in wanted if drawing not in self._made]
        if self._cache is not None:
            found = ((drawing, self._cache.get(drawing)) for drawing in filter(_may_be_kept, left))
            self._made |= {drawing: picture for drawing, picture in found if picture is not None}
        return [drawing for drawing in left if drawing not in self._made]

    def add(self, drawing: Drawing, result: Result) -> None:
        """Note what came of a drawing, and keep it where that may be."""
        self._made[drawing] = result
        if self._cache and _may_be_kept(drawing) and not isinstance(result, Failure):
            self._cache.put(drawing, result)


def kept_pictures(look: ChartLook) -> ChartPictures:
    """The pictures in a look with the user's cache behind them, which all decks share."""
    return ChartPictures(look, cache_folder() / "charts")


def _may_be_kept(drawing: Drawing) -> bool:
    """Whether a picture is the same next time: what a variable of the environment says may be another thing then."""
    return not (isinstance(drawing.chart.detail, Program) and drawing.chart.detail.variables)
