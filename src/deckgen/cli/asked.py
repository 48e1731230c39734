"""What is asked for: the options that verbs share, the deck that is meant, and what is wrong usage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

DECK = click.argument("deck", default="deck.yaml", type=click.Path(path_type=Path, dir_okay=True))
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
AUDIENCE = click.option("-a", "--audience", metavar="NAME", help="What one audience gets.")
EVENT = click.option("-e", "--event", metavar="NAME", help="What is shown at one event.")


def found(deck: Path) -> Path:
    """The deck file that is meant; wrong usage where there is none."""
    if deck.is_dir():
        deck = deck / "deck.yaml"
    if not deck.exists():
        hint = _near(deck)
        raise click.UsageError(f"there is no '{deck}'" + (f"; did you mean '{hint}'?" if hint else ""))
    return deck


def known(languages: tuple[str, ...]) -> None:
    """Wrong usage where a language is not known."""
    from deckgen.numbers.by_language import is_language

    for language in languages:
        if not is_language(language):
            message = f"'{language}' is no language that is known; write es, es-MX …"
            raise click.BadParameter(message, param_hint="'-l'")


def one_of(options: dict[str, object]) -> None:
    """Wrong usage where more than one of these options is given."""
    given = [name for name, value in options.items() if value]
    if len(given) > 1:
        raise click.UsageError(f"{' and '.join(given)} exclude each other")


@contextmanager
def named(deck: Path) -> Iterator[None]:
    """Wrong usage where an audience or an event is named that the deck doesn't have."""
    from deckgen.tailoring import UnknownVariantError

    try:
        yield
    except UnknownVariantError as fault:
        raise click.UsageError(f"{deck} has no {fault}") from None


def next_event(deck: Path) -> str:
    """The name of the deck's next event; wrong usage where none is to come."""
    from datetime import date

    from deckgen import pipeline

    coming = pipeline.upcoming(deck, date.today())
    if coming is None:
        raise click.UsageError(f"{deck} has no event today or later")
    return coming


def _near(deck: Path) -> str | None:
    import difflib

    names = [path.name for path in deck.parent.glob("*.y*ml")] if deck.parent.is_dir() else []
    near = difflib.get_close_matches(deck.name, names, n=1) or (names if len(names) == 1 else [])
    return str(deck.with_name(near[0])) if near else None
