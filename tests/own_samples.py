"""What the test of each block and of each chart gives the tests of all of them: a BRIEF, a SAMPLE.

A block or a chart whose own test doesn't give it is left out by those tests and fails a single one, which says what
to write and where.
"""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent


def lack(room: str, word: str, name: str) -> str | None:
    """What is missing in the test of a word of blocks/ or charts/ that should define name; None where nothing is.

    The file is read and not imported: the tests of charts themselves import the module that asks.
    """
    path = TESTS / room / f"test_{word}.py"
    if not path.is_file():
        return f"{room}/{word}.py has no test: write tests/{room}/{path.name} with a {name}"
    if not re.search(rf"^{name}\b", path.read_text(encoding="utf-8"), re.MULTILINE):
        return f"tests/{room}/{path.name} has no {name}: write one, as the tests beside it have"
    return None
