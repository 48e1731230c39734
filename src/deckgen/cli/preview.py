"""`deckgen preview`: the slides in a browser, which follow the deck as it is saved."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.asked import AUDIENCE, COMING, DECK, EVENT, at_most_one, checking_names, deck_file, next_event
from deckgen.cli.fault_report import report
from deckgen.cli.printing import say
from deckgen.cli.trusting import TRUST, asking

if TYPE_CHECKING:
    from deckgen.trust.permission import Ask, Permission

NEEDED = ("starlette", "uvicorn", "watchfiles")


@click.command()
@DECK
@AUDIENCE
@EVENT
@COMING
@click.option("--port", type=click.IntRange(1, 65535), help="The port to use; a free one where left out.")
@click.option("--no-open", "stays_closed", is_flag=True, help="Print the address, and open no browser.")
@TRUST
def preview(
    deck: Path,
    audience: str | None,
    event: str | None,
    coming: bool,
    port: int | None,
    stays_closed: bool,
    trust: bool,
) -> None:
    """Show the slides of DECK (deck.yaml by default) in the browser, as they are saved, until Ctrl-C.

    \b
    deckgen preview
    deckgen preview -e austin-2018
    deckgen preview talks/austin.yaml --port 5000 --no-open

    What is wrong stands beside its slide; a click opens its line in your editor ($EDITOR, or Visual Studio Code). The
    page at /presenter has notes and a clock. Only this machine is answered, and only whoever has the address.

    It needs packages that come with: pip install 'deckgen[preview]'
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        lack = (
            f"the preview needs {' and '.join(missing)}, which {'is' if len(missing) == 1 else 'are'} not installed"
        )
        raise click.UsageError(f"{lack}: run pip install 'deckgen[preview]'")
    from deckgen.preview.inbox import Choice
    from deckgen.preview.serving import PortTakenError, serve

    source = deck_file(deck)
    at_most_one({"-a": audience, "-e": event, "--next": coming})
    with checking_names(source):
        event = next_event(source) if coming else event
        _check_names(source, audience, event)
    ask = asking(granted=trust)
    try:
        serve(
            source,
            Choice(audience, event),
            port=port,
            trust=ask if trust or not callable(ask) else _once(ask),
            opened=lambda lasting, once: _open(lasting, "" if stays_closed else once),
            said=lambda words: say(words, err=True),
            reported=report,
        )
    except PortTakenError as error:
        raise click.BadParameter(f"port {port} can't be used: {error}", param_hint="'--port'") from None


def _check_names(deck: Path, audience: str | None, event: str | None) -> None:
    """UnknownVariantError where the deck can be read and has no such audience or event."""
    if audience is None and event is None:
        return
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.pipeline import load
    from deckgen.tailoring import variant_of

    try:
        outline = load(deck)
    except DeckgenError:
        return
    variant_of(outline, audience=audience, event=event)


def _once(ask: Ask) -> Ask:
    """Asks once. Whoever looks at the browser later doesn't see what a terminal asks."""
    asked = False

    def first(missing: Sequence[tuple[Permission, Sequence[str]]]) -> bool:
        nonlocal asked
        if asked:
            return False
        asked = True
        return ask(missing)

    return first


def _open(address: str, once: str) -> None:
    """Print the address, and open the one that opens once in the browser, where there is a desktop to show it."""
    import webbrowser

    say(f"The preview is at {address}")
    say("It follows the deck as you save it. Ctrl-C ends it.")
    sys.stdout.flush()
    has_desktop = sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if once and has_desktop:
        webbrowser.open(once)
