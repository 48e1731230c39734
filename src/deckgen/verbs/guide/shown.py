"""The samples that the guide and the gallery show: decks and slides as an author writes them, in samples/.

samples/blocks and samples/charts hold a slide for each block and each chart, samples/slides what the gallery shows of
slides besides. The files right in samples/ are whole decks and what belongs to them; the guide shows the lines of
theirs in which a key stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from textwrap import indent

from deckgen.files.yaml_file import read_yaml
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.node import Node
from deckgen.model.validation import validate
from deckgen.outline.brand_file import BrandFile
from deckgen.outline.deck_file import Section, Slide
from deckgen.stages.load.loader import load
from deckgen.verbs.guide.cutting import around, as_slide, end_of

SAMPLES = Path(__file__).parent / "samples"
DECKS = ("bakery", "figures", "tables", "slides", "filled")
"""The whole decks, the one that shows all parts of a deck first."""
# How long the sample of a block may be in the whole guide.
_MOST_LINES = 5
_BRANDS = ("brand.yaml", "organisation.yaml")


class Shown:
    """Where each key stands in the samples."""

    def slide(self, kinds: str, word: str) -> str:
        """The sample of a block ("blocks") or a chart ("charts") as an item of `slides`; "" where it has none."""
        path = SAMPLES / kinds / f"{word}.yaml"
        return as_slide(path.read_text(encoding="utf-8")) if path.is_file() else ""

    def key(self, name: str, owners: tuple[str, ...], value: str = "") -> str:
        """Lines of a sample in which a key of one of these classes stands, with this value if there are such."""
        found = [lines for owner in owners for lines in self._places.get((owner, name), ())]
        says = re.compile(rf"\b{re.escape(name)}: \"?\[?{re.escape(value)}\b")
        return next((lines for lines in found if says.search(lines)), next(iter(found), ""))

    def words(self, words: str) -> str:
        """Lines of a sample that hold these words; "" where there are none."""
        for deck in DECKS:
            text = (SAMPLES / f"{deck}.yaml").read_text(encoding="utf-8")
            for number, line in enumerate(text.split("\n"), start=1):
                if words in line:
                    return around(text, number)
        return ""

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[str]]:
        """The lines around each key, by the class that holds it and its name, the fewest lines first."""
        found: dict[tuple[str, str], list[str]] = {}
        for node in self._read():
            for held, key in _keys(node):
                span = held.at(key)
                text = span.file.text
                is_slide = span.file.path.startswith(("blocks/", "charts/", "slides/"))
                lines = as_slide(text) if is_slide else around(text, span.line)
                if span.file.path in _BRANDS:
                    lines = f"# {span.file.path}, which 'brand' names\n{lines}"
                if "- include: " in lines or (isinstance(held, Section) and not lines.startswith("sections:")):
                    continue  # What an include gives, and the head of an included file, look otherwise.
                for owner in type(held).__mro__:
                    places = found.setdefault((owner.__name__, key), [])
                    if lines not in places:
                        places.append(lines)
        # What is included stands in place of these keys once a deck is read.
        found |= {("Include", key): [self.words("include: ")] for key in ("include", "with")}
        for places in found.values():
            places.sort(key=len)
        return found

    def _read(self) -> Iterator[Node]:
        """Every sample."""
        log = Diagnostics()
        for deck in DECKS:
            outline = load(SAMPLES / f"{deck}.yaml", f"{deck}.yaml", log)
            if outline is not None:
                # What fills shapes is read as slides, which nobody wrote as such.
                yield outline.with_parts({"sections": ()}) if outline.fill is not None else outline
        files: list[tuple[type[Node], str]] = [(BrandFile, brand) for brand in _BRANDS]
        files += [(Slide, f"{path.parent.name}/{path.name}") for path in sorted(SAMPLES.glob("*/*.yaml"))]
        for model, name in files:
            data = read_yaml(SAMPLES / name, name, log, Span(SourceFile(name, ""), 0, 0, 0))
            node = validate(model, data, log) if data is not None else None
            yield from filter(None, [node])


def paragraph(key: str, file: str) -> str:
    """The lines of a sample file from a key on, up to the next empty line."""
    lines = (SAMPLES / file).read_text(encoding="utf-8").split("\n")
    start = next(index for index, line in enumerate(lines) if line.startswith(f"{key}:"))
    return "\n".join(lines[start : lines.index("", start)]) + "\n"


def block_alone(word: str) -> str:
    """The sample of a block without the rest of its slide; "" where there is none, or one of more than five lines."""
    path = SAMPLES / "blocks" / f"{word}.yaml"
    if not path.is_file():
        return ""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    start = next((index for index, line in enumerate(lines) if line.startswith(f"{word}:")), len(lines))
    alone = lines[start : end_of(lines, start)]
    return indent("\n".join(alone), "  ") if len(alone) <= _MOST_LINES else ""


def _keys(value: object) -> Iterator[tuple[Node, str]]:
    """Each mapping in a value with each of the keys that are written in it."""
    if isinstance(value, Node):
        yield from ((value, key) for key in value.order)
        for name in type(value).model_fields:
            yield from _keys(getattr(value, name, None))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _keys(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _keys(one)
