"""Explanations: for each code of a complaint that is no check's, why deckgen complains and what mends it.

The words stand in the YAML files beside this one, one for each area; those of checks stand in their own files.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct

from deckgen.files.yaml_file import read_yaml
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.marks import Map, Str

_FOLDER = Path(__file__).parent


class Explanation(Struct, frozen=True):
    """What is to be known of a code.

    area is the title of the part of the list that it belongs to. why says what deckgen saw and what would come of it,
    mend what an author can do. One that may_be_excused is a check that `allow` takes a slide out of. start are lines
    of a file to start from, "" where there are none.
    """

    code: str
    area: str
    why: str
    mend: str
    may_be_excused: bool = False
    start: str = ""


@cache
def written_explanations() -> tuple[Explanation, ...]:
    """What the files say, file by file; ValueError where one of them is no list of explanations."""
    return tuple(one for path in sorted(_FOLDER.glob("*.yaml")) for one in _written(path))


def _written(path: Path) -> list[Explanation]:
    """The explanations in a file, which names its area first."""
    log = Diagnostics()
    data = read_yaml(path, path.name, log, Span(SourceFile(path.name, ""), 0, 0, 0))
    if not isinstance(data, Map) or len(log):
        raise ValueError(f"{path.name} is no list of explanations: {[str(one) for one in log]}")
    area = _words(data["area"])
    return [
        Explanation(
            str(code), area, _words(held["why"]), _words(held["mend"]), start=str(held.get("start", "")).rstrip()
        )
        for code, held in data.items()
        if code != "area"
    ]


def _words(value: Str) -> str:
    """Words on one line, however they were broken."""
    return " ".join(value.split())
