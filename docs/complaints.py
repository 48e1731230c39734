"""Make docs/complaints.md, the list of all complaints: `make pages`, or `python docs/complaints.py`."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from deckgen.verbs.explain import explanations

PAGE = Path(__file__).parent / "complaints.md"
INTRO = """\
# What deckgen complains of

Every complaint has a code, which stands in brackets: `error[unknown_column]`. `deckgen explain unknown_column` says
what stands here. Where it is certain what was meant, `deckgen check --fix` shows the mend and makes it. `make pages`
makes this page; for programs see [diagnostics.md](diagnostics.md).
"""


def page() -> str:
    """The page, made from what `deckgen explain` says."""
    parts = [INTRO]
    for area, held in groupby(explanations().values(), key=lambda one: one.area):
        parts.append(f"## {area}\n")
        for one in held:
            excused = (
                f" A slide is excused by `allow: [{one.code}]`."
                if one.may_be_excused and "allow: [" not in one.mend
                else ""
            )
            parts.append(f"**`{one.code}`** {_marked(one.why)}\n*What to do:* {_marked(one.mend)}{excused}\n")
            if one.start:
                parts.append(f"```python\n{one.start}\n```\n")
    return "\n".join(parts)


def _marked(words: str) -> str:
    """Words as Markdown: what is to be typed stands between quotes in the terminal, and is code on the page."""
    return re.sub(r"(?<!\w)'([^']+)'(?!\w)", r"`\1`", words)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
