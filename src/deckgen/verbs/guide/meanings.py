"""What a word of the language means: each of its meanings with its keys and a sample."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from deckgen.binding.taking import TAKEN
from deckgen.block import BLOCKS, Holder
from deckgen.charting.chart_type import CHARTS, SMALL_MULTIPLES, Chart
from deckgen.check import CHECKS, LEVELS
from deckgen.formulas.formula import FUNCTIONS
from deckgen.installed import PlugInError
from deckgen.kinds import Registry
from deckgen.model.listed import listed
from deckgen.model.manual import about
from deckgen.model.node import Node
from deckgen.numbers.pattern import WORDS
from deckgen.origin import ORIGINS, Origin
from deckgen.reader import READERS
from deckgen.slide_kind import SLIDES
from deckgen.verbs.guide.all_parts import Language
from deckgen.verbs.guide.formats import formats
from deckgen.verbs.guide.shown import Shown, paragraph
from deckgen.writers.guide.sense import Key, Part, Sense
from deckgen.writers.guide.word_page import capital

# The lines of samples that show what of a file stands in no key of it: the key and the file that they begin at.
_BEGINNINGS = {"Outline": ("title", "bakery.yaml"), "BrandFile": ("name", "brand.yaml")}
# How long the sample of a mapping may be.
_MOST_LINES = 18
_NOUN = re.compile(r"(?:a|an|the) ([^']+?)(?: of .*)?")


class Meanings:
    """All words of the language and what they mean."""

    def __init__(self, language: Language, shown: Shown) -> None:
        self._language, self._shown = language, shown

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word that means something, in alphabetical order."""
        kinds = (BLOCKS, CHARTS, SLIDES, ORIGINS, CHECKS, READERS)
        found = {word for kind in kinds for word in kind.words}
        found |= {SMALL_MULTIPLES, *formats(), *TAKEN, *FUNCTIONS, *LEVELS, *self._nouns}
        for part in self._language.parts.values():
            found |= {key.name for key in part.keys}
            found |= {one for key in part.keys for one in key.choices if one.isidentifier()}
        return tuple(sorted(found - {"true", "false"}))

    def of(self, word: str) -> tuple[Sense, ...]:
        """The meanings of a word: as a kind of an open set, a mapping, a key, a value, a function."""
        senses = [*self._kinds(word), *self._parts(word), *self._keys(word), *self._values(word)]
        return (*senses, *self._functions(word))

    def _kinds(self, word: str) -> Iterator[Sense]:
        """What the word means in the open sets."""
        tellers = (
            (BLOCKS, self._block),
            (CHARTS, self._chart),
            (SLIDES, self._slide),
            (ORIGINS, self._origin),
            (CHECKS, self._check),
            (READERS, self._reader),
        )
        for kinds, tell in tellers:
            yield from self._told(kinds, tell, word)
        if word == SMALL_MULTIPLES:
            manual = "A chart of another type for each value of a column, in panels: for short 'facet' at any type."
            sample = self._shown.slide("charts", SMALL_MULTIPLES)
            yield Sense("a type of chart", manual, ("'of' names the type, 'facet' the column.",), sample=sample)

    @staticmethod
    def _told(kinds: Registry[Any], tell: Any, word: str) -> Iterator[Sense]:
        if word not in kinds.words:
            return
        try:
            yield tell(word, kinds.get(word))
        except PlugInError as broken:
            yield Sense("a word of a plug-in", f"{capital(str(broken))}.")

    def _block(self, word: str, node: type[Node]) -> Sense:
        part = self._language.part(node)
        lines = [part.short_form] if part.short_form else []
        if part.name == Chart.__name__:
            lines.append("Its types: " + ", ".join((*CHARTS.words, SMALL_MULTIPLES)) + ".")
        sample = self._shown.slide("blocks", word)
        parts = self._language.inside(part.keys)
        return Sense("a block of a slide", about(node), tuple(lines), part.keys, parts, sample)

    def _chart(self, word: str, node: type[Chart]) -> Sense:
        part, every = self._language.part(node), self._language.parts[Chart.__name__]
        shared = {key.name for key in every.keys} - {"type"}
        keys = tuple(key for key in part.keys if key.name not in {*shared, "type"})
        without = [key for key in part.unfit if key in shared]
        more = f"It takes the keys of every chart ('deckgen guide chart'){', but not ' if without else ''}"
        line = more + ", ".join(f"'{key}'" for key in without) + "."
        native = "It can be native: PowerPoint's own, with 'render: native'." if node.can_be_native else ""
        sample = self._shown.slide("charts", word)
        return Sense("a type of chart", about(node), (line, *filter(None, [native])), keys, (), sample)

    def _slide(self, word: str, node: type[Node]) -> Sense:
        keys = self._language.part(node).keys
        lines = () if keys else (f"It needs no keys: '- {word}: {{}}' under 'slides'.",)
        return Sense("a kind of slide", about(node), lines, keys, (), self._shown.key(word, ("Slide",)))

    def _origin(self, word: str, node: type[Node]) -> Sense:
        keys = self._language.part(node).keys
        sample = self._shown.key(word, (node.__name__,))
        return Sense("an origin of a table, under 'refresh'", about(node), (), keys, (), sample)

    @staticmethod
    def _check(word: str, check: Any) -> Sense:
        lines = [check.mend]
        if check.is_asked_for:
            lines.append(f"It looks only where the deck says 'checks: {{{word}: on}}'.")
        level = "on" if check.is_asked_for else "error"
        sample = f"checks: {{{word}: {level}}}\n" if check.may_be_excused else ""
        if check.may_be_excused and not check.is_of_decks:
            lines.append(f"'allow: [{word}]' excuses a slide from it.")
        return Sense("a check", check.why, tuple(lines), sample=sample)

    def _reader(self, _: str, reader: Any) -> Sense:
        options = ", ".join(sorted({*reader.options, *reader.steps}))
        lines = (f"Its files end in {', '.join(reader.suffixes)}.", f"Keys that mean something to it: {options}.")
        sample = next(filter(None, map(self._shown.words, reader.suffixes)), "")
        return Sense("a kind of table file, under 'data'", about(reader), lines, sample=sample)

    @cached_property
    def _nouns(self) -> dict[str, Part]:
        """The mappings by what they are called, such as "slide"."""
        found: dict[str, Part] = {}
        for name, part in self._language.parts.items():
            noun = _NOUN.fullmatch(part.called)
            if noun and not issubclass(self._language.nodes[name], Chart):
                found.setdefault(noun[1].replace(" ", "_"), part)
        return found

    def _parts(self, word: str) -> Iterator[Sense]:
        """The mapping that is called by the word."""
        part = self._nouns.get(word)
        if part is not None and word not in BLOCKS.words:
            lines = [part.short_form] if part.short_form else []
            if issubclass(self._language.nodes[part.name], Holder):
                lines.append(f"Its blocks, a key each: {', '.join(BLOCKS.words)}.")
            inside = self._language.inside(part.keys)
            sample = self._sample(word, part)
            yield Sense(f"a mapping: {part.called}", part.manual, tuple(lines), part.keys, inside, sample)

    def _sample(self, word: str, part: Part) -> str:
        """Lines in which many keys of a mapping stand."""
        if part.name in _BEGINNINGS:
            return paragraph(*_BEGINNINGS[part.name])
        samples = (self._shown.key(key.name, (part.name,)) for key in part.keys)
        short = [sample for sample in samples if sample.count("\n") <= _MOST_LINES]
        return max(short, key=len, default="") or self._shown.words(f"{word}:")

    def _keys(self, word: str) -> Iterator[Sense]:
        """The word as a key, once for all mappings of which the same is said."""
        held: dict[tuple[str, str], list[tuple[Part, Key]]] = {}
        for part in self._language.parts.values():
            for key in part.keys:
                if key.name == word and not self._is_told(word, part, key):
                    held.setdefault((key.manual, key.form), []).append((part, key))
        for (manual, _), places in held.items():
            key = places[0][1]
            names = tuple(part.name for part, _ in places)
            what = "a key of " + listed([part.called for part, _ in places])
            lines = (f"{capital(key.form)}; {key.left_out or 'may be left out'}.",)
            inside = self._language.inside((key,)) or tuple(self._language.parts[name] for name in key.leads_to)
            chapters = tuple(self._language.parts[name] for name in key.leads_to)
            parts = tuple(dict.fromkeys((*chapters, *inside)))
            yield Sense(what, manual, lines, (), parts, self._shown.key(word, names))

    def _is_told(self, word: str, part: Part, key: Key) -> bool:
        """Whether a key is told where the mapping is, or the chart as such, of which the word is the name."""
        origin = ORIGINS.words if issubclass(self._language.nodes[part.name], Origin) else ()
        return part is self._nouns.get(word) or word in origin or self._is_of_every_chart(part, key)

    def _is_of_every_chart(self, part: Part, key: Key) -> bool:
        """Whether it is a key of a type of chart that all types have, and that is told of charts as such."""
        if part.name == Chart.__name__ or not issubclass(self._language.nodes[part.name], Chart):
            return False
        return any(key.name == other.name for other in self._language.parts[Chart.__name__].keys)

    def _values(self, word: str) -> Iterator[Sense]:
        """The word as one of the few that may stand under a key."""
        seen = set()
        for part in self._language.parts.values():
            for key in part.keys:
                is_told = self._is_of_every_chart(part, key) or (key.name, key.manual) in seen
                if word in key.choices and not is_told:
                    seen.add((key.name, key.manual))
                    sample = self._shown.key(key.name, (part.name,), word)
                    what, how = f"a value of '{key.name}', a key of {part.called}", f"Write '{key.name}: {word}'."
                    yield Sense(what, key.manual, (how,), sample=sample)
        if word in LEVELS:
            sample = self._shown.key("checks", ("Outline",))
            manual = "How much a check weighs in this deck."
            yield Sense("a value of an entry of 'checks', a key of a deck", manual, sample=sample)

    def _functions(self, word: str) -> Iterator[Sense]:
        """The word as a format, or as a function."""
        if word in formats():
            alone = f", or 'format: {word}' at the figure" if word in WORDS else ""
            lines = (f"Write '{{{{ name | {word} }}}}' in text{alone}.",)
            yield Sense("a way to show a number", formats()[word], lines, sample=self._shown.words(f"| {word} }}}}"))
        figure = {key.name: key for key in self._language.parts["Figure"].keys}
        if word in TAKEN:
            yield Sense("what 'take' of a figure takes", figure["take"].manual, sample=self._shown.words("take: "))
        if word in FUNCTIONS:
            yield Sense("a function of formulas", figure["formula"].manual, sample=self._shown.words("formula: "))
