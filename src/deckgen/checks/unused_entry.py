"""unused_entry: a source, a table, a figure or a value that stands in the deck and that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from deckgen.check import Check
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.outline.deck_file import Outline
from deckgen.outline.used_names import UsedNames


class UnusedEntry(Check):
    """What the deck lists is used by something."""

    why = (
        "A source, a table, a figure or a value stands in the deck, and no slide, claim or other figure uses it. "
        "Mostly something else was meant to name it, or the slide that did so is gone."
    )
    mend = (
        "Use it where it was meant to be used, or take it out. Where a deck keeps entries for later, or "
        "for 'deckgen batch --over', write 'checks: {unused_entry: off}'."
    )
    is_of_decks = True

    @classmethod
    def judge_outline(cls, outline: Outline, folder: Path, log: Diagnostics) -> None:  # noqa: ARG003
        """Warn of each entry that nothing names."""
        used = UsedNames(outline)
        for names, what, hint in _entries(outline):
            for name in names:
                if not used.has(name):
                    log.warning(cls.code(), f"nothing uses the {what} '{name}'", name.span, f"{hint}, or take it out")


def _entries(outline: Outline) -> Iterator[tuple[Iterable[Str], str, str]]:
    """The names of all entries, what they are, and how they are used."""
    yield outline.sources, "source", "cite it with 'source: […]'"
    if outline.fill is not None:
        # What the file that is filled quotes is known once it is.
        return
    yield outline.data, "table", "draw it, or quote a cell of it"
    for figures in outline.all_figures():
        yield figures, "figure", "quote it as '{{ … }}'"
    yield outline.set, "value", "quote it as '{{ … }}'"
