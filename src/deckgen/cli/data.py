"""`deckgen data`: fetches a deck's tables anew, and says how old they are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.asked import DECK, EVENT, OF_DECK, at_most_one, checking_names, deck_file
from deckgen.cli.printing import count, is_confirmed, print_complaints, say, stop
from deckgen.cli.terminal import fetching
from deckgen.cli.trusting import TRUST, asking

if TYPE_CHECKING:
    from deckgen.verbs.data import Judged, Refresher, UnknownTableError


@click.group()
def data() -> None:
    """Keep the tables of the talk up to date.

    \b
    deckgen data status      say how old each table is, and which slides use it
    deckgen data refresh     fetch those that have a 'refresh', and show what changed
    """


@data.command()
@click.argument("names", nargs=-1)
@OF_DECK
@click.option("-y", "--yes", is_flag=True, help="Accept what is found right without asking, for machines.")
@TRUST
def refresh(names: tuple[str, ...], deck: Path, yes: bool, trust: bool) -> None:
    """Fetch tables anew, by NAMES or all that have a 'refresh', and write those that you accept.

    Each is fetched, read and judged by itself: it must have the columns and kinds of the file that is there, keep
    its keys apart, and not lose more rows than 'may_lose' lets it. What changed is shown cell by cell, and you are
    asked. Only then the file and its entry in deck.lock are replaced, whole; after any fault the old file is as it
    was. Without a terminal and without --yes nothing is written.

    Programs and addresses, with the variables of your environment that they get, are shown before anything is run
    or fetched: at a terminal you are asked whether you trust them, elsewhere --trust says so. It is remembered until
    they change.

    \b
    deckgen data refresh
    deckgen data refresh trade states
    deckgen data refresh --yes --deck talks/austin.yaml

    Exit code 0 where every table is up to date now or you said no, 1 where any of them failed or could not be asked
    about, 2 for wrong usage.
    """
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.verbs.data import RefreshSettings, UnknownTableError, open_refresher

    source = deck_file(deck)
    try:
        with open_refresher(source, names, RefreshSettings(trust=asking(granted=trust))) as refresher:
            print_complaints(refresher.said)
            if not refresher.names:
                raise click.UsageError(f"no table of {source} has a 'refresh'")
            not_refreshed = [name for name in refresher.names if not _refreshed(refresher, name, yes)]
    except UnknownTableError as error:
        raise click.UsageError(_unknown(error, source)) from None
    except DeckgenError as error:
        stop(error.diagnostics, strict=False)
    if not_refreshed:
        say(f"{count(len(not_refreshed), 'table')} not refreshed: {', '.join(not_refreshed)}", err=True)
        sys.exit(1)


def _refreshed(refresher: Refresher, name: str, yes: bool) -> bool:
    """Refresh one table. False where it failed or nobody could be asked; a table that the user declines is fine."""
    from deckgen.verbs.data import Outcome

    with fetching(name) as on_progress:
        judged = refresher.judge(name, on_progress)
    if judged.outcome is Outcome.FAILED:
        say(f"{name}: failed, nothing was written")
        print_complaints(judged.diagnostics)
        return False
    may_ask = sys.stdin.isatty()
    if judged.outcome is Outcome.SAME:
        say(f"{name}: as it was, {count(judged.rows, 'row')}")
        if judged.settled or yes or may_ask:
            return judged.settled or _accepted(refresher, judged)
        say(f"{name}: not written into the lock, as nobody can be asked here; --yes does it")
        return False
    _print_change(judged)
    if not yes and not may_ask:
        say(f"{name}: not written, as nobody can be asked here; --yes accepts it")
        return False
    if not yes and not is_confirmed(f"Write {judged.file}?"):
        say(f"{name}: {judged.file} is as it was")
        return True
    if not _accepted(refresher, judged):
        return False
    say(f"{name}: written to {judged.file}")
    return True


def _accepted(refresher: Refresher, judged: Judged) -> bool:
    """Write a table; whether that could be done."""
    log = refresher.accept(judged)
    print_complaints(log)
    return not log.errors


def _print_change(judged: Judged) -> None:
    """Print what differs from the file that is there."""
    from deckgen.verbs.data import Outcome
    from deckgen.writers.table_change_report import change_counts, change_text

    if judged.by_hand:
        say(f"{judged.name}: {judged.file} was changed by hand since it was refreshed")
    if judged.change is not None:
        say(f"{judged.name}: {change_counts(judged.change)}\n{change_text(judged.change)}")
    elif judged.outcome is Outcome.NEW:
        say(f"{judged.name}: new, {count(judged.rows, 'row')} from {judged.origin}")
    else:
        say(f"{judged.name}: {count(judged.rows, 'row')}; the file that is there can't be read as a table")


def _unknown(error: UnknownTableError, deck: Path) -> str:
    """Why no table of a name can be refreshed, and what may be meant."""
    from deckgen.model.diagnostics import did_you_mean

    name = error.name
    if error.exists:
        return f"'{name}' of {deck} has no 'refresh', so nothing is known of where it comes from"
    if name.endswith((".yaml", ".yml")):
        return f"'{name}' is no table; a deck is named with --deck {name}"
    hint = did_you_mean(name, error.known)
    return f"{deck} has no table '{name}'" + (f"; {hint}" if hint else "")


@data.command()
@DECK
@EVENT
@click.option("--today", "on_day", is_flag=True, help="Judge ages on this very day.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Words, or JSON.")
def status(deck: Path, event: str | None, on_day: bool, form: str) -> None:
    """Say how the tables of DECK (deck.yaml by default) stand: how old they are, and which slides use them.

    Ages are those on the day of the event, else of the deck, else today. The lock says whether a file is the one that
    was fetched: not locked, same, changed by hand, or missing.

    \b
    deckgen data status
    deckgen data status -e austin-2018
    deckgen data status --today --format json
    """
    import json
    from datetime import date

    from deckgen.model.diagnostics import DeckgenError
    from deckgen.verbs.data import standings
    from deckgen.writers.table_ages import ages_data, ages_text

    source = deck_file(deck)
    at_most_one({"-e": event, "--today": on_day})
    try:
        with checking_names(source):
            found = standings(source, date.today(), event=event, on_day=on_day)
    except DeckgenError as error:
        stop(error.diagnostics, strict=False)
    if form == "json":
        say(json.dumps(ages_data(found), indent=2, ensure_ascii=False))
    elif found.tables:
        say(ages_text(found))
    else:
        say(f"{source} has no tables under 'data'")
    print_complaints(found.diagnostics)
