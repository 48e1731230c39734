"""A source as lists of sources give it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from deckgen.binding.cited import Citation
from deckgen.model.house_words import house_words
from deckgen.model.rich_text import Run, Text


def source_entry(source: Citation, language: str) -> Text:
    """A source's publisher, title, year, site and day of access; a year that the title has is not repeated."""
    runs = [Run(source.publisher, bold=True)]
    if source.title:
        runs += [Run(_full_stop(source.publisher)), Run(source.title)]
    if source.year and not re.search(rf"\b{source.year}\b", source.title or ""):
        runs.append(Run(f", {source.year}"))
    if source.url:
        site = (urlsplit(source.url).hostname or source.url).removeprefix("www.")
        runs += [Run(_full_stop(runs[-1].text)), Run(site, link=source.url)]
    if source.accessed:
        runs.append(Run(f" ({house_words(language).accessed} {source.accessed})"))
    return Text(tuple(runs))


def _full_stop(words: str) -> str:
    """What ends a sentence behind these words, which may have a full stop already: "Acme Inc.", "Who pays?"."""
    return " " if words.endswith((".", "!", "?", "…")) else ". "
