"""Numbers of slides in words."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.model.listed import listed


def numbers_said(numbers: Sequence[int]) -> str:
    """Numbers in their order in words, such as "2 to 5 and 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return listed([f"{run[0]} to {run[-1]}" if len(run) > 2 else listed(list(map(str, run))) for run in runs])
