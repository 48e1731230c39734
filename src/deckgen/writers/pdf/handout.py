"""A handout: the pages of a deck on paper, each with its notes and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct, field

from deckgen.binding.cited import Citation
from deckgen.model.language import runs_leftwards
from deckgen.model.rich_text import plain
from deckgen.processes.parsing import Failed
from deckgen.writers.pdf.album import Album
from deckgen.writers.pdf.handout_entries import entries_of
from deckgen.writers.pdf.pdf_guest import Bound
from deckgen.writers.pdf.press import head, made
from deckgen.writers.pdf.running_words import flow

Paper = Literal["a4", "letter"]
# The width and height of papers, and the free room at their edges, in points.
_SIZES: Final = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
_MARGINS: Final = {"left": 54.0, "right": 54.0, "top": 64.0, "bottom": 56.0}
# How wide a slide is, by how many stand on a page, as a share of the width between the margins. Of two, each has
# its sources beside it and its notes under it; of three, both beside it.
_SHARES: Final = {1: 1.0, 2: 0.68, 3: 0.48}
_BESIDE: Final = {1: "nothing", 2: "sources", 3: "all"}
# The countries that use paper of Letter's size, and the languages that are taken for theirs where none is named.
_LETTER_COUNTRIES: Final = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
_LETTER_LANGUAGES: Final = frozenset(("en", "fil"))


class Handed(Struct, frozen=True):
    """What a handout shows.

    album: the pages.
    sources: those of each slide, by its id.
    listings: the titles of the slides that list sources, by their ids. They are set as running words, since nobody
        could read them so small.
    above: what stands over every page of paper, beside the title.
    per_page: how many slides a page of paper holds at the most, 1 to 3.
    paper: its size, "" for that which is usual where the deck's language is spoken.
    """

    album: Album
    sources: Mapping[str, tuple[Citation, ...]]
    listings: Mapping[str, str] = field(default_factory=dict)
    above: str = ""
    per_page: int = 2
    paper: Paper | Literal[""] = ""


def handout_pdf(handed: Handed) -> Bound | Failed:
    """The PDF of a handout, or why there is none. The same gives the same bytes."""
    album = handed.album
    document, setter = album.document, album.setter()
    letters = setter.words.letters
    entries = tuple(entries_of(album, setter, handed.sources, handed.listings))
    above = " · ".join(words for words in (document.title, handed.above) if words)
    width, height = _SIZES[handed.paper or usual_paper(document.language)]
    data = {
        **head(document),
        **album.points(),
        "paper": (width, height),
        "margins": _MARGINS,
        "share": _SHARES[handed.per_page],
        "per_page": handed.per_page,
        "beside": _BESIDE[handed.per_page],
        "leftwards": runs_leftwards(document.language),
        "above": flow(plain(above), album.typesetter, letters),
        # The template writes numbers of pages and bullets in this font.
        "font": letters.font(album.typesetter.face("body").path, "0123456789 /•"),
        "entries": entries,
    }
    return made("handout.typ", data, setter)


def usual_paper(language: str) -> Paper:
    """The size of paper that is usual where a language is spoken (BCP 47)."""
    base, *rest = language.split("-")
    countries = [part.upper() for part in rest if len(part) == 2]
    is_letter = countries[0] in _LETTER_COUNTRIES if countries else base.lower() in _LETTER_LANGUAGES
    return "letter" if is_letter else "a4"
