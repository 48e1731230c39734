"""The edits of a file that make words of a deck what they are to be: in YAML, a catalogue or a table's text.

How words are written stays: a block stays a block, quotes stay quotes. Each edit is tried first: the file must then
say the new words there, and all else as before.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from deckgen.model import yaml_text
from deckgen.model.diagnostics import Diagnostics, Edit, SourceFile, Span
from deckgen.model.marks import Map, Marked, Seq, Str
from deckgen.model.mending import mended
from deckgen.translation.po_file import entries
from deckgen.writing_back.rewritten import Replaced, Rewritten

CATALOGUE = ".po"
_DECK = (".yaml", ".yml")


def file_edits(words: Str, wanted: Rewritten) -> tuple[Edit, ...] | None:
    """The edits that make words what is wanted; None where they would change more, or can't be told."""
    origin = words.origin
    whole = origin[: words.offset] + wanted.words + origin[words.offset + len(words) :]
    for edits in _attempts(words, wanted.parts, whole):
        if edits and _says(edits, origin, whole):
            return edits
    return None


def cell_edit(span: Span, old: str, new: str, delimiters: str = ",;\t|") -> Edit | None:
    """The edit of a cell of a table's text; None where the cell isn't written as it is read."""
    written = span.text
    if written.strip() == old:
        is_plain = not any(letter in new for letter in f'{delimiters}"\n')
        return Edit(span, written.replace(old, new) if is_plain else _quoted(new))
    return Edit(span, _quoted(new)) if written.strip() == _quoted(old) else None


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _attempts(words: Str, parts: Sequence[Replaced], whole: str) -> Iterator[tuple[Edit, ...]]:
    yield tuple(edit for part in parts for edit in _edits(words, part))
    origin = words.origin
    if origin.style is None:
        # What may stand in quotes needn't be allowed without.
        yield (Edit(origin.span, json.dumps(whole, ensure_ascii=False)),)


def _edits(words: Str, part: Replaced) -> Iterator[Edit]:
    """The edits of one stretch, which may run over several lines: all but the first lose their part of it."""
    said = _escaped(part.words, words.origin)
    if part.start == part.end:
        at = words.at(part.start) if part.start < len(words) else words.at(len(words) - 1)
        column = at.column if part.start < len(words) else at.end
        yield Edit(Span(at.file, at.line, column, column), said)
        return
    rows: dict[int, list[Span]] = {}
    for place in range(part.start, part.end):
        at = words.at(place)
        rows.setdefault(at.line, []).append(at)
    for number, (line, held) in enumerate(rows.items()):
        span = Span(held[0].file, line, min(one.column for one in held), max(one.end for one in held))
        yield Edit(span, "" if number else said)


def _escaped(words: str, origin: Str) -> str:
    """Words as they are written inside of others."""
    if origin.style == "'":
        return words.replace("'", "''")
    if origin.style == '"':
        return json.dumps(words, ensure_ascii=False)[1:-1]
    return words


def _says(edits: Sequence[Edit], origin: Str, wanted: str) -> bool:
    """Whether the file then says what is wanted in the place of some words, and all else as before."""
    file = origin.span.file
    new = SourceFile(file.path, mended(file, edits))
    if file.path.endswith(CATALOGUE):
        before, after = (entries(one, PurePath(file.path).stem, Diagnostics()) for one in (file, new))
        pairs = [
            (old.string, one.string)
            for old, one in zip(before or (), after or (), strict=False)
            if (old.msgid, old.string, old.fuzzy) != (one.msgid, one.string, one.fuzzy)
        ]
        return len(before or ()) == len(after or ()) and [one.strip() for _, one in pairs] == [wanted.strip()]
    if not file.path.endswith(_DECK):
        return False
    log = Diagnostics()
    old_data, new_data = yaml_text.read(file, Diagnostics()), yaml_text.read(new, log)
    if old_data is None or new_data is None or log.errors:
        return False
    place = origin.span.line, origin.span.column
    return all(
        one.rstrip("\n") == wanted.rstrip("\n") and not one.null
        if (old.span.line, old.span.column) == place and old == origin
        else old == one
        for old, one in _scalars(old_data, new_data)
    )


def _scalars(old: Marked, new: Marked) -> Iterator[tuple[Str, Str]]:
    """The scalars of two texts that stand in each other's place; one that differs from all where their shape does."""
    if isinstance(old, Str) and isinstance(new, Str):
        yield old, new
    elif isinstance(old, Map) and isinstance(new, Map) and len(old) == len(new):
        for (key, value), (other_key, other) in zip(old.items(), new.items(), strict=True):
            yield key, other_key
            yield from _scalars(value, other)
    elif isinstance(old, Seq) and isinstance(new, Seq) and len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from _scalars(one, other)
    else:
        yield Str("old", old.span), Str("new", new.span)
