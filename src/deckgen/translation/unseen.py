"""Translations that nobody sees: of words that the deck doesn't have, and into languages that nobody asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.language import names_of
from deckgen.model.marks import Str
from deckgen.model.node import Node
from deckgen.translation.catalogue import FOLDER, Catalogue

MOST_SAID = 5


def say_unused(catalogue: Catalogue, texts: Collection[str], log: Diagnostics) -> None:
    """Warn of translations of a catalogue whose texts are none of these: the first few, and how many more."""
    unused = [said for msgid, said in catalogue.said.items() if msgid not in texts]
    for said in unused[:MOST_SAID]:
        message = f"nobody sees '{_excerpt(said)}': the deck has no such text"
        hint = "correct its msgid, or bring the file up to date with 'deckgen translate extract'"
        log.warning("unused_translation", message, said.span, hint)
    if len(unused) > MOST_SAID:
        more = len(unused) - MOST_SAID
        log.warning("unused_translation", f"and {more:,} more translations, from here on", unused[MOST_SAID].span)


def say_unspoken(folder: Path, spoken: Collection[str], log: Diagnostics) -> None:
    """Warn of the catalogues of a deck in folder that are for none of the languages (BCP 47) that are spoken."""
    read = {name for language in spoken for name in names_of(language)}
    for path in sorted((folder / FOLDER).glob("*.po")):
        if path.stem not in read:
            message = f"no audience and no event speaks '{path.stem}', so nobody sees the translations of this file"
            span = Span(SourceFile(f"{FOLDER}/{path.name}", ""), 0, 0, 0)
            hint = f"write 'language: {path.stem}' at an audience, or take the file away"
            log.warning("unused_translation", message, span, hint)


def every_text(value: object) -> Iterator[str]:
    """All words under a part of a deck, names and keys among them, without the blanks around them."""
    left: list[Any] = [value]
    while left:
        one = left.pop()
        if isinstance(one, Str):
            yield one.strip()
        elif isinstance(one, Node):
            left += [getattr(one, name, None) for name in type(one).model_fields]
        elif isinstance(one, dict):
            left += [*one, *one.values()]
        elif isinstance(one, tuple | list):
            left += one


def _excerpt(words: str) -> str:
    line = " ".join(words.split())
    return f"{line[:40].rstrip()}…" if len(line) > 40 else line
