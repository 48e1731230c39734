"""Files in "Strict Open XML": the same words as in others, in other namespaces, and shares written in percent."""

from __future__ import annotations

import re
import zipfile
from typing import Final

from deckgen.office.file_parts import MOST_PART, MOST_TOGETHER, Parts

_HEAD: Final = b"http://purl.oclc.org/ooxml/"
_NAMESPACE: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/([A-Za-z]+)")
# The last words of namespaces that are spelled otherwise.
_SPELLED: Final = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}
# An attribute with a share, other than those that hold words.
_SHARE: Final = re.compile(
    rb'(?<=\s)(?!(?:name|descr|title|typeface|panose)=)([A-Za-z]+)="(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)%"'
)
_WHOLE: Final = 1_000


class StrictParts(Parts):
    """The parts of such a file, as they would stand in another."""

    def read(self, name: str) -> bytes:
        """The bytes of a part; its XML in the namespaces that programs write otherwise."""
        data = super().read(name)
        if not name.lower().endswith((".xml", ".rels")):
            return data
        return _SHARE.sub(_in_thousandths, _NAMESPACE.sub(_usual, data))


def parts_of(archive: zipfile.ZipFile, most_part: int = MOST_PART, most_together: int = MOST_TOGETHER) -> Parts:
    """The parts of a file, be it such a one or another."""
    parts = Parts(archive, most_part, most_together)
    return StrictParts(archive, most_part, most_together) if _is_strict(parts) else parts


def _is_strict(parts: Parts) -> bool:
    rels = parts.named("_rels/.rels")
    return rels is not None and _HEAD in parts.read(rels)


def _usual(match: re.Match[bytes]) -> bytes:
    last = _SPELLED.get(match[2], match[2])
    return b"http://schemas.openxmlformats.org/" + match[1] + b"/2006/" + last


def _in_thousandths(match: re.Match[bytes]) -> bytes:
    return match[1] + f'="{round(float(match[2]) * _WHOLE)}"'.encode()
