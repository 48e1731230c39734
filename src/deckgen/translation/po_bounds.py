"""How large a catalogue of translations may be: a small file can keep Babel, which reads it, busy for minutes."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.yaml_text import MOST_CHARACTERS

MOST_BYTES = 5_000_000
MOST_SENTENCES = 50_000


def within_bounds(source: SourceFile, log: Diagnostics) -> bool:
    """Whether a catalogue is no larger than those of talks; complains where it is."""
    begun = count = room = 0
    for number, line in enumerate(source.lines):
        is_new = line.lstrip("#~ ").startswith("msg")
        count += is_new and "msgid" in line
        begun, room = (number, len(line)) if is_new else (begun, room + len(line))
        if room > MOST_CHARACTERS or len(line) > MOST_CHARACTERS:
            place = begun if room > MOST_CHARACTERS else number
            hint = "keep what can stand on a slide or in its notes"
            log.error(
                "too_large", f"this text has more than {MOST_CHARACTERS:,} characters", _at(source, place), hint
            )
            return False
        if count > MOST_SENTENCES:
            message = f"the catalogue has more than {MOST_SENTENCES:,} sentences"
            hint = "keep those that the deck has, and their translations"
            log.error("too_large", message, _at(source, number), hint)
            return False
    return True


def _at(source: SourceFile, number: int) -> Span:
    """The beginning of a line, which is counted from 0."""
    return Span(source, number + 1, 1, 2)
