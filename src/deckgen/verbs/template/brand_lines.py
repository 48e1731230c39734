"""The lines of a brand file for a template, and the brand that they make."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from deckgen.checks.small_text import LEAST
from deckgen.files.temporary import temporary_folder
from deckgen.model.brand import Brand, TypeScale
from deckgen.model.color import legible
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.marks import Str
from deckgen.stages.read_brand.brand_reader import read_brand
from deckgen.tables.number_hints import quoted
from deckgen.verbs.template.surveying import Survey

STAND_IN: Final = Path("brand.yaml")
"""What a brand is called that a deck is tried on."""
_ROLES: Final = ("cover", "divider", "content", "body")
# What a template stands for, and sizes for another page: a brand's own values for these would hide it.
_OF_TEMPLATE: Final = ("template", "layouts", "page", "logo", "colors", "palette", "fonts", "type")
# Which sizes of type are smaller where words find no room.
_SIZES: Final = ("body", "table", "chart", "stat", "hero")


def layout_lines(roles: Mapping[str, str], named: str) -> list[str]:
    """The lines of a brand file that name the template and its layouts."""
    return [f"template: {quoted(named)}", "layouts:", *(f"  {role}: {quoted(roles[role])}" for role in _ROLES)]


def color_lines(brand: Brand) -> list[str]:
    """The accent, as dark or light as words in it must be; nothing where it is so."""
    accent = legible(brand.colors.accent, brand.colors.paper, brand.colors.ink)
    return ["colors:", f'  accent: "#{accent}"'] if accent != brand.colors.accent else []


def smaller_lines(share: float, scale: float, *, readable: bool = True) -> Iterator[str]:
    """Sizes of type as a share of the usual ones, as they are in the file; nothing for the usual ones themselves.

    The largest of a pair is never so small that it can't be read; where readable is set, the smallest isn't either.
    """
    if share == 1.0:
        return
    usual = TypeScale()
    yield "type:"
    for name in _SIZES:
        size, least = getattr(usual, name), LEAST.get(name, 0.0)
        if isinstance(size, tuple):
            largest, smallest = (one.pt * share for one in size)
            pair = max(largest, least), max(smallest, least) if readable else smallest
            yield f"  {name}: [{', '.join(f'{_half_points(one * scale):g}' for one in pair)}]"
        else:
            yield f"  {name}: {round(size.pt * share * scale):g}"


def _half_points(size: float) -> float:
    """A size in whole or half points, and no smaller than it is."""
    return math.ceil(round(size * 2, 6)) / 2


def text_of(lines: Sequence[str]) -> str:
    """The brand file of these lines."""
    return "\n".join(lines).rstrip() + "\n"


def kept_lines(old: str) -> list[str]:
    """What of a brand file is kept in the one that replaces it: all that doesn't tell what the template tells."""
    return [block for key, block in _blocks(old) if key not in _OF_TEMPLATE]


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """The keys of a brand file with all lines that belong to each; comments belong to what follows."""
    waiting: list[str] = []
    block: list[str] = []
    key = ""
    for line in text.splitlines():
        match = re.match(r"([A-Za-z_]+)\s*:", line)
        if match is not None:
            if key:
                yield key, "\n".join(block)
            key, block, waiting = match[1], [*waiting, line], []
        elif line.startswith("#") or not line.strip():
            waiting.append(line)
        else:
            block += [*waiting, line]
            waiting = []
    if key:
        yield key, "\n".join(block)


def brand_of(found: Survey, lines: Sequence[str], named: str) -> tuple[Brand, Diagnostics]:
    """The brand of a file with these lines, and what is wrong with it."""
    log = Diagnostics()
    with temporary_folder() as folder:
        put(found, lines, named, folder, STAND_IN)
        nowhere = Span(SourceFile("deck.yaml", f"brand: {STAND_IN}"), 1, 8, 18)
        return read_brand(Str(str(STAND_IN), nowhere), folder, log), log


def put(found: Survey, lines: Sequence[str], named: str, folder: Path, brand: Path) -> None:
    """Write a brand file, and the template where it names that."""
    (folder / brand).write_text(text_of(lines), encoding="utf-8")
    target = folder / named
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(found.data)
