"""Times of a talk in words: minutes from its beginning, or the time of day where it is known when it begins."""

from __future__ import annotations

DAY = 24 * 60


def clock(minutes: float, start: int | None = None) -> str:
    """A time of the talk: "14:30" where start (minutes from midnight) is known, else "+12:30" from its beginning."""
    if start is not None:
        at = int(start + minutes + 1e-6) % DAY
        return f"{at // 60}:{at % 60:02}"
    seconds = round(minutes * 60)
    return f"+{seconds // 60}:{seconds % 60:02}"


def span(minutes: float) -> str:
    """A length of time in minutes and seconds, as "1:15"."""
    seconds = round(minutes * 60)
    return f"{seconds // 60}:{seconds % 60:02}"
