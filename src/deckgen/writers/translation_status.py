"""How much of a deck is translated into a language, as text for a terminal and as plain data."""

from __future__ import annotations

from typing import Any

from deckgen.translation.translator import Share, Status

# The width of the column of sections' names.
WIDEST = 36
WHOLE_DECK = "Deck, audiences, events, figures"
HEAD = "texts    done   fuzzy  missing    words"


def status_text(status: Status) -> str:
    """Which catalogue it is and how much is done, then a line for each section and one for the entire deck."""
    total = status.total
    where = ", ".join(status.files) or "no catalogue yet"
    head = f"{status.name} ({where}): {_percent(total)} of {total.words:,} words"
    lines = [_line(share.section or WHOLE_DECK, share) for share in status.sections]
    return "\n".join([head, "", " " * WIDEST + HEAD, *lines, _line("All", total)])


def _line(name: str, share: Share) -> str:
    title = name if len(name) < WIDEST - 1 else f"{name[: WIDEST - 2].rstrip()}…"
    counts = f"{share.texts:5} {share.done:7} {share.fuzzy:7} {share.missing:8}"
    return f"{title:{WIDEST}}{counts} {_percent(share):>8}"


def _percent(share: Share) -> str:
    """The share of the words that is translated, rounded down: 100 % means all of them."""
    part = 100 * share.words_done // share.words if share.words else 100
    return f"{part} %"


def status_data(status: Status) -> dict[str, Any]:
    """The same as plain data, ready for JSON."""
    return {
        "language": status.language,
        "files": list(status.files),
        **_data(status.total),
        "sections": [{"section": share.section or None, **_data(share)} for share in status.sections],
    }


def _data(share: Share) -> dict[str, int]:
    counts = {"texts": share.texts, "done": share.done, "fuzzy": share.fuzzy, "missing": share.missing}
    return {**counts, "words": share.words, "words_done": share.words_done}
