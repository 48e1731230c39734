from __future__ import annotations

import pytest

from deckgen.processes.cores import CORES, cores


@pytest.mark.parametrize(("asked", "of", "given"), [("1", 8, 1), ("4", 8, 4), ("20", 8, 8), ("", 8, 8), ("0", 8, 8)])
def test_a_user_may_leave_some_free(monkeypatch: pytest.MonkeyPatch, asked: str, of: int, given: int) -> None:
    monkeypatch.setenv(CORES, asked)
    monkeypatch.setattr("os.cpu_count", lambda: of)
    assert cores() == given
