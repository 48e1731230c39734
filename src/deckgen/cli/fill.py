"""`deckgen fill`: puts figures and charts into a copy of a talk that somebody made by hand."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli.asked import (
    AUDIENCE,
    COMING,
    EVENT,
    OF_DECK,
    OUTPUT,
    STRICT,
    at_most_one,
    checking_names,
    deck_file,
    file_there,
    next_event,
)
from deckgen.cli.printing import count, print_complaints, say, stop
from deckgen.cli.terminal import drawing_bar
from deckgen.cli.trusting import TRUST, asking


@click.command()
@click.argument("talk", type=click.Path(path_type=Path))
@OUTPUT
@OF_DECK
@AUDIENCE
@EVENT
@COMING
@STRICT
@TRUST
@click.option("--replace", is_flag=True, help="Keep a copy that was edited by hand beside the new one.")
def fill(
    talk: Path,
    output: Path | None,
    deck: Path,
    audience: str | None,
    event: str | None,
    coming: bool,
    strict: bool,
    trust: bool,
    replace: bool,
) -> None:
    """Fill TALK, a .pptx made by hand, with the figures and charts of a deck, and write a copy of it.

    \b
    deckgen fill talk.pptx
    deckgen fill talk.pptx -o ~/Desktop/austin.pptx
    deckgen fill talk.pptx -e austin-2018

    The deck has `fill` in place of `sections`: charts by the names that PowerPoint's Selection Pane shows. A chart of
    PowerPoint's own gets new data and keeps its looks; a picture or a rectangle gives its place to a chart that
    deckgen draws. `{{ name }}` in any words, cells and notes of TALK becomes the figure of that name, `{{ sources }}`
    the sources of what is filled on its slide. TALK stays as it is, and all else in the copy too.

    A copy that was edited by hand is not replaced: its edits are listed; --replace keeps it under another name.

    Exit code 1 where something is wrong, and then nothing is written; 2 for wrong usage.
    """
    from deckgen.files.output_path import OutputError
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.verbs import fill as filling

    talk, source = file_there(talk), deck_file(deck)
    at_most_one({"-a": audience, "-e": event, "--next": coming})
    try:
        with checking_names(source), drawing_bar() as progress:
            event = next_event(source) if coming else event
            terms = filling.Terms(strict, replace, asking(granted=trust), progress)
            made = filling.fill(talk, source, output, audience=audience, event=event, terms=terms)
    except OutputError as error:
        raise click.BadParameter(str(error), param_hint="'-o'") from None
    except DeckgenError as error:
        stop(error.diagnostics, strict=strict)
    print_complaints(made.diagnostics)
    for change in made.changes:
        say(f"{change.place}: {change.old} → {change.new}")
    if made.kept:
        say(f"kept, with what was edited by hand: {made.kept}")
    counts = f"{count(len(made.changes), 'place')} filled, {made.seconds:.1f} s"
    say(f"{counts}, {count(len(made.diagnostics), 'warning')}: {made.path}")
