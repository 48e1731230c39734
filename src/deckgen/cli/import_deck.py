"""`deckgen import`: makes a deck of a .pptx that was made by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from deckgen.cli.asked import file_there
from deckgen.cli.printing import say, stop
from deckgen.cli.terminal import status_line


@click.command("import")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Words, or JSON for programs."
)
def import_(old: Path, folder: Path, form: str) -> None:
    """Make a deck in FOLDER, which is new or empty, of OLD, a .pptx that was made by hand.

    \b
    deckgen import talk-2019.pptx my-talk
    cd my-talk && deckgen build

    Slides become what they mean: titles, points, columns, pictures, tables, charts with their values as csv, steps,
    notes, links, sources. What is drawn becomes a picture, where LibreOffice is there to draw it, and its words stand
    in the notes. Each slide is tried, and made simpler until it can be built; a report says what became of each, what
    was not taken over, and whether any word was lost.

    Exit code 1 where OLD can't be read, 2 for wrong usage; nothing is written then. OLD stays as it is.
    """
    import json
    import shlex

    from deckgen.files.new_folder import is_free
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.verbs.import_deck import import_deck
    from deckgen.writers.import_report import import_data, import_text

    if not is_free(folder):
        raise click.UsageError(f"'{folder}' is there already and is not an empty folder; nothing was changed")
    old = file_there(old)
    try:
        with status_line() as progress:
            made = import_deck(old, folder, progress)
    except DeckgenError as error:
        stop(error.diagnostics, strict=False)
    except OSError as error:
        raise click.UsageError(f"'{folder}' can't be made: {error.strerror or error}") from None
    if form == "json":
        say(json.dumps(import_data(made), indent=2, ensure_ascii=False))
    else:
        say(import_text(made))
        say(f"\nNow: cd {shlex.quote(str(folder))} && deckgen build")
    if made.errors:
        sys.exit(1)
