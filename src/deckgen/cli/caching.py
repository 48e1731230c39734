"""`deckgen cache`: says what is kept of earlier runs, and empties it."""

from __future__ import annotations

import sys

import click

from deckgen.cli.printing import count, say


@click.command()
@click.option("--clear", is_flag=True, help="Take everything out.")
def cache(clear: bool) -> None:
    """Say what deckgen keeps of earlier runs, so that it needn't make it again, and where.

    \b
    deckgen cache
    deckgen cache --clear

    It is shared by all your decks, and nothing in it is needed: what is missing is made again. What was used longest
    ago goes by itself once there are more than 300 MB of a kind. The variable DECKGEN_CACHE names another place.

    Exit code 1 where something can't be taken out.
    """
    from deckgen.files.user_folders import cache_folder
    from deckgen.verbs import cache as kept

    if clear:
        try:
            say(f"{_size(kept.clear())} taken out: {cache_folder()}")
        except OSError as problem:
            say(f"not everything could be taken out: {problem}", err=True)
            sys.exit(1)
        return
    things = kept.kept_things()
    for one in things:
        say(f"{_size(one.size):>10}  {count(one.files, 'file'):>12}  {one.what}")
    say(f"{_size(sum(one.size for one in things)):>10}  in all: {cache_folder()}")


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
