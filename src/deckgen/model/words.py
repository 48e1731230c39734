"""The few words that deckgen itself puts on a slide, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The word before one source and before several, how the day of reading is told, what slides are called.

    out_of is the word between a part and its whole; no_data is said of a place without a value; total of a sum.
    """

    source: str
    sources: str
    accessed: str
    appendix: str
    agenda: str
    out_of: str
    no_data: str
    total: str


_ENGLISH = HouseWords("Source", "Sources", "accessed", "Appendix", "Agenda", "of", "No data", "Total")
_WORDS = {
    "en": _ENGLISH,
    "es": HouseWords("Fuente", "Fuentes", "consultado el", "Anexo", "Agenda", "de", "Sin datos", "Total"),
    "fr": HouseWords("Source", "Sources", "consulté le", "Annexe", "Plan", "sur", "Sans données", "Total"),
    "de": HouseWords("Quelle", "Quellen", "abgerufen am", "Anhang", "Ablauf", "von", "Keine Angabe", "Gesamt"),
    "pt": HouseWords("Fonte", "Fontes", "acesso em", "Anexo", "Agenda", "de", "Sem dados", "Total"),
    "it": HouseWords("Fonte", "Fonti", "consultato il", "Appendice", "Programma", "su", "Nessun dato", "Totale"),
}


def house_words(language: str) -> HouseWords:
    """The words of a language (BCP 47), English where deckgen has none in it."""
    return _WORDS.get(language.partition("-")[0].lower(), _ENGLISH)
