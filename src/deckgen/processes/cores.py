"""How many processors a run may keep busy."""

from __future__ import annotations

import os

# The variable of the environment that says so; a process that is one of many has 1.
CORES = "DECKGEN_CORES"


def cores() -> int:
    """How many processors this process may keep busy: those that there are, or fewer where the user says so."""
    every, asked = os.cpu_count() or 1, os.environ.get(CORES, "")
    return min(every, int(asked)) if asked.isdecimal() and int(asked) else every
