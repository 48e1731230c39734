"""What is cited: sources, figures as words quote them, and all that one slide has drawn on so far."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.binding.columns_read import Reading
from deckgen.model.dataset import Value
from deckgen.model.marks import Str
from deckgen.model.node import number_of


class Citation(Struct, frozen=True):
    """A source as it is cited; "" stands for what is not known."""

    id: str
    publisher: str
    title: str = ""
    year: str = ""
    url: str = ""
    accessed: str = ""
    """The day on which it was read, in the way of the deck's language."""
    as_of: str = ""
    """How far its data reaches, such as "as of June 2018"; "" where the author doesn't want it said."""


class Quotable(Struct, frozen=True):
    """What `{{ name }}` stands for: a figure, or words."""

    value: Value
    format: Str | None = None
    """How it is written where the text that quotes it says nothing else."""
    sources: tuple[str, ...] = ()
    """The ids of the sources that it brings to a slide which quotes it."""
    tables: tuple[str, ...] = ()
    """The names of the tables that it was worked out from."""
    reads: tuple[Reading, ...] = ()
    """The columns that it was worked out from."""
    signed: bool = False
    """Whether it is a change, which is written with its plus or minus."""
    rounded: float | None = None
    """What stands for the value in its own format, where it was rounded so that parts add up to a total."""
    in_points: bool = False
    """Whether it is the difference of two percentages, which counts percentage points."""
    is_figure: bool = False
    """Whether it is a figure or a cell of a table, of which `deckgen diff` tells when it changes."""
    is_bounded: bool = False
    """Whether its author says in which bounds, or which way, the words around it are true."""
    multiple: float | None = None
    """For a change, what the second figure is times the first; None where that can't be told."""

    @property
    def number(self) -> float | int | None:
        """The number that it is; None where it is words, a day, or true or false."""
        if isinstance(self.value, bool):
            return None
        if isinstance(self.value, Str):
            return number_of(self.value) if self.value.style is None else None
        return self.value if isinstance(self.value, int | float) else None


class Said(Struct, frozen=True):
    """Words that stand on a slide, as they were written, and the figures and cells that they quote."""

    words: Str
    quoted: tuple[Quotable, ...] = ()
    is_worded: bool = False
    """Whether one of them is quoted in words of quantity, or is words itself, so that the words follow the data."""

    @property
    def is_bounded(self) -> bool:
        """Whether one of them is held to bounds, within which the words around it are true."""
        return any(one.is_bounded for one in self.quoted)


class Cited(Struct):
    """What one slide draws on, each in the order of its mention. Dictionaries keep that order."""

    ids: dict[str, None] = field(default_factory=dict)
    """The ids of its sources."""
    footnotes: dict[str, int] = field(default_factory=dict)
    """The sources that footnotes cite, and their numbers."""
    tables: dict[str, None] = field(default_factory=dict)
    """The names of the tables that it reads, those that only its claims read among them."""
    drawn: list[Reading] = field(default_factory=list)
    """The columns that its charts and tables draw."""
    queries: list[Str] = field(default_factory=list)
    """The queries that they draw."""
    reads: list[Reading] = field(default_factory=list)
    """The columns that its figures and cells were worked out from."""
    said: list[Said] = field(default_factory=list)
    """The words that stand on it or in its notes so far."""
    written: list[Str] = field(default_factory=list)
    """The words that stand on it or in its notes so far, where they are written in its language."""
    quoted: dict[str, str] = field(default_factory=dict)
    """The names that its words quote, and what stood for each first."""


def quoted_from(found: Quotable, cited: Cited) -> Quotable:
    """A figure or a cell, which brings what was drawn on for it to every slide that quotes it."""
    reads = tuple(cited.reads)
    return replace(found, sources=tuple(cited.ids), tables=tuple(cited.tables), reads=reads, is_figure=True)
