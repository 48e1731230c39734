"""Write the expectations of cases anew: `python tests/renew_cases.py charts/unknown_column …`, or all of them.

Read the difference before it is committed: it is what authors will see.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from written_case import DECK, Case, Complaint, cases


def renew(case: Case) -> None:
    """Replace the expectations of a case by what deckgen says now."""
    lines = case.path.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if not line.lstrip().startswith(("#!", "#?"))]
    case.path.write_text("\n".join(kept), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        case.plant(Path(folder))
        os.chdir(folder)
        said = case.said(Path(folder))
        os.chdir("/")
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
