"""What is cited: sources and figures as they are quoted, and what one slide has drawn on so far."""

from __future__ import annotations

from msgspec import Struct, field

from deckgen.model.dataset import Value
from deckgen.model.marks import Str
from deckgen.model.node import number_of


class Citation(Struct, frozen=True):
    """A source as it is cited: year and the rest are "" where they are not known, as_of where it isn't to be said."""

    id: str
    publisher: str
    title: str = ""
    year: str = ""
    url: str = ""
    accessed: str = ""
    as_of: str = ""


class Quotable(Struct, frozen=True):
    """What `{{ name }}` stands for: a figure's value and format, the sources and tables that it is from, or words.

    One that is signed is a change, one in points the difference of two percentages. shown is what stands for the
    value in its own format, so that parts add up.
    """

    value: Value
    format: Str | None = None
    sources: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    signed: bool = False
    shown: float | None = None
    in_points: bool = False

    @property
    def number(self) -> float | int | None:
        """The number that it is; None where it is words, a day, or true or false."""
        if isinstance(self.value, bool):
            return None
        if isinstance(self.value, Str):
            return number_of(self.value) if self.value.style is None else None
        return self.value if isinstance(self.value, int | float) else None


class Cited(Struct):
    """What one slide draws on, each in the order of its mention.

    ids are sources, footnotes the numbers of the numbered ones; tables are those that are read, for claims too;
    quoted are the names that words quote, and what first stood for each.
    """

    ids: dict[str, None] = field(default_factory=dict)
    footnotes: dict[str, int] = field(default_factory=dict)
    tables: dict[str, None] = field(default_factory=dict)
    quoted: dict[str, str] = field(default_factory=dict)
