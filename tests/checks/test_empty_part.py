"""empty_part: a part of a donut that is nothing is warned of, as it has no place on the ring."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

HEAD = "title: Seats\nallow: [missing_source]\nchart:\n  type: {}\n  x: party\n  y: n\n  rows:\n"
ROWS = "    - {party: Morena, n: 191}\n    - {party: PAN, n: 81}\n"


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        ("donut", "    - {party: Others, n: 0}\n", ["Others"]),
        ("donut", "    - {party: Others, n: ''}\n", ["Others"]),
        ("donut", "".join(f"    - {{party: P{n}, n: 0}}\n" for n in range(5)), ["P0", "P1", "P2"]),
        ("donut", "    - {party: Others, n: 0.1}\n", []),
        ("ranking", "    - {party: Others, n: 0}\n", []),
        ("share", "    - {party: Others, n: 0}\n", []),
    ],
)
def test_parts_that_are_nothing_are_warned_of_where_they_stand(
    kind: str, more: str, said: list[str], lay_slide: Callable[..., Laid]
) -> None:
    found = [one for one in lay_slide(HEAD.format(kind) + ROWS + more).log if one.code == "empty_part"]
    spans = [one.span for one in found if one.span is not None]
    assert [one.file.lines[one.line - 1][one.column - 1 : one.end - 1] for one in spans] == said
    assert not found or ("2 more" in found[-1].message) == (len(said) == 3)
