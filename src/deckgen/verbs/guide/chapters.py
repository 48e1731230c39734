"""The chapters of the whole guide, in the order in which a deck is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from deckgen.binding.taking import TAKEN
from deckgen.block import BLOCKS
from deckgen.blocks.chart import ChartBlock
from deckgen.charting.chart_type import CHARTS, Chart
from deckgen.check import CHECKS, LEVELS
from deckgen.formulas.formula import COMPARISONS, FUNCTIONS
from deckgen.kinds import Registry, word_of
from deckgen.model.manual import about
from deckgen.model.node import Node
from deckgen.numbers.pattern import QUANTITIES, WORDS
from deckgen.outline.audience import Audience, Event
from deckgen.outline.brand_file import BrandFile
from deckgen.outline.data_table import DataTable
from deckgen.outline.deck_file import Include, Outline, Section, Slide, Source
from deckgen.outline.figure import Figure
from deckgen.reader import READERS
from deckgen.slide_kind import SLIDES
from deckgen.verbs.guide.all_parts import Language
from deckgen.verbs.guide.shown import block_alone, paragraph
from deckgen.writers.guide.whole import Chapter, Entry, keys_text, shorter


def chapters(language: Language) -> tuple[Chapter, ...]:
    """All of them."""
    tell = _Teller(language)
    return (
        Chapter("deck", (tell.mapping("deck", Outline), _lines("title"))),
        Chapter("sources", (tell.mapping("source", Source), _lines("sources"))),
        Chapter("data", (tell.mapping("table", DataTable), tell.readers(), _lines("data"))),
        Chapter("figures", (tell.mapping("figure", Figure), _FORMULAS, _lines("figures"))),
        Chapter("audiences", (tell.mapping("audience", Audience), _lines("audiences"))),
        Chapter("events", (tell.mapping("event", Event), _lines("events"))),
        Chapter("sections and slides", (*tell.slides(), _lines("sections"))),
        Chapter("words on slides", _TEXT),
        Chapter("blocks, each a key of a slide", tuple(tell.blocks())),
        Chapter("charts", tuple(tell.charts())),
        Chapter("checks", (Entry(_CHECKS + " ".join(CHECKS.words)),)),
        Chapter("brand.yaml", (tell.mapping("brand", BrandFile), Entry("", paragraph("name", "brand.yaml")))),
    )


def _lines(key: str) -> Entry:
    """The lines of the sample deck that begin with a key."""
    return Entry("", paragraph(key, "bakery.yaml"))


_FORMULAS = Entry(
    "formula and claim reckon with figures, table.column[row] (also [first], [last], [highest], [lowest]), numbers,"
    f" + - * / and {' '.join(FUNCTIONS)}; a claim compares by {' '.join(COMPARISONS)}. take: {' '.join(TAKEN)}."
)
_TEXT = (
    Entry(
        "Markdown inside of lines: **bold** *italic* `code` ^sup^ ~sub~ [words](https://… or #slide-id)."
        " [^census] cites a source."
    ),
    Entry(
        "{{ name }} quotes a figure or a name of set or with, {{ table.column[row] }} a cell, {{ id.title }} a title,"
        f" {{{{ name | FORMAT }}}} says how: an Excel format in quotes, or {' '.join((*WORDS, *QUANTITIES))}."
    ),
)
_CHECKS = f"checks: {{NAME: {' or '.join(LEVELS)}}} in the deck, allow: [NAME] on a slide. "


class _Teller:
    """Tells of mappings and kinds in a line each."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def mapping(self, name: str, node: type[Node]) -> Entry:
        """A mapping by its keys."""
        return Entry(f"{name}: {self._keys(node)}")

    def slides(self) -> Iterator[Entry]:
        """Sections, slides, what may be included, and the kinds of slides."""
        yield self.mapping("section", Section)
        yield self.mapping("slide, which holds blocks too", Slide)
        yield self.mapping("in place of a section or a slide", Include)
        for word, node in _sound(SLIDES):
            yield Entry(f"{word}{{}}: {_first(about(node))} {self._keys(node)}".rstrip())

    def readers(self) -> Entry:
        """The endings of table files."""
        return Entry("files: " + " ".join(suffix for _, reader in _sound(READERS) for suffix in reader.suffixes))

    def blocks(self) -> Iterator[Entry]:
        """Each block: what it is, its keys, and a sample. Charts are a chapter."""
        for word, node in _sound(BLOCKS):
            if node is not ChartBlock:
                yield Entry(f"{word}: {_first(about(node))} {self._keys(node)}", block_alone(word))

    def charts(self) -> Iterator[Entry]:
        """What all charts take, and each type: what it is, and the keys that it has besides."""
        yield self.mapping("chart", Chart)
        shared = {key.name for key in self._language.part(Chart).keys}
        for word, node in _sound(CHARTS):
            own = tuple(key for key in self._language.part(node).keys if key.name not in shared)
            yield Entry(f"{word}: {_first(about(node))} {keys_text(own, {})}".rstrip())

    def _keys(self, node: type[Node]) -> str:
        """The keys of a mapping, and in braces those of the mappings that stand in it alone."""
        part = self._language.part(node)
        inside = {one.name: one for one in self._language.inside(part.keys)}
        return shorter(part) + keys_text(part.keys, inside)


def _sound(kinds: Registry[Any]) -> Iterator[tuple[str, Any]]:
    """The kinds of an open set by their words, but for those of plug-ins that are broken."""
    return ((word_of(kind), kind) for kind in kinds.sound())


def _first(words: str) -> str:
    """The first sentence."""
    return re.split(r"(?<=[.!?]) |: ", words)[0].rstrip(".") + "."
