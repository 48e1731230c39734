"""`deckgen check`: says what is wrong with a deck, and mends what is certain where that is asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.asked import AUDIENCE, DECK, EVENT, STRICT, at_most_one, checking_names, deck_file
from deckgen.cli.mend_files import is_wanted, write
from deckgen.cli.printing import count, print_complaints, say, stop
from deckgen.cli.reporting import FORMAT, TEXT, print_report
from deckgen.cli.trusting import TRUST, asking

if TYPE_CHECKING:
    from collections.abc import Callable

    from deckgen.model.diagnostics import Diagnostics

# A text that isn't YAML shows its faults one after the other; this bounds how many of them one run mends.
MOST_ROUNDS = 100


@click.command()
@DECK
@AUDIENCE
@EVENT
@STRICT
@FORMAT
@TRUST
@click.option("--fix", is_flag=True, help="Mend what is certain; each edit is shown, and you are asked.")
@click.option("-y", "--yes", is_flag=True, help="With --fix: write the edits without asking, for machines.")
def check(
    deck: Path,
    audience: str | None,
    event: str | None,
    strict: bool,
    form: str,
    trust: bool,
    fix: bool,
    yes: bool,
) -> None:
    """Say everything that is wrong with DECK (deck.yaml by default), and write nothing.

    Every audience and event is judged, or the one that is named.

    \b
    deckgen check
    deckgen check -e austin-2018
    deckgen check talks/austin.yaml --strict
    deckgen check --format json
    deckgen check --fix

    With --fix, mends that are certain are shown line by line, such as of a word with one letter too many, and written
    once you say yes; all else in the files stays as it is. Then the deck is checked again. Without a terminal and
    without --yes nothing is written.

    Nothing of the deck is run. A deck may ask for a look whether its links lead anywhere (dead_link): you are asked
    first, as by build.

    Exit code 1 where the deck has errors, with --strict also where it has warnings, 2 for wrong usage.
    """
    from deckgen import pipeline

    source = deck_file(deck)
    at_most_one({"-a": audience, "-e": event})
    at_most_one({"--fix": fix, f"--format {form}": form != TEXT})
    if yes and not fix:
        raise click.UsageError("--yes is for --fix: check writes nothing else")

    def judge() -> Diagnostics:
        with checking_names(source):
            return pipeline.check(source, audience=audience, event=event, trust=asking(granted=trust))

    log = judge()
    wrote = False
    if fix:
        log, wrote = _mended(source, log, judge, yes=yes)
    is_wrong = bool(log.errors or (strict and len(log)))
    if form != TEXT:
        print_report(form, source, log)
        sys.exit(int(is_wrong))
    if is_wrong:
        stop(log, strict=strict, done="written besides" if wrote else "written")
    print_complaints(log)
    say(f"{source}: no errors, {count(len(log), 'warning')}")


def _mended(
    source: Path, log: Diagnostics, judge: Callable[[], Diagnostics], *, yes: bool
) -> tuple[Diagnostics, bool]:
    """What is wrong once everything was mended that is certain and wanted, and whether anything was written."""
    from deckgen.files.mends import gather_mends

    wrote = False
    for _ in range(MOST_ROUNDS):
        mends = gather_mends(source, log)
        if not is_wanted(mends, yes=yes) or not write(mends, source):
            break
        wrote, log = True, judge()
    return log, wrote
