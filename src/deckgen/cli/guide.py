"""guide: the language on one sheet, or one word of it."""

from __future__ import annotations

import shutil

import click

from deckgen.cli.printing import say

WIDEST = 100


@click.command()
@click.argument("word", nargs=-1, metavar="[WORD]")
def guide(word: tuple[str, ...]) -> None:
    """Tell what may stand in deck.yaml: all of it in short, or all about one WORD.

    WORD is a key, a block, a type of chart, a check, a format, or a value of a key. Where it means several things,
    each is told, with a sample that builds.

    \b
    deckgen guide                      the language on one sheet
    deckgen guide table
    deckgen guide highlight
    """
    from deckgen.verbs import guide as guiding
    from deckgen.writers.guide.word_page import page_text

    width, wanted = min(shutil.get_terminal_size().columns, WIDEST), " ".join(word)
    if not wanted.strip():
        say(guiding.whole(width))
        return
    told = guiding.meanings(wanted)
    if not told:
        raise click.UsageError(f"'{wanted}' is no word of the language; {_hint(wanted)}")
    say(page_text(wanted, told, width))


def _hint(wanted: str) -> str:
    """What to type instead: the code of a complaint is told by another command."""
    from deckgen.verbs.explain import explanations
    from deckgen.verbs.guide import nearest

    return f"'deckgen explain {wanted}' says why" if wanted in explanations() else nearest(wanted)
