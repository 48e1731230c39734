"""Language: all mappings that authors write and their keys, read off the classes; those of plug-ins among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from deckgen.block import BLOCKS
from deckgen.blocks.chart import ChartBlock
from deckgen.charting.annotate import ANNOTATIONS
from deckgen.charting.chart_type import CHARTS, Chart
from deckgen.kinds import Registry, word_of
from deckgen.model.manual import about, manual_of
from deckgen.model.node import Node
from deckgen.origin import ORIGINS
from deckgen.outline.audience import Audience, Event
from deckgen.outline.brand_file import BrandFile
from deckgen.outline.data_table import DataTable
from deckgen.outline.deck_file import Include, Note, Outline, Section, Slide, Source
from deckgen.outline.figure import Figure
from deckgen.slide_kind import SLIDES
from deckgen.verbs.guide.forms import choices, classes_in, form, is_of_open_set, mark, written
from deckgen.writers.guide.sense import FOR_AUDIENCES, Key, Part
from deckgen.writers.schema import definitions

CHAPTERS: tuple[type[Node], ...] = (Outline, Source, Section, Slide, DataTable, Figure, Audience, Event, BrandFile)
"""The mappings that are told by themselves, and not inside of those that hold them."""

_REGISTRIES: tuple[Registry[Any], ...] = (ANNOTATIONS, BLOCKS, CHARTS, ORIGINS, SLIDES)


class Language:
    """The language as it is with the plug-ins that are installed; broken ones are left out."""

    @cached_property
    def nodes(self) -> dict[str, type[Node]]:
        """The classes of all mappings, by their names."""
        schemas = self._schemas  # Modules are loaded for them, and with these their classes.
        # A chart's own keys stand right under its word.
        found = {name: node for name, node in _classes() if name in schemas and node is not ChartBlock}
        first = {name: found[name] for name in (*(node.__name__ for node in CHAPTERS), Chart.__name__)}
        return first | {name: found[name] for name in sorted(found)}

    @cached_property
    def parts(self) -> dict[str, Part]:
        """All mappings, by the names of their classes."""
        return {name: self._part(name, node) for name, node in self.nodes.items()}

    def part(self, node: type[Node]) -> Part:
        """One mapping. Of a chart, whose type decides, it is what all types share."""
        return self.parts["Chart" if node is ChartBlock else node.__name__]

    def inside(self, keys: tuple[Key, ...]) -> tuple[Part, ...]:
        """The mappings that stand under these keys, and those in them, without those that are chapters."""
        found: dict[str, Part] = {}
        waiting = [name for key in keys for name in key.leads_to]
        while waiting:
            name = waiting.pop(0)
            if name not in found and self.nodes[name] not in CHAPTERS:
                found[name] = self.parts[name]
                waiting += [inner for key in found[name].keys for inner in key.leads_to]
        return tuple(found.values())

    @cached_property
    def _schemas(self) -> dict[str, Any]:
        return definitions((Outline, Note, Include, BrandFile, Chart, *self._kinds.values()))

    @cached_property
    def _kinds(self) -> dict[str, type[Node]]:
        """The classes of all blocks, charts, origins and slides, by what stands for them until they are loaded."""
        return {kinds.name(word_of(kind)): kind for kinds in _REGISTRIES for kind in kinds.sound()}

    def _part(self, name: str, node: type[Node]) -> Part:
        schema, manual = self._schemas[name], manual_of(node)
        called = {other: _called(one) for other, one in self.nodes.items()}
        unfit = node.unfit_keys() if issubclass(node, Chart) and node is not Chart else ()
        held = {key: one for key, one in schema.get("properties", {}).items() if not is_of_open_set(one)}
        keys = tuple(
            self._key(key, held[key], manual.get(key, ""), called, needed=key in schema.get("required", ()))
            for key in sorted(held, key=lambda key: key in FOR_AUDIENCES)
            if key not in unfit
        )
        return Part(name, _called(node), about(node), keys, node.short_form or "", unfit)

    def _key(
        self, name: str, schema: Mapping[str, Any], manual: str, called: Mapping[str, str], *, needed: bool
    ) -> Key:
        default = schema.get("default")
        says = default is not None and not isinstance(default, list | dict)
        leads_to = (self._kinds[one].__name__ if one in self._kinds else one for one in classes_in(schema))
        return Key(
            name,
            form(schema, called),
            mark(schema),
            manual,
            written(default) if says else "",
            needed,
            tuple(dict.fromkeys(one for one in leads_to if one in self.nodes)),
            tuple(written(one) for one in choices(schema)),
        )


def _classes() -> Iterator[tuple[str, type[Node]]]:
    """Every class below Node by its name."""
    waiting = [Node]
    while waiting:
        children = waiting.pop().__subclasses__()
        waiting += children
        yield from ((child.__name__, child) for child in children)


def _called(node: type[Node]) -> str:
    """What a mapping is called."""
    return "a chart" if node is Chart else node.called()
