"""export: a deck as a PDF, as pictures, or as a handout, without PowerPoint."""

from __future__ import annotations

from deckgen.verbs.export.export_kinds import Handout, Kind, Pdf, Pictures
from deckgen.verbs.export.exporting import Exported, Terms, export

__all__ = ["Exported", "Handout", "Kind", "Pdf", "Pictures", "Terms", "export"]
