"""The letters of a sheet: which font file has them, and how wide they are. Imports matplotlib as late as may be."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import bidirectional, category

from deckgen.fitting.face import face
from deckgen.fitting.glyphs import KERNED_FROM, shaped
from deckgen.model.chart_data import ChartLook

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

Weight = Literal["regular", "semibold", "bold"]


@contextmanager
def missing_letters_are_silent() -> Iterator[None]:
    """A letter that no font has is drawn as a box; that is for whoever measures the deck to complain of."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield


@lru_cache(maxsize=256)
def font(file: str, size: float) -> FontProperties:
    """A font by its file, which goes around matplotlib's search among the installed ones."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=file, size=size)


def own_weight(weight: Weight, look: ChartLook) -> Weight:
    """The weight that words get: bold for semibold where the look has no font of that weight."""
    return "bold" if weight == "semibold" and look.semibold == look.bold else weight


def width_of_em(file: str, words: str) -> float:
    """The width of words as a share of their size, their letters joined and kerned as they are drawn.

    That of letters which the font file lacks is estimated.
    """
    if not _has(file, words):
        return face(file).width(words)
    leftwards = any(bidirectional(letter) in ("R", "AL") for letter in words)
    return shaped(words, file, KERNED_FROM, leftwards=leftwards).width if words else 0.0


def written_out(words: str) -> str:
    """Words without control characters. Spaces of every width stay: many languages part thousands by one."""
    # Python calls no space but the plain one printable.
    return "".join(letter for letter in words if letter.isprintable() or category(letter) == "Zs")


def with_known_spaces(words: str, file: str) -> str:
    """Words with plain spaces for those that a font file lacks; it would show boxes for them."""
    odd = {letter for letter in words if letter != " " and category(letter) == "Zs"}
    return words.translate({ord(letter): " " for letter in odd if ord(letter) not in letters_of(file)})


class Piece(NamedTuple):
    """Words in a row that one font file has the letters of."""

    words: str
    file: str


@lru_cache(maxsize=8192)
def pieces(words: str, weight: Weight, look: ChartLook) -> tuple[Piece, ...]:
    """Words in the look's font of a weight, but for letters that it lacks, which are taken from the look's others.

    Accents stay with their letters, and blanks with what stands before them.
    """
    own = {"regular": look.regular, "semibold": look.semibold, "bold": look.bold}[weight]
    if _has(own, words):
        return (Piece(with_known_spaces(words, own), own),)
    files = [own, *(pair[weight != "regular"] for pair in look.others), *(pair[0] for pair in look.others)]
    made: list[Piece] = []
    for cluster in _clusters(words):
        file = next((file for file in files if _has(file, cluster)), own)
        if made and (made[-1].file == file or cluster.isspace()):
            made[-1] = Piece(made[-1].words + cluster, made[-1].file)
        else:
            made.append(Piece(cluster, file))
    return tuple(Piece(with_known_spaces(piece.words, piece.file), piece.file) for piece in made)


def _clusters(words: str) -> Iterator[str]:
    """The letters of words, each with the accents and joiners behind it."""
    cluster = ""
    for letter in words:
        if cluster and category(letter) not in ("Mn", "Me", "Cf"):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _has(file: str, words: str) -> bool:
    """Whether a font file has all letters of words."""
    return {ord(letter) for letter in words if not letter.isspace()} <= letters_of(file)


@lru_cache(maxsize=32)
def letters_of(file: str) -> frozenset[int]:
    """The letters that a font file has."""
    return frozenset(map(ord, face(file).widths))
