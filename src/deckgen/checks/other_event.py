"""other_event: the copy for one event speaks of another one, or of days to come that are over by then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.marks import Str
from deckgen.model.page import Document
from deckgen.model.period import Grain
from deckgen.outline.audience import Event
from deckgen.pages.shown_words import data_words
from deckgen.tables.written_times import period_of

# A place that more slides speak of is what the talk is about.
MOST_SLIDES = 2
_NAME = r"[^\W\d_]{3,10}\.?"
# Days as they are written in sentences, with their year.
_DAYS = re.compile(
    rf"\b(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{1,2}}\.?(?: de)? {_NAME}(?: de)? \d{{4}}"
    rf"|{_NAME} \d{{1,2}}, \d{{4}})\b"
)
# Words of what is still to come, in the languages of the house.
_COMING = re.compile(
    r"\b(?:next|coming|upcoming|tomorrow|próxim[oa]s?|mañana|prochaine?s?|demain|nächste[nrms]?|kommende[nrms]?"
    r"|morgen|amanhã|prossim[oaie])\b",
    re.IGNORECASE,
)
# A word of what is to come and its day stand no further apart than so many letters.
NEAR = 24
# Words before a name that make another name of it, even where they begin a sentence.
_BEFORE = {"New", "San", "Santa", "Saint", "Los", "Las", "El", "La", "Port", "Fort", "North", "South", "East", "West"}


class OtherEvent(Check):
    """Names, places and days of another event aren't left in the words of a copy."""

    why = (
        "The words name another event of the deck, its place or its day, or they look forward to a day that is over "
        "when this copy is shown. Such words are left from an earlier talk."
    )
    mend = (
        "Quote what differs from event to event: give it a name under 'set' of each event, and write '{{ name }}'. "
        "Or say it in parts that are 'only' for some audiences."
    )

    def judge_deck(self, deck: Deck, document: Document, log: Diagnostics) -> None:
        """Warn of other events in the copy of one, and of days to come that lie before the day of any copy."""
        texts = [text for slide in deck.slides if self.code() not in slide.allow for text in _texts(slide)]
        today = self.desk.event.date if self.desk.event else None
        today = today or (date.fromisoformat(deck.date) if deck.date else None)
        for words, span, _ in texts:
            if today is not None:
                self._judge_days(words, span, today, log)
        data = "\n".join((deck.title.plain, deck.subtitle.plain, *data_words(document))).casefold()
        dated = [(words, span, match) for words, span, _ in texts for match in _DAYS.finditer(words)]
        for name, event in self.desk.outline.events.items():
            if self.desk.event is not None and event != self.desk.event:
                self._judge_event(str(name), event, texts, data, log)
                self._judge_date(str(name), event, dated, log)

    def _judge_days(self, words: str, span: Span, today: date, log: Diagnostics) -> None:
        """Warn of a day that is over and that a sentence looks forward to."""
        for coming in _COMING.finditer(words):
            match = _DAYS.search(words, coming.end())
            day = _day(match[0]) if match and match.start() - coming.end() <= NEAR else None
            if match and day is not None and day < today:
                message = f"'{coming[0]}' and '{match[0]}': that day is over on {today.isoformat()}"
                where = _at(words, span, match.start(), len(match[0]))
                log.warning(self.code(), message, where, "say when it was, or quote a value of the event")

    def _judge_event(
        self, name: str, event: Event, texts: list[tuple[str, Span, str]], data: str, log: Diagnostics
    ) -> None:
        """Warn of the name and the place of an event that this copy is not for."""
        own = self.desk.event
        assert own is not None
        owned = f"{own.name} {own.place or ''}".casefold()
        place = str(event.place).partition(",")[0].strip() if event.place else ""
        for what, found in (("name", str(event.name)), ("place", place)):
            if not found or found.casefold() in owned or _is_subject(found, texts, data):
                continue
            for words, span, _ in texts:
                for match in _whole(found, words):
                    hint = f"this copy is for '{own.name}': quote a value that each event sets"
                    message = f"'{found}' is the {what} of the event '{name}'"
                    log.warning(self.code(), message, _at(words, span, match.start(), len(found)), hint)

    def _judge_date(
        self, name: str, event: Event, dated: list[tuple[str, Span, re.Match[str]]], log: Diagnostics
    ) -> None:
        """Warn of the day of an event that this copy is not for; dated are the days in its words."""
        own = self.desk.event
        assert own is not None
        if event.date == own.date:
            return
        for words, span, match in dated:
            if _day(match[0]) == event.date:
                hint = f"this copy is for '{own.name}', on {own.date.isoformat()}"
                message = f"'{match[0]}' is the day of the event '{name}'"
                log.warning(self.code(), message, _at(words, span, match.start(), len(match[0])), hint)


def _is_subject(name: str, texts: list[tuple[str, Span, str]], data: str) -> bool:
    """Whether the talk is about what an event or its place is called: its data or several slides speak of it."""
    slides = {slide for words, _, slide in texts if any(_whole(name, words))}
    return name.casefold() in data or len(slides) > MOST_SLIDES


def _texts(slide: DeckSlide) -> Iterator[tuple[str, Span, str]]:
    """The words that are written for a slide and its notes, where they stand, and the slide's id."""
    if slide.kind in ("cover", "closing", "sources"):
        return
    for said in slide.said:
        yield said.words, said.words.span, slide.id
    for note in slide.notes:
        yield note.plain, slide.span, slide.id


def _whole(name: str, words: str) -> Iterator[re.Match[str]]:
    """Where a name stands in words by itself, and not as a part of a longer name, such as York in New York."""
    # Most words don't have it at all.
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words) if name in words else ()
    for match in found:
        before, after = words[: match.start()].split(), words[match.end() :].split()
        around = [*(before[-1:] if len(before) > 1 or _BEFORE.intersection(before) else ()), *after[:1]]
        if not any(one[:1].isupper() and one.isalpha() for one in around):
            yield match


def _day(words: str) -> date | None:
    period = period_of(re.sub(r"\bde ", "", words))
    return period.day if period is not None and period.grain is Grain.DAY else None


def _at(words: str, span: Span, start: int, length: int) -> Span:
    """The place of a part of words that were written, else the place of the slide."""
    return words.at(start, length) if isinstance(words, Str) else span
