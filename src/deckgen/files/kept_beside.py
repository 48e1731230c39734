"""Keeps a file that is about to be replaced: a copy of it under a name that says so, beside it."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path


def free_name(path: Path, day: date) -> Path:
    """The name that a copy of a file edited by hand gets on a day; the first that no other file has."""
    return next(name for name in _names(path, day) if not os.path.lexists(name))


def keep_beside(path: Path, day: date) -> Path:
    """Keep a file under its next free name and say which. The file itself stays where it is.

    Nothing is ever replaced by the copy, not even a file that comes there at the same moment. OSError where there can
    be no copy.
    """
    for name in _names(path, day):
        try:
            # A second name for the same file costs nothing, and holds it when the first name gets another.
            os.link(path.resolve(), name)
        except FileExistsError:
            continue
        except OSError:
            if os.path.lexists(name):
                continue
            _copy(path, name)
        return name
    raise AssertionError("names never end")


def _copy(path: Path, name: Path) -> None:
    """A copy for disks on which no file has two names."""
    try:
        with path.open("rb") as source, name.open("xb") as copy:
            shutil.copyfileobj(source, copy)
        shutil.copystat(path, name)
    except BaseException:
        name.unlink(missing_ok=True)
        raise


def _names(path: Path, day: date) -> Iterator[Path]:
    yield path.with_name(f"{path.stem} (edited {day.isoformat()}){path.suffix}")
    for count in itertools.count(2):
        yield path.with_name(f"{path.stem} (edited {day.isoformat()} {count}){path.suffix}")
