"""What is answered: complaints, counts, and the exit code of a deck with errors."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deckgen.model.diagnostics import Diagnostic


def count(number: int, word: str) -> str:
    """A number and what it counts."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def show(diagnostics: Iterable[Diagnostic]) -> None:
    """Print complaints, a line apart."""
    for item in diagnostics:
        click.echo(f"{item}\n", err=True)


def stop(diagnostics: Iterable[Diagnostic], *, strict: bool, done: str = "written") -> NoReturn:
    """Print every complaint and leave with exit code 1; done is what was not done to anything."""
    items = list(diagnostics)
    show(items)
    errors = sum(item.severity == "error" for item in items)
    said = f"{count(errors, 'error')}, {count(len(items) - errors, 'warning')}"
    click.echo(said + (" (--strict)" if strict and not errors else "") + f"; nothing was {done}", err=True)
    sys.exit(1)
