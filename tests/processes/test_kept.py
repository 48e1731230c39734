"""What was read apart before is kept, each thing by itself where one depends on no other."""

from __future__ import annotations

import pytest

from deckgen.processes import kept
from deckgen.processes.kept import Kept


def lengths(of: str, names: tuple[str, ...], factor: int) -> dict[str, int]:
    return {name: len(of + name) * factor for name in names}


def test_only_what_is_new_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def parse(function, of, names, *size):  # type: ignore[no-untyped-def]
        asked.append(names)
        return function(of, names, *size)

    monkeypatch.setattr(kept, "parse", parse)
    shelf = Kept(("processes",), {})
    assert shelf.parse_each(lengths, "ab", ("c", "dd"), 1) == {"c": 3, "dd": 4}
    assert shelf.parse_each(lengths, "ab", ("dd", "eee", "c"), 1) == {"c": 3, "dd": 4, "eee": 5}
    assert shelf.parse_each(lengths, "ab", ("c",), 2) == {"c": 6}
    assert asked == [("c", "dd"), ("eee",), ("c",)]
