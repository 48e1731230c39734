"""Unparted: a number and what belongs to it, such as its currency, its unit or its month, stand on one line; so do
the parts of an abbreviation, such as EE. UU. and z. B.

Words in the six languages of the house are known; they are looked for in every text, since a talk in one language may
quote another.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Final

from deckgen.model.rich_text import Text


def word_set(listed: str) -> frozenset[str]:
    """The words between blanks."""
    return frozenset(listed.split())


# Words behind a number, in small letters: those that multiply it, and units.
_POWERS: Final = word_set(
    "thousand million millions billion billions trillion trillions mn bn tn m k mil millón millones billón billones "
    "mille milliers millions milliard milliards mio mrd tsd tausend millionen milliarde milliarden billionen mi bi "
    "milhão milhões bilhão bilhões trilhão trilhões mila milione milioni miliardo miliardi mld mln"
)
_UNITS: Final = _POWERS | word_set(
    "% ‰ ° °c °f percent pct pp points point pts km km² km2 km³ m² m2 m³ m3 cm mm mi mile miles ft kg g t ton tons "
    "tonne tonnes lb lbs oz ha acre acres hectares kwh mwh gwh twh kw mw gw tw w kv mb gb tb bpd b/d h min s ms am "
    "pm a.m. p.m. millas tonelladas toneladas hectáreas puntos prozent punkte × "
    # units of time
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades segundo "
    "segundos minuto minutos hora horas día días semana semanas mes meses año años década décadas seconde secondes "
    "heure heures jour jours semaine semaines mois an ans année années sekunde sekunden minuten stunde stunden tag "
    "tage tagen woche wochen monat monate monaten jahr jahre jahren dia dias mês ano anos secondo secondi minuti ora "
    "ore giorno giorni settimana settimane mese mesi anno anni"
)
_CURRENCIES: Final = word_set("usd eur gbp mxn cad jpy cny brl chf inr krw ars clp cop dollars euros pesos")
_MONTHS: Final = word_set(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul "
    "Aug Sep Sept Oct Nov Dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre janvier février mars avril mai juin juillet août septembre octobre novembre décembre Januar Februar "
    "März Mai Juni Juli Oktober Dezember janeiro fevereiro março maio junho julho setembro outubro novembro "
    "dezembro gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre"
)
# Names of months behind a day, short ones too, which may be other words where no day stands before them.
_MONTHS_BEHIND: Final = _MONTHS | word_set(
    "ene feb mar abr may jun jul ago sep sept oct nov dic janv févr avr juil déc Mär Mrz Okt Dez jan fev mai set out "
    "dez gen apr mag giu lug ott"
)
# What stands before a number, or before the number of a part of something.
_BEFORE: Final = word_set(
    "no. nos. nr. nº n.º núm. núms. num. n° § §§ p. pp. s. art. arts. fig. figs. vol. ch. sec. ca. c. fy q1 q2 q3 "
    "q4 + - − ± × ≈ ~ < > ≤ ≥ #"
)
_WORD: Final = re.compile(r"[^ \n\v]+")
# A part of an abbreviation, and two of them in a row.
_PART: Final = re.compile(r"[^\W\d]{1,2}\.")
_PARTS: Final = re.compile(rf"(?<!\w){_PART.pattern} {_PART.pattern}")
_DAY: Final = re.compile(r"\d{1,2}(\.|st|nd|rd|th|er|º)?")
_OF: Final = ("de",)
_PER: Final = ("per", "pour", "por")
_CENT: Final = ("cent", "ciento", "cento")
_HUNDREDS: Final = re.compile(r"\d{3}\b")
_LAST_DIGITS: Final = re.compile(r"(?<!\d)\d{1,3}$")
OPENING: Final = "([“„«\"'¿¡"
_CLOSING: Final = ".,;:!?)]”»\"'…"


def prose(text: Text) -> str:
    """The words of a text, letter by letter; line ends stand for what is code, or filled in by PowerPoint."""
    return "".join("\n" * len(run.text) if run.code or run.field else run.text for run in text.runs)


def unparted(text: Text) -> tuple[int, ...]:
    """The places of the blanks in a text that stand inside of a quantity, a day or an abbreviation, in letters."""
    words = prose(text)
    if not any(letter.isdecimal() for letter in words) and not _PARTS.search(words):
        return ()
    found = list(_WORD.finditer(words))
    places: list[int] = []
    for number, (before, after) in enumerate(pairwise(found)):
        if after.start() != before.end() + 1 or words[before.end()] != " ":
            continue
        behind = found[number + 2].group() if number + 2 < len(found) else ""
        is_inside = bool(places) and places[-1] == before.start() - 1
        if _belong(before.group(), after.group(), behind, is_inside):
            places.append(before.end())
    return tuple(places)


def _belong(before: str, after: str, behind: str, is_inside: bool) -> bool:
    """Whether two words are parts of one quantity, one day or one abbreviation; behind is the next word.

    is_inside says that the first of them belongs to the word before it.
    """
    first, second, third = before.lstrip(OPENING), after.rstrip(_CLOSING) or after, behind.rstrip(_CLOSING)
    if _PART.fullmatch(first) and _PART.match(after):
        return True
    if second[:1].isdecimal() and (first.casefold() in _BEFORE or _is_currency(first)):
        return True
    is_month = second.rstrip(".") in _MONTHS_BEHIND
    if _DAY.fullmatch(first) and (is_month or (second in _OF and third in _MONTHS)):
        return True
    if _DAY.fullmatch(second) and first.rstrip(".") in _MONTHS:
        return True
    if is_inside and first in (*_OF, *_PER):
        return True
    if first[-1:].isdecimal():
        is_grouped = _LAST_DIGITS.search(first) is not None and _HUNDREDS.match(second) is not None
        return is_grouped or _is_unit(second) or (second in _PER and third in _CENT)
    return is_inside and first.casefold() in _POWERS and _is_unit(second)


def _is_unit(word: str) -> bool:
    return word.casefold() in _UNITS or _is_currency(word)


def _is_currency(word: str) -> bool:
    """Whether a word is a currency: its sign, also with the letters of a country, or its code."""
    return word.casefold() in _CURRENCIES or unicodedata.category(word[-1:] or " ") == "Sc"
