"""`deckgen build`: builds a deck into files, or says at once that nothing has changed since they were built."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

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
from deckgen.cli.printing import count, printed, say, stop
from deckgen.cli.reporting import FORMAT, TEXT, print_report
from deckgen.cli.terminal import drawing_bar
from deckgen.cli.trusting import TRUST, asking
from deckgen.unchanged.build_record import Said, Watch

if TYPE_CHECKING:
    from deckgen.pipeline import Build, Terms


@click.command()
@DECK
@AUDIENCE
@EVENT
@EVERY
@COMING
@OUTPUT
@STRICT
@click.option("--locked", is_flag=True, help="Refuse tables that are not as deck.lock knows them.")
@TRUST
@click.option("--keep", is_flag=True, help="Keep slides that were edited or added by hand as they are.")
@click.option("--replace", is_flag=True, help="Keep a file that was edited by hand beside the new one.")
@FORMAT
def build(
    deck: Path,
    audience: str | None,
    event: str | None,
    every: bool,
    coming: bool,
    output: Path | None,
    trust: bool,
    form: str,
    **terms: bool,
) -> None:
    """Build DECK (deck.yaml by default) into a .pptx: the whole copy, or what an audience or an event gets.

    \b
    deckgen build
    deckgen build -a students -o ~/Desktop
    deckgen build -e austin-2018
    deckgen build --all
    deckgen build --next --strict --locked
    deckgen build --all --format json

    A program of the deck's own, such as a drawing, runs only once you trust it: at a terminal you are asked,
    elsewhere --trust says so. You are asked again when it has changed.

    The old file is replaced only by a whole new one. One that was edited by hand stays, and its edits are listed with
    the lines of the deck that they belong to. --keep carries slides that were edited or added over as they are and
    builds all else; --replace builds all slides. Both keep the old file under another name, such as "talk (edited
    2018-09-12).pptx". deckgen pull writes words back into the deck first.

    Exit code 1 where the deck has errors, 2 for wrong usage.
    """
    from deckgen.files.output_path import OutputError
    from deckgen.model.diagnostics import DeckgenError

    source = deck_file(deck)
    at_most_one({"-a": audience, "-e": event, "--all": every, "--next": coming})
    at_most_one({"--keep": terms["keep"], "--replace": terms["replace"]})
    asked = {"audience": audience, "event": event, "every": every, "coming": coming, "output": output, **terms}
    watch = None if trust or terms["keep"] or terms["replace"] or form != TEXT else Watch(source, asked)
    if watch is not None:
        if (before := watch.said_before()) is not None:
            _tell(before)
            return
        watch.begin()
    try:
        with checking_names(source):
            event = next_event(source) if coming else event
            ahead = watch is not None and watch.expects_drawings()
            how = {"every": every, "draws_ahead": ahead}
            made = _built(source, output, audience, event, **how, **terms, trust=asking(granted=trust))
    except OutputError as error:
        raise click.BadParameter(str(error), param_hint="'-o'") from None
    except DeckgenError as error:
        if form == TEXT:
            stop(error.diagnostics, strict=terms["strict"])
        print_report(form, source, error.diagnostics)
        sys.exit(1)
    if form != TEXT:
        print_report(form, source, made[0].diagnostics, made)
        return
    complaints = printed(made[0].diagnostics)
    _tell(Said(complaints, tuple(_lines(made, lambda one: f"{one.seconds:.1f} s"))))
    if watch is not None:
        watch.end([one.path for one in made], Said(complaints, tuple(_lines(made, lambda _: "unchanged"))))


def _tell(said: Said) -> None:
    for words in said.complaints:
        say(words, err=True)
    for words in said.lines:
        say(words)


def _built(
    deck: Path,
    output: Path | None,
    audience: str | None,
    event: str | None,
    *,
    every: bool,
    draws_ahead: bool,
    **terms: Unpack[Terms],
) -> tuple[Build, ...]:
    """The files that were built, with a bar on the terminal while their charts are drawn.

    draws_ahead says that what draws is loaded meanwhile.
    """
    from deckgen import pipeline

    with ExitStack() as held:
        if draws_ahead:
            from deckgen.stages.draw.drawing_crew import ready_to_draw

            held.enter_context(ready_to_draw())
        progress = held.enter_context(drawing_bar())
        if every:
            return pipeline.build_all(deck, output, progress, **terms)
        return (pipeline.build(deck, output, progress, audience=audience, event=event, **terms),)


def _lines(made: Iterable[Build], took: Callable[[Build], str]) -> Iterator[str]:
    """What is said of the files that were built; of each at the end how much it holds, and how long it took."""
    for one in made:
        if one.kept:
            yield f"kept, with what was edited by hand: {one.kept}"
        yield from one.stayed
        slides = count(one.slides, "slide") + (f" and {one.hidden} hidden" if one.hidden else "")
        counts = f"{slides}, {count(one.charts, 'chart')}, {took(one)}"
        yield f"{counts}, {count(len(one.diagnostics), 'warning')}: {one.path}"
