"""The text of a data file: UTF-8, or a complaint that says what it looks like and how to save it."""

from __future__ import annotations

import re

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span

MOST_COMPLAINTS = 10
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MAGIC = (
    (b"PK\x03\x04", "a zip file, perhaps an Excel workbook (.xlsx)"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"),
    (b"%PDF", "a PDF"),
    (b"PAR1", "a parquet file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
)
# NEL and the two Unicode separators are no control characters, but would end a line in a complaint's eyes.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def decode(data: bytes, shown: str, log: Diagnostics, span: Span) -> SourceFile | None:
    """The file's words, a byte-order mark taken off; None once the log says that they are not UTF-8.

    Control characters are complaints, shown at their own line; they come back as U+FFFD.
    """
    if data.startswith(_UTF_16) or _nulls(data):
        log.error("not_utf8", f"'{shown}' looks like UTF-16, not UTF-8", span, _saved(shown))
        return None
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind:
        log.error("not_text", f"'{shown}' is no text file: it looks like {kind}", span)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        _not_utf8(data, fault.start, shown, log)
        return None
    if not text.strip():
        log.error("empty_file", f"'{shown}' holds nothing but blanks", span, "save or download the file again")
        return None
    return _without_controls(text, shown, log)


def _nulls(data: bytes) -> bool:
    """Whether every other byte of the beginning is zero, as in UTF-16 without its mark."""
    start = data[:200]
    return len(start) > 3 and (not any(start[1::2]) or not any(start[0::2]))


def _not_utf8(data: bytes, start: int, shown: str, log: Diagnostics) -> None:
    source = SourceFile(shown, data.decode("cp1252", "replace"))
    lines = re.split(b"\r\n|\r|\n", data[:start])
    column = len(lines[-1].decode("cp1252", "replace")) + 1
    message = f"'{shown}' is not UTF-8: it looks like Windows-1252 (Latin-1)"
    log.error("not_utf8", message, Span(source, len(lines), column, column + 1), _saved(shown))


def _saved(shown: str) -> str:
    """How a file is saved as UTF-8; those that Excel writes have a kind of their own there."""
    excel = shown.lower().endswith((".csv", ".tsv", ".txt"))
    return "save it as UTF-8" + (" (in Excel: Save As, 'CSV UTF-8')" if excel else "")


def _without_controls(text: str, shown: str, log: Diagnostics) -> SourceFile:
    found = list(_CONTROL.finditer(text))
    if not found:
        return SourceFile(shown, text)
    source = SourceFile(shown, _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))
    for count, match in enumerate(found):
        place = span_at(source, match.start(), match.end())
        if count == MOST_COMPLAINTS:
            log.error("more_faults", f"and {len(found) - count} more control characters in '{shown}'", place)
            break
        message = f"an invisible control character (U+{ord(match.group()):04X}) stands here"
        log.error("control_character", message, place, "delete it; it would break the presentation")
    return source


def span_at(source: SourceFile, start: int, end: int) -> Span:
    """The stretch of a file between two offsets into its text, cut at the end of its first line."""
    before = re.split("\r\n|\r|\n", source.text[:start])
    stretch = re.split("\r|\n", source.text[start:end], maxsplit=1)[0]
    column = len(before[-1]) + 1
    return Span(source, len(before), column, column + max(1, len(stretch)))
