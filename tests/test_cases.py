"""Wrong decks, tried for real: every case under cases/ gets the complaints that it expects, neither more nor less."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.pipeline import check
from written_case import DECK, Case, cases, complaint, difference

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_author_sees_what_the_case_expects(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.plant(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.chdir(tmp_path)
    said = [complaint(one) for one in check(DECK)]
    assert difference(case.expected(), said) == ""
    assert sorted(tmp_path.rglob("*")) == before, "check writes nothing"


def test_there_are_many_cases_in_every_area() -> None:
    areas = {case.path.parent.name for case in CASES}
    wanted = "yaml keys values names data figures claims charts blocks tables images layout brand includes sources"
    assert areas == {*wanted.split(), "tailoring"}
    assert len(CASES) >= 170
