"""The text of a file: UTF-8, or a complaint that says what it looks like instead, and how to save it.

All functions take display_path, the file as the author named it, for complaints.
"""

from __future__ import annotations

import re
from itertools import islice

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span

MOST_COMPLAINTS = 10
MOST_LINES = 2_500_000
# A file with more control characters is no text.
MOST_CONTROLS = 10_000
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# The bytes that files begin with which are no text, and what these files are.
_BEGINNINGS = (
    (b"PK\x03\x04", "a zip file, perhaps an Excel workbook (.xlsx)"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"),
    (b"%PDF", "a PDF"),
    (b"PAR1", "a parquet file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
)
# Control characters but for tab and the ends of lines. The line and paragraph separators of Unicode are among them:
# YAML ends a line there, and editors don't, so that complaints would name other lines than the author sees.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")

# Halves of the characters that UTF-16 writes in two parts: alone they are no character.
_HALF = re.compile("[\ud800-\udfff]")


def decode(data: bytes, display_path: str, log: Diagnostics, span: Span) -> SourceFile | None:
    """The file's text without its byte-order mark; None once the log says why there is none.

    span is where the deck names the file. Control characters are errors at their own place in the file, and U+FFFD
    stands for them in the text.
    """
    if utf_16_of(data):
        log.error("not_utf8", f"'{display_path}' looks like UTF-16, not UTF-8", span, how_to_save(display_path))
        return None
    if is_other_kind(data, display_path, log, span):
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"'{display_path}' is not UTF-8: it looks like Windows-1252 (Latin-1)"
        place = place_of_byte(data, error.start, "cp1252", display_path)
        log.error("not_utf8", message, place, how_to_save(display_path))
        return None
    return checked_text(text, display_path, log, span)


def checked_text(text: str, display_path: str, log: Diagnostics, span: Span) -> SourceFile | None:
    """A text as a file, without its control characters; None, after a complaint, where it is blank."""
    if not text.strip():
        log.error("empty_file", f"'{display_path}' holds nothing but blanks", span, "save or download the file again")
        return None
    if text.count("\n") + text.count("\r") - text.count("\r\n") > MOST_LINES:
        message = f"'{display_path}' has more than {MOST_LINES:,} lines"
        log.error("too_large", message, span, "keep only what you need")
        return None
    if sum(1 for _ in islice(_CONTROL.finditer(text), MOST_CONTROLS + 1)) > MOST_CONTROLS:
        message = f"'{display_path}' is no text file: it has more than {MOST_CONTROLS:,} control characters"
        log.error("not_text", message, span)
        return None
    return _without_controls(text, display_path, log)


def utf_16_of(data: bytes) -> str:
    """The encoding of a text whose beginning has the look of UTF-16: "utf-16" after a byte-order mark.

    It is "utf-16-le" or "utf-16-be" where there is no such mark and every other byte is zero; "" for other texts.
    """
    if data.startswith(_UTF_16):
        return "utf-16"
    start = data[:200]
    if len(start) > 3 and not any(start[1::2]):
        return "utf-16-le"
    return "utf-16-be" if len(start) > 3 and not any(start[0::2]) else ""


def is_other_kind(data: bytes, display_path: str, log: Diagnostics, span: Span) -> bool:
    """Whether a file begins as no text does, such as a zip archive; complains where it does."""
    kind = next((kind for beginning, kind in _BEGINNINGS if data.startswith(beginning)), None)
    if kind:
        log.error("not_text", f"'{display_path}' is no text file: it looks like {kind}", span)
    return kind is not None


def place_of_byte(data: bytes, start: int, encoding: str, display_path: str) -> Span:
    """The place of a byte in a file whose text can only be shown in another encoding than it should have."""
    source = SourceFile(display_path, data.decode(encoding, "replace"))
    ends = data.count(b"\n", 0, start) + data.count(b"\r", 0, start) - data.count(b"\r\n", 0, start)
    first = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1
    column = len(data[first:start].decode(encoding, "replace")) + 1
    return Span(source, ends + 1, column, column + 1)


def how_to_save(display_path: str) -> str:
    """A hint how to save a file as UTF-8. In Excel that is a choice of its own in the list of file types."""
    excel = display_path.lower().endswith((".csv", ".tsv", ".txt"))
    return "save it as UTF-8" + (" (in Excel: Save As, 'CSV UTF-8')" if excel else "")


def _without_controls(text: str, display_path: str, log: Diagnostics) -> SourceFile:
    """The text with U+FFFD for control characters, after a complaint about each."""
    found = list(_CONTROL.finditer(text))
    if not found:
        return SourceFile(display_path, text)
    source = SourceFile(display_path, _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))
    for count, match in enumerate(found):
        place = span_at(source, match.start(), match.end())
        if count == MOST_COMPLAINTS:
            log.error("more_faults", f"and {len(found) - count} more control characters in '{display_path}'", place)
            break
        message = f"an invisible control character (U+{ord(match.group()):04X}) stands here"
        log.error("control_character", message, place, "delete it; it would break the presentation")
    return source


def control_character_in(text: str) -> str:
    """What a text holds that no slide can show, in words: a control character or half a character; "" for neither."""
    found = _CONTROL.search(text) or _HALF.search(text)
    if found is None:
        return ""
    kind = "half a character" if _HALF.match(found[0]) else "an invisible control character"
    return f"{kind} (U+{ord(found[0]):04X})"


def without_control_characters(text: str) -> str:
    """The text with U+FFFD for what no slide can show."""
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))


def span_at(source: SourceFile, start: int, end: int) -> Span:
    """The span between two offsets into a file's text. Of several lines it has the first alone."""
    text = source.text
    ends = text.count("\n", 0, start) + text.count("\r", 0, start) - text.count("\r\n", 0, start)
    column = start - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start))
    stretch = re.split("\r|\n", text[start:end], maxsplit=1)[0]
    return Span(source, ends + 1, column, column + max(1, len(stretch)))
