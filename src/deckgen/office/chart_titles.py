"""The titles that somebody typed into a chart of PowerPoint's own: over all of it, and beside its axes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from deckgen.office.attributes import said
from deckgen.office.talk_words import words_in
from deckgen.office.xml_names import A, C

if TYPE_CHECKING:
    from lxml.etree import _Element

TitleOf = Literal["chart", "values", "along"]
_AXES: Final = ("catAx", "dateAx", "valAx", "serAx")
_PLOT_OF_DOTS: Final = (f"{C}scatterChart", f"{C}bubbleChart")


class FoundTitle(Struct, frozen=True):
    """A title: what it stands at, and its words, with `{{ names }}` as they were typed."""

    of: TitleOf
    words: str

    @property
    def called(self) -> str:
        """What it is called in a sentence."""
        return "the title" if self.of == "chart" else "the title of an axis"


def titles_of(tree: _Element) -> Iterator[FoundTitle]:
    """The titles of a chart; one that PowerPoint makes of the name of its series is none."""
    chart = tree.find(f"{C}chart")
    area = None if chart is None else chart.find(f"{C}plotArea")
    if chart is None or area is None:
        return
    if words := _words(chart):
        yield FoundTitle("chart", words)
    is_of_dots = any(area.find(tag) is not None for tag in _PLOT_OF_DOTS)
    for axis in area:
        if str(axis.tag).removeprefix(C) in _AXES and (words := _words(axis)):
            is_along = axis.tag != f"{C}valAx" or (is_of_dots and said(axis.find(f"{C}axPos")) in ("b", "t"))
            yield FoundTitle("along" if is_along else "values", words)


def _words(owner: _Element) -> str:
    written = owner.find(f"{C}title/{C}tx/{C}rich")
    return "" if written is None else " ".join(" ".join(map(words_in, written.iter(f"{A}p"))).split())
