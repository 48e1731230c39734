"""What is fuzzed: for each reader of somebody's bytes, a function that reads bytes and must raise no exception."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from deckgen.files.encoding import decode
from deckgen.formulas.formula import FormulaError
from deckgen.formulas.read_formula import read_formula
from deckgen.geography.shapes import Shape
from deckgen.geography.shapes_guest import read_shapes
from deckgen.model import yaml_text
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.rich_text import marks_of, parse, translatable
from deckgen.model.stray_marks import stray_marks
from deckgen.numbers.by_language import number_format
from deckgen.pictures.svg import read_svg
from deckgen.plot.map_ground import Mapped, plan_ground
from deckgen.plot.rect import Rect
from deckgen.reader import parse_table
from deckgen.stages.load.loader import load
from deckgen.tables.column_types import typed
from deckgen.tables.date_pattern import date_pattern
from deckgen.tables.lock import read_lock
from deckgen.tables.written_times import period_of
from deckgen.translation.po_file import entries

NOWHERE = Span(SourceFile("deck.yaml", "fuzz"), 1, 1, 2)


def table(suffix: str, data: bytes) -> None:
    """A table file of a kind; a complaint must be possible to print."""
    log = Diagnostics()
    parse_table(data, suffix, f"fuzz{suffix}", "fuzz", log, span=NOWHERE)
    for one in log:
        str(one)


def yaml(data: bytes) -> None:
    """A text of YAML."""
    log = Diagnostics()
    source = decode(data, "fuzz.yaml", log, NOWHERE)
    if source is not None:
        yaml_text.read(source, log)
    for one in log:
        str(one)


def deck(data: bytes) -> None:
    """An outline, read and validated."""
    with tempfile.TemporaryDirectory() as folder:
        path, log = Path(folder) / "deck.yaml", Diagnostics()
        path.write_bytes(data)
        load(path, "deck.yaml", log)
        for one in log:
            str(one)


def lock(data: bytes) -> None:
    """A lock of tables."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.lock"
        path.write_bytes(data)
        read_lock(path, "deck.lock", Diagnostics())


def marks(data: bytes) -> None:
    """Words with marks."""
    words = data.decode("utf-8", "replace")
    plain = parse(words).plain
    marks_of(words)
    translatable(words)
    list(stray_marks(words, plain, ()))


def formula(data: bytes) -> None:
    """A formula."""
    try:
        read_formula(data.decode("utf-8", "replace"))
    except FormulaError:
        return


def formats(data: bytes) -> None:
    """An Excel format, and numbers written in it."""
    try:
        made = number_format(data.decode("utf-8", "replace"), "en-US")
        for value in (0.0, -1.5, 1e15, 1e300, 1e-300):
            made.show(value)
    except ValueError:
        return


def cells(data: bytes) -> None:
    """Cells of a table, as numbers and as times."""
    texts = data.decode("utf-8", "replace").split("\n")
    typed("fuzz", texts)
    for text in texts[:20]:
        period_of(text)
        try:
            date_pattern(text)
        except ValueError:
            continue


def po(data: bytes) -> None:
    """A catalogue of translations."""
    log = Diagnostics()
    source = decode(data, "de.po", log, NOWHERE)
    if source is not None:
        entries(source, "de", log)
    for one in log:
        str(one)


def svg(data: bytes) -> None:
    """A drawing, whose safety is judged."""
    read_svg(data, "fuzz.svg", Diagnostics(), span=NOWHERE)


def shapes(data: bytes) -> None:
    """Areas of a map, and where they lie on a sheet."""
    read = read_shapes(data, "fuzz.geojson")
    found = tuple(Shape("", tuple(filter(None, feature.polygons))) for feature in read.features)
    if any(shape.polygons for shape in found):
        plan_ground(Mapped("", found), frozenset(), Rect(0.0, 0.0, 400.0, 200.0))


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{
        suffix[1:]: partial(table, suffix)
        for suffix in (".csv", ".tsv", ".json", ".jsonl", ".xlsx", ".xls", ".ods", ".sqlite", ".parquet")
    },
    **{each.__name__: each for each in (yaml, deck, lock, marks, formula, formats, cells, po, svg, shapes)},
}
