"""An album: the pages of a deck as one PDF, a page a slide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files as files_of

from msgspec import Struct, json

from deckgen.fitting.measure import Typesetter
from deckgen.model.geometry import Emu
from deckgen.model.ground import Ground
from deckgen.model.house_words import house_words
from deckgen.model.language import base_of, runs_leftwards
from deckgen.model.page import Document
from deckgen.processes.parsing import Failed, Parser
from deckgen.processes.values import plain_value
from deckgen.writers.pdf.lettering import Lettering
from deckgen.writers.pdf.outline import outlined
from deckgen.writers.pdf.page import PageSetter
from deckgen.writers.pdf.pdf_guest import bind_album
from deckgen.writers.pdf.words import WordSetter

MOST_SECONDS = 120
_parser = Parser(MOST_SECONDS, {"RAYON_NUM_THREADS": "4", "MALLOC_ARENA_MAX": "2"})


class Album(Struct, frozen=True):
    """What a PDF is made of.

    document: the deck with the pages that it shows, each chart and icon on them drawn as a picture.
    size: the width and height of a page.
    ground: gives what stands behind the pages of a layout, by its role.
    typesetter: sets their words.
    """

    document: Document
    size: tuple[Emu, Emu]
    ground: Callable[[str], Ground]
    typesetter: Typesetter


def album_pdf(album: Album) -> bytes | Failed:
    """The PDF of an album, or why there is none. The same album gives the same bytes."""
    document = album.document
    names: dict[str, str] = {}
    for page in document.pages:
        names.setdefault(page.slide, page.name)
    setter = PageSetter(WordSetter(album.typesetter, runs_leftwards(document.language), Lettering(names)))
    leaves = tuple(
        setter.leaf(one.page, album.ground(one.page.layout), one.title, one.level, one.above)
        for one in outlined(document.pages, house_words(document.language).appendix)
    )
    width, height = (length.pt for length in album.size)
    data = json.encode({**_head(document), "width": width, "height": height, "leaves": leaves}, enc_hook=plain_value)
    template = files_of("deckgen.writers.pdf").joinpath("album.typ").read_bytes()
    return _parser.parse(bind_album, template, data, setter.files, setter.words.lettering.fonts)


def _head(document: Document) -> dict[str, object]:
    """What the file says of itself."""
    day = date.fromisoformat(document.date)
    regions = [part.upper() for part in document.language.split("-")[1:] if len(part) == 2]
    return {
        "title": document.title,
        "author": document.author,
        "subject": document.subject,
        "date": (day.year, day.month, day.day),
        "language": base_of(document.language),
        "region": regions[0] if regions else None,
    }
