"""Slugs: words made into ids and names of files."""

from __future__ import annotations

import re
import unicodedata


def slug(words: str) -> str:
    """Words as an id: lower case, without accents, joined by hyphens, some sixty characters at the most."""
    plainly = unicodedata.normalize("NFKD", words.casefold())
    plainly = "".join(c for c in plainly if not unicodedata.combining(c))
    joined = re.sub(r"[^\w]+", "-", plainly).strip("-")
    return joined[:60].rpartition("-")[0] if len(joined) > 60 else joined or "slide"
