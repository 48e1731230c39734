"""Times the tailoring of a deck: python bench/variants.py DECK RUNS.

Prints JSON: how many variants the deck has, the milliseconds that tailoring takes for each, and the milliseconds in
which slides are chosen for a slot out of 500, in sections of 25, for half of their time.
"""

from __future__ import annotations

import json
import random
import sys
from functools import partial
from pathlib import Path
from statistics import median

from timing import median_ms

from deckgen.model.diagnostics import Diagnostics
from deckgen.processes.garbage import look_rarely
from deckgen.stages.load.loader import load
from deckgen.stages.tailor import tailor
from deckgen.tailoring import variants
from deckgen.tailoring.choice import Candidate, CandidateGroup, choose

SLIDES, SECTION = 500, 25
SEED = 2018


def measure(deck: Path, runs: int) -> dict[str, float]:
    """Milliseconds a variant, and of a choice."""
    outline = load(deck, str(deck), Diagnostics())
    assert outline is not None
    wanted = variants(outline)
    groups, room = _slots()
    tailored = (partial(tailor, outline, Diagnostics(), variant) for variant in wanted)
    return {
        "variants": len(wanted),
        "tailor": median(median_ms(one, runs) for one in tailored),
        "choice": median_ms(lambda: choose(groups, room), runs),
    }


def _slots() -> tuple[list[CandidateGroup], int]:
    """Sections of slides of a quarter of a minute to three minutes, in twentieths, and room for half of them."""
    chance = random.Random(SEED)
    items = [Candidate(key, chance.randint(5, 60), int(chance.random() < 0.3)) for key in range(SLIDES)]
    groups = [CandidateGroup(tuple(items[start : start + SECTION]), 4) for start in range(0, SLIDES, SECTION)]
    return groups, sum(group.ticks for group in groups) // 2


if __name__ == "__main__":
    look_rarely()
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
