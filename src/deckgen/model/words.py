"""The few words that deckgen itself puts on a slide, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The word before one source and before several, how the day of reading is told, what slides are called."""

    source: str
    sources: str
    accessed: str
    appendix: str
    agenda: str


_ENGLISH = HouseWords("Source", "Sources", "accessed", "Appendix", "Agenda")
_WORDS = {
    "en": _ENGLISH,
    "es": HouseWords("Fuente", "Fuentes", "consultado el", "Anexo", "Agenda"),
    "fr": HouseWords("Source", "Sources", "consulté le", "Annexe", "Plan"),
    "de": HouseWords("Quelle", "Quellen", "abgerufen am", "Anhang", "Ablauf"),
    "pt": HouseWords("Fonte", "Fontes", "acesso em", "Anexo", "Agenda"),
    "it": HouseWords("Fonte", "Fonti", "consultato il", "Appendice", "Programma"),
}


def house_words(language: str) -> HouseWords:
    """The words of a language (BCP 47), English where deckgen has none in it."""
    return _WORDS.get(language.partition("-")[0].lower(), _ENGLISH)
