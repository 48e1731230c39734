"""Lines that say where something is from, such as "Source: BEA, 2017"."""

from __future__ import annotations

import re
from typing import Any

from deckgen.importing.free_names import name_among
from deckgen.model.slug import slug
from deckgen.model.web_links import is_web_address

_LINE = re.compile(
    r"\W*(?:sources?|data sources?|quellen?|fuentes?|fontes?|fonti|bron(?:nen)?)\s*[:：]\s*(.*\w.*)", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_YEAR = re.compile(r"[,.]?\s*\(?\b((?:19|20)\d\d)\b\)?\s*\.?$")
_ABBREVIATED = re.compile(r"(?:\b\w|\.\w+|\b(?:Inc|Ltd|Co|Corp|Bros|al|eds?|vol|no|Jr|Sr))\.$")
LONGEST_ID = 32


def sources_in(line: str) -> list[str]:
    """The sources that a line names, each in its own words; none where it is no such line."""
    found = _LINE.fullmatch(" ".join(line.split()))
    if found is None:
        return []
    return [part.strip() for part in found[1].split(";") if part.strip()]


def source_of(words: str) -> dict[str, Any]:
    """A source as it is written under `sources`: every word stays."""
    address = _ADDRESS.search(words)
    url = address[0].rstrip(".,;)") if address else ""
    if url.startswith("www."):
        url = f"https://{url}"
    made: dict[str, Any] = {}
    rest = words
    if url and is_web_address(url) and address is not None:
        left = (words[: address.start()] + words[address.start() + len(address[0].rstrip(".,;)")) :]).strip(" ,;.()")
        # What is cited needs words: of an address alone they are the name of its site.
        rest, made = (left if re.search(r"\w", left) else _site(url)), {"url": url}
    year = _YEAR.search(rest)
    if year and re.search(r"[^\W\d]", rest[: year.start()]):
        made = {"year": int(year[1]), **made}
        rest = rest[: year.start()]
    return {"publisher": _without_stop(rest.strip(" ,;")), **made}


def _site(url: str) -> str:
    """The name of the site that an address leads to."""
    return re.sub(r"^https?://(?:www\.)?", "", url).split("/")[0]


def _without_stop(words: str) -> str:
    """Words without the full stop of their sentence; that of an abbreviation stays."""
    return words if _ABBREVIATED.search(words) else words.removesuffix(".")


def source_id(words: str, sources: dict[str, dict[str, Any]]) -> str:
    """The id under which a source stands in the deck: that of an equal one, else a new one of its words."""
    source, rest = source_of(words), _ADDRESS.sub(" ", words)
    named = rest if re.search(r"\w", rest) else source["publisher"]
    return name_among(sources, source, slug(named)[:LONGEST_ID].strip("-"))
