"""A comparison as plain data. Unlike in the report nothing is cut; what is alike in both copies is left out."""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins

from deckgen.comparing import Comparison, Side
from deckgen.comparing.comparison import in_one_language

# The fields of a Comparison that are lists of changes; they are keys of the data too.
_PARTS = ("deck", "added", "removed", "moved", "hidden", "shown", "figures", "changed", "sources", "data")


def diff_data(comparison: Comparison) -> dict[str, Any]:
    """The two copies, and a list for each kind of change. same says that nothing differs, by hand neither."""
    return {
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "same": comparison.is_same,
        "words_compared": in_one_language(comparison.old, comparison.new),
        **{part: [_data_of(one) for one in getattr(comparison, part)] for part in _PARTS},
    }


def _side(side: Side) -> dict[str, Any]:
    manifest = side.manifest
    return {
        "name": side.name,
        "title": manifest.title,
        "audience": manifest.audience or None,
        "event": manifest.event or None,
        "date": manifest.date or None,
        "language": manifest.language,
        "slides": sum(len(slide.pages) for slide in manifest.slides),
        "edited_by_hand": _data_of(side.edits) if side.edits else None,
    }


def _data_of(part: object) -> Any:
    """A part of a comparison as plain data. Words that know their place in the deck file become plain strings."""
    return _bare(to_builtins(part, enc_hook=str))


def _bare(value: Any) -> Any:
    """Plain data without empty words and lists. None stays: it says that a thing is only in the other copy."""
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if one != () and one != ""}
    return [_bare(one) for one in value] if isinstance(value, tuple) else value
