"""What `deckgen translate` does: catalogues of a deck's words, made and brought up to date beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from deckgen.files.atomic_write import write_file
from deckgen.model.diagnostics import DeckgenError, Diagnostics
from deckgen.model.language import base_of
from deckgen.pipeline import Workshop, workshop
from deckgen.stages.bind.binder import DEFAULT_LANGUAGE, bind
from deckgen.stages.extract import Listener, extract
from deckgen.stages.tailor import tailor
from deckgen.tailoring import Variant, variants
from deckgen.translation.catalogue import FOLDER, read_catalogue, read_file
from deckgen.translation.po_file import Sentence, Updated, update
from deckgen.translation.translator import Status, status_of


class Extracted(Struct, frozen=True):
    """A catalogue that was written: its path, what it holds, and whether the file is another one than before."""

    path: Path
    catalogue: Updated
    changed: bool


def sentences(deck: Path | str = "deck.yaml") -> tuple[Sentence, ...]:
    """Every text of a deck that can be translated; DeckgenError with every complaint where the deck has errors."""
    with _opened(Path(deck), Diagnostics()) as shop:
        return _sentences(shop, Path(deck).name)


def extract_to(deck: Path | str = "deck.yaml", languages: tuple[str, ...] = ()) -> tuple[Extracted, ...]:
    """Write the catalogues of languages (BCP 47) anew: new sentences empty, changed ones fuzzy, old ones at the end.

    Without languages, those that the deck's audiences and events need. Each file is replaced as a whole, or not at
    all; DeckgenError where the deck or a catalogue has errors.
    """
    log = Diagnostics()
    with _opened(Path(deck), log) as shop:
        found = _sentences(shop, Path(deck).name)
        title = str(shop.outline.title)
        folder = Path(deck).parent / FOLDER
        made = []
        for language in languages or _needed(shop, folder):
            path = folder / f"{language}.po"
            old = read_file(Path(deck).parent, language, log)
            updated = update(old, found, language, title, log)
            if updated is not None:
                made.append(Extracted(path, updated, old is None or old.text != updated.text))
    if log.errors:
        raise DeckgenError(log)
    for one in made:
        if one.changed:
            write_file(one.path, one.catalogue.text.encode())
    return tuple(made)


def status(deck: Path | str = "deck.yaml", languages: tuple[str, ...] = ()) -> tuple[Status, ...]:
    """How much of a deck is translated into languages (BCP 47), or into those that it needs.

    DeckgenError where the deck or a catalogue has errors.
    """
    log = Diagnostics()
    with _opened(Path(deck), log) as shop:
        found = _sentences(shop, Path(deck).name)
        folder = Path(deck).parent
        wanted = languages or _needed(shop, folder / FOLDER)
        read = [read_catalogue(folder, language, log) for language in wanted]
    if log.errors:
        raise DeckgenError(log)
    return tuple(status_of(catalogue, found) for catalogue in read)


@contextmanager
def _opened(deck: Path, log: Diagnostics) -> Iterator[Workshop]:
    """The workshop of a deck that has no errors so far; DeckgenError where it has."""
    with workshop(deck, str(deck), log) as shop:
        if shop is None or log.errors:
            raise DeckgenError(log)
        yield shop


def _needed(shop: Workshop, folder: Path) -> tuple[str, ...]:
    """The languages of catalogues that the deck needs, or that are there: those without a country where none is."""
    own = str(shop.outline.language or DEFAULT_LANGUAGE)
    spoken = [str(variant.language or own) for variant in variants(shop.outline)]
    needed = [
        language if (folder / f"{language}.po").exists() else base_of(language)
        for language in spoken
        if base_of(language) != base_of(own)
    ]
    return tuple(dict.fromkeys([*needed, *sorted(path.stem for path in folder.glob("*.po"))]))


def _sentences(shop: Workshop, deck: str) -> tuple[Sentence, ...]:
    """What is heard of the whole deck, and of each variant besides: there what nobody gets together is whole."""
    listener, aside, log = Listener(), Diagnostics(), Diagnostics()
    for variant in (None, *variants(shop.outline)):
        whole = variant is None or variant == Variant()
        outline = shop.outline if variant is None else tailor(shop.outline, aside, variant)
        event = variant.event if variant else None
        said = aside if whole and len(variants(shop.outline)) > 1 else log
        bind(outline, shop.brand(outline.brand)[0], shop.gathered, said, event, listener)
    if log.errors:
        raise DeckgenError(log)
    return extract(shop.outline, listener, deck)
