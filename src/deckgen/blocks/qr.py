"""qr: a code that leads phones to an address."""

from __future__ import annotations

from deckgen.binding.qr_asked import QrAsked
from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.contents import Content


class Qr(QrAsked, Block):
    """A QR code that phones read from their seats: dark on white with a free margin, at least 1.6 inches wide.

    A click on it leads to its address too.
    """

    def bind(self, scope: Scope) -> Content | None:
        """The code."""
        return self.code(scope)
