"""A QR code as authors ask for it, on a slide of its own or at the end of the talk."""

from __future__ import annotations

from typing import Annotated, cast

from msgspec.structs import replace
from pydantic import WithJsonSchema

from deckgen.binding.links import KINDS
from deckgen.binding.scope import Scope
from deckgen.fitting.qr_content import QrContent
from deckgen.model.hints import Hint
from deckgen.model.marks import Str
from deckgen.model.node import Node, one_of
from deckgen.model.phrases import Phrases
from deckgen.model.rich_text import Text, plain
from deckgen.model.web_links import escaped, is_followable, likely_address
from deckgen.pictures.qr_code import Level, qr_modules

# What is left out of an address that is shown to be read and typed.
_UNSAID = ("https://", "http://", "mailto:", "tel:")


class QrAsked(Node):
    """A QR code that leads phones to an address."""

    noun = "a QR code"
    short_form = "url"
    url: Str
    """The address that it leads to: a page of the web, mailto:… or tel:…; it may quote {{ names }}."""
    text: Annotated[Str, WithJsonSchema({"type": ["string", "boolean"]})] | None = None
    """Words under it, which lead there too; `true` stands for the address itself."""
    level: one_of("L", "M", "Q", "H") = "M"  # type: ignore[valid-type]
    """How much of it may be covered and it is read all the same: L 7 %, M 15 %, Q 25 %, H 30 %."""
    alt: Str | None = None
    """What screen readers say of it; where left out, where it leads."""

    def code(self, scope: Scope) -> QrContent | None:
        """The code; None after a complaint where nobody could follow it."""
        address = self._address(scope)
        text = self._text(scope, address or "")
        if address is None:
            return None
        modules = qr_modules(escaped(address), cast(Level, self.level))
        if modules is None:
            message = f"an address of {len(address)} letters makes a QR code too fine to be read from a seat"
            scope.log.error("wrong_link", message, self.url.span, "shorten it, or lead to a page that leads on")
            return None
        say = Phrases(scope.language)
        alt = scope.spoken(self.alt) if self.alt else say("QR code that leads to {address}", address=_shown(address))
        return QrContent(modules, address, text, alt, self.span)

    def _address(self, scope: Scope) -> str | None:
        """The address with its names filled in; None after a complaint."""
        address = scope.text(self.url).plain.strip()
        if is_followable(address):
            return address
        if "{{" not in address:
            likely = likely_address(address)
            hint = Hint(f"write {likely}", self.url, likely, bare=True) if likely and address == self.url else None
            message = f"'{address}' is no address that a phone can follow"
            general = f"a QR code leads to {KINDS.partition(' or #')[0]}"
            scope.log.error("wrong_link", message, self.url.span, hint or general)
        return None

    def _text(self, scope: Scope, address: str) -> Text:
        """The words under it, each a link to the address unless it leads elsewhere."""
        if self.text is None or (self.text.style is None and self.text == "false"):
            return Text()
        is_address = self.text.style is None and self.text == "true"
        text = plain(_shown(address)) if is_address else scope.text(self.text)
        return text.map(lambda run: (replace(run, link=run.link or address),))


def _shown(address: str) -> str:
    """An address as it is read and typed: without what browsers add to it."""
    start = next((start for start in _UNSAID if address.lower().startswith(start)), "")
    return address[len(start) :].removesuffix("/")
