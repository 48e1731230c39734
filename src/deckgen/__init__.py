"""deckgen: a YAML outline and its data in, a branded PowerPoint out.

The public names are loaded when they are first used, so that `deckgen --help` answers at once. Until then nothing is
imported here, not even from Python's own library: `python -m deckgen` comes by before it has left the working folder,
where a module of a stranger's may stand (processes/import_paths.py).
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

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


def __getattr__(name: str) -> "Any":
    """A public name, from its room."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'deckgen' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"deckgen.{_ROOMS[name]}"), name)
