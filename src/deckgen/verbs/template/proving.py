"""Talks laid out on a template, and what is wrong with them there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.files.temporary import temporary_folder
from deckgen.model.diagnostics import Diagnostic, Diagnostics, Severity
from deckgen.pipeline import check
from deckgen.starter import plant
from deckgen.tailoring import variants
from deckgen.verbs.template.brand_lines import STAND_IN, brand_of, put
from deckgen.verbs.template.surveying import Survey
from deckgen.workshop import workshop

# Where the small talk has its brand.
_PLACE: Final = Path("assets", "brand", "brand.yaml")


class Proof(Struct, frozen=True):
    """What is wrong with a talk on the template.

    name: which talk it is.
    errors, warnings: those that it hasn't without the template.
    others: how many warnings it has anyway.
    """

    name: str
    errors: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...] = ()
    others: int = 0

    def says_the_same(self, other: Proof) -> bool:
        """Whether another talk has the same errors and warnings."""
        return known(self.errors) == known(other.errors) and known(self.warnings) == known(other.warnings)


def proof_of_small_talk(found: Survey, lines: Sequence[str], named: str) -> Proof:
    """What is wrong with the talk of `deckgen new` on the template."""
    with temporary_folder() as folder:
        planted = folder / "deck"
        plant(planted)
        put(found, lines, named, planted, _PLACE)
        said = [_of_small_talk(one, planted) for one in check(planted / "deck.yaml")]
    return Proof("the talk of 'deckgen new'", *_parted(said))


def proof_of_deck(
    found: Survey, lines: Sequence[str], named: str, deck: Path, before: Collection[tuple[str, str]]
) -> Proof:
    """What is wrong with a deck on the template; before are the codes and messages of what was wrong already."""
    brand, of_reading = brand_of(found, lines, named)
    log = Diagnostics()
    with workshop(deck, str(deck), log) as shop:
        if shop is not None:
            shop.stand_in(brand, of_reading)
            shop.prepare_all(variants(shop.outline), log)
    # The deck may stand on the template already: what is said of the brand is the template's in any case.
    of_brand = str(STAND_IN)
    said = [
        one
        for one in log
        if (one.code, one.message) not in before or (one.span is not None and one.span.file.path == of_brand)
    ]
    others = sum(one.severity is not Severity.ERROR for one in log) - len(_parted(said)[1])
    return Proof(f"'{deck}'", *_parted(said), others)


def _parted(said: Sequence[Diagnostic]) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The errors and the warnings."""
    errors = tuple(one for one in said if one.severity is Severity.ERROR)
    return errors, tuple(one for one in said if one.severity is not Severity.ERROR)


def known(said: Iterable[Diagnostic]) -> frozenset[tuple[str, str]]:
    """The codes and messages of complaints."""
    return frozenset((one.code, one.message) for one in said)


def _of_small_talk(one: Diagnostic, folder: Path) -> Diagnostic:
    """A complaint whose file is named from the talk's folder on, which is gone by the time that it is read.

    Nobody is to change the talk, so how is said of the brand alone.
    """
    path = Path(one.span.file.path) if one.span is not None else _PLACE
    path = path.relative_to(folder) if path.is_relative_to(folder) else path
    span = one.span and replace(one.span, file=replace(one.span.file, path=path.as_posix()))
    return replace(one, span=span, hint=one.hint if path == _PLACE else None)
