"""The options that several commands share, and the checks of what is asked for.

Wrong usage is a click.UsageError: click prints its text and ends with exit code 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

DECK = click.argument("deck", default="deck.yaml", type=click.Path(path_type=Path, dir_okay=True))
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
AUDIENCE = click.option("-a", "--audience", metavar="NAME", help="What one audience gets.")
EVENT = click.option("-e", "--event", metavar="NAME", help="What is shown at one event.")
COMING = click.option("--next", "coming", is_flag=True, help="The next event by date.")
EVERY = click.option("--all", "every", is_flag=True, help="Every audience and event, each in a file of its own.")
OUTPUT = click.option("-o", "--output", type=click.Path(path_type=Path), help="The file or folder to write.")
OF_DECK = click.option(
    "--deck", default="deck.yaml", type=click.Path(path_type=Path), help="The deck file; deck.yaml by default."
)


def deck_file(deck: Path) -> Path:
    """The deck file that is meant by a path, deck.yaml in a folder; wrong usage where there is none."""
    if deck.is_dir():
        deck = deck / "deck.yaml"
    if not deck.exists():
        hint = _near_name(deck)
        raise click.UsageError(f"there is no '{deck}'" + (f"; did you mean '{hint}'?" if hint else ""))
    return deck


def file_there(path: Path) -> Path:
    """A file that is asked for; wrong usage where there is none, with the name that may have been meant."""
    from deckgen.files.paths import nearest

    if path.is_file():
        return path
    if path.is_dir():
        raise click.UsageError(f"'{path}' is a folder, and a file is asked for")
    hint = nearest(path, path.as_posix(), or_all=False)
    raise click.UsageError(f"there is no file '{path}'" + (f"; {hint}" if hint else ""))


def check_languages(languages: tuple[str, ...]) -> None:
    """Wrong usage where a word is no code of a language, such as es or es-MX."""
    from deckgen.numbers.by_language import is_language

    for language in languages:
        if not is_language(language):
            message = f"'{language}' is no language that is known; write es, es-MX …"
            raise click.BadParameter(message, param_hint="'-l'")


def at_most_one(options: dict[str, object]) -> None:
    """Wrong usage where more than one of these options is given; they come by their names, with their values."""
    given = [name for name, value in options.items() if value]
    if len(given) > 1:
        raise click.UsageError(f"{' and '.join(given)} exclude each other")


@contextmanager
def checking_names(deck: Path) -> Iterator[None]:
    """A context in which a name of an audience or event that the deck doesn't have is wrong usage."""
    from deckgen.tailoring import UnknownVariantError

    try:
        yield
    except UnknownVariantError as error:
        raise click.UsageError(f"{deck} has no {error}") from None


def next_event(deck: Path) -> str:
    """The name of the deck's first event that is today or later; wrong usage where there is none."""
    from datetime import date

    from deckgen import pipeline

    coming = pipeline.upcoming(deck, date.today())
    if coming is None:
        raise click.UsageError(f"{deck} has no event today or later")
    return coming


def _near_name(deck: Path) -> str | None:
    """The YAML file beside a deck that isn't there which may have been meant."""
    import difflib

    names = [path.name for path in deck.parent.glob("*.y*ml")] if deck.parent.is_dir() else []
    near = difflib.get_close_matches(deck.name, names, n=1) or (names if len(names) == 1 else [])
    return str(deck.with_name(near[0])) if near else None
