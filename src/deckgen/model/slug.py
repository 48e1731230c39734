"""Slugs: ids and names of files that are made of words, such as nafta-at-25 of "NAFTA at 25"."""

from __future__ import annotations

import re
import unicodedata


def slug(words: str) -> str:
    """Words as an id: lower case, without accents, joined by hyphens, sixty characters at the most.

    "slide" where nothing is left of them.
    """
    parted = unicodedata.normalize("NFKD", words.casefold())  # letters and their accents apart
    plain = "".join(c for c in parted if not unicodedata.combining(c))
    joined = re.sub(r"[^\w]+", "-", plain).strip("-")
    return joined[:60].rpartition("-")[0] if len(joined) > 60 else joined or "slide"
