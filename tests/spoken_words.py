"""Every word of a deck.yaml that an audience gets to see or hear, collected from the plain YAML.

Keys that hold names, paths, numbers of the machinery or SQL are listed here; whatever else stands in a slide is
meant for people and must be found in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from built import Built, plainly
from deckgen.model.diagnostics import Diagnostics, SourceFile
from deckgen.model.marks import Map, Marked, Seq, Str
from deckgen.model.rich_text import HOLE, parse
from deckgen.model.yaml_text import read

MACHINERY = frozenset(
    [
        "align",
        "allow",
        "annotate.x",
        "appendix",
        "freeze",
        "as",
        "autoplay",
        "band",
        "bar",
        "change",
        "chart.label",
        "claim",
        "color",
        "continue",
        "crop",
        "data",
        "divider",
        "dots",
        "down",
        "each",
        "errors",
        "except",
        "facet",
        "figures",
        "file",
        "fit",
        "focus",
        "format",
        "gap",
        "gaps",
        "hidden",
        "highlight",
        "how",
        "icon",
        "id",
        "include",
        "labels",
        "layout",
        "line",
        "loop",
        "minutes",
        "numbered",
        "of",
        "only",
        "panel",
        "point",
        "poster",
        "priority",
        "python",
        "query",
        "region",
        "render",
        "reveal",
        "round_to_total",
        "scale",
        "second_axis",
        "series",
        "shade",
        "sort",
        "source",
        "sparkline",
        "sum",
        "tags",
        "totals",
        "transition",
        "trend",
        "type",
        "up",
        "where",
        "width",
        "widths",
        "x",
    ]
)
SETTINGS = frozenset([("axis", "from"), ("axis", "to"), ("chart", "label"), ("flow", "shape")])
HEADED = frozenset(("groups", "bullets"))
OPTIONS = frozenset(("items", "text", "only", "except", "numbered", "continue"))


def spoken(path: Path) -> Iterator[tuple[str, str]]:
    """The id of the slide ("" where any will do) and the words, one string of the deck after the other."""
    deck = _read(path)
    yield from (
        ("", words) for key in ("title", "subtitle", "speaker", "notes") for words in _words(deck.get(key), key)
    )
    yield from (("", str(source["publisher"])) for source in _sources(path))
    for section in deck["sections"]:
        part = _read(path.parent / section["include"]) if "include" in section else section
        if part.get("divider") != "false":
            yield from (("", words) for key in ("title", "short", "notes") for words in _words(part.get(key), key))
        for slide in part["slides"]:
            if slide.get("hidden") != "true":
                yield from ((str(slide["id"]), words) for words in _words(slide, "slide"))


def cited(path: Path) -> Iterator[str]:
    """The titles, years and addresses of the sources, which the list of sources repeats."""
    for source in _sources(path):
        yield from (str(source[key]) for key in ("title", "year", "url") if key in source)


def _sources(path: Path) -> Iterator[Map]:
    """The sources of a deck, which may stand in a file of their own."""
    written = _read(path)["sources"]
    sources = _read(path.parent / written) if isinstance(written, Str) else written
    yield from sources.values()


def lost_words(built: Built) -> list[tuple[str, str]]:
    """The slide and the words of the deck that are not found where they belong in the file."""
    told = built.told
    whole = "\n".join(told.values())
    said = spoken(built.folder / "deck.yaml")
    return [(slide, words) for slide, words in said if words not in (told[slide] if slide else whole)]


def lost_sources(built: Built) -> list[str]:
    """What is said of the sources and found nowhere in the file."""
    whole = "\n".join(built.told.values())
    return [words for words in cited(built.folder / "deck.yaml") if plainly(words) not in whole]


def _read(path: Path) -> Map:
    data = read(SourceFile(str(path), path.read_text(encoding="utf-8")), Diagnostics())
    assert isinstance(data, Map)
    return data


def _words(value: Marked | None, key: str) -> Iterator[str]:
    """The words under a key, as they are shown: marks taken off, broken where a name is filled in."""
    match value:
        case Str() if not value.null:
            for part in value.split("\n\n") if key in ("text", "notes") else [value]:
                yield from _shown(part)
        case Seq():
            for item in value:
                yield from _words(item, key)
        case Map() if key == "bullets" and len(value) == 1 and isinstance(next(iter(value.values())), Str):
            ((name, words),) = value.items()
            yield from _shown(name if name in ("text", "items") else f"{name}: {words}")
        case Map():
            for name, held in value.items():
                if key in HEADED and name not in OPTIONS:
                    yield from _shown(name)
                if key == "table" and name == "rows" and "columns" not in value:
                    yield from (plainly(column) for row in held if isinstance(row, Map) for column in row)
                is_machinery = isinstance(held, Str) and (
                    name in ("y", "total", "background") or (key, name) in SETTINGS
                )
                if key == "rows" or not (name in MACHINERY or is_machinery):
                    yield from _words(held, key if name == "items" else str(name))


def _shown(words: str) -> Iterator[str]:
    """The stretches of a text that stand in one piece: between footnotes and names that are filled in."""
    for line in words.split("\n- "):
        text = "".join("{{}}" if run.footnote else run.text for run in parse(line.removeprefix("- ")).runs)
        yield from (plainly(piece) for piece in HOLE.split(text)[::2] if piece.strip(" .,;:"))
