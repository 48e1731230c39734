"""`deckgen translate`: writes a deck's words into catalogues for translators, and counts how many are translated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from deckgen.cli.asked import DECK, check_languages, deck_file
from deckgen.cli.printing import count, say, stop


@click.group()
def translate() -> None:
    """Keep the talk in other languages: catalogues in assets/locales beside the deck, one file a language.

    \b
    deckgen translate extract -l es    write what is to be translated into assets/locales/es.po
    deckgen translate status           say how much of it is done
    """


Answer = TypeVar("Answer")
LANGUAGES = click.option(
    "-l", "--language", "languages", metavar="LANGUAGE", multiple=True, help="Such as es, es-MX."
)


@translate.command()
@LANGUAGES
@DECK
def extract(languages: tuple[str, ...], deck: Path) -> None:
    """Write every text of DECK (deck.yaml by default) into a catalogue for translators, or bring it up to date.

    Translations that are there stay. A sentence that was changed keeps its old one, marked fuzzy until somebody has
    looked at it; what is no longer in the deck moves to the end. Without -l: the languages of audiences and events.

    \b
    deckgen translate extract -l es
    deckgen translate extract
    """
    from deckgen.verbs.translate import extract_to

    for one in _each(extract_to, deck, languages):
        held = one.catalogue
        counts = f"{count(held.total, 'text')}, {held.new} new, {held.fuzzy} fuzzy, {held.obsolete} no longer used"
        say(f"{counts}: {one.path}" + ("" if one.changed else " (as it was)"))


@translate.command()
@LANGUAGES
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Words, or JSON.")
@DECK
def status(languages: tuple[str, ...], form: str, deck: Path) -> None:
    """Say how much of DECK (deck.yaml by default) is translated, section by section.

    \b
    deckgen translate status -l es
    deckgen translate status --format json
    """
    import json

    from deckgen.verbs import translate as translating
    from deckgen.writers.translation_status import status_data, status_text

    counted = _each(translating.status, deck, languages)
    if form == "json":
        say(json.dumps([status_data(one) for one in counted], indent=2, ensure_ascii=False))
    else:
        say("\n\n".join(status_text(one) for one in counted))


def _each(
    verb: Callable[[Path, tuple[str, ...]], tuple[Answer, ...]], deck: Path, languages: tuple[str, ...]
) -> tuple[Answer, ...]:
    """What a verb answers for each language; wrong usage where neither the options nor the deck name one."""
    from deckgen.model.diagnostics import DeckgenError

    source = deck_file(deck)
    check_languages(languages)
    try:
        answers = verb(source, languages)
    except DeckgenError as error:
        stop(error.diagnostics, strict=False)
    if not answers:
        raise click.UsageError(f"no audience or event of {source} has another language; name one with -l")
    return answers
