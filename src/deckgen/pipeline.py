"""The pipeline on one page: load, tailor, bind, layout, draw, write. Each stage hands a finished value to the next.

`check` goes as far as layout and loads neither matplotlib nor python-pptx; `build` goes to the end and replaces
the old file only by a whole and sound new one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from deckgen.fonts import Fonts
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics
from deckgen.model.page import ChartBox, Document
from deckgen.outline import Outline
from deckgen.stages.bind import bind, slug
from deckgen.stages.brand import read_brand
from deckgen.stages.layout import layout
from deckgen.stages.load import load as load_outline
from deckgen.stages.tailor import tailor

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Build:
    """What a build made: the file, how many slides and charts, how long it took, and what there is to say."""

    path: Path
    slides: int
    charts: int
    seconds: float
    diagnostics: tuple[Diagnostic, ...]


def load(deck: Path | str = "deck.yaml") -> Outline:
    """The outline of a deck file; DeckgenError with every complaint where it has errors."""
    log = Diagnostics()
    outline = load_outline(Path(deck), str(deck), log)
    if outline is None or log.errors:
        raise DeckgenError(log)
    return outline


def check(deck: Path | str = "deck.yaml") -> Diagnostics:
    """Everything that is wrong with a deck, found without writing or drawing anything."""
    log = Diagnostics()
    _prepare(Path(deck), str(deck), log)
    return log


def build(
    deck: Path | str = "deck.yaml", output: Path | str | None = None, progress: Progress | None = None
) -> Build:
    """Build a deck into a .pptx; DeckgenError with every complaint where it has errors, and the old file stays.

    output is a file or a folder, `output/` beside the deck where left out. progress is told how many of how many
    charts are drawn.
    """
    from deckgen.stages.draw import draw
    from deckgen.stages.save import look_of, save, with_logo
    from deckgen.writers.pptx import write

    began, source, log = time.perf_counter(), Path(deck), Diagnostics()
    prepared = _prepare(source, str(deck), log)
    if prepared is None or log.errors:
        raise DeckgenError(log)
    document, brand, fonts = prepared
    charts = sum(isinstance(shape, ChartBox) for page in document.pages for shape in page.shapes)
    drawn = draw(document, look_of(brand, fonts), cache=source.parent / ".deckgen" / "charts", progress=progress)
    path = save(write(with_logo(drawn, brand, fonts, log), brand), source, output, slug(document.title), log)
    if path is None or log.errors:
        raise DeckgenError(log)
    return Build(path, len(document.pages), charts, time.perf_counter() - began, tuple(log))


def _prepare(path: Path, shown: str, log: Diagnostics) -> tuple[Document, Brand, Fonts] | None:
    """The stages that every verb shares: from the file to pages on which everything has its place."""
    outline = load_outline(path, shown, log)
    if outline is None:
        return None
    brand = read_brand(outline.brand, path.parent, log)
    fonts = Fonts(brand, log, outline.brand.span if outline.brand else None)
    deck = bind(tailor(outline), brand, path.parent, log)
    return layout(deck, fonts, log), brand, fonts
