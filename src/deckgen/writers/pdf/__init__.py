"""The writer of PDFs: pages go in, the bytes of a PDF come out, with real text, an outline, links and tags.

It measures nothing: words stand where they were measured to stand (fitting/setting.py), in the very font files that
they were measured with. typst makes the PDF, in a process of its own.
"""

from __future__ import annotations

from deckgen.writers.pdf.album import Album, album_pdf
from deckgen.writers.pdf.handout import Handed, Paper, handout_pdf
from deckgen.writers.pdf.pdf_guest import Bound
from deckgen.writers.pdf.press import BOUNDS, can_make_pdfs

__all__ = ["BOUNDS", "Album", "Bound", "Handed", "Paper", "album_pdf", "can_make_pdfs", "handout_pdf"]
