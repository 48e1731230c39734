"""What `deckgen translate` does: it makes catalogues of a deck's words (.po files) and brings them up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from deckgen.files.atomic_write import write_file
from deckgen.files.paths import stays_inside
from deckgen.files.temporary import delete_left_files
from deckgen.model.diagnostics import DeckgenError, Diagnostics
from deckgen.model.language import base_of
from deckgen.stages.bind.binder import bind
from deckgen.stages.bind.scope_of import DEFAULT_LANGUAGE
from deckgen.stages.extract import Listener, extract
from deckgen.stages.tailor import tailor
from deckgen.tailoring import Variant, variants
from deckgen.translation.catalogue import FOLDER, read_catalogue, read_file
from deckgen.translation.po_file import Sentence, Updated, update
from deckgen.translation.translator import Status, status_of
from deckgen.workshop import Workshop, workshop


class Extracted(Struct, frozen=True):
    """A catalogue that was brought up to date.

    path: its file.
    catalogue: what it holds now.
    changed: whether the file had to be written anew.
    """

    path: Path
    catalogue: Updated
    changed: bool


def sentences(deck: Path | str = "deck.yaml") -> tuple[Sentence, ...]:
    """Every text of a deck that can be translated. Raises DeckgenError where the deck has errors."""
    with _opened(Path(deck), Diagnostics()) as shop:
        return _sentences(shop, Path(deck).name)


def extract_to(deck: Path | str = "deck.yaml", languages: tuple[str, ...] = ()) -> tuple[Extracted, ...]:
    """Bring the catalogues of these languages (BCP 47) up to date; without languages, of those that the deck needs.

    New sentences have no translation, those that changed are marked as fuzzy, and those that are gone stand at the
    end. Each file is replaced in one step; none where the deck or a catalogue has errors, which raises DeckgenError.
    """
    log = Diagnostics()
    with _opened(Path(deck), log) as shop:
        found = _sentences(shop, Path(deck).name)
        title = str(shop.outline.title)
        folder = Path(deck).parent / FOLDER
        made = []
        for language in languages or _needed(shop, folder):
            path, name = folder / f"{language}.po", f"{FOLDER}/{language}.po"
            if not stays_inside(Path(deck).parent, name, name, log):
                continue
            old = read_file(Path(deck).parent, language, log)
            updated = update(old, found, language, title, log)
            if updated is not None:
                made.append(Extracted(path, updated, old is None or old.text != updated.text))
    if log.errors:
        raise DeckgenError(log)
    delete_left_files(Path(deck).parent / FOLDER)
    for extracted in made:
        if extracted.changed:
            write_file(extracted.path, extracted.catalogue.text.encode())
    return tuple(made)


def status(deck: Path | str = "deck.yaml", languages: tuple[str, ...] = ()) -> tuple[Status, ...]:
    """How much of a deck is translated into these languages (BCP 47); without languages, into those that it needs.

    Raises DeckgenError where the deck or a catalogue has errors.
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
    """The workshop of a deck. Raises DeckgenError where its file or its tables have errors."""
    with workshop(deck, str(deck), log) as shop:
        if shop is None or log.errors:
            raise DeckgenError(log)
        yield shop


def _needed(shop: Workshop, folder: Path) -> tuple[str, ...]:
    """The languages of the catalogues that the deck's variants need, then of those that are in the folder besides.

    A variant in "es-MX" needs the catalogue of "es", unless there is one of "es-MX".
    """
    own = str(shop.outline.language or DEFAULT_LANGUAGE)
    spoken = [str(variant.language or own) for variant in variants(shop.outline)]
    needed = [
        language if (folder / f"{language}.po").exists() else base_of(language)
        for language in spoken
        if base_of(language) != base_of(own)
    ]
    return tuple(dict.fromkeys([*needed, *sorted(path.stem for path in folder.glob("*.po"))]))


def _sentences(shop: Workshop, deck: str) -> tuple[Sentence, ...]:
    """All texts that the deck as it is written, or one of its variants, asks to be translated.

    The deck is bound without a variant too, since each variant lacks some slides. Where there are several variants,
    complaints about that are dropped: nobody ever gets all of its slides together, so they need not agree.
    """
    listener, unheard, log = Listener(), Diagnostics(), Diagnostics()
    for variant in (None, *variants(shop.outline)):
        is_everything = variant is None or variant == Variant()
        outline = shop.outline if variant is None else tailor(shop.outline, unheard, variant)
        event = variant.event if variant else None
        complaints = unheard if is_everything and len(variants(shop.outline)) > 1 else log
        bind(outline, shop.brand(outline.brand)[0], shop.gathered, complaints, event, listener)
    if log.errors:
        raise DeckgenError(log)
    return extract(shop.outline, listener, deck)
