"""The fonts of a brand's own folders. They are somebody's: each is examined apart, and a bad one isn't used."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from deckgen.files.plain_file import LargeFileError, OddFileError, read_plain
from deckgen.fitting.font_guest import Examined, examine
from deckgen.fitting.font_names import FontName
from deckgen.processes.kept import Kept
from deckgen.processes.parsing import Failed

MOST_BYTES = 64_000_000
_LIBRARIES = {"fontTools": "fonttools", "matplotlib": "matplotlib", "resvg_py": "resvg_py", "uharfbuzz": "uharfbuzz"}
_KEPT = Kept(("fitting",), _LIBRARIES)


@lru_cache(maxsize=4096)
def examined(path: str) -> Examined | Failed:
    """What is known of a font file, or why it can't be used."""
    try:
        data = read_plain(Path(path), MOST_BYTES)
    except (LargeFileError, OddFileError):
        return Failed("raised", words=f"it is no file of at most {MOST_BYTES // 1_000_000} MB")
    except OSError as problem:
        return Failed("raised", words=problem.strerror or "it can't be read")
    return _KEPT.parse(examine, path, data)


def names_of_foreign(path: str) -> tuple[FontName, ...]:
    """The family that a font file belongs to, whether it is bold, whether it is italic; empty if it can't be used."""
    found = examined(path)
    return () if isinstance(found, Failed) else found.names


def unsound(folders: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The font files of folders that can't be used, and why."""
    for path in font_files(list(folders)):
        found = examined(str(path))
        if isinstance(found, Failed):
            yield path, found.reason


def font_files(places: list[Path]) -> Iterator[Path]:
    """The font files in folders and the folders in them; of a font in both formats the .ttf."""
    for place in places:
        for folder, _, names in os.walk(place):
            have = {name.lower() for name in names}
            for name in sorted(names):
                stem, suffix = os.path.splitext(name.lower())
                if suffix in (".ttf", ".ttc") or (suffix == ".otf" and stem + ".ttf" not in have):
                    yield Path(folder, name)
