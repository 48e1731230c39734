"""Which copies of a talk may be looked at, and in which languages: the menus of the page."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from deckgen.model.language import runs_leftwards
from deckgen.model.marks import Str
from deckgen.outline.deck_file import Outline
from deckgen.preview.inbox import Choice
from deckgen.preview.told import Option, ToldDeck
from deckgen.stages.bind.scope_of import DEFAULT_LANGUAGE
from deckgen.tailoring import UnknownVariantError, Variant, variant_of, variants
from deckgen.translation.catalogue import FOLDER
from deckgen.workshop import Prepared

WHOLE = Option("", "Whole copy")


def copy_of(outline: Outline, choice: Choice) -> Variant:
    """The variant that is looked at; the whole copy where the deck has it no longer, which the menu then shows."""
    try:
        variant = variant_of(outline, audience=choice.audience, event=choice.event)
    except UnknownVariantError:
        variant = variant_of(outline)
    if not choice.language:
        return variant
    return replace(variant, language=Str(choice.language, outline.at("language")))


def chosen(word: str, language: str, past: str) -> Choice:
    """What the words of the menus stand for; word is "", "audience:NAME" or "event:NAME"."""
    kind, _, name = word.partition(":")
    audience, event = (name if name and kind == one else None for one in ("audience", "event"))
    return Choice(audience, event, language, past)


def menus(outline: Outline, one: Prepared, choice: Choice, deck: ToldDeck) -> ToldDeck:
    """What belongs to all slides of a variant, with the menus."""
    width, height = one.brand.page
    copies = [WHOLE]
    copies += [Option(f"audience:{name}", str(name), "Audiences") for name in outline.audiences]
    for name, event in outline.events.items():
        where = ", ".join(str(part) for part in (event.place, event.date) if part)
        copies.append(Option(f"event:{name}", f"{name} ({where})", "Events"))
    word = f"event:{choice.event}" if choice.event else f"audience:{choice.audience}" if choice.audience else ""
    known = any(option.word == word for option in copies)
    return replace(
        deck,
        title=one.document.title,
        language=one.document.language,
        leftwards=runs_leftwards(one.document.language),
        ratio=int(width) / int(height),
        copies=tuple(copies),
        languages=_languages(outline, deck.file),
        copy=word if known else "",
        chosen_language=choice.language,
    )


def _languages(outline: Outline, file: str) -> tuple[Option, ...]:
    """The languages that the deck is written in or translated into."""
    own = str(outline.language or DEFAULT_LANGUAGE)
    translated = sorted(path.stem for path in (Path(file).parent / FOLDER).glob("*.po"))
    spoken = [str(variant.language or own) for variant in variants(outline)]
    named = dict.fromkeys([own, *spoken, *translated])
    return (Option("", "Its own"), *(Option(name, name) for name in named))
