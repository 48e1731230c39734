"""Spoken: how long a speaker took for each slide, as it was recorded once, in a file of JSON."""

from __future__ import annotations

from msgspec import DecodeError, Struct, json

FORM = 1


class SpokenSlide(Struct, frozen=True):
    """A slide by its id, and how many seconds it was shown."""

    slide: str
    seconds: float


class Spoken(Struct, frozen=True):
    """The times of one rehearsal.

    slides: the slides that were shown, in order, each once.
    copy: whose copy of the talk it was: "audience:NAME", "event:NAME", or "" for the whole one.
    recorded: when (ISO 8601).
    """

    slides: tuple[SpokenSlide, ...]
    copy: str = ""
    recorded: str = ""
    format: int = FORM

    @property
    def whose(self) -> tuple[str | None, str | None]:
        """The audience or the event of the copy, each None where it is none."""
        kind, _, name = self.copy.partition(":")
        return (name if kind == "audience" and name else None), (name if kind == "event" and name else None)


def read_spoken(data: bytes) -> Spoken:
    """The times that a file of JSON holds; ValueError where it holds none of this format."""
    try:
        spoken = json.decode(data, type=Spoken)
    except DecodeError as problem:
        raise ValueError(f"these are no times of slides: {problem}") from problem
    if spoken.format != FORM:
        raise ValueError(f"these times are of format {spoken.format}; this deckgen reads format {FORM}")
    return spoken
