"""Write the expectations of cases anew: `python tests/renew_cases.py charts/unknown_column …`, or all of them.

Read the difference before it is committed: it is what authors will see.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

from msgspec.structs import replace

from written_case import DECK, Case, Complaint, cases

_LINE = re.compile(r"\bline \d+|deck\.yaml:\d+")


def renew(case: Case) -> None:
    """Replace the expectations of a case by what deckgen says now."""
    lines = case.path.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if not line.lstrip().startswith(("#!", "#?"))]
    case.path.write_text("\n".join(kept), encoding="utf-8")
    said = _said(case)
    _write(case, kept, said)
    if any(_LINE.search(f"{one.message} {one.hint}") for one in said):
        # Words that name a line of the deck name another one once the expectations stand above it.
        now = {one.kind + _LINE.sub("", one.message): one for one in _said(case)}
        anew = [now.get(one.kind + _LINE.sub("", one.message), one) for one in said]
        worded = zip(said, anew, strict=True)
        _write(case, kept, [replace(one, message=other.message, hint=other.hint) for one, other in worded])


def _said(case: Case) -> list[Complaint]:
    """What deckgen says of a case as it is written now."""
    with tempfile.TemporaryDirectory() as folder:
        case.plant(Path(folder))
        os.chdir(folder)
        said = case.said(Path(folder))
        os.chdir("/")
    return said


def _write(case: Case, kept: list[str], said: list[Complaint]) -> None:
    """Write a case with its expectations above the lines that they are about."""
    above: dict[int, list[str]] = {}
    for one in said:
        row, further = _place(one, kept)
        above.setdefault(row, []).extend(_written(one, further, kept[row] if row < len(kept) else ""))
    made = []
    for index, line in enumerate(kept):
        made += [*above.get(index, []), line]
    case.path.write_text("\n".join(made), encoding="utf-8")


def _place(one: Complaint, lines: list[str]) -> tuple[int, int]:
    """Above which line the expectation stands, counted from 0, and how much further down it is about."""
    if one.file != DECK or not one.line:
        return 0, 0
    row = one.line - 1
    if "list_in_words" in one.kind:
        return row - 1, 1  # a comment amid words that go on would end them
    for index in range(row, -1, -1):
        indent = len(lines[index]) - len(lines[index].lstrip())
        opened = lines[index].rstrip().endswith(("|", ">", "|-", ">-")) and index < row
        if opened and all(
            not deep.strip() or len(deep) - len(deep.lstrip()) > indent for deep in lines[index + 1 : row + 1]
        ):
            return index, row - index
    return row, 0


def _written(one: Complaint, further: int, line: str) -> list[str]:
    columns = f"{one.column}-{one.last}" if one.last > one.column else f"{one.column}"
    if one.file != DECK or not one.line:
        place = f"{one.file}:{one.line}:{columns}" if one.line else one.file
        head = f"#! {place} {one.kind}: {one.message}"
    else:
        head = f"#! {one.kind} {f'+{further} ' if further else ''}{columns}: {one.message}"
    indent = " " * (len(line) - len(line.lstrip(" "))) if one.file == DECK and one.line else ""
    return [indent + head, f"{indent}#? {one.hint}"] if one.hint else [indent + head]


if __name__ == "__main__":
    wanted = sys.argv[1:]
    if strange := [word for word in wanted if not any(found.name.startswith(word) for found in cases())]:
        sys.exit(f"there is no case {', '.join(strange)}; cases are named such as {cases()[0].name}")
    for found in cases():
        if not wanted or any(found.name.startswith(word) for word in wanted):
            renew(found)
