"""How slides that are just written look, of which those that are the same as in the last build aren't read again."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from msgspec import MsgspecError, msgpack

from deckgen.model.ledger import Ledger
from deckgen.model.manifest import Looks
from deckgen.office.file_parts import PartSource, rels_of
from deckgen.office.slide_looks import SlideLooks

# What a slide's looks don't depend on: its notes, and the slides that it leads to.
_OTHERS: Final = ("notesSlide", "slide")
_LOOKS: Final = msgpack.Decoder(Looks)


class KnownLooks(SlideLooks):
    """Reads how the slides of one presentation were written; a ledger knows those of the last build."""

    def __init__(self, parts: PartSource, main: str, ledger: Ledger) -> None:
        """parts are all those of the presentation, main is the part of the presentation itself."""
        super().__init__(parts, main)
        self._ledger = ledger
        self._digests: dict[str, bytes] = {}
        self._sheet_digests: dict[str, bytes] = {}

    def looks(self, part: str, number: str) -> Looks:
        """How the slide in a part was written; number is the id under which the presentation lists it."""
        key = self._key(part, number)
        if (entry := self._ledger.get(key)) is not None:
            try:
                found = _LOOKS.decode(entry)
            except MsgspecError:
                pass
            else:
                self.sheet_of(part)
                return found
        found = super().looks(part, number)
        self._ledger.put(key, msgpack.encode(found))
        return found

    def _key(self, part: str, number: str) -> bytes:
        """A digest of a slide, of its layout with all that this refers to, and of whatever else it refers to.

        What the parts are called makes no difference.
        """
        total = sha256(b"looks " + self.section(number).encode() + self._digest(part))
        for one in self._parts.relations(part):
            total.update(f" {one.identity} {one.kind} {one.external} ".encode())
            if one.external:
                total.update(one.target.encode())
            elif one.kind == "slideLayout":
                total.update(self._sheet_digest(one.target))
            elif one.kind not in _OTHERS:
                total.update(self._digest(one.target) + self._digest(rels_of(one.target)))
        return total.digest()

    def _sheet_digest(self, layout: str) -> bytes:
        """A digest of a layout, its master and their theme."""
        if layout not in self._sheet_digests:
            master = self._parts.first(layout, "slideMaster")
            theme = self._parts.first(master, "theme") if master else ""
            parts = (layout, rels_of(layout), master, rels_of(master), theme)
            self._sheet_digests[layout] = sha256(b"".join(map(self._digest, parts))).digest()
        return self._sheet_digests[layout]

    def _digest(self, part: str) -> bytes:
        """A digest of a part; one that isn't there has the digest of nothing."""
        if part not in self._digests:
            data = self._parts.read(part) if part in self._parts.names else b""
            self._digests[part] = sha256(data).digest()
        return self._digests[part]
