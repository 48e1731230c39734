"""Manifest: what a built deck shows, in words and numbers, as it travels in the file for later comparisons.

It holds what anybody finds on the slides and in the notes of that file, and nothing else: no paths, no machine, no
slide that the copy was built without. As JSON it leaves out what is empty.
"""

from __future__ import annotations

from typing import Final

from msgspec import DecodeError, Struct, json

# The form of the JSON: one higher where an older deckgen could no longer read it.
FORM: Final = 1
NAMESPACE: Final = "urn:deckgen:manifest"


class Record(Struct, frozen=True, omit_defaults=True):
    """A part of a manifest."""


class Words(Record, frozen=True):
    """The words of one shape, a line a paragraph; role is the placeholder that it fills, "" for none."""

    shape: str
    lines: tuple[str, ...]
    role: str = ""


class SeriesRecord(Record, frozen=True):
    """A series of a chart: its label, and a value for each x (None where there is none)."""

    label: str
    values: tuple[float | None, ...] = ()


class ChartRecord(Record, frozen=True):
    """A chart, or one of its panels: kind is its type, x the labels, at their numbers on an axis of numbers or time.

    alt is what screen readers are told where the chart has no series; words are those that are drawn besides labels:
    annotations, what stands in its middle, its unit. A chart of panels has no series of its own.
    """

    kind: str
    x: tuple[str, ...] = ()
    at: tuple[float, ...] = ()
    series: tuple[SeriesRecord, ...] = ()
    title: str = ""
    alt: str = ""
    panels: tuple[ChartRecord, ...] = ()
    words: tuple[str, ...] = ()


class TableRecord(Record, frozen=True):
    """A table on a slide, row by row; the first row is the header."""

    rows: tuple[tuple[str, ...], ...]


class PageRecord(Record, frozen=True):
    """One slide of the file: the name that it has there, and what stands on it. alts are those of its pictures."""

    name: str
    title: str
    words: tuple[Words, ...] = ()
    charts: tuple[ChartRecord, ...] = ()
    tables: tuple[TableRecord, ...] = ()
    alts: tuple[str, ...] = ()


class FigureRecord(Record, frozen=True):
    """A figure of the deck that a slide quotes, and what was shown for it."""

    name: str
    shown: str


class SlideRecord(Record, frozen=True):
    """A slide as its author knows it, which may run on over several pages; sources are the ids that it cites.

    clock is what its notes say first of the time at which it begins; notes are the author's own.
    """

    id: str
    kind: str
    title: str
    pages: tuple[PageRecord, ...]
    section: str = ""
    hidden: bool = False
    notes: tuple[str, ...] = ()
    figures: tuple[FigureRecord, ...] = ()
    sources: tuple[str, ...] = ()
    clock: str = ""


class SourceRecord(Record, frozen=True):
    """A source that the deck cites, in words; link is its address, and the day on which it was read."""

    id: str
    words: str
    link: str = ""


class DataRecord(Record, frozen=True):
    """A table of data that the deck reads: the SHA-256 of its file, and the last day that it tells of (ISO 8601)."""

    name: str
    digest: str
    last: str = ""


class Manifest(Record, frozen=True):
    """A built deck. audience and event say whose copy it is, both "" for the whole copy; date is ISO 8601 or ""."""

    title: str
    language: str
    slides: tuple[SlideRecord, ...]
    subtitle: str = ""
    audience: str = ""
    event: str = ""
    date: str = ""
    sources: tuple[SourceRecord, ...] = ()
    data: tuple[DataRecord, ...] = ()


def to_json(manifest: Manifest) -> str:
    """A manifest as JSON; the same manifest gives the same words."""
    # Words of the author's may still know where they stand in the file: `Str` is a str of its own.
    return json.encode(manifest, enc_hook=str).decode()


def from_json(words: str | bytes) -> Manifest:
    """The manifest that JSON holds; ValueError where it is none of this form."""
    try:
        return json.decode(words, type=Manifest)
    except DecodeError as problem:
        raise ValueError(f"this is no manifest: {problem}") from problem
