"""What a deck can be exported as. Each kind makes the files of one variant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.page import Page
from deckgen.model.slug import slug
from deckgen.processes.parsing import Failed
from deckgen.viewing import SlideView, UndrawableError, View
from deckgen.writers.pdf import BOUNDS, Album, Bound, Handed, Paper, album_pdf, handout_pdf

_REASONS = {
    "crashed": "the program that makes it crashes",
    "too_long": f"it takes longer than {BOUNDS.seconds} seconds of work",
    "too_large": f"it needs more than {BOUNDS.memory >> 30} GB of memory",
}


class Kind(Protocol):
    """A kind of export.

    word: what the command calls it. ending: that of its file, "" where it is a folder of files. addition: what is
    added to the file's name, by which it is told from other files of the deck.
    """

    word: ClassVar[str]
    ending: ClassVar[str]
    addition: ClassVar[str]

    def files(self, view: View, pages: tuple[Page, ...]) -> Iterator[tuple[str, bytes]]:
        """The files of a variant with these pages, charts drawn: the name of each in its folder, "" for the one file.

        What can't be made is complained of in the view's log.
        """
        ...


class Pdf(Struct, frozen=True):
    """A PDF, a page a slide."""

    word: ClassVar[str] = "pdf"
    ending: ClassVar[str] = ".pdf"
    addition: ClassVar[str] = ""

    def files(self, view: View, pages: tuple[Page, ...]) -> Iterator[tuple[str, bytes]]:
        """The PDF."""
        yield from _bound(album_pdf(album_of(view, pages)), view)


class Pictures(Struct, frozen=True):
    """A folder of PNGs, each so many pixels wide: as wide as most screens and projectors, if nothing else is said."""

    width: int = 1920
    word: ClassVar[str] = "png"
    ending: ClassVar[str] = ""
    addition: ClassVar[str] = ""

    def files(self, view: View, pages: tuple[Page, ...]) -> Iterator[tuple[str, bytes]]:
        """The pictures, named so that they stand in the order of the slides."""
        numbers = {slide.page.name: slide.number for slide in view.slides}
        digits = max(2, *(len(number.lstrip("A")) for number in numbers.values()))
        for page in pages:
            number = numbers[page.name]
            name = f"{_sortable(number, digits)}-{slug(page.name)}.png"
            try:
                yield name, view.png(SlideView(page, number), self.width)
            except UndrawableError as error:
                place = view.prepared.deck.slides[0].title_span
                view.log.error("no_picture", f"slide {number}: {error}", place, "take a smaller --width")


class Handout(Struct, frozen=True):
    """A PDF to give away: each slide with its notes and sources, up to so many on a page of a paper's size."""

    per_page: int = 2
    paper: Paper | Literal[""] = ""
    word: ClassVar[str] = "handout"
    ending: ClassVar[str] = ".pdf"
    addition: ClassVar[str] = "-handout"

    def files(self, view: View, pages: tuple[Page, ...]) -> Iterator[tuple[str, bytes]]:
        """The PDF."""
        one = view.prepared
        sources = {slide.id: slide.cited for slide in one.deck.slides}
        listings = {slide.id: slide.title.plain for slide in one.deck.slides if slide.kind == "sources"}
        above = one.deck.occasion.words or one.variant.name
        handed = Handed(album_of(view, pages), sources, listings, above, self.per_page, self.paper)
        yield from _bound(handout_pdf(handed), view)


def _sortable(number: str, digits: int) -> str:
    """The number of a slide, such as "7" or "A7", as names of files are sorted: "07", "A07"."""
    bare = number.lstrip("A")
    return number.removesuffix(bare) + bare.zfill(digits)


def album_of(view: View, pages: tuple[Page, ...]) -> Album:
    """The album of a variant with these pages. What their layouts show besides is warned of."""
    for page in {page.layout: page for page in pages if page.backdrop is None}.values():
        view.say_left_out(page)
    document = replace(view.prepared.document, pages=pages)
    return Album(document, view.prepared.brand.page, view.ground, view.prepared.typesetter)


def _bound(made: Bound | Failed, view: View) -> Iterator[tuple[str, bytes]]:
    """A PDF that was made, or a complaint that there is none; and one about letters that it shows as boxes.

    They are about the entire file, and so stand at the title of the talk.
    """
    place = view.prepared.deck.slides[0].title_span
    if isinstance(made, Failed):
        reason = _REASONS.get(made.kind) or made.words or made.error
        hint = "a picture, a drawing or a font of the deck may be at fault: 'deckgen export png' shows the slides"
        view.log.error("no_pdf", f"the PDF can't be made: {reason}", place, hint)
        return
    view.say_unset("the PDF", tuple(dict.fromkeys(made.unset)), place)
    yield "", made.data
