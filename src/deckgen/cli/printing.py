"""Prints complaints and counts, and ends the command where a deck has errors."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deckgen.model.diagnostics import Diagnostic


def count(number: int, word: str) -> str:
    """A number and what it counts, such as "1 slide" and "2 slides"."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def print_complaints(diagnostics: Iterable[Diagnostic]) -> None:
    """Print complaints to standard error, with an empty line after each."""
    for item in diagnostics:
        click.echo(f"{item}\n", err=True)


def stop(diagnostics: Iterable[Diagnostic], *, strict: bool, done: str = "written") -> NoReturn:
    """Print every complaint and end with exit code 1. The last line says "nothing was" and then `done`."""
    items = list(diagnostics)
    print_complaints(items)
    errors = sum(item.severity == "error" for item in items)
    counts = f"{count(errors, 'error')}, {count(len(items) - errors, 'warning')}"
    click.echo(counts + (" (--strict)" if strict and not errors else "") + f"; nothing was {done}", err=True)
    sys.exit(1)
