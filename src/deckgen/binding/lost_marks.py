"""Marks that a place can't show: said, so that nobody believes that listeners see them."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.model.rich_text import Text


def say_lost_marks(text: Text, words: Str, log: Diagnostics) -> None:
    """Warn of a link or a line through words that stand in a chart; other marks change how words look alone."""
    for run in text.runs:
        if run.link is not None:
            message, hint = f"a chart can't lead to {run.link}", "put the link into a text or a callout beside it"
        elif run.struck:
            message, hint = f"a chart can't strike '{run.text}' through", "say it in words"
        else:
            continue
        start = max(words.find(run.text), 0)
        log.warning("lost_mark", message, words.at(start, max(len(run.text), 1)), hint)
