"""Wrong decks, tried for real: every case under cases/ gets the complaints that it expects, neither more nor less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from command import run
from written_case import Case, cases, difference

CASES = cases()
PRINTED = re.compile(r"(\S+?)(?::(\d+):(\d+))?: ((?:error|warning)\[\w+\]): (.*)")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_author_sees_what_the_case_expects(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.plant(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.chdir(tmp_path)
    assert difference(case.expected(), case.said(tmp_path)) == ""
    if not case.commands:
        assert sorted(tmp_path.rglob("*")) == before, "check writes nothing"


def test_there_are_many_cases_in_every_area() -> None:
    areas = {case.path.parent.name for case in CASES}
    wanted = "yaml keys values names data figures claims charts blocks tables images layout brand includes sources"
    assert areas == {*wanted.split(), "languages", "tailoring", "building", "refreshing", "comparing", "checks"}
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
