"""`deckgen pull`: writes words that were changed in a built file back into the deck."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.asked import DECK, deck_file, file_there
from deckgen.cli.printing import count, say, stop

if TYPE_CHECKING:
    from deckgen.verbs.pull import Pulled, Unwritten


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@DECK
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
def pull(file: Path, deck: Path, dry_run: bool) -> None:
    """Write words that were changed by hand in FILE back into DECK (deck.yaml by default).

    \b
    deckgen pull output/trade.pptx
    deckgen pull output/trade.pptx --dry-run
    deckgen pull output/trade-students-mx.pptx talks/deck.yaml

    Titles, text, bullets, cells, stats and notes go to where the deck has them: into the YAML, into the catalogue of
    a translated copy, or into a table's file. Comments, layout and inline marks stay as they are, and so do figures
    such as {{ exports }}. What can't be written back is listed with the reason. All is written, or nothing.

    Exit code 1 where nothing can be written because of an error, 2 for wrong usage.
    """
    from deckgen.files.mends import NotMendedError
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.verbs import pull as pulling

    source = deck_file(deck)
    file = file_there(file)
    try:
        pulled = pulling.pull(file, source)
        _show(pulled)
        if not dry_run:
            pulled.write(source)
    except DeckgenError as error:
        stop((item for item in error.diagnostics if item.severity == "error"), strict=False)
    except NotMendedError as error:
        raise click.ClickException(f"{error}; nothing was written") from None
    say(_summary(pulled, dry_run=dry_run))


def _show(pulled: Pulled) -> None:
    """What is written, line by line, and what isn't."""
    from deckgen.writers.complaints import told_edits

    for file in pulled.mends.files:
        for mend in file.mends:
            say("\n".join(told_edits(mend.message, mend.edits)))
    if pulled.left:
        say("not written back:")
    for one in pulled.left:
        say(_told(one))


def _told(one: Unwritten) -> str:
    """An edit that isn't written: its slide, its line, and why."""
    slide = f"{one.slide.number}  {one.slide.title or one.slide.id}" if one.slide else ""
    change = one.change
    words = f"“{change.old or '–'}” → “{change.new or '–'}”" if change else ""
    if change and change.old == change.new:
        words = f"“{change.old}”"
    head = ", ".join(part for part in (slide, words) if part)
    return f"  {head}{': ' if head else ''}{one.why}{f'  ({one.place})' if one.place else ''}"


def _summary(pulled: Pulled, *, dry_run: bool) -> str:
    texts = sum(len(file.mends) for file in pulled.mends.files)
    names = ", ".join(str(file.path) for file in pulled.mends.files)
    if not texts:
        return (
            "nothing was edited by hand that the deck doesn’t say"
            if not pulled.left
            else "nothing can be written back"
        )
    left = f"; {count(len(pulled.left), 'edit')} not" if pulled.left else ""
    return f"{count(texts, 'line')} {'would be ' if dry_run else ''}written back into {names}{left}"
