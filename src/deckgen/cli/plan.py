"""`deckgen plan`: what is shown when, and how long slides took in a rehearsal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.asked import AUDIENCE, DECK, EVENT, at_most_one, checking_names, deck_file, next_event
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
@click.option("--next", "coming", is_flag=True, help="The next event by date.")
@click.option("--spoken", type=click.Path(path_type=Path), help="The minutes that a rehearsal took, from its file.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Words, or JSON.")
def plan(
    deck: Path,
    audience: str | None,
    event: str | None,
    every: bool,
    coming: bool,
    spoken: Path | None,
    form: str,
) -> None:
    """Print the running order of DECK (deck.yaml by default) with a clock: what is shown when, what is cut and why.

    \b
    deckgen plan -e austin-2018
    deckgen plan --all
    deckgen plan -a students --format json
    deckgen plan --spoken deck-spoken-2018-09-12.json

    --spoken reads times that the presenter's page of `deckgen preview` saved, and says which minutes to write where
    slides took longer or shorter than they are planned. Nothing is written.
    """
    import json

    from deckgen.model.diagnostics import DeckgenError
    from deckgen.verbs import plan as planning
    from deckgen.writers.plan_report import plan_data, plan_text, table_text

    source = deck_file(deck)
    at_most_one({"-a": audience, "-e": event, "--all": every, "--next": coming})
    at_most_one({"--spoken": spoken, "--all": every})
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
        _say_times(times, planned, form)
    elif form == "json":
        data = [plan_data(planned.outline, *one) for one in planned.orders]
        say(json.dumps(data if every else data[0], indent=2, ensure_ascii=False))
    elif every:
        say(table_text(planned.outline, planned.orders))
    else:
        say(plan_text(planned.outline, *planned.orders[0]))
    print_complaints(planned.diagnostics)
    if planned.diagnostics.errors:
        sys.exit(1)


def _times(file: Path) -> Spoken:
    """The times of a file; wrong usage where it holds none."""
    from deckgen.files.plain_file import OddFileError, read_plain
    from deckgen.model.spoken import read_spoken

    try:
        return read_spoken(read_plain(file, MOST_BYTES))
    except (ValueError, OSError, OddFileError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise click.BadParameter(f"'{file}' can't be read: {reason}", param_hint="'--spoken'") from None


def _say_times(times: Spoken, planned: Plan, form: str) -> None:
    import json

    from deckgen.tailoring.rehearsal import rehearsal
    from deckgen.writers.rehearsal_report import rehearsal_data, rehearsal_text

    found = rehearsal(planned.outline, planned.orders[0][1], times)
    if form == "json":
        say(json.dumps(rehearsal_data(found), indent=2, ensure_ascii=False))
    else:
        say(rehearsal_text(found))
