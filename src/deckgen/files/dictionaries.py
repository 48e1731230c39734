"""Dictionaries of spelling: where hunspell's files of a language lie on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from deckgen.files.packages import folder_of


def find_dictionary(language: str) -> Path | None:
    """The files of a language (BCP 47), without .aff and .dic; None where there are none.

    Where its country has none, those of another country do: the first by name.
    """
    wanted = language.replace("-", "_")
    base = wanted.partition("_")[0]
    others: dict[str, Path] = {}
    for folder in _folders():
        for path in sorted(folder.glob(f"{base}*.aff")):
            if path.with_suffix(".dic").is_file():
                stem = path.stem.partition("-")[0]
                if stem.casefold() == wanted.casefold():
                    return path.with_suffix("")
                if stem.partition("_")[0].casefold() == base.casefold():
                    others.setdefault(stem, path.with_suffix(""))
    return next(iter(others.values()), None)


def _folders() -> Iterator[Path]:
    """The folders where dictionaries may lie: those that hunspell's own variable names come first."""
    named = [Path(one) for one in os.environ.get("DICPATH", "").split(os.pathsep) if one]
    home = Path.home()
    if sys.platform == "darwin":
        named += [home / "Library/Spelling", Path("/Library/Spelling")]
    else:
        named += [Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), home / ".local/share/hunspell"]
    package = folder_of("spylls")
    named += sorted((package / "hunspell/data").glob("*")) if package else []
    yield from (folder for folder in named if folder.is_dir())
