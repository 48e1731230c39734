"""What `deckgen explain` does: for each code of a complaint, why deckgen complains and what mends it.

The words of checks stand in their own files, those of all other complaints in the YAML files beside this one.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from msgspec import Struct

from deckgen.check import CHECKS
from deckgen.files.yaml_file import read_yaml
from deckgen.installed import HINT, PlugInError
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.marks import Map, Str

_FOLDER = Path(__file__).parent


class Explanation(Struct, frozen=True):
    """What is to be known of a code.

    area is the title of the part of the list that it belongs to. why says what deckgen saw and what would come of it,
    mend what an author can do. One that may_be_excused is a check that `allow` takes a slide out of.
    """

    code: str
    area: str
    why: str
    mend: str
    may_be_excused: bool = False


def explanations() -> dict[str, Explanation]:
    """Every code of a complaint and what is to be known of it, area by area, in alphabetical order there."""
    found = [one for path in sorted(_FOLDER.glob("*.yaml")) for one in _written(path)]
    found += [_of_check(code) for code in CHECKS.words]
    if twice := [code for code, count in Counter(one.code for one in found).items() if count > 1]:
        raise ValueError(f"explained twice: {', '.join(twice)}")
    return {one.code: one for one in sorted(found, key=lambda one: (one.area, one.code))}


def _written(path: Path) -> list[Explanation]:
    """The explanations in a file, which names its area first."""
    log = Diagnostics()
    data = read_yaml(path, path.name, log, Span(SourceFile(path.name, ""), 0, 0, 0))
    if not isinstance(data, Map) or len(log):
        raise ValueError(f"{path.name} is no list of explanations: {[str(one) for one in log]}")
    area = _words(data["area"])
    return [
        Explanation(str(code), area, _words(held["why"]), _words(held["mend"]))
        for code, held in data.items()
        if code != "area"
    ]


def _words(value: Str) -> str:
    """Words on one line, however they were broken."""
    return " ".join(value.split())


def _of_check(code: str) -> Explanation:
    try:
        check = CHECKS.get(code)
    except PlugInError as broken:
        return Explanation(
            code, "Checks", f"{str(broken)[0].upper()}{str(broken)[1:]}.", f"{HINT[0].upper()}{HINT[1:]}."
        )
    return Explanation(code, "Checks", check.why, check.mend, check.may_be_excused and not check.is_of_decks)
