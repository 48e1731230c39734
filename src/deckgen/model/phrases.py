"""The sentences with which deckgen describes charts and tables to screen readers, in several languages.

The code asks for a sentence by its English words. A language that isn't here gets the English ones.
"""

from __future__ import annotations

from msgspec import Struct

# The order of the translations below.
LANGUAGES = ("es", "fr", "de", "pt", "it")
_TRANSLATED: dict[str, tuple[str, str, str, str, str]] = {
    "Area chart": (
        "Gráfico de áreas",
        "Graphique en aires",
        "Flächendiagramm",
        "Gráfico de áreas",
        "Grafico ad aree",
    ),
    "Bar chart": (
        "Gráfico de barras",
        "Diagramme à barres",
        "Balkendiagramm",
        "Gráfico de barras",
        "Grafico a barre",
    ),
    "Bar and line chart": (
        "Gráfico de barras y líneas",
        "Diagramme à barres et courbes",
        "Balken- und Liniendiagramm",
        "Gráfico de barras e linhas",
        "Grafico a barre e linee",
    ),
    "Chart": ("Gráfico", "Graphique", "Diagramm", "Gráfico", "Grafico"),
    "Diverging bar chart": (
        "Gráfico de barras divergentes",
        "Diagramme à barres divergentes",
        "Divergierendes Balkendiagramm",
        "Gráfico de barras divergentes",
        "Grafico a barre divergenti",
    ),
    "Donut chart": (
        "Gráfico de anillo",
        "Graphique en anneau",
        "Ringdiagramm",
        "Gráfico de rosca",
        "Grafico ad anello",
    ),
    "Dot chart": (
        "Gráfico de puntos",
        "Graphique à points",
        "Punktdiagramm",
        "Gráfico de pontos",
        "Grafico a punti",
    ),
    "Grouped bar chart": (
        "Gráfico de barras agrupadas",
        "Diagramme à barres groupées",
        "Gruppiertes Balkendiagramm",
        "Gráfico de barras agrupadas",
        "Grafico a barre raggruppate",
    ),
    "Line chart": (
        "Gráfico de líneas",
        "Graphique en courbes",
        "Liniendiagramm",
        "Gráfico de linhas",
        "Grafico a linee",
    ),
    "Parliament chart": (
        "Gráfico de escaños",
        "Graphique des sièges",
        "Sitzverteilung",
        "Gráfico de assentos",
        "Grafico dei seggi",
    ),
    "Ranked bar chart": (
        "Gráfico de barras ordenadas",
        "Diagramme à barres classées",
        "Rangliste in Balken",
        "Gráfico de barras ordenadas",
        "Grafico a barre ordinate",
    ),
    "Scatter plot": (
        "Gráfico de dispersión",
        "Nuage de points",
        "Streudiagramm",
        "Gráfico de dispersão",
        "Grafico a dispersione",
    ),
    "Slope chart": (
        "Gráfico de pendientes",
        "Graphique de pentes",
        "Steigungsdiagramm",
        "Gráfico de inclinação",
        "Grafico delle pendenze",
    ),
    "Stacked bar chart": (
        "Gráfico de barras apiladas",
        "Diagramme à barres empilées",
        "Gestapeltes Balkendiagramm",
        "Gráfico de barras empilhadas",
        "Grafico a barre in pila",
    ),
    "100% stacked bar chart": (
        "Gráfico de barras apiladas al 100 %",
        "Diagramme à barres empilées à 100 %",
        "Auf 100 % gestapeltes Balkendiagramm",
        "Gráfico de barras empilhadas a 100%",
        "Grafico a barre in pila al 100%",
    ),
    "Tile map": (
        "Mapa de mosaicos",
        "Carte en tuiles",
        "Kachelkarte",
        "Mapa de mosaicos",
        "Mappa a tessere",
    ),
    "Waterfall chart": (
        "Gráfico de cascada",
        "Graphique en cascade",
        "Wasserfalldiagramm",
        "Gráfico de cascata",
        "Grafico a cascata",
    ),
    "the United States": (
        "los Estados Unidos",
        "États-Unis",
        "Vereinigte Staaten",
        "Estados Unidos",
        "Stati Uniti",
    ),
    "Mexico": ("México", "Mexique", "Mexiko", "México", "Messico"),
    "{kind} of {place}": (
        "{kind}: {place}",
        "{kind} : {place}",
        "{kind}: {place}",
        "{kind}: {place}",
        "{kind}: {place}",
    ),
    "{kind} in {count} panels": (
        "{kind} en {count} paneles",
        "{kind} en {count} volets",
        "{kind} in {count} Feldern",
        "{kind} em {count} painéis",
        "{kind} in {count} riquadri",
    ),
    "{first} to {last}": (
        "de {first} a {last}",
        "de {first} à {last}",
        "{first} bis {last}",
        "de {first} a {last}",
        "{first}–{last}",
    ),
    "{name} from {low} to {high}": (
        "{name} de {low} a {high}",
        "{name} de {low} à {high}",
        "{name} von {low} bis {high}",
        "{name} de {low} a {high}",
        "{name} da {low} a {high}",
    ),
    "{names} and {last}": (
        "{names} y {last}",
        "{names} et {last}",
        "{names} und {last}",
        "{names} e {last}",
        "{names} e {last}",
    ),
    "{count} values": ("{count} valores", "{count} valeurs", "{count} Werte", "{count} valores", "{count} valori"),
    "{count} bars": ("{count} barras", "{count} barres", "{count} Balken", "{count} barras", "{count} barre"),
    "{count} dots": ("{count} puntos", "{count} points", "{count} Punkte", "{count} pontos", "{count} punti"),
    "{count} rows": ("{count} filas", "{count} lignes", "{count} Zeilen", "{count} linhas", "{count} righe"),
    "{count} of {whole} states": (
        "{count} de {whole} estados",
        "{count} États sur {whole}",
        "{count} von {whole} Staaten",
        "{count} de {whole} estados",
        "{count} stati su {whole}",
    ),
    "first {point}": (
        "primero {point}",
        "premier {point}",
        "zuerst {point}",
        "primeiro {point}",
        "primo {point}",
    ),
    "last {point}": (
        "último {point}",
        "dernier {point}",
        "zuletzt {point}",
        "último {point}",
        "ultimo {point}",
    ),
    "lowest {point}": (
        "mínimo {point}",
        "minimum {point}",
        "Tiefstwert {point}",
        "mínimo {point}",
        "minimo {point}",
    ),
    "highest {point}": (
        "máximo {point}",
        "maximum {point}",
        "Höchstwert {point}",
        "máximo {point}",
        "massimo {point}",
    ),
    "Lowest: {points}.": (
        "Los más bajos: {points}.",
        "Les plus bas : {points}.",
        "Am niedrigsten: {points}.",
        "Os mais baixos: {points}.",
        "I più bassi: {points}.",
    ),
    "Highest: {points}.": (
        "Los más altos: {points}.",
        "Les plus élevés : {points}.",
        "Am höchsten: {points}.",
        "Os mais altos: {points}.",
        "I più alti: {points}.",
    ),
    "Highlighted: {points}.": (
        "Resaltados: {points}.",
        "En évidence : {points}.",
        "Hervorgehoben: {points}.",
        "Em destaque: {points}.",
        "In evidenza: {points}.",
    ),
    "margin of error: {points}.": (
        "margen de error: {points}.",
        "marge d’erreur : {points}.",
        "Fehlerbereich: {points}.",
        "margem de erro: {points}.",
        "margine di errore: {points}.",
    ),
    "widest {point}": (
        "más ancho {point}",
        "le plus large {point}",
        "am breitesten {point}",
        "mais largo {point}",
        "più ampio {point}",
    ),
    "level": (
        "estable",
        "stable",
        "gleichbleibend",
        "estável",
        "stabile",
    ),
    "rises by {amount} a year": (
        "sube {amount} al año",
        "augmente de {amount} par an",
        "steigt um {amount} im Jahr",
        "sobe {amount} por ano",
        "sale di {amount} all’anno",
    ),
    "falls by {amount} a year": (
        "baja {amount} al año",
        "baisse de {amount} par an",
        "fällt um {amount} im Jahr",
        "cai {amount} por ano",
        "scende di {amount} all’anno",
    ),
    "rises by {amount} a month": (
        "sube {amount} al mes",
        "augmente de {amount} par mois",
        "steigt um {amount} im Monat",
        "sobe {amount} por mês",
        "sale di {amount} al mese",
    ),
    "falls by {amount} a month": (
        "baja {amount} al mes",
        "baisse de {amount} par mois",
        "fällt um {amount} im Monat",
        "cai {amount} por mês",
        "scende di {amount} al mese",
    ),
    "rises by {amount} a day": (
        "sube {amount} al día",
        "augmente de {amount} par jour",
        "steigt um {amount} am Tag",
        "sobe {amount} por dia",
        "sale di {amount} al giorno",
    ),
    "falls by {amount} a day": (
        "baja {amount} al día",
        "baisse de {amount} par jour",
        "fällt um {amount} am Tag",
        "cai {amount} por dia",
        "scende di {amount} al giorno",
    ),
    "rises by {amount} where {name} rises by {step}": (
        "sube {amount} donde {name} sube {step}",
        "augmente de {amount} là où {name} augmente de {step}",
        "steigt um {amount}, wo {name} um {step} steigt",
        "sobe {amount} onde {name} sobe {step}",
        "sale di {amount} dove {name} sale di {step}",
    ),
    "falls by {amount} where {name} rises by {step}": (
        "baja {amount} donde {name} sube {step}",
        "baisse de {amount} là où {name} augmente de {step}",
        "fällt um {amount}, wo {name} um {step} steigt",
        "cai {amount} onde {name} sobe {step}",
        "scende di {amount} dove {name} sale di {step}",
    ),
    "rises from {low} to {high}": (
        "sube de {low} a {high}",
        "augmente de {low} à {high}",
        "steigt von {low} auf {high}",
        "sobe de {low} para {high}",
        "sale da {low} a {high}",
    ),
    "falls from {low} to {high}": (
        "baja de {low} a {high}",
        "baisse de {low} à {high}",
        "fällt von {low} auf {high}",
        "cai de {low} para {high}",
        "scende da {low} a {high}",
    ),
    "From left to right: {points}.": (
        "De izquierda a derecha: {points}.",
        "De gauche à droite : {points}.",
        "Von links nach rechts: {points}.",
        "Da esquerda para a direita: {points}.",
        "Da sinistra a destra: {points}.",
    ),
    "as of {year}": ("hasta {year}", "jusqu’en {year}", "Stand {year}", "até {year}", "ultimo dato: {year}"),
    "as of {month}": ("hasta {month}", "jusqu’en {month}", "Stand {month}", "até {month}", "ultimo dato: {month}"),
    "as of {day}": ("hasta el {day}", "jusqu’au {day}", "Stand {day}", "até {day}", "ultimo dato: {day}"),
    "The axis begins at {value}.": (
        "El eje empieza en {value}.",
        "L’axe commence à {value}.",
        "Die Achse beginnt bei {value}.",
        "O eixo começa em {value}.",
        "L’asse comincia da {value}.",
    ),
    "The axis is logarithmic.": (
        "El eje es logarítmico.",
        "L’axe est logarithmique.",
        "Die Achse ist logarithmisch.",
        "O eixo é logarítmico.",
        "L’asse è logaritmico.",
    ),
    "no value": ("sin dato", "sans valeur", "kein Wert", "sem valor", "nessun valore"),
    "no values": ("sin datos", "sans valeurs", "keine Werte", "sem valores", "nessun valore"),
    "Table of one row. Columns: {names}.": (
        "Tabla de una fila. Columnas: {names}.",
        "Tableau d’une ligne. Colonnes : {names}.",
        "Tabelle mit einer Zeile. Spalten: {names}.",
        "Tabela de uma linha. Colunas: {names}.",
        "Tabella di una riga. Colonne: {names}.",
    ),
    "Table of {count} rows. Columns: {names}.": (
        "Tabla de {count} filas. Columnas: {names}.",
        "Tableau de {count} lignes. Colonnes : {names}.",
        "Tabelle mit {count} Zeilen. Spalten: {names}.",
        "Tabela de {count} linhas. Colunas: {names}.",
        "Tabella di {count} righe. Colonne: {names}.",
    ),
    "{number} times": ("{number} veces", "{number} fois", "{number}-mal so viel", "{number} vezes", "{number} volte"),
    "an arrow from {first} to {last}: {number}": (
        "una flecha de {first} a {last}: {number}",
        "une flèche de {first} à {last} : {number}",
        "ein Pfeil von {first} bis {last}: {number}",
        "uma seta de {first} a {last}: {number}",
        "una freccia da {first} a {last}: {number}",
    ),
    "{names} together: {number}": (
        "{names}, en conjunto: {number}",
        "{names}, ensemble : {number}",
        "{names} zusammen: {number}",
        "{names}, em conjunto: {number}",
        "{names}, insieme: {number}",
    ),
    "between {first} and {last}": (
        "entre {first} y {last}",
        "entre {first} et {last}",
        "zwischen {first} und {last}",
        "entre {first} e {last}",
        "tra {first} e {last}",
    ),
    "between {first} and {last} at {x}": (
        "entre {first} y {last} en {x}",
        "entre {first} et {last} ({x})",
        "zwischen {first} und {last} ({x})",
        "entre {first} e {last} em {x}",
        "tra {first} e {last} ({x})",
    ),
    "shaded from {first} to {last}": (
        "sombreado de {first} a {last}",
        "ombré de {first} à {last}",
        "schattiert von {first} bis {last}",
        "sombreado de {first} a {last}",
        "in ombra da {first} a {last}",
    ),
    "a line at {number}": (
        "una línea en {number}",
        "une ligne à {number}",
        "eine Linie bei {number}",
        "uma linha em {number}",
        "una linea a {number}",
    ),
    "marked: {x}, {number}": (
        "marcado: {x}, {number}",
        "repère : {x}, {number}",
        "markiert: {x}, {number}",
        "marcado: {x}, {number}",
        "segnato: {x}, {number}",
    ),
    "at {x}: {note}": ("en {x}: {note}", "{x} : {note}", "bei {x}: {note}", "em {x}: {note}", "{x}: {note}"),
}


class Phrases(Struct, frozen=True):
    """Says deckgen's own sentences in a language (BCP 47)."""

    language: str = "en"

    def __call__(self, words: str, **values: object) -> str:
        """A sentence, given in English, with its values filled in."""
        base = self.language.partition("-")[0].lower()
        is_known = base in LANGUAGES and words in _TRANSLATED
        sentence = _TRANSLATED[words][LANGUAGES.index(base)] if is_known else words
        return sentence.format(**values)


def known() -> frozenset[str]:
    """The English words of all sentences that are translated."""
    return frozenset(_TRANSLATED)
