"""The properties of a presentation that people write by hand in PowerPoint, under File, Info."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from deckgen.office.file_parts import Parts

# What PowerPoint calls each property, by the elements that hold them.
_NAMES: Final = {"title": "title", "subject": "subject", "creator": "author", "keywords": "tags"}


def file_properties(parts: Parts) -> Mapping[str, str]:
    """The words of each property, "" where a file has none."""
    part = parts.first("", "core-properties")
    tree = parts.xml(part) if part in parts.names else None
    words = {name: (tree.findtext(f"{{*}}{key}") if tree is not None else "") for key, name in _NAMES.items()}
    return {name: " ".join((said or "").split()) for name, said in words.items()}
