"""Store: a folder for many files, on a disk or at an address such as s3://bucket/talks. The one module that knows
fsspec.

What is written is whole or isn't there. Nothing here knows what the files are.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from deckgen.files.atomic_write import write_file
from deckgen.files.temporary import temporary_folder

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
T = TypeVar("T")
EXTRA = "deckgen[cluster]"
_ON_DISK = "file://"
# A file at an address can't be added to: it is written anew at intervals, and that takes a tenth of the time at most.
_SECONDS_BETWEEN, _SHARE = 5.0, 10
# How often something is tried at an address, and how long is waited before it is tried again.
_TRIES, _PAUSE = 3, 0.5


class StoreError(Exception):
    """Nothing can be read or written there. The text says why, and what to do."""


def is_address(place: object) -> bool:
    """Whether a place is an address, such as s3://bucket/talks, and no path."""
    return _ADDRESS.match(str(place)) is not None


def store_at(place: str) -> Store:
    """The store at a path or an address; StoreError where there is none."""
    if place.startswith(_ON_DISK):
        return FolderStore(Path(place.removeprefix(_ON_DISK)))
    return AddressStore(place) if is_address(place) else FolderStore(Path(place))


def read_address(address: str) -> bytes:
    """The bytes of a file at an address; StoreError where they can't be had."""
    folder, _, name = address.rpartition("/")
    data = AddressStore(folder).read(name)
    if data is None:
        raise StoreError(f"there is no '{address}'")
    return data


class Store:
    """A folder for many files, by their names, which may lie in folders of their own: north/acme.pptx."""

    place: str

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        raise NotImplementedError

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        raise NotImplementedError

    def append(self, name: str, data: bytes) -> None:
        """Add to a file; at an address what is added is there after a while, or after `flush`."""
        raise NotImplementedError

    def flush(self) -> None:
        """Write what was added."""

    def names(self) -> frozenset[str]:
        """The names of all files that are there."""
        raise NotImplementedError

    def delete(self, name: str) -> None:
        """Delete a file, if there is one."""
        raise NotImplementedError

    def folder(self, name: str) -> AbstractContextManager[Path]:
        """A context with a folder of the disk that has the file of this name, if there is one.

        What is written into it is in the store when the context ends, unless by an exception.
        """
        raise NotImplementedError


class FolderStore(Store):
    """A folder of the disk."""

    def __init__(self, path: Path) -> None:
        self._path, self.place = path, str(path)

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        try:
            return (self._path / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        write_file(self._path / name, data)

    def append(self, name: str, data: bytes) -> None:
        """Add to a file."""
        path = self._path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "ab") as file:
            file.write(data)

    def names(self) -> frozenset[str]:
        """The names of all files that are there."""
        found = (path for path in self._path.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self._path).as_posix() for path in found)

    def delete(self, name: str) -> None:
        """Delete a file, if there is one."""
        (self._path / name).unlink(missing_ok=True)

    @contextmanager
    def folder(self, name: str) -> Iterator[Path]:  # noqa: ARG002 - all files lie in it
        """The folder itself."""
        yield self._path


class AddressStore(Store):
    """A folder at an address, by fsspec: s3://, gs://, az://, sftp:// and whatever is installed for it."""

    def __init__(self, address: str) -> None:
        self._files, self._root = _opened(address)
        self.place = address.rstrip("/")
        self._added: dict[str, bytearray] = {}
        self._unwritten: set[str] = set()
        self._written_at, self._took = time.monotonic(), 0.0

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        try:
            return self._tried(lambda: bytes(self._files.cat_file(self._path(name))))
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        try:
            self._tried(lambda: self._files.pipe_file(self._path(name), data))
        except FileNotFoundError as problem:
            # Of a bucket that isn't there.
            raise StoreError(f"'{self.place}': {_said(problem)}") from None

    def append(self, name: str, data: bytes) -> None:
        """Add to a file, which is written at intervals."""
        if name not in self._added:
            self._added[name] = bytearray(self.read(name) or b"")
        self._added[name] += data
        self._unwritten.add(name)
        if time.monotonic() - self._written_at > max(_SECONDS_BETWEEN, _SHARE * self._took):
            self.flush()

    def flush(self) -> None:
        """Write what was added."""
        began = time.monotonic()
        for name in sorted(self._unwritten):
            self.write(name, bytes(self._added[name]))
        self._unwritten.clear()
        self._written_at = time.monotonic()
        self._took = self._written_at - began

    def names(self) -> frozenset[str]:
        """The names of all files that are there."""
        found = self._tried(lambda: list(self._files.find(self._root)))
        return frozenset(str(name).removeprefix(f"{self._root}/") for name in found)

    def delete(self, name: str) -> None:
        """Delete a file, if there is one."""
        with suppress(FileNotFoundError):
            self._tried(lambda: self._files.rm_file(self._path(name)))

    @contextmanager
    def folder(self, name: str) -> Iterator[Path]:
        """A folder of the disk that stands for this one while it is there."""
        with temporary_folder() as folder:
            before = self.read(name)
            if before is not None:
                write_file(folder / name, before)
            yield folder
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    written, data = path.relative_to(folder).as_posix(), path.read_bytes()
                    if written != name or data != before:
                        self.write(written, data)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _tried(self, work: Callable[[], T]) -> T:
        """What some work gives, which is tried again where the other side fails."""
        for left in range(_TRIES - 1, -1, -1):
            try:
                return work()
            except FileNotFoundError:
                raise
            except Exception as problem:
                # Each kind of address has errors of its own.
                if not left:
                    raise StoreError(f"'{self.place}': {_said(problem)}") from problem
                time.sleep(_PAUSE * (_TRIES - left))
        raise AssertionError


def _opened(address: str) -> tuple[AbstractFileSystem, str]:
    """The file system that an address leads to, and the path there; StoreError where there is none."""
    kind = address.partition("://")[0]
    try:
        import fsspec
    except ImportError:
        message = f"'{address}' is an address, and what reads addresses isn't installed"
        raise StoreError(f"{message}: pip install '{EXTRA}'") from None
    if kind == "memory":
        raise StoreError(f"'{address}' is forgotten when the process ends: name a folder")
    try:
        files, path = fsspec.core.url_to_fs(address, use_listings_cache=False)
    except ImportError as problem:
        # It names the package to install.
        raise StoreError(f"'{address}' can't be reached: {_said(problem)}") from None
    except ValueError:
        raise StoreError(f"'{address}' can't be reached: nothing is known of addresses with {kind}://") from None
    return files, str(path).rstrip("/")


def _said(problem: Exception) -> str:
    return " ".join(str(problem).split()) or type(problem).__name__
