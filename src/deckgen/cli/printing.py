"""Prints what a command says: the one mouth of the command, by which no character reaches a terminal that drives it.

It ends the command where a deck has errors.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from deckgen.model.visible import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deckgen.model.diagnostics import Diagnostic


# The codes that color what `diff` says.
_COLOR = re.compile(r"(\x1b\[(?:0|1|2|31|32|9;31)m)")


def say(words: object, *, err: bool = False, in_colors: bool = False) -> None:
    """Print words to standard output, or to standard error.

    Control characters are written out. With `in_colors` the few codes that diff_text puts in stay.
    """
    parts = _COLOR.split(str(words)) if in_colors else [str(words)]
    click.echo("".join(part if index % 2 else visible(part) for index, part in enumerate(parts)), err=err)


def write_raw(codes: str) -> None:
    """Print codes that the terminal shows as a picture. They are made by deckgen, and hold no words of anybody."""
    click.echo(codes, nl=False)


def rewrite(line: str) -> None:
    """Print words in the place of those in the line, to standard error."""
    click.echo("\r" + visible_line(line), nl=False, err=True)


def is_confirmed(question: str, *, err: bool = False) -> bool:
    """Whether the user says yes to a question; no is what a mere Enter says."""
    return click.confirm(visible_line(question), default=False, err=err)


def count(number: int, word: str) -> str:
    """A number and what it counts, such as "1 slide" and "2 slides"."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def printed(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """Complaints as they are printed, with an empty line after each; very many that are alike are counted."""
    from deckgen.model.condensed import condensed

    return tuple(f"{item}\n" for item in condensed(diagnostics))


def print_complaints(diagnostics: Iterable[Diagnostic]) -> None:
    """Print complaints to standard error."""
    for words in printed(diagnostics):
        say(words, err=True)


def stop(diagnostics: Iterable[Diagnostic], *, strict: bool, done: str = "written") -> NoReturn:
    """Print every complaint and end with exit code 1. The last line says "nothing was" and then `done`."""
    items = list(diagnostics)
    print_complaints(items)
    errors = sum(item.severity == "error" for item in items)
    counts = f"{count(errors, 'error')}, {count(len(items) - errors, 'warning')}"
    say(counts + (" (--strict)" if strict and not errors else "") + f"; nothing was {done}", err=True)
    sys.exit(1)
