"""`deckgen plan`: what is shown when, and how long slides took in a rehearsal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.asked import AUDIENCE, COMING, DECK, EVENT, at_most_one, checking_names, deck_file, next_event
from deckgen.cli.mend_files import is_wanted, write
from deckgen.cli.printing import print_complaints, say, stop

if TYPE_CHECKING:
    from deckgen.model.spoken import Spoken
    from deckgen.verbs.plan import Plan

MOST_BYTES = 5_000_000


@click.command()
@DECK
@AUDIENCE
@EVENT
@click.option("--all", "every", is_flag=True, help="A table of all slides by audiences and events.")
@COMING
@click.option("--spoken", type=click.Path(path_type=Path), help="The minutes that a rehearsal took, from its file.")
@click.option("--fix", is_flag=True, help="With --spoken: write the minutes; each edit is shown, and you are asked.")
@click.option("-y", "--yes", is_flag=True, help="With --fix: write the edits without asking, for machines.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Words, or JSON.")
def plan(
    deck: Path,
    audience: str | None,
    event: str | None,
    every: bool,
    coming: bool,
    spoken: Path | None,
    fix: bool,
    yes: bool,
    form: str,
) -> None:
    """Print the running order of DECK (deck.yaml by default) with a clock: what is shown when, what is cut and why.

    \b
    deckgen plan -e austin-2018
    deckgen plan --all
    deckgen plan -a students --format json
    deckgen plan --spoken deck-spoken-2018-09-12.json

    --spoken reads times that the presenter's page of `deckgen preview` saved, and says which minutes to write where
    slides took longer or shorter than they are planned. With --fix they are written, once you say yes.
    """
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.verbs import plan as planning

    source = deck_file(deck)
    at_most_one({"-a": audience, "-e": event, "--all": every, "--next": coming})
    at_most_one({"--spoken": spoken, "--all": every})
    at_most_one({"--fix": fix, f"--format {form}": form != "text"})
    if (fix and not spoken) or (yes and not fix):
        raise click.UsageError("--fix is for --spoken, and --yes for --fix: plan writes nothing else")
    times = _times(spoken) if spoken else None
    if times is not None and not (audience or event or coming):
        audience, event = times.whose
    try:
        with checking_names(source):
            event = next_event(source) if coming else event
            planned = planning.plan(source, audience=audience, event=event, every=every)
    except DeckgenError as error:
        stop(error.diagnostics, strict=False)
    if times is not None:
        _say_times(source, times, planned, form, fix=fix, yes=yes)
    else:
        _say_orders(planned, form, every=every)
    print_complaints(planned.diagnostics)
    if planned.diagnostics.errors:
        sys.exit(1)


def _say_orders(planned: Plan, form: str, *, every: bool) -> None:
    """Print a running order, or with `every` all of them."""
    import json

    from deckgen.writers.plan_report import plan_data, plan_text, table_text

    if form == "json":
        data = [plan_data(planned.outline, *one) for one in planned.orders]
        say(json.dumps(data if every else data[0], indent=2, ensure_ascii=False))
    elif every:
        say(table_text(planned.outline, planned.orders))
    else:
        say(plan_text(planned.outline, *planned.orders[0]))


def _times(file: Path) -> Spoken:
    """The times of a file; wrong usage where it holds none."""
    from deckgen.files.plain_file import OddFileError, read_plain
    from deckgen.model.spoken import read_spoken

    try:
        return read_spoken(read_plain(file, MOST_BYTES))
    except (ValueError, OSError, OddFileError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise click.BadParameter(f"'{file}' can't be read: {reason}", param_hint="'--spoken'") from None


def _say_times(source: Path, times: Spoken, planned: Plan, form: str, *, fix: bool, yes: bool) -> None:
    """Print what a rehearsal took beside what is planned; with fix, write the minutes that it says."""
    import json

    from deckgen.model.diagnostics import Diagnostics
    from deckgen.tailoring.rehearsal import rehearsal
    from deckgen.writers.rehearsal_report import rehearsal_data, rehearsal_text

    log = Diagnostics()
    found = rehearsal(planned.outline, planned.orders[0][1], times, log)
    if form == "json":
        say(json.dumps(rehearsal_data(found), indent=2, ensure_ascii=False))
        return
    say(rehearsal_text(found) + "\n")
    if not fix:
        print_complaints(log)
        return
    from deckgen.files.mends import gather_mends

    print_complaints(one for one in log if not one.edits)
    mends = gather_mends(source, log)
    if is_wanted(mends, yes=yes):
        write(mends, source)
