"""export: a deck as a PDF, as pictures, or as a handout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deckgen.cli.asked import (
    AUDIENCE,
    COMING,
    DECK,
    EVENT,
    EVERY,
    OUTPUT,
    STRICT,
    at_most_one,
    checking_names,
    deck_file,
    next_event,
)
from deckgen.cli.printing import count, print_complaints, say, stop
from deckgen.cli.terminal import drawing_bar
from deckgen.cli.trusting import TRUST, asking

if TYPE_CHECKING:
    from deckgen.verbs.export import Exported, Kind, Terms
    from deckgen.writers.pdf import Paper

_SHARED = (
    DECK,
    AUDIENCE,
    EVENT,
    EVERY,
    COMING,
    OUTPUT,
    click.option("--hidden", is_flag=True, help="Show hidden slides too."),
    STRICT,
    TRUST,
    click.option("--replace", is_flag=True, help="Keep a file that is not as it was exported beside the new one."),
)


def _shared(command: Callable[..., None]) -> Callable[..., None]:
    """The options that all kinds of export have."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


@click.group()
def export() -> None:
    """Export a deck as a PDF, as pictures, or as a handout. Neither PowerPoint nor LibreOffice is needed.

    \b
    deckgen export pdf                 one page a slide
    deckgen export png --width 1280    a folder of pictures
    deckgen export handout             slides with notes and sources, to print

    A deck with errors isn't exported. Hidden slides are left out, unless --hidden asks for them.

    Exit code 1 where the deck has errors, 2 for wrong usage.
    """


@export.command()
@_shared
def pdf(**options: Any) -> None:
    """Export DECK (deck.yaml by default) as a PDF, one page a slide.

    \b
    deckgen export pdf
    deckgen export pdf -a students -o ~/Desktop
    deckgen export pdf --all --hidden

    Words can be searched and copied, charts stay sharp at any size, links work, and screen readers find titles,
    lists, tables and descriptions.
    """
    from deckgen.verbs.export import Pdf

    _need_typst()
    _exported(Pdf(), **options)


@export.command()
@click.option("--width", type=click.IntRange(16, 16_000), default=1920, help="How many pixels wide; 1920.")
@_shared
def png(width: int, **options: Any) -> None:
    """Export DECK (deck.yaml by default) as a folder of pictures, one a slide.

    \b
    deckgen export png
    deckgen export png -e austin-2018 -o pictures --width 1280
    """
    from deckgen.verbs.export import Pictures

    _exported(Pictures(width), **options)


@export.command()
@click.option("--per-page", type=click.IntRange(1, 3), default=2, help="The most slides on a page, 1 to 3; 2.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="Its size; by the deck's language if left out.")
@_shared
def handout(per_page: int, paper: Paper | None, **options: Any) -> None:
    """Export DECK (deck.yaml by default) as a handout: each slide with its notes and its sources.

    \b
    deckgen export handout
    deckgen export handout -a students --per-page 3
    deckgen export handout --paper letter
    """
    from deckgen.verbs.export import Handout

    _need_typst()
    _exported(Handout(per_page, paper or ""), **options)


def _need_typst() -> None:
    """Wrong usage where what makes PDFs isn't installed."""
    from deckgen.writers.pdf import can_make_pdfs

    if not can_make_pdfs():
        raise click.UsageError("PDFs need one more package: pip install 'deckgen[pdf]'")


def _exported(
    kind: Kind,
    deck: Path,
    audience: str | None,
    event: str | None,
    every: bool,
    coming: bool,
    output: Path | None,
    trust: bool,
    **terms: bool,
) -> None:
    """Export, and say what was made."""
    from deckgen.files.output_path import OutputError
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.verbs.export import export as exporting

    source = deck_file(deck)
    at_most_one({"-a": audience, "-e": event, "--all": every, "--next": coming})
    asked: Terms = {**terms, "trust": asking(granted=trust)}  # type: ignore[typeddict-item]
    try:
        with checking_names(source), drawing_bar() as progress:
            event = next_event(source) if coming else event
            made = exporting(source, kind, output, progress, audience=audience, event=event, every=every, **asked)
    except OutputError as error:
        raise click.BadParameter(str(error), param_hint="'-o'") from None
    except DeckgenError as error:
        stop(error.diagnostics, strict=terms["strict"])
    print_complaints(made[0].diagnostics)
    for one in made:
        for old in one.kept:
            say(f"kept, since it was not as exported: {old}")
        say(_summary(one))


def _summary(made: Exported) -> str:
    """What was exported, in one line."""
    warnings = count(len(made.diagnostics), "warning")
    return f"{count(made.slides, 'slide')}, {made.seconds:.1f} s, {warnings}: {made.path}"
