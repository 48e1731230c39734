"""How long a slide takes: as long as its author says, else as its notes take to say, else as what stands on it takes.

Notes of a few words are cues: a slide with them takes what one without notes does.

The rates are those of a study in which 436 native speakers read texts of equal difficulty aloud
(Trauzettel-Klosinski, Dietz and the IReST study group: Investigative Ophthalmology & Visual Science 53(9), 2012,
doi 10.1167/iovs.11-8284). It gives words a minute for 17 languages, in Chinese and Japanese characters a minute. A
speaker before an audience is slower than a reader: pauses, slides and laughter take time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from deckgen.model.marks import Str
from deckgen.model.node import Node
from deckgen.outline.deck_file import Outline, Section, Slide

# Words (or characters) a minute, read aloud, by language.
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
# The rate for all other languages.
OTHER_LANGUAGES: Final = 184
# The languages whose characters are counted, since no spaces part their words.
BY_CHARACTER: Final = frozenset(("ja", "zh"))
# The share of these rates at which people talk to an audience: 125 words a minute in English.
TALKING: Final = 0.55
# The minutes of the cover and of a divider. Other special slides say their own (`SlideKind.takes_minutes`).
COVER: Final = 0.5
DIVIDER: Final = 0.2
# Estimates are rounded to this part of a minute.
GRAIN: Final = 0.05
# Notes that are said in less are cues, and not what is said; a slide without a script takes LONGEST at the most.
SCRIPT, LONGEST = 0.25, 3.0
# What the audience needs to look at a slide, and at each block that is looked at besides.
LOOK_AT: Final = 0.4
_WORD = re.compile(r"\w[\w'’.,-]*")


def words_a_minute(language: str) -> float:
    """How many words of a language (BCP 47) a speaker says in a minute; characters in Chinese and Japanese."""
    return READ_ALOUD.get(language.partition("-")[0].lower(), OTHER_LANGUAGES) * TALKING


def slide_minutes(slide: Slide, language: str) -> float:
    """The minutes that a slide takes, in a language (BCP 47). Estimates are rounded to three seconds."""
    if slide.minutes is not None:
        return float(slide.minutes)
    kind = slide.kind()
    if kind is not None:
        return kind.takes_minutes
    saying = _count(" ".join(str(note.text) for note in slide.notes), language) / words_a_minute(language)
    if saying >= SCRIPT:
        return _rounded(saying)
    words_on_slide = sum(_count(words, language) for block in slide.blocks() for words in _words(block))
    looking = sum(LOOK_AT for block in slide.blocks() if block.is_looked_at)
    # A speaker says what stands on a slide, and half as much besides.
    talking = 1.5 * (words_on_slide + _count(slide.title or "", language)) / words_a_minute(language)
    return _rounded(min(LONGEST, LOOK_AT + looking + talking))


def is_estimated(slide: Slide) -> bool:
    """Whether a slide's minutes are an estimate: neither its author gave them, nor its kind."""
    return slide.minutes is None and slide.kind() is None


def divider_minutes(section: Section, outline: Outline) -> float:
    """The minutes that a section's divider slide takes; 0 where it has none."""
    if not outline.opens(section):
        return 0.0
    return float(section.minutes) if section.minutes is not None else DIVIDER


def _rounded(minutes: float) -> float:
    return round(round(minutes / GRAIN) * GRAIN, 2)


def _count(words: str, language: str) -> int:
    """How many words, or characters in Chinese and Japanese."""
    if language.partition("-")[0].lower() in BY_CHARACTER:
        return sum(letter.isalnum() for letter in words)
    return len(_WORD.findall(words))


def _words(node: Node) -> Iterator[str]:
    """All words under a node, also those that aren't seen, such as names of colors: a rough count is enough."""
    for key in node.order:
        value = getattr(node, key, None)
        held = value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else (value,)
        for part in held:
            if isinstance(part, Node):
                yield from _words(part)
            elif isinstance(part, Str):
                yield part
