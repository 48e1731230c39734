"""The few words that deckgen itself puts on a slide, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The word before one source and before several, how the day of reading is told, and the appendix's title."""

    source: str
    sources: str
    accessed: str
    appendix: str


_ENGLISH = HouseWords("Source", "Sources", "accessed", "Appendix")
_WORDS = {
    "en": _ENGLISH,
    "es": HouseWords("Fuente", "Fuentes", "consultado el", "Anexo"),
    "fr": HouseWords("Source", "Sources", "consulté le", "Annexe"),
    "de": HouseWords("Quelle", "Quellen", "abgerufen am", "Anhang"),
    "pt": HouseWords("Fonte", "Fontes", "acesso em", "Anexo"),
    "it": HouseWords("Fonte", "Fonti", "consultato il", "Appendice"),
}


def house_words(language: str) -> HouseWords:
    """The words of a language (BCP 47), English where deckgen has none in it."""
    return _WORDS.get(language.partition("-")[0].lower(), _ENGLISH)
