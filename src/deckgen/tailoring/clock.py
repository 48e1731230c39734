"""Times of a talk as text: minutes from its beginning, or the time of day where it is known when the talk begins."""

from __future__ import annotations

DAY = 24 * 60


def clock(minutes: float, start: int | None = None) -> str:
    """A time that lies so many minutes after the talk's beginning.

    "14:30" where start, the minutes from midnight to its beginning, is known; else minutes and seconds, "+12:30".
    """
    if start is not None:
        # The little more keeps a minute whose sum came out a hair too small from being rounded down.
        at = int(start + minutes + 1e-6) % DAY
        return f"{at // 60}:{at % 60:02}"
    seconds = round(minutes * 60)
    return f"+{seconds // 60}:{seconds % 60:02}"


def span(minutes: float) -> str:
    """A length of time as minutes and seconds: "1:15"."""
    seconds = round(minutes * 60)
    return f"{seconds // 60}:{seconds % 60:02}"
