"""`deckgen batch`: a deck for each row of a table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.asked import AUDIENCE, DECK, EVENT, STRICT, at_most_one, checking_names, deck_file
from deckgen.cli.printing import count, print_complaints, say, stop
from deckgen.cli.terminal import building_bar
from deckgen.cli.trusting import TRUST

if TYPE_CHECKING:
    from deckgen.verbs import batch as batching


@click.command()
@DECK
@click.option("--over", required=True, metavar="TABLE", help="A csv, xlsx … file, a table of the deck, or a query.")
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook; the first where left out.")
@click.option("--name", "pattern", metavar="PATTERN", help='What files are called: "{{ client }}-{{ event }}".')
@AUDIENCE
@EVENT
@click.option("-o", "--output", metavar="FOLDER", help="The folder to write to, or an address: s3://bucket/talks.")
@click.option("--scheduler", metavar="ADDRESS", help="Let a Dask cluster build the rows: tcp://head:8786.")
@click.option("--cache", metavar="FOLDER", help="Where pictures of charts are shared: a folder or an address.")
@click.option("--resume", is_flag=True, help="Build only rows that aren't built yet, or have changed.")
@STRICT
@click.option("--locked", is_flag=True, help="Refuse tables that are not as deck.lock knows them.")
@TRUST
@click.option("--keep", is_flag=True, help="Keep slides that were edited or added by hand as they are.")
@click.option("--replace", is_flag=True, help="Keep files that were edited by hand beside the new ones.")
def batch(
    deck: Path,
    over: str,
    sheet: str | None,
    pattern: str | None,
    audience: str | None,
    event: str | None,
    output: str | None,
    scheduler: str | None,
    cache: str | None,
    resume: bool,
    strict: bool,
    locked: bool,
    trust: bool,
    keep: bool,
    replace: bool,
) -> None:
    """Build a deck for each row of a table, from DECK (deck.yaml by default).

    \b
    deckgen batch --over clients.csv
    deckgen batch --over clients.xlsx --sheet Spring --name "{{ client }}-{{ event }}"
    deckgen batch --over "select * from clients where region = 'North'" -o ~/Desktop/north
    deckgen batch --over clients.csv --resume

    A row's columns give values to the deck's {{ names }}, as 'set' does; its columns audience, event and language
    choose these. Claims are tried for each row. A row with an error costs that row alone: it is told at the end, and
    in batch.csv beside the decks, which has a line for every row.

    Exit code 1 where any row failed, 2 for wrong usage.
    """
    from deckgen.files.output_path import OutputError
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.processes.signals import last_words
    from deckgen.verbs import batch as batching

    source = deck_file(deck)
    at_most_one({"--keep": keep, "--replace": replace})
    at_most_one({"-a": audience, "-e": event})
    terms = batching.Terms(strict=strict, replace=replace, keep=keep, trust=trust)
    where = batching.Where(scheduler, _place(cache))
    asked = batching.Asked(over, sheet, pattern, audience, event)
    try:
        with checking_names(source), building_bar() as bar, last_words(bar.so_far):
            made = batching.batch(
                source, asked, output, bar.step, where=where, terms=terms, resume=resume, locked=locked
            )
    except OutputError as error:
        raise click.BadParameter(str(error), param_hint="'-o'") from None
    except DeckgenError as error:
        stop(error.diagnostics, strict=strict)
    _tell(made)
    sys.exit(1 if made.count("failed") or made.stopped else 0)


def _place(cache: str | None) -> str:
    """Where pictures are shared; a folder by its full path, as other processes stand elsewhere."""
    from deckgen.files.store import is_address

    return "" if cache is None else cache if is_address(cache) else str(Path(cache).absolute())


def _tell(made: batching.Batch) -> None:
    """Say what became of the rows."""
    from deckgen.verbs.batch import told

    print_complaints(made.said)
    for one in told(made.rows):
        say(f"{one.words}\n", err=True)
    if made.unused:
        say(f"nothing in the deck uses these columns: {', '.join(made.unused)}")
    if made.kept:
        say(f"no column gives these names a value, so the deck's own stands: {', '.join(made.kept)}")
    if made.stopped:
        say(f"{made.stopped}\n{len(made.rows)} of {made.of} rows are done", err=True)
    built, skipped, failures = (made.count(status) for status in ("built", "skipped", "failed"))
    parts = [f"{count(built, 'deck')} built"]
    parts += [f"{skipped} as they were"] if skipped else []
    parts += [f"{count(failures, 'row')} failed"] if failures else []
    say(f"{', '.join(parts)}, {made.seconds:.1f} s: {made.report}")
