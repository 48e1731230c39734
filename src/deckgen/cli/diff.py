"""`deckgen diff`: says what changed between two copies of the talk."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.asked import AUDIENCE, EVENT, OF_DECK, at_most_one
from deckgen.cli.printing import say, stop

if TYPE_CHECKING:
    from deckgen.comparing.comparison import Comparison

# The exit code with --exit-code where the two copies differ.
DIFFERENT = 3


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@AUDIENCE
@EVENT
@OF_DECK
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="Words, JSON, or Markdown for a mail.",
)
@click.option("--exit-code", "use_exit_code", is_flag=True, help=f"Exit with {DIFFERENT} where the two differ.")
def diff(
    old: str, new: str | None, audience: str | None, event: str | None, deck: Path, form: str, use_exit_code: bool
) -> None:
    """Say what changed from OLD to NEW, or to the deck as it is: slides, words, figures, charts, tables, sources.

    \b
    OLD and NEW are each
      talk.pptx                  a file that deckgen built; it holds all that is needed
      audience:NAME, event:NAME  a copy of the deck as it is (-a and -e say it for both)
      deck.yaml                  the whole copy of the deck as it is
      HEAD~3, v2, main@{1.month.ago}
                                 the deck as git has it; HEAD~3:event:NAME is a copy of it
    Of names, NAME alone will do where it means one thing.

    \b
    deckgen diff output/may.pptx
    deckgen diff output/may.pptx event:austin-2018
    deckgen diff HEAD~3 -e austin-2018 --format markdown
    deckgen diff audience:business audience:students

    What somebody changed by hand in a built file counts as a difference and is listed slide by slide.

    Exit code 0 whether they differ or not (3 where they do, with --exit-code), 1 where a deck or a file can't be
    compared, 2 for wrong usage. Nothing is written, drawn or checked out.
    """
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.verbs.diff import UnknownSideError
    from deckgen.verbs.diff import diff as compare_copies

    at_most_one({"-a": audience, "-e": event})
    source = deck / "deck.yaml" if deck.is_dir() else deck
    try:
        found = compare_copies(old, new, deck=source, audience=audience, event=event)
    except UnknownSideError as error:
        raise click.UsageError(str(error)) from None
    except DeckgenError as error:
        stop((item for item in error.diagnostics if item.severity == "error"), strict=False, done="compared")
    say(_report(found, form), in_colors=form == "text")
    if use_exit_code and not found.is_same:
        sys.exit(DIFFERENT)


def _report(found: Comparison, form: str) -> str:
    """What differs, in the format that is asked for; with colors on a terminal, unless NO_COLOR is set."""
    import json

    from deckgen.writers.diff import diff_data, diff_markdown, diff_text

    if form == "json":
        return json.dumps(diff_data(found), indent=2, ensure_ascii=False)
    if form == "markdown":
        return diff_markdown(found)
    return diff_text(found, color=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
