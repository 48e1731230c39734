"""judge_translations: Outline and catalogues -> complaints. Translations that no variant of the deck shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.model.dataset import Dataset
from deckgen.model.diagnostics import Diagnostics
from deckgen.outline.deck_file import Outline
from deckgen.tailoring import variants

if TYPE_CHECKING:
    from deckgen.translation.translator import Translator


def judge_translations(
    outline: Outline,
    folder: Path,
    tables: Iterable[Dataset | None],
    translators: Sequence[Translator],
    log: Diagnostics,
) -> None:
    """Warn of translations of what the deck in folder doesn't say, and of catalogues in languages of nobody.

    A text counts as said where the outline or a table has it, even if a rule of the author's leaves it out, or where
    one of the translators was asked for it, as of words that a query made.
    """
    if log.errors or not (folder / "assets" / "locales").is_dir():
        return
    # Catalogues are Babel's, which takes its time to load.
    from deckgen.translation.unseen import every_text, say_unspoken, say_unused

    spoken = [str(one.language) for one in variants(outline) if one.language is not None]
    say_unspoken(folder, spoken, log)
    texts = {*every_text(outline), *_cells(tables)} if translators else set()
    asked = {text for one in translators for text in one.asked}
    catalogues: Mapping[str, Translator] = {one.catalogue.language: one for one in translators}
    for one in catalogues.values():
        say_unused(one.catalogue, texts | asked, log)


def _cells(tables: Iterable[Dataset | None]) -> Iterable[str]:
    """The names and the cells of all columns."""
    for table in tables:
        for column in table.columns if table is not None else ():
            yield column.name
            yield from column.texts
