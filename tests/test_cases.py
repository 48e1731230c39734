"""Wrong decks, tried for real: every case under cases/ gets the complaints that it expects, neither more nor less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from command import run
from deckgen.files.mends import gather_mends, make_mends
from deckgen.model.diagnostics import Diagnostic
from deckgen.pipeline import check
from written_case import DECK, Case, cases, complaint, difference

CASES = cases()
PRINTED = re.compile(r"(\S+?)(?::(\d+):(\d+))?: ((?:error|warning)\[\w+\]): (.*)")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_author_sees_what_the_case_expects(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.plant(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.chdir(tmp_path)
    if case.commands:
        assert difference(case.expected(), case.said(tmp_path)) == ""
        return
    said = list(check(DECK))
    assert difference(case.expected(), list(map(complaint, said))) == ""
    assert sorted(tmp_path.rglob("*")) == before, "check writes nothing"
    if any(one.edits for one in said):
        assert_mends_are_certain(said, tmp_path)


def assert_mends_are_certain(said: list[Diagnostic], folder: Path) -> None:
    """With the edits made, their complaints are gone, and every other byte of every file is as it was."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    mends = gather_mends(Path(DECK), said)
    assert mends.left == ()
    wanted = dict(before)
    for file in mends.files:
        lines = file.data.decode("utf-8").split("\n")
        for edit in sorted(file.edits, key=lambda one: (one.span.line, one.span.column), reverse=True):
            line = lines[edit.span.line - 1]
            lines[edit.span.line - 1] = line[: edit.span.column - 1] + edit.replacement + line[edit.span.end - 1 :]
        wanted[folder / file.path] = "\n".join(lines).encode("utf-8")
        make_mends(file, Path(DECK))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == wanted
    left = {(one.code, one.message, place_of(one)) for one in check(DECK)}
    mended = [one for file in mends.files for one in file.mends]
    assert [str(one) for one in mended if (one.code, one.message, place_of(one)) in left] == []


def place_of(one: Diagnostic) -> tuple[str, int]:
    return (one.span.file.path, one.span.line) if one.span else ("", 0)


def test_there_are_many_cases_in_every_area() -> None:
    areas = {case.path.parent.name for case in CASES}
    wanted = "yaml keys values names data figures claims charts blocks tables images layout brand includes sources"
    further = {"batch", "languages", "tailoring", "building", "filling", "refreshing", "comparing", "checks"}
    assert areas == {*wanted.split(), *further}
    assert len(CASES) >= 170


def most_complained_of() -> list[Case]:
    """Of each area the case with the most complaints."""
    areas: dict[str, list[Case]] = {}
    for case in CASES:
        if not case.commands:
            areas.setdefault(case.path.parent.name, []).append(case)
    return [max(held, key=lambda case: len(case.expected())) for held in areas.values()]


@pytest.mark.parametrize("case", most_complained_of(), ids=lambda case: case.name)
def test_the_command_prints_the_same_line_by_line(case: Case, tmp_path: Path) -> None:
    case.plant(tmp_path)
    done = run(tmp_path, "check")
    printed = [found.groups(default="0") for line in done.stderr.split("\n") if (found := PRINTED.fullmatch(line))]
    wanted = case.expected()
    assert sorted((file, int(line), int(column), kind) for file, line, column, kind, _ in printed) == sorted(
        (one.file, one.line, one.column, one.kind) for one in wanted
    )
    for name in {file for file, *_ in printed}:
        places = [(int(line), int(column)) for file, line, column, *_ in printed if file == name]
        assert places == sorted(places), f"the complaints about {name} come in the order of its lines"
    errors = sum(one.kind.startswith("error") for one in wanted)
    assert done.returncode == (1 if errors else 0)
    assert "Traceback" not in done.stderr
    if errors:
        assert f"{errors} error{'s' if errors > 1 else ''}, {len(wanted) - errors} warning" in done.stderr
