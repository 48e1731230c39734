"""How often Python looks for garbage in a process that makes its values once."""

from __future__ import annotations

import gc


def look_rarely() -> None:
    """Look for it less often: with Python's own thresholds a tenth of a run goes into a search that finds none."""
    gc.set_threshold(400_000, 50, 100)
