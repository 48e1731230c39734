"""extract: Outline -> Sentences. Every text of the deck that a translation needs, found by binding it and listening.

Nothing here lists keys: what passes through the Scope on its way to somebody's eyes is what can be translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deckgen.model.diagnostics import Span
from deckgen.model.marks import Str
from deckgen.model.node import Node
from deckgen.model.rich_text import parse, translatable
from deckgen.model.slug import slug
from deckgen.outline.deck_file import Outline
from deckgen.translation.po_file import Sentence

Place = tuple[str, int, int]
MOST_TOLD = 3
MAY_STAY = "may stay as it is, without a translation"


class Listener:
    """Notes the words that a deck's binding asks to be translated, and where each stands; translates nothing."""

    def __init__(self) -> None:
        self.heard: dict[str, dict[Place, None]] = {}
        self.wanted: set[str] = set()

    def __call__(self, words: Str, *, wanted: bool = True) -> Str:
        """The words as they are."""
        msgid = words.strip()
        if translatable(msgid):
            self.heard.setdefault(msgid, {})[_place(words.span)] = None
            if wanted:
                self.wanted.add(msgid)
        return words


def extract(outline: Outline, listener: Listener, deck: str) -> tuple[Sentence, ...]:
    """What was heard of a deck, and the words of its audiences and events, in the order of the deck.

    deck is the name of its file, under which the places in it are named.
    """
    events = outline.events.values()
    said: list[Str | None] = [audience.title for audience in outline.audiences.values()]
    said += [words for event in events for words in (event.name, event.place)]
    sets = (outline.set, *(a.set for a in outline.audiences.values()), *(e.set for e in events))
    said += [words for named in sets for words in named.values()]
    for words in said:
        if words is not None:
            listener(words)
    told = {place: (number, what, section) for number, (place, what, section) in enumerate(_told(outline))}
    last, own = len(told), outline.span.file.path

    def order(place: Place) -> tuple[int, Place]:
        return told[place][0] if place in told else last, place

    made = []
    for msgid, heard in listener.heard.items():
        places = sorted(heard, key=order)
        named = [(deck if path == own else path, line) for path, line, _ in places]
        comments = list(dict.fromkeys(told[place][1] for place in places if place in told))
        more = [f"and in {len(comments) - MOST_TOLD} more places"] if len(comments) > MOST_TOLD else []
        section = told[places[0]][2] if places[0] in told else ""
        wanted = msgid in listener.wanted
        told_of = (*comments[:MOST_TOLD], *more, *(() if wanted else (MAY_STAY,)))
        sentence = Sentence(msgid, tuple(dict.fromkeys(named)), told_of, section, wanted)
        made.append((order(places[0]), sentence))
    made.sort(key=lambda one: one[0])
    return tuple(sentence for _, sentence in made)


def _place(span: Span) -> Place:
    return span.file.path, span.line, span.column


def _told(outline: Outline) -> Iterator[tuple[Place, str, str]]:
    """Every place where words or keys stand, in the order of the deck, what stands there, and its section."""
    for part, head, section in _parts(outline):
        for place, words in _under(part, head):
            yield place, words, section


def _parts(outline: Outline) -> Iterator[tuple[Any, str, str]]:
    """The parts of a deck, what each is called, and the title of its section."""
    for key in ("title", "subtitle", "speaker", "set", "notes", "data", "figures"):
        yield getattr(outline, key), f"deck: {key}", ""
    for audience, part in outline.audiences.items():
        yield part, f"audience {audience}:", ""
    for event, occasion in outline.events.items():
        yield occasion, f"event {event}:", ""
    for source, cited in outline.sources.items():
        yield cited, f"source {source}:", ""
    for section in outline.sections:
        name = str(section.id) if section.id else slug(str(section.short or section.title))
        title = parse(str(section.title)).plain
        for key in section.order:
            if key != "slides":
                yield getattr(section, key, None), f"section {name}: {key}", title
        for slide in section.slides:
            yield slide, f"slide {slide.id or slug(parse(str(slide.title or '')).plain)}:", title


def _under(value: Any, words: str) -> Iterator[tuple[Place, str]]:
    """The places under a value, each with the keys and numbers that lead to it."""
    match value:
        case Str():
            yield _place(value.span), words
        case Node():
            for key in value.order:
                yield _place(value.at(key)), f"{words} {key}"
                place = words if key == "items" else f"{words} {key}"
                yield from _under(getattr(value, key, None), place)
        case dict():
            for key, held in value.items():
                yield from _under(key, f"{words} {key}")
                yield from _under(held, f"{words} {key}")
        case list() | tuple():
            for number, held in enumerate(value, start=1):
                yield from _under(held, f"{words} {number}" if len(value) > 1 else words)
