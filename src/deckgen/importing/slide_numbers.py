"""Numbers of slides in words."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.model.listed import listed


def numbers_listed(numbers: Sequence[int]) -> str:
    """Slides in words, such as "slides 2 to 5 and 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = listed([f"{run[0]} to {run[-1]}" if len(run) > 2 else listed(list(map(str, run))) for run in runs])
    return f"slide{'s' * (len(numbers) > 1)} {words}"
