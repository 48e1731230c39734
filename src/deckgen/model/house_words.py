"""The few words that deckgen itself puts on a slide, by language."""

from __future__ import annotations

from msgspec import Struct


class HouseWords(Struct, frozen=True):
    """deckgen's own words in one language.

    source, sources: before one source and before several.
    sources_of_notes: in the notes, before the sources of what is only said.
    accessed: before the day on which a source was read.
    appendix, agenda: the titles of these.
    out_of: between a part and what it is a part of, as in "52 of 100 seats".
    no_data: in place of a value that is missing; not_available is as short as can be.
    total: a sum.
    others: what is added up behind the largest.
    mean, median, lowest, highest: what the last row of a table may tell besides.
    be_here: in the notes, before the time at which a slide begins.
    point, points: what percentages differ by.
    yes, no: what is true and what is false.
    a_year: after a rate of change.
    trend: a straight line through values.
    moving_mean: a line of means of several values each; {count} is how many.
    each_figure: what one figure of a pictogram stands for.
    versus: between two sides that are compared.
    """

    source: str
    sources: str
    sources_of_notes: str
    accessed: str
    appendix: str
    agenda: str
    out_of: str
    no_data: str
    not_available: str
    total: str
    others: str
    mean: str
    median: str
    lowest: str
    highest: str
    be_here: str
    point: str
    points: str
    yes: str
    no: str
    a_year: str
    trend: str
    moving_mean: str
    each_figure: str
    versus: str


_ENGLISH = HouseWords(
    source="Source",
    sources="Sources",
    sources_of_notes="Sources of these notes",
    accessed="accessed",
    appendix="Appendix",
    agenda="Agenda",
    out_of="of",
    no_data="No data",
    not_available="n/a",
    total="Total",
    others="Others",
    mean="Mean",
    median="Median",
    lowest="Lowest",
    highest="Highest",
    be_here="Be here by",
    point="point",
    points="points",
    yes="yes",
    no="no",
    a_year="a year",
    trend="trend",
    moving_mean="mean of {count}",
    each_figure="each figure is {count}",
    versus="vs",
)
_WORDS = {
    "en": _ENGLISH,
    "es": HouseWords(
        source="Fuente",
        sources="Fuentes",
        sources_of_notes="Fuentes de estas notas",
        accessed="consultado el",
        appendix="Anexo",
        agenda="Agenda",
        out_of="de",
        no_data="Sin datos",
        not_available="s/d",
        total="Total",
        others="Otros",
        mean="Media",
        median="Mediana",
        lowest="Mínimo",
        highest="Máximo",
        be_here="Estar aquí a las",
        point="punto",
        points="puntos",
        yes="sí",
        no="no",
        a_year="al año",
        trend="tendencia",
        moving_mean="media de {count}",
        each_figure="cada figura representa {count}",
        versus="vs.",
    ),
    "fr": HouseWords(
        source="Source",
        sources="Sources",
        sources_of_notes="Sources de ces notes",
        accessed="consulté le",
        appendix="Annexe",
        agenda="Plan",
        out_of="sur",
        no_data="Sans données",
        not_available="n.d.",
        total="Total",
        others="Autres",
        mean="Moyenne",
        median="Médiane",
        lowest="Minimum",
        highest="Maximum",
        be_here="Être ici à",
        point="point",
        points="points",
        yes="oui",
        no="non",
        a_year="par an",
        trend="tendance",
        moving_mean="moyenne sur {count}",
        each_figure="chaque figure représente {count}",
        versus="vs",
    ),
    "de": HouseWords(
        source="Quelle",
        sources="Quellen",
        sources_of_notes="Quellen dieser Notizen",
        accessed="abgerufen am",
        appendix="Anhang",
        agenda="Ablauf",
        out_of="von",
        no_data="Keine Angabe",
        not_available="k. A.",
        total="Gesamt",
        others="Andere",
        mean="Mittelwert",
        median="Median",
        lowest="Minimum",
        highest="Maximum",
        be_here="Hier sein um",
        point="Punkt",
        points="Punkte",
        yes="ja",
        no="nein",
        a_year="pro Jahr",
        trend="Trend",
        moving_mean="Mittel aus {count}",
        each_figure="jede Figur steht für {count}",
        versus="vs.",
    ),
    "pt": HouseWords(
        source="Fonte",
        sources="Fontes",
        sources_of_notes="Fontes destas notas",
        accessed="acesso em",
        appendix="Anexo",
        agenda="Agenda",
        out_of="de",
        no_data="Sem dados",
        not_available="n/d",
        total="Total",
        others="Outros",
        mean="Média",
        median="Mediana",
        lowest="Mínimo",
        highest="Máximo",
        be_here="Estar aqui às",
        point="ponto",
        points="pontos",
        yes="sim",
        no="não",
        a_year="ao ano",
        trend="tendência",
        moving_mean="média de {count}",
        each_figure="cada figura representa {count}",
        versus="vs.",
    ),
    "it": HouseWords(
        source="Fonte",
        sources="Fonti",
        sources_of_notes="Fonti di queste note",
        accessed="consultato il",
        appendix="Appendice",
        agenda="Programma",
        out_of="su",
        no_data="Nessun dato",
        not_available="n.d.",
        total="Totale",
        others="Altri",
        mean="Media",
        median="Mediana",
        lowest="Minimo",
        highest="Massimo",
        be_here="Essere qui alle",
        point="punto",
        points="punti",
        yes="sì",
        no="no",
        a_year="all’anno",
        trend="tendenza",
        moving_mean="media di {count}",
        each_figure="ogni figura rappresenta {count}",
        versus="vs",
    ),
}


def house_words(language: str) -> HouseWords:
    """The words of a language (BCP 47), English where deckgen has none in it."""
    return _WORDS.get(language.partition("-")[0].lower(), _ENGLISH)
