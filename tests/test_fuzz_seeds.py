"""The files that the fuzzer begins with, some of which once failed: every one is read, or complained of."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parent.parent / "bench" / "fuzz"
SEEDS = sorted(path for path in (FUZZ / "seeds").glob("*/*") if path.is_file())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_seed_of_the_fuzzer_raises_nothing(seed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FUZZ))
    from targets import TARGETS

    TARGETS[seed.parent.name](seed.read_bytes())
    assert set(TARGETS) >= {path.parent.name for path in SEEDS}
    sys.modules.pop("targets")
