"""The file of a ledger, in the user's own cache: all entries about the files of a build, read and written once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import MsgspecError, msgpack

from deckgen.files.shelf import Shelf, digest
from deckgen.files.stamps import stamp_of_code
from deckgen.files.user_folders import cache_folder
from deckgen.model.ledger import Ledger

_ENTRIES = msgpack.Decoder(dict[bytes, bytes])


def read_ledger(built: Iterable[Path]) -> Ledger:
    """What the last build of some files left, by this deckgen and this Python; nothing where there was none."""
    try:
        return Ledger(_ENTRIES.decode(_shelf().get(_name(built)) or b""))
    except MsgspecError:
        return Ledger()


def keep_ledger(ledger: Ledger, built: Iterable[Path]) -> None:
    """Keep a ledger for the next build of some files."""
    if ledger.is_changed:
        _shelf().put(_name(built), msgpack.encode(dict(ledger.entries)))
    else:
        _shelf().mark_used(_name(built))


def _shelf() -> Shelf:
    return Shelf(cache_folder() / "ledgers")


def _name(built: Iterable[Path]) -> str:
    files = (str(file.absolute()).encode("utf-8", "surrogateescape") for file in built)
    return digest([stamp_of_code().encode(), *files])
