"""Manifest: what a built deck shows, in words and numbers. It is stored in the .pptx, for later comparisons.

Everybody who gets the file can read it. So it holds only what stands on the slides and in the notes of that file: no
paths, nothing of the machine, no slide that this audience doesn't get. As JSON it leaves out what is empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import DecodeError, Struct, field, json

# The version of the JSON. It is raised by one when an older deckgen could no longer read it.
FORM: Final = 1
NAMESPACE: Final = "urn:deckgen:manifest"
# Which notes of how slides were written are made today: those of earlier editions say less of a shape.
EDITION: Final = 4
# The attribute of the manifest's element in a file with slides that were edited by hand and kept.
EDITED: Final = "edited"
# The one in a filled copy that stands for the talk that it was filled from, and says nothing of where that lies.
TALK: Final = "talk"
# The kind of the slides of a file that was made by hand and filled.
FILLED: Final = "filled"


class Record(Struct, frozen=True, omit_defaults=True):
    """A part of a manifest; what it leaves at its defaults is left out of the JSON."""


class Words(Record, frozen=True):
    """The words of one shape.

    shape: its name.
    lines: its paragraphs.
    role: the placeholder that it fills, "" for none.
    """

    shape: str
    lines: tuple[str, ...]
    role: str = ""


class SeriesRecord(Record, frozen=True):
    """A series of a chart: what it is called there, and a value for each x (None where there is none)."""

    label: str
    values: tuple[float | None, ...] = ()


class ChartRecord(Record, frozen=True):
    """A chart, or one panel of a chart.

    kind: its type, such as "bar".
    x: the labels along x.
    at: the numbers of x on an axis of numbers or time, else empty.
    series: its series; a chart of panels has none of its own.
    title: what stands over a panel.
    alt: what screen readers are told, where the chart has no series.
    panels: its panels.
    words: what is drawn besides labels: annotations, the words in its middle, its unit.
    digest: stands for x, at and the values of the series where these would take too much room; else "".
    shape: the name of the shape that it fills in a file made by hand.
    """

    kind: str
    x: tuple[str, ...] = ()
    at: tuple[float, ...] = ()
    series: tuple[SeriesRecord, ...] = ()
    title: str = ""
    alt: str = ""
    panels: tuple[ChartRecord, ...] = ()
    words: tuple[str, ...] = ()
    digest: str = ""
    shape: str = ""


class TableRecord(Record, frozen=True):
    """A table on a slide, row by row; the first row is the header."""

    rows: tuple[tuple[str, ...], ...]


class ShapeRecord(Record, frozen=True):
    """How a shape was written, so that an edit by hand can be told: short digests stand for what is long.

    name: what PowerPoint's selection pane calls it.
    kind: "shape", "line", "picture", "table" or "chart".
    box: its left and top edge, width and height on the slide, in EMU; empty where it has none.
    turn: how far it is turned clockwise, in degrees.
    group: the name of the outermost group that it stands in, "" for none.
    fill, line: what fills it and draws its edge: a color, or a word and a digest; "" for nothing.
    looks: how its words look, stretch by stretch: how many letters, their size in hundredths of a point, marks (b, i,
        u, s), color and font, with a ? for what the shape doesn't say.
    picture: a digest of its picture.
    crop: what is cut off of the picture on the left, top, right and bottom, in thousandths.
    data: a digest of the names and values of a chart.
    colors: the types of a chart's groups, and the colors of its series.
    alt: a digest of what screen readers are told.
    links: digests of where clicks on it and on its words lead, in their order.
    inherits: its box is that of its layout.
    form: its outline, such as "ellipse".
    edge: how thick its edge is, in EMU, where it has one.
    paragraphs: how its paragraphs stand, stretch by stretch: how many, their level, how they are aligned (with a ?
        where the layout may say otherwise), what stands before them, and how far their lines are from each other and
        from other paragraphs.
    anchor: whether its words stand at the top, in the middle or at the bottom.
    said: the words of a number or a date, of what belongs to a chart, and of any shape of a layout, with # for what
        PowerPoint fills in.
    spans: the cells of a table that reach over others: how many columns and rows, and where.
    frame: what a chart has around its values: words of titles and labels, a legend, the ends of its axes.
    details: what else is seen of it, such as "mirroring:flipH", each with its name before a colon.
    """

    name: str
    kind: str = "shape"
    box: tuple[int, ...] = ()
    turn: int = 0
    group: str = ""
    fill: str = ""
    line: str = ""
    looks: tuple[str, ...] = ()
    picture: str = ""
    crop: tuple[int, ...] = ()
    data: str = ""
    colors: tuple[str, ...] = ()
    alt: str = ""
    links: tuple[str, ...] = ()
    inherits: bool = False
    form: str = ""
    edge: int = 0
    paragraphs: tuple[str, ...] = ()
    anchor: str = ""
    said: str = ""
    spans: tuple[str, ...] = ()
    frame: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


class Looks(Record, frozen=True):
    """How one slide of the file was written, besides its words.

    shapes: its shapes from the rearmost to the foremost; of groups, what stands in them.
    ground: its own ground, as the fill of a shape; "" for that of its layout.
    transition: the word for how it comes in the show, such as "fade"; "" where it just does.
    section: a digest of the title of PowerPoint's section that it stands in; "" for none.
    layout: the name of its layout.
    edition: which notes were made, as EDITION counts them.
    """

    shapes: tuple[ShapeRecord, ...] = ()
    ground: str = ""
    transition: str = ""
    section: str = ""
    layout: str = ""
    edition: int = 1


class SheetRecord(Record, frozen=True):
    """A layout as it was written, or a master.

    name: the layout's name; for a master that of one of its layouts, by which it is found again.
    looks: how its shapes were written.
    master: the name of a layout's master here; "" for a master.
    styles: how a master has words look where nothing else says it, level by level.
    colors, fonts: those of a master's theme, by their names there.
    """

    name: str
    looks: Looks
    master: str = ""
    styles: tuple[str, ...] = ()
    colors: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)


class PageRecord(Record, frozen=True):
    """One slide of the file.

    name: what PowerPoint calls it, by which it is found again.
    title: its title.
    words: the words of its shapes.
    charts, tables: what it has of these.
    alts: what screen readers are told of its pictures.
    looks: how its shapes were written; None in files of the first deckgens.
    saved_by: the program that saved it last before it was kept as it was edited; "" for one that deckgen wrote.
    """

    name: str
    title: str
    words: tuple[Words, ...] = ()
    charts: tuple[ChartRecord, ...] = ()
    tables: tuple[TableRecord, ...] = ()
    alts: tuple[str, ...] = ()
    looks: Looks | None = None
    saved_by: str = ""


class FigureRecord(Record, frozen=True):
    """A figure of the deck that a slide quotes: its name, and the text that stands for it on the slide."""

    name: str
    # The key in the JSON is older than the name here, and files that were built with it must stay readable.
    text: str = field(name="shown")


class FilledRecord(Record, frozen=True):
    """Words that were filled into a file made by hand.

    place: where they stand, such as "'Title 1'" or "the notes".
    asked: the words there with their `{{ names }}`.
    said: what they became.
    """

    place: str
    asked: str
    said: str


class SlideRecord(Record, frozen=True):
    """A slide of the deck, which may run on over several slides of the file.

    id: the author's name for it.
    kind: what kind of slide it is, such as "content".
    title: its title.
    pages: the slides of the file that show it.
    section: the title of its section.
    hidden: PowerPoint passes over it.
    notes: the author's speaker notes, by paragraphs.
    figures: the figures that it quotes.
    sources: the ids of the sources that it cites.
    clock: the line that deckgen puts before the notes, about the time at which the slide begins.
    revealed: its parts appear one by one in the show.
    filled: the words that were filled in, of a slide made by hand.
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
    revealed: bool = False
    filled: tuple[FilledRecord, ...] = ()


class SourceRecord(Record, frozen=True):
    """A source that the deck cites: its id, the words it is cited with, its address and the day it was read on."""

    id: str
    words: str
    link: str = ""


class DataRecord(Record, frozen=True):
    """A table of data that the deck reads: its name, the SHA-256 of its file, and the last day in it (ISO 8601)."""

    name: str
    digest: str
    last: str = ""


class Manifest(Record, frozen=True):
    """A built deck.

    title, subtitle: the deck's.
    language: that of this copy (BCP 47).
    slides: its slides in order.
    audience, event: whose copy it is; both "" for the whole copy.
    date: the day of the talk, ISO 8601 or "".
    sources, data: what the deck cites and reads.
    size: the width and height of its slides, in EMU; empty in files of the first deckgens.
    sheets: the layouts that its slides stand on, and their masters; empty there too.
    filled: the words that were filled in on no slide of its own: on layouts, and among the properties of the file.
    properties: the properties of the file, by what PowerPoint calls them; empty in files of earlier deckgens.
    """

    title: str
    language: str
    slides: tuple[SlideRecord, ...]
    subtitle: str = ""
    audience: str = ""
    event: str = ""
    date: str = ""
    sources: tuple[SourceRecord, ...] = ()
    data: tuple[DataRecord, ...] = ()
    size: tuple[int, ...] = ()
    sheets: tuple[SheetRecord, ...] = ()
    filled: tuple[FilledRecord, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_filled(self) -> bool:
        """Whether it is that of a copy of a file made by hand, in which deckgen filled in some things."""
        return any(slide.kind == FILLED for slide in self.slides)


def filled_name(number: str) -> str:
    """What a slide of a filled file is called, by the number that PowerPoint keeps when slides are moved."""
    return f"slide-{number}"


def called(words: Sequence[Words]) -> str:
    """What a slide with these words is called: its title, or else the first line on it."""
    title = " ".join(line for one in words if one.role == "title" for line in one.lines)
    return title or next((line for one in words for line in one.lines), "")


def to_json(manifest: Manifest) -> str:
    """A manifest as JSON; the same manifest gives the same text."""
    # Some words are still a `Str` that knows its place in the deck. msgspec encodes no subclass of str by itself.
    return json.encode(manifest, enc_hook=str).decode()


def from_json(words: str | bytes) -> Manifest:
    """The manifest that a JSON text holds; ValueError where it holds none of this version."""
    try:
        return json.decode(words, type=Manifest)
    except DecodeError as problem:
        raise ValueError(f"this is no manifest: {problem}") from problem
