"""`--trust`, and the question at a terminal: shows what a deck asks leave for, and says whether it is granted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from deckgen.cli.printing import count, is_confirmed, say
from deckgen.model.visible import plain_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckgen.trust.permission import Ask, Permission

TRUST = click.option("--trust", is_flag=True, help="Let the deck run its programs and fetch; remembered.")


def asking(*, granted: bool) -> Ask | bool:
    """Who is asked for leave: nobody where it is granted by --trust or there is no terminal, else the user.

    What is granted is shown either way.
    """
    may_ask = sys.stdin.isatty() and sys.stderr.isatty()
    if not granted and not may_ask:
        return False

    def ask(missing: Sequence[tuple[Permission, Sequence[str]]]) -> bool:
        say("You trust that this deck" if granted else "This deck", err=True)
        for one, changes in missing:
            say(f"  {_line(one, changes)}", err=True)
        if granted:
            say("", err=True)
            return True
        what = "it" if len(missing) == 1 else f"all {count(len(missing), 'thing')}"
        return is_confirmed(f"Read {what} first. Do you trust {what}?", err=True)

    return ask


def _line(one: Permission, changes: Sequence[str]) -> str:
    """One permission, its place and how it has changed: one line, in which nothing that the deck says is hidden."""
    place = f"  ({one.span.place})" if one.span is not None else ""
    return plain_line(one.does + (f"; changed: {'; '.join(changes)}" if changes else "") + place)
