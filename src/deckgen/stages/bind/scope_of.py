"""What the names of a deck stand for, before its first slide is bound: its sources, its tables and its language."""

from __future__ import annotations

from itertools import chain

from deckgen.binding.cited import Citation
from deckgen.binding.scope import Scope
from deckgen.binding.wording import Translate, as_written
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.thing_colors import NONE_NAMED, ThingColors
from deckgen.numbers.by_language import format_date, is_language
from deckgen.outline.deck_file import Outline
from deckgen.stages.gather import Gathered

DEFAULT_LANGUAGE = "en-US"


def scope_of(
    outline: Outline,
    brand: Brand,
    gathered: Gathered,
    log: Diagnostics,
    translate: Translate = as_written,
    thing_colors: ThingColors = NONE_NAMED,
) -> Scope:
    """What the names of a deck stand for: its sources and its tables."""
    language = _language(outline, log)
    sources = {
        str(name): Citation(
            str(name),
            str(translate(source.publisher, wanted=False)),
            str(translate(source.title, wanted=False) if source.title else ""),
            str(source.year or ""),
            str(source.url or ""),
            format_date(source.accessed, language) if source.accessed else "",
        )
        for name, source in outline.sources.items()
    }
    scope = Scope(
        brand=brand,
        language=language,
        folder=gathered.folder,
        log=log,
        sources=sources,
        tables=gathered.tables,
        queries=gathered.queries,
        undeclared=outline.declared - set(sources) - set(outline.data) - set(chain(*outline.all_figures())),
        translate=translate,
        thing_colors=thing_colors,
    )
    for table in outline.data.values():
        scope.cite_written(table.source)
    return scope


def _language(outline: Outline, log: Diagnostics) -> str:
    """The deck's language, or the default one after a complaint that nothing is known of it."""
    written = outline.language
    if written is not None and is_language(written):
        return str(written)
    if written is not None:
        message = f"'{written}' is no language that is known"
        log.error("unknown_language", message, written.span, "write it as en-US, es-MX, de-DE …")
    return DEFAULT_LANGUAGE
