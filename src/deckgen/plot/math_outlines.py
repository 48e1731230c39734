"""Formulas: TeX's way to write mathematics, set by matplotlib's mathtext, as outlines without a font."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.model.diagnostics import did_you_mean
from deckgen.plot.paper import settings

if TYPE_CHECKING:
    from matplotlib.path import Path

# Longer formulas are no formulas, and could keep the parser busy for long.
MOST_LETTERS = 1_000
# Outlines are made at this size, in points.
SIZE = 100.0
# Letters that mean something to TeX, of which mathtext knows none.
_SPECIAL = re.compile(r"(?<!\\)[%$&#]")
_FOUND = re.compile(r"(?:Parse\w+Exception: )(.*?)(?:, found .*)?\s+\(at char (\d+)\)", re.DOTALL)
_SYMBOL = re.compile(r"Unknown symbol: (\\[A-Za-z]+|\S+)")
_MISSING = re.compile(r"does not have a glyph for .*\[U\+([0-9a-fA-F]+)\]")
# What mathtext calls a straight line, and curves with one and with two handles, and the end of an outline.
_MOVE, _LINE, _CURVE, _CUBIC, _CLOSE = 1, 2, 3, 4, 79
_LETTERS = {_MOVE: "M", _LINE: "L", _CURVE: "Q", _CUBIC: "C", _CLOSE: "Z"}


class Formula(Struct, frozen=True):
    """A formula as outlines, in multiples of its size of type. Its left end is at 0, and y runs down from its top.

    path: the outlines, as SVG writes them, SIZE times as large.
    """

    path: str
    width: float
    height: float


class Fault(Struct, frozen=True):
    """What is wrong with a formula: where, from the offset start on, for how many letters; in words, and a hint."""

    start: int
    length: int
    words: str
    hint: str


@lru_cache(maxsize=256)
def formula(source: str) -> Formula | Fault:
    """A formula as outlines, or what is wrong with it. It is kept: mathtext says only once which letters it lacks."""
    if len(source) > MOST_LETTERS:
        return Fault(0, 1, f"a formula has at most {MOST_LETTERS:,} letters, not {len(source):,}", "split it")
    if special := _SPECIAL.search(source):
        sign = special[0]
        return Fault(special.start(), 1, f"a formula can't hold a plain '{sign}'", f"write '\\{sign}' for the sign")
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    with settings({"mathtext.fontset": "stixsans"}), _missing_glyphs() as missing:
        try:
            path = TextPath((0, 0), f"${source}$", size=SIZE, prop=FontProperties())
        except (ValueError, RecursionError, IndexError, KeyError) as problem:
            return _fault(source, problem)
    if missing:
        letter = chr(int(missing[0], 16))
        at = max(0, source.find(letter))
        return Fault(at, 1, f"formulas have no letter '{letter}'", "write words under 'label', beside the formula")
    if not len(path.vertices):
        return Fault(0, 1, "this formula shows nothing", "write it as TeX does, such as E = mc^2")
    return _outlined(path)


def _outlined(path: Path) -> Formula:
    box = path.get_extents()
    parts = []
    for points, code in path.iter_segments(simplify=False, curves=True):
        pairs = zip(points[::2], points[1::2], strict=True) if code != _CLOSE else ()
        corners = (f"{x - box.x0:.2f} {box.y1 - y:.2f}" for x, y in pairs)
        parts.append(_LETTERS[int(code)] + " ".join(corners))
    return Formula("".join(parts), box.width / SIZE, box.height / SIZE)


def _fault(source: str, problem: Exception) -> Fault:
    """What mathtext complains of, in a sentence and at its place."""
    said = str(problem)
    if symbol := _SYMBOL.search(said):
        at = max(0, source.find(symbol[1]))
        near = did_you_mean(symbol[1].removeprefix("\\"), _names(), or_all=False)
        hint = near or "matplotlib's mathtext is what formulas are written in, a part of TeX"
        return Fault(at, len(symbol[1]), f"no formula knows '{symbol[1]}'", hint)
    found = _FOUND.search(said)
    if found is None:
        return Fault(0, 1, "this is no formula that can be set", "write it as TeX does, such as E = mc^2")
    # The place is that in the line that is quoted, which may begin with the dollar sign.
    at = int(found[2]) - said.lstrip("\n").startswith("$")
    words = " ".join(found[1].split()).replace("end_group", "'}'")
    return Fault(min(max(at, 0), len(source) - 1), 1, f"this formula can't be read: {_lowered(words)}", _BRACES)


_BRACES = "each '{' wants its '}', and a backslash a name that TeX has"


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _names() -> list[str]:
    """What may stand behind a backslash."""
    from matplotlib import _mathtext_data

    return sorted({*_mathtext_data.tex2uni, "frac", "sqrt", "left", "right", "mathrm", "text", "overline", "sum"})


@contextmanager
def _missing_glyphs() -> Iterator[list[str]]:
    """The code points of letters that no font of formulas has, in place of what matplotlib would print of them."""
    found: list[str] = []
    log = logging.getLogger("matplotlib.mathtext")

    def keep(record: logging.LogRecord) -> bool:
        if missing := _MISSING.search(record.getMessage()):
            found.append(missing[1])
        return False

    log.addFilter(keep)
    try:
        yield found
    finally:
        log.removeFilter(keep)
