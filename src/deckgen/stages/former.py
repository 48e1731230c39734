"""former: a file to be written, and what it will show -> the file beside it that has the deck's earlier title.

A file is named after the deck's title, so with another title it gets another name. What was edited by hand in the
file of the old name, and the slides that are frozen, are in that one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

from deckgen.files.file_makers import other_maker
from deckgen.files.file_names import file_names
from deckgen.files.output_path import ENDING
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.manifest import Manifest
from deckgen.office.built_file import parser_of_built, read_built

# How many of the slides of the shorter deck are in the other too, at least.
_ALIKE = 0.5


def former_file(target: Path, manifest: Manifest, others: Collection[Path], deck: Path) -> Path | None:
    """The newest file beside a target that was built of the same deck under another title and still has its name.

    None where the target is there: then that is the file to look at. others are the files of the deck's other copies.
    A file that another deck is known to have made is none of it.
    """
    if target.exists() or not target.parent.is_dir():
        return None
    found = (path for path in target.parent.glob(f"*{ENDING}") if path.is_file() and path not in others)
    with closing(parser_of_built()) as parser:
        for path in sorted(found, key=lambda one: one.stat().st_mtime, reverse=True):
            if other_maker(path, deck) is not None:
                continue
            built = read_built(path, str(path), Diagnostics(), parser)
            if built and path.stem in _names(built.manifest) and _is_same(built.manifest, manifest):
                return path
    return None


def _names(manifest: Manifest) -> Iterator[str]:
    """The names that a build may have given the file of a copy: an event's copy is called after the event."""
    for copy in {manifest.event, manifest.audience, ""}:
        yield from file_names([(manifest.title, copy)])


def _is_same(before: Manifest, now: Manifest) -> bool:
    """Whether two copies are those of the same people, of what seems to be the same deck."""
    ids = [{slide.id for slide in one.slides} for one in (before, now)]
    alike = len(ids[0] & ids[1]) >= _ALIKE * min(map(len, ids))
    return alike and (before.audience, before.event) == (now.audience, now.event)
