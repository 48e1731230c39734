"""Links: where those in words lead, to pages of the web, mail and telephones, or to a slide of the deck."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import Struct, field

from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean, known
from deckgen.model.hints import Hint
from deckgen.model.marks import Str
from deckgen.model.slug import slug
from deckgen.model.web_links import is_followable, likely_address

_WRITTEN = re.compile(r"\]\(\s*<?((?:\\.|[^()<>\\]|\([^()]*\))*?)>?\s*\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
KINDS = "https://…, mailto:…, tel:… or #id of a slide"


class Jumps(Struct):
    """The links to slides that a deck's words hold. Whether those slides are there is known at the end."""

    found: list[tuple[str, Span]] = field(default_factory=list)
    """The id that each leads to, and where it stands."""

    def judge(self, slides: Collection[str], left_out: Collection[str], log: Diagnostics) -> None:
        """Say which lead nowhere. slides are the ids of all slides here, left_out those of others in the deck."""
        for ident, where in self.found:
            if ident in slides:
                continue
            if ident in left_out:
                message = f"the link leads to '{ident}', which is no slide here"
                log.warning("absent_slide", message, where, "give the words the same 'only' as that slide")
            else:
                # A slide without any words has an id that stands for none.
                names = sorted({*slides, *left_out} - {slug("")})
                hint = did_you_mean(ident, names) or known(ident, names)
                log.error("unknown_slide", f"no slide has the id '{ident}'", where, hint)


def place_of(link: str, words: Str) -> Span:
    """Where the address of a link stands in words, as it may be written with escapes or in angle brackets."""
    for match in _WRITTEN.finditer(words):
        if _ESCAPED.sub(r"\1", match[1]) == link:
            return words.at(match.start(1), max(1, len(match[1])))
    return words.span


def judge_link(link: str, where: Span, jumps: Jumps, log: Diagnostics) -> str | None:
    """The link, or None after a complaint that nobody can follow it. One to a slide is noted among the jumps."""
    address = link.strip()
    if address.startswith("#") and len(address) > 1:
        jumps.found.append((address[1:], where))
        return address
    if is_followable(address):
        return address
    hint = f"a link leads to {KINDS}"
    if not address or address == "#":
        log.error("wrong_link", "this link leads nowhere", where, hint)
        return None
    likely = likely_address(address)
    hint = Hint(f"write {likely}", address, likely, bare=True) if likely else hint
    log.error("wrong_link", f"'{address}' is no address that a slide can lead to", where, hint)
    return None
