"""`deckgen check`: says what is wrong with a deck."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from deckgen.cli.asked import AUDIENCE, DECK, EVENT, STRICT, at_most_one, checking_names, deck_file
from deckgen.cli.printing import count, print_complaints, say, stop
from deckgen.cli.reporting import FORMAT, TEXT, print_report


@click.command()
@DECK
@AUDIENCE
@EVENT
@STRICT
@FORMAT
def check(deck: Path, audience: str | None, event: str | None, strict: bool, form: str) -> None:
    """Say everything that is wrong with DECK (deck.yaml by default), and write nothing.

    Every audience and event is judged, or the one that is named.

    \b
    deckgen check
    deckgen check -e austin-2018
    deckgen check talks/austin.yaml --strict
    deckgen check --format json

    Exit code 1 where the deck has errors, with --strict also where it has warnings, 2 for wrong usage.
    """
    from deckgen import pipeline

    source = deck_file(deck)
    at_most_one({"-a": audience, "-e": event})
    with checking_names(source):
        log = pipeline.check(source, audience=audience, event=event)
    is_wrong = bool(log.errors or (strict and len(log)))
    if form != TEXT:
        print_report(form, source, log)
        sys.exit(int(is_wrong))
    if is_wrong:
        stop(log, strict=strict)
    print_complaints(log)
    say(f"{source}: no errors, {count(len(log), 'warning')}")
