"""Builds rows in a process of its own: `python -m deckgen.verbs.batch.row_guest ORDER`, ORDER being JSON.

Requests come in on standard input, a row each, and what became of it goes out on standard output. The process ends
when its input does, and may be killed at any time: files are written whole.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import msgspec

from deckgen.model.diagnostics import DeckgenError, Diagnostics
from deckgen.processes.garbage import look_rarely
from deckgen.processes.messages import receive, send, standard_pipes
from deckgen.processes.values import packed
from deckgen.verbs.batch.row import Order, failed, lost, row_of
from deckgen.verbs.batch.row_maker import RowMaker
from deckgen.workshop import workshop


def main(order: Order) -> None:
    """Answer the requests on standard input until it ends."""
    requests, replies = standard_pipes()
    look_rarely()
    log, deck = Diagnostics(), Path(order.deck)
    with workshop(deck, order.shown or order.deck, log) as shop:
        # What was loaded stays until the end.
        gc.freeze()
        maker = RowMaker(shop, order) if shop is not None and not log.errors else None
        while (request := receive(requests)) is not None:
            row = row_of(request)
            try:
                made = maker.make(row) if maker is not None else failed(row, log)
            except DeckgenError as error:
                made = failed(row, error.diagnostics)
            except Exception as error:
                why = f"deckgen has a fault of its own ({type(error).__name__}: {error})"
                made = lost(row, why, "please report it, with what 'deckgen build' says of such a row")
            send(replies, packed(made))


if __name__ == "__main__":
    main(msgspec.json.decode(sys.argv[1], type=Order))
