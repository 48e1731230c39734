"""Names made from words: ids of slides, and names of files."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable


def slug(words: str) -> str:
    """Words as an id: lower case, without accents, joined by hyphens, some sixty characters at the most."""
    plainly = unicodedata.normalize("NFKD", words.casefold())
    plainly = "".join(c for c in plainly if not unicodedata.combining(c))
    joined = re.sub(r"[^\w]+", "-", plainly).strip("-")
    return joined[:60].rpartition("-")[0] if len(joined) > 60 else joined or "slide"


def file_names(titled: Iterable[tuple[str, str]]) -> list[str]:
    """A name for each file, made from its title and the name of its variant ("" for none); no two are alike."""
    names: list[str] = []
    for parts in titled:
        wanted = "-".join(slug(part) for part in parts if part)
        others = (f"{wanted}-{count}" for count in itertools.count(2))
        names.append(next(name for name in itertools.chain([wanted], others) if name not in names))
    return names
