"""How much of a deck is translated, as text and as JSON. Status in, words out."""

from __future__ import annotations

from typing import Any

from deckgen.translation.translator import Share, Status

WIDEST = 36
WHOLE_DECK = "Deck, audiences, events, figures"
HEAD = "texts    done   fuzzy  missing    words"


def status_text(status: Status) -> str:
    """A line for each section, and one for all of them."""
    whole = status.total
    where = ", ".join(status.files) or "no catalogue yet"
    head = f"{status.name} ({where}): {_percent(whole)} of {whole.words:,} words"
    lines = [_line(share.section or WHOLE_DECK, share) for share in status.sections]
    return "\n".join([head, "", " " * WIDEST + HEAD, *lines, _line("All", whole)])


def _line(name: str, share: Share) -> str:
    shown = name if len(name) < WIDEST - 1 else f"{name[: WIDEST - 2].rstrip()}…"
    counts = f"{share.texts:5} {share.done:7} {share.fuzzy:7} {share.missing:8}"
    return f"{shown:{WIDEST}}{counts} {_percent(share):>8}"


def _percent(share: Share) -> str:
    """The part of the words that is translated, never rounded up to all."""
    part = 100 * share.words_done // share.words if share.words else 100
    return f"{part} %"


def status_data(status: Status) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "language": status.language,
        "files": list(status.files),
        **_data(status.total),
        "sections": [{"section": share.section or None, **_data(share)} for share in status.sections],
    }


def _data(share: Share) -> dict[str, int]:
    counts = {"texts": share.texts, "done": share.done, "fuzzy": share.fuzzy, "missing": share.missing}
    return {**counts, "words": share.words, "words_done": share.words_done}
