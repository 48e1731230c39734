"""An album: the pages of a deck as a PDF, a page a slide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from deckgen.fitting.measure import Typesetter
from deckgen.model.geometry import Emu
from deckgen.model.ground import Ground
from deckgen.model.house_words import house_words
from deckgen.model.language import runs_leftwards
from deckgen.model.page import Document, Page
from deckgen.processes.parsing import Failed
from deckgen.writers.pdf.leaf import Leaf
from deckgen.writers.pdf.letters_used import LettersUsed
from deckgen.writers.pdf.outline import outlined
from deckgen.writers.pdf.page_setter import PageSetter
from deckgen.writers.pdf.pdf_guest import Bound
from deckgen.writers.pdf.press import head, made
from deckgen.writers.pdf.word_setter import WordSetter


class Album(Struct, frozen=True):
    """What a PDF is made of.

    document: the deck with the pages that it shows, each chart and icon on them drawn as a picture.
    size: the width and height of a page.
    ground: gives what stands behind a page.
    typesetter: sets their words.
    """

    document: Document
    size: tuple[Emu, Emu]
    ground: Callable[[Page], Ground]
    typesetter: Typesetter

    def setter(self) -> PageSetter:
        """What sets its pages. Links lead to the first page of a slide."""
        names: dict[str, str] = {}
        for page in self.document.pages:
            names.setdefault(page.slide, page.name)
        leftwards = runs_leftwards(self.document.language)
        return PageSetter(WordSetter(self.typesetter, leftwards, LettersUsed(names)))

    def leaves(self, setter: PageSetter) -> Iterator[Leaf]:
        """Its pages as they are set, each with its place in the outline."""
        for one in outlined(self.document.pages, house_words(self.document.language).appendix):
            yield setter.leaf(one.page, self.ground(one.page), one.title, one.level, one.above)

    def points(self) -> dict[str, float]:
        """The width and height of a page in points."""
        return {"width": self.size[0].pt, "height": self.size[1].pt}


def album_pdf(album: Album) -> Bound | Failed:
    """The PDF of an album, or why there is none. The same album gives the same bytes."""
    setter = album.setter()
    return made(
        "album.typ", {**head(album.document), **album.points(), "leaves": tuple(album.leaves(setter))}, setter
    )
