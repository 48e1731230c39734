"""deckgen: a YAML outline and its data in, a branded PowerPoint out.

The public names are loaded when they are first used, so that `deckgen --help` answers at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deckgen.model.brand import Brand
    from deckgen.model.diagnostics import DeckgenError, Diagnostic
    from deckgen.outline.deck_file import Outline
    from deckgen.pipeline import Build, build, check, load
    from deckgen.verbs.diff import diff
    from deckgen.writers.schema import json_schema

__all__ = ["Brand", "Build", "DeckgenError", "Diagnostic", "Outline", "build", "check", "diff", "json_schema", "load"]

_ROOMS = {
    "Brand": "model.brand",
    "Build": "pipeline",
    "DeckgenError": "model.diagnostics",
    "Diagnostic": "model.diagnostics",
    "Outline": "outline.deck_file",
    "build": "pipeline",
    "check": "pipeline",
    "diff": "verbs.diff",
    "json_schema": "writers.schema",
    "load": "pipeline",
}


def __getattr__(name: str) -> Any:
    """A public name, from its room."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'deckgen' has no attribute {name!r}")
    return getattr(import_module(f"deckgen.{_ROOMS[name]}"), name)
