"""What the page in the browser is told, as values that become JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Phase = Literal["reading", "changed", "laid out", "judged"]


class ToldComplaint(Struct, frozen=True):
    """A complaint.

    place: "deck.yaml:42:14", by which the page asks for the line in the editor; "" where it stands nowhere.
    link: an address that opens the line; "" where the page must ask for it.
    excerpt: the line that it is about.
    """

    severity: str
    code: str
    message: str
    hint: str = ""
    place: str = ""
    link: str = ""
    excerpt: str = ""


class ToldRun(Struct, frozen=True, omit_defaults=True):
    """Words of the notes that look alike."""

    text: str
    bold: bool = False
    italic: bool = False


class ToldSource(Struct, frozen=True):
    """A source of a slide.

    words: who published it, what, and when.
    as_of: how far its data reaches, as the slide says it; "" where it says nothing.
    """

    words: str
    as_of: str = ""
    url: str = ""


class ToldTable(Struct, frozen=True):
    """A table that a slide reads.

    last: the last day, month or year that it has rows about; "" where that can't be told.
    age: how old that is on the day of the talk, such as "3 months"; "" where it can't be told.
    """

    name: str
    file: str
    last: str = ""
    age: str = ""


class ToldFigure(Struct, frozen=True):
    """A figure on a slide, and what is written for it."""

    name: str
    text: str


class ToldSlide(Struct, frozen=True):
    """A page of the variant.

    name: what the file calls it, which tells it from all others.
    number: its number as it stands on it.
    slide: the id of the deck's slide that it shows.
    drawing: the number of its drawing, which is another one as soon as it looks otherwise.
    words: the words on it, line by line, for whoever can't see it.
    place, link: where it is written, as complaints have them.
    start, minutes: when it begins and how long it takes, in minutes; None for a hidden slide.
    clock: when it begins, in words.
    """

    name: str
    number: str
    title: str
    slide: str
    drawing: int
    section: str = ""
    hidden: bool = False
    words: tuple[str, ...] = ()
    notes: tuple[tuple[ToldRun, ...], ...] = ()
    sources: tuple[ToldSource, ...] = ()
    tables: tuple[ToldTable, ...] = ()
    figures: tuple[ToldFigure, ...] = ()
    complaints: tuple[ToldComplaint, ...] = ()
    place: str = ""
    link: str = ""
    start: float | None = None
    minutes: float | None = None
    clock: str = ""


class ToldBit(Struct, frozen=True, omit_defaults=True):
    """Words of a difference: "old" ones, "new" ones, "quiet" ones that say what they belong to, or others."""

    words: str
    tone: str = ""


class ToldChange(Struct, frozen=True):
    """How a slide differs from what it was.

    fate: "new", "changed", or "" where it is as it was.
    drawing: the number of its old drawing; 0 where there is none.
    lines: what differs, line by line.
    """

    fate: str
    drawing: int = 0
    lines: tuple[tuple[ToldBit, ...], ...] = ()


class ToldComparison(Struct, frozen=True):
    """What differs from the slides of then.

    word, label: how the menu has what is compared with.
    summary: all of it in one line.
    pictured: the slides of then can be seen.
    slides: the differences by the names of the slides of now.
    gone, moved: the slides that are gone, or stand elsewhere now.
    """

    word: str
    label: str
    summary: str
    pictured: bool
    slides: Mapping[str, ToldChange] = {}
    gone: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


class Option(Struct, frozen=True):
    """An entry of a menu: the word that stands for it, what it says, and the group that it stands in."""

    word: str
    label: str
    group: str = ""


class ToldDeck(Struct, frozen=True):
    """What belongs to all slides.

    file: the deck file as it was named.
    ratio: width over height of a slide.
    copies, languages, past: what may be chosen in the menus; past is what slides may be compared with.
    copy, chosen_language: what is chosen.
    slot: the minutes that there are for the talk, None where none are given; minutes is how long it takes.
    spoken: the file that times are saved as.
    """

    file: str
    title: str = ""
    language: str = "en"
    leftwards: bool = False
    ratio: float = 16 / 9
    copies: tuple[Option, ...] = ()
    past: tuple[Option, ...] = ()
    languages: tuple[Option, ...] = ()
    copy: str = ""
    chosen_language: str = ""
    slot: float | None = None
    minutes: float = 0.0
    spoken: str = ""


class Told(Struct, frozen=True):
    """All that the page shows.

    slides: the slides in order, by name.
    complaints: those that belong to no slide.
    stale: why the slides are those of an earlier save; "" where they are up to date.
    phase: how far this save has come: it is read, the slides that changed are drawn, all are laid out, all is judged.
    edited: the name of the one slide that was written otherwise; "" where it isn't one.
    compared: what differs from the slides of then; None where nothing is compared.
    """

    deck: ToldDeck
    slides: Mapping[str, ToldSlide] = {}
    complaints: tuple[ToldComplaint, ...] = ()
    stale: str = ""
    phase: Phase = "judged"
    edited: str = ""
    compared: ToldComparison | None = None
