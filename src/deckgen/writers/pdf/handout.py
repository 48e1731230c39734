"""A handout: the pages of a deck on paper, each with its notes and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.cited import Citation
from deckgen.model.house_words import house_words
from deckgen.model.language import runs_leftwards
from deckgen.model.page import Page
from deckgen.model.rich_text import Text, plain
from deckgen.pages.source_entry import source_entry
from deckgen.processes.parsing import Failed
from deckgen.writers.pdf.album import Album
from deckgen.writers.pdf.flow import Flowing, flow
from deckgen.writers.pdf.leaf import Leaf
from deckgen.writers.pdf.letters_used import LettersUsed
from deckgen.writers.pdf.pdf_guest import Bound
from deckgen.writers.pdf.press import head, made

Paper = Literal["a4", "letter"]
# The width and height of papers, and the free room at their edges, in points.
_SIZES: Final = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
_MARGINS: Final = {"left": 54.0, "right": 54.0, "top": 64.0, "bottom": 56.0}
# How wide a slide is, by how many stand on a page, as a share of the width between the margins. Of three, each has
# its notes beside it.
_SHARES: Final = {1: 1.0, 2: 0.64, 3: 0.48}
# The countries that use paper of Letter's size, and the languages that are taken for theirs where none is named.
_LETTER_COUNTRIES: Final = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "DO", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
_LETTER_LANGUAGES: Final = frozenset(("en", "fil"))
_BULLET: Final = "• "


class Handed(Struct, frozen=True):
    """What a handout shows.

    album: the pages.
    sources: those of each slide, by its id.
    above: what stands over every page of paper, beside the title.
    per_page: how many slides a page of paper holds at the most, 1 to 3.
    paper: its size, "" for that which is usual where the deck's language is spoken.
    """

    album: Album
    sources: Mapping[str, tuple[Citation, ...]]
    above: str = ""
    per_page: int = 2
    paper: Paper | Literal[""] = ""


class Note(Struct, frozen=True):
    """A paragraph of the notes, or a point of a list."""

    words: tuple[Flowing, ...]
    is_point: bool


class Entry(Struct, frozen=True):
    """A slide and what is written of it."""

    leaf: Leaf
    notes: tuple[Note, ...]
    sources: tuple[tuple[Flowing, ...], ...]


def handout_pdf(handed: Handed) -> Bound | Failed:
    """The PDF of a handout, or why there is none. The same gives the same bytes."""
    album = handed.album
    document, setter = album.document, album.setter()
    letters = setter.words.letters
    leaves = album.leaves(setter)
    entries = tuple(_entry(handed, page, leaf, letters) for page, leaf in zip(document.pages, leaves, strict=True))
    above = " · ".join(words for words in (document.title, handed.above) if words)
    width, height = _SIZES[handed.paper or usual_paper(document.language)]
    data = {
        **head(document),
        **album.points(),
        "paper": (width, height),
        "margins": _MARGINS,
        "share": _SHARES[handed.per_page],
        "per_page": handed.per_page,
        "beside": handed.per_page == max(_SHARES),
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


def _entry(handed: Handed, page: Page, leaf: Leaf, letters: LettersUsed) -> Entry:
    """A page with its notes. The sources of a slide that runs on stand beside its first page."""
    typesetter, language = handed.album.typesetter, handed.album.document.language
    texts = [paragraph.text for paragraph in page.notes if paragraph.text]
    notes = (Note(flow(text, typesetter, letters), is_point) for text, is_point in _points(texts))
    cited = () if page.part else handed.sources.get(page.slide, ())
    words = house_words(language)
    label = plain(f"{words.source if len(cited) == 1 else words.sources}: ")
    sources = [flow(_source(source, language), typesetter, letters) for source in cited]
    if sources:
        sources[0] = (*flow(label, typesetter, letters, bold=True), *sources[0])
    return Entry(leaf, tuple(notes), tuple(sources))


def _points(texts: Sequence[Text]) -> Iterator[tuple[Text, bool]]:
    """The paragraphs of notes, each with whether it is a point of a list, which then loses its bullet."""
    for text in texts:
        first, *others = text.runs
        is_point = first.text.startswith(_BULLET)
        bare = replace(first, text=first.text.removeprefix(_BULLET)) if is_point else first
        yield Text((bare, *others)), is_point


def _source(source: Citation, language: str) -> Text:
    """A source, with how far its data reaches."""
    entry = source_entry(source, language)
    return entry + plain(f" · {source.as_of}") if source.as_of else entry
