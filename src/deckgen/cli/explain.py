"""explain: why deckgen complains of something, and what mends it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from textwrap import indent
from typing import TYPE_CHECKING

import click

from deckgen.cli.printing import say

if TYPE_CHECKING:
    from deckgen.explanations import Explanation

WIDEST = 100


@click.command()
@click.argument("code", nargs=-1, metavar="[CODE]")
def explain(code: tuple[str, ...]) -> None:
    """Say why deckgen complains, and what mends it. CODE stands in brackets in each complaint.

    \b
    deckgen explain                    every code, with the beginning of its explanation
    deckgen explain unknown_column
    """
    from deckgen.verbs.explain import explanations

    known, wanted = explanations(), _plain(" ".join(code))
    if not wanted:
        _list(known.values())
    elif wanted in known:
        _tell(known[wanted])
    else:
        raise click.UsageError(f"no complaint has the code '{' '.join(code)}'; {_hint(wanted, list(known))}")


def _plain(words: str) -> str:
    """A code as it is written, also where it was copied with its brackets or typed with blanks or capitals."""
    bracketed = re.search(r"\[([^\]]*)\]?", words)
    return re.sub(r"[\s-]+", "_", (bracketed[1] if bracketed else words).strip().lower())


def _hint(wanted: str, known: list[str]) -> str:
    from deckgen.model.diagnostics import did_you_mean

    holding = [code for code in known if wanted in code]
    named = "known: " + ", ".join(f"'{code}'" for code in holding) if holding else None
    return did_you_mean(wanted, known, or_all=False) or named or "'deckgen explain' lists them all"


def _list(known: Iterable[Explanation]) -> None:
    """Every code with its first sentence, area by area."""
    area = ""
    for one in known:
        if one.area != area:
            area = one.area
            say(f"\n{area}\n")
        first = one.why.partition(". ")[0].rstrip(".")
        say(click.wrap_text(first, _width(), f"  {one.code:<23} ", " " * 26))
    say("\n'deckgen explain CODE' says more of one, and what to do.")


def _tell(one: Explanation) -> None:
    """All that is known of a code."""
    say(f"{one.code}\n\n{_paragraph(one.why)}\n\nWhat to do\n\n{_paragraph(one.mend)}")
    if one.start:
        say(f"\n{indent(one.start, '    ')}")
    if one.may_be_excused:
        say(f"\nTo excuse a slide from it, write on that slide\n\n  allow: [{one.code}]")


def _paragraph(words: str) -> str:
    return click.wrap_text(words, _width(), "  ", "  ")


def _width() -> int:
    return min(shutil.get_terminal_size().columns, WIDEST)
