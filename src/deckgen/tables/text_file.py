"""The text of a table file: UTF-8, UTF-16 that says so by its first bytes, or the encoding that the deck names."""

from __future__ import annotations

import re
import unicodedata

from deckgen.files.encoding import checked_text, decode, how_to_save, is_other_kind, place_of_byte, utf_16_of
from deckgen.model.diagnostics import SourceFile
from deckgen.tables.options import Asked

# What files are written in that are no UTF-8, and what it is called; the first that gives a likely text is meant.
_LIKELY = {
    "cp1252": "Windows-1252 (Latin-1)",
    "cp850": "the old code page 850 of DOS",
    "mac_roman": "the old Mac encoding",
}
_CYRILLIC = {"cp1251": "Windows-1251 (Cyrillic)"}
_OTHER_BYTE = re.compile(rb"[\x80-\xff]")
_SAMPLE = 200_000
# Signs that stand in tables beside letters of the Latin script.
_USUAL_SIGNS = frozenset("€£¥°§©®±²³½¼¾·•…–—‘’“”„«»%‰†‡ªº¿¡\N{NO-BREAK SPACE}")


def table_text(data: bytes, asked: Asked) -> SourceFile | None:
    """The text of a table file; None after a complaint, which names the likely encoding where there is one."""
    path, log = asked.display_path, asked.log
    encoding = asked.options.encoding
    utf_16 = utf_16_of(data)
    if encoding is None and utf_16 == "utf-16":
        encoding = utf_16
    if encoding is not None:
        return _decoded(data, encoding, asked)
    if utf_16:
        hint = f"write 'encoding: {utf_16}' beside the file, or {how_to_save(path)}"
        log.error("not_utf8", f"'{path}' looks like UTF-16, not UTF-8", asked.span, hint)
        return None
    if is_other_kind(data, path, log, asked.span):
        return None
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        likely, called = likely_encoding(data)
        message = f"'{path}' is not UTF-8: it looks like {called}"
        hint = f"write 'encoding: {likely}' beside the file, or {how_to_save(path)}"
        log.error("not_utf8", message, place_of_byte(data, error.start, likely, path), hint)
        return None
    return decode(data, path, log, asked.span)


def likely_encoding(data: bytes) -> tuple[str, str]:
    """The encoding in which bytes that are no UTF-8 are likely written, and what it is called."""
    # The first of the other bytes and what follows it tell enough.
    first = _OTHER_BYTE.search(data)
    data = data[first.start() : first.start() + _SAMPLE] if first else data[:_SAMPLE]
    western = data.decode("cp1252", "replace")
    foreign = [character.isalpha() and ord(character) > 127 for character in western]
    # Words of another script come out as accented letters one after the other, which no Latin language has.
    runs = sum(all(foreign[start : start + 3]) for start in range(len(foreign) - 2))
    if runs * 4 > sum(foreign):
        return next(iter(_CYRILLIC.items()))
    for encoding, called in _LIKELY.items():
        text = data.decode(encoding, "replace")
        if all(ord(sign) < 128 or sign in _USUAL_SIGNS or _is_latin(sign) for sign in text):
            return encoding, called
    return next(iter(_LIKELY.items()))


def _is_latin(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("LATIN") and sign.isalpha()


def _decoded(data: bytes, encoding: str, asked: Asked) -> SourceFile | None:
    """The text of bytes in an encoding; None after a complaint."""
    # A byte-order mark is no part of the words.
    encoding = "utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding
    if is_other_kind(data, asked.display_path, asked.log, asked.span):
        return None
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        message = f"'{asked.display_path}' can't be read as {encoding.removesuffix('-sig')}"
        try:
            data.decode("utf-8")
            hint = "leave 'encoding' out: it is UTF-8"
        except UnicodeDecodeError:
            hint = f"it looks like {likely_encoding(data)[0]}"
        asked.log.error("wrong_encoding", message, asked.span_of("encoding"), hint)
        return None
    if len(text) == len(data) and (plain := _plain_encoding(data)):
        message = f"'{asked.display_path}' is {plain.upper()}, and would be misread as {encoding}"
        hint = f"write 'encoding: {plain}'" if plain.startswith("utf-16-") else "leave 'encoding' out"
        asked.log.error("wrong_encoding", message, asked.span_of("encoding"), hint)
        return None
    return checked_text(text.removeprefix("\ufeff"), asked.display_path, asked.log, asked.span)


def _plain_encoding(data: bytes) -> str:
    """The Unicode encoding that bytes have beyond doubt; "" where they may be in one with a byte for each letter.

    Letters in such an encoding make no UTF-8 together, unless all of them are ASCII.
    """
    if utf_16 := utf_16_of(data):
        return utf_16
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if data.isascii() else "utf-8"
