"""How long a slide takes: what its author says, else the words of its notes, else what stands on it.

Rates. A study of 436 native speakers who read texts of one difficulty aloud (Trauzettel-Klosinski, Dietz and the
IReST study group: Investigative Ophthalmology & Visual Science 53(9), 2012, doi 10.1167/iovs.11-8284) gives words a
minute for 17 languages, and signs a minute where words aren't parted. A speaker before an audience is slower than a
reader: pauses, slides and laughter take their part. TALKING is our share for that; it makes 125 words a minute of
English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from deckgen.model.marks import Str
from deckgen.model.node import Node
from deckgen.outline.deck_file import Section, Slide

READ_ALOUD: Final = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "ja": 357,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
    "zh": 255,
}
OF_ALL: Final = 184
BY_SIGN: Final = frozenset(("ja", "zh"))
TALKING: Final = 0.55
COVER: Final = 0.5
DIVIDER: Final = 0.2
GRAIN: Final = 0.05
SHORTEST, LONGEST = 0.25, 3.0
LOOK_AT: Final = 0.4
_WORD = re.compile(r"\w[\w'’.,-]*")


def words_a_minute(language: str) -> float:
    """How many words of a language (BCP 47) a speaker says in a minute; signs where words aren't parted."""
    return READ_ALOUD.get(language.partition("-")[0].lower(), OF_ALL) * TALKING


def slide_minutes(slide: Slide, language: str) -> float:
    """The minutes of a slide, to a twentieth where they are estimated."""
    if slide.minutes is not None:
        return float(slide.minutes)
    kind = slide.kind()
    if kind is not None:
        return kind.takes_minutes
    if slide.notes:
        said = _count(" ".join(str(note.text) for note in slide.notes), language) / words_a_minute(language)
        return _rounded(max(SHORTEST, said))
    shown = sum(_count(words, language) for block in slide.blocks() for words in _words(block))
    looked = sum(LOOK_AT for block in slide.blocks() if block.is_looked_at)
    # What stands on a slide is said, and something besides.
    said = 1.5 * (shown + _count(slide.title or "", language)) / words_a_minute(language)
    return _rounded(min(LONGEST, LOOK_AT + looked + said))


def divider_minutes(section: Section) -> float:
    """The minutes of a section's divider; 0 where it has none."""
    if not section.divider:
        return 0.0
    return float(section.minutes) if section.minutes is not None else DIVIDER


def _rounded(minutes: float) -> float:
    return round(round(minutes / GRAIN) * GRAIN, 2)


def _count(words: str, language: str) -> int:
    if language.partition("-")[0].lower() in BY_SIGN:
        return sum(letter.isalnum() for letter in words)
    return len(_WORD.findall(words))


def _words(node: Node) -> Iterator[str]:
    """The words under a node, whatever they are for: a rough count is enough."""
    for key in node.order:
        value = getattr(node, key, None)
        held = value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else (value,)
        for part in held:
            if isinstance(part, Node):
                yield from _words(part)
            elif isinstance(part, Str):
                yield part
