"""What the writer of .pptx writes, as bytes."""

from __future__ import annotations

import io
from typing import Any

from deckgen.model.brand import Brand
from deckgen.model.page import Document
from deckgen.writers import pptx


def write(document: Document, brand: Brand, *more: Any, **named: Any) -> bytes:
    """The bytes of a .pptx; what comes after the brand is as the writer has it."""
    file = io.BytesIO()
    pptx.write(file, document, brand, *more, **named)
    return file.getvalue()
