"""Words that data can contradict: those of order, course and comparison. Words that make numbers large, too.

Fractions, multiples and ranks stand in quantity_words.py. Each word is a pattern for whole words, in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from deckgen.model.language import base_of
from deckgen.numbers.quantity_words import listed


class TellingWords(Struct, frozen=True):
    """The words of one language.

    order: what says that something is first or last of all, such as "highest" and "on record".
    course: what says that something rose or fell, or which side of zero it is on.
    comparison: what says that something is more or less than something else.
    since: what names the time from which on something is so, with its year.
    bounds: what stands before a number that is a bound, above or below which the truth may be anywhere.
    powers: the words behind a number that multiply it, with their powers of ten.
    units: other words behind a number that make it an amount.
    """

    order: tuple[str, ...]
    course: tuple[str, ...]
    comparison: tuple[str, ...]
    since: tuple[str, ...]
    bounds: tuple[str, ...]
    powers: Mapping[str, int]
    units: tuple[str, ...] = ()


_SHORT = {"bn": 9, "tn": 12}
_WORDS = {
    "en": TellingWords(
        order=listed(
            r"fewest, (?<!at )least, highest, lowest, largest, smallest, biggest, greatest, worst(?! case), "
            r"on record, a record, leads?, tops, next (?:two|three|four|five|six)(?=:)"
        ),
        course=listed(
            "rose, risen, rises, rising, fell, fallen, falls, falling, grew, grown, grows, dropped, climbed, "
            r"declined, shrank, shrunk, increased, decreased, halved, "
            r"(?:deficit|surplus) (?:up to|until|since|from)(?= \d{4})"
        ),
        comparison=listed(
            "more than, less than, fewer than, higher than, lower than, larger than, smaller than, exceeds?, "
            r"outweighs?, outnumbers?, (?<!at )most(?! (?:of|are|is|were|was|likely|recent|people)\b)"
        ),
        since=(r"since \d{4}",),
        bounds=listed("more than, over, at least, above, beyond, less than, under, below, up to, at most"),
        powers={"million": 6, "millions": 6, "billion": 9, "billions": 9, "trillion": 12, "thousand": 3, **_SHORT},
        units=listed("percent, per cent, points, percentage points"),
    ),
    "es": TellingWords(
        order=listed(
            "el mayor, la mayor, los mayores, las mayores, el menor, la menor, el más alto, la más alta, "
            "el más bajo, la más baja, el peor, la peor, récord, encabezan?, lideran?"
        ),
        course=listed(
            "subió, subieron, sube, creció, crecieron, crece, aumentó, aumentaron, bajó, bajaron, baja, cayó, "
            "cayeron, cae, disminuyó, disminuyeron, descendió"
        ),
        comparison=listed("más que, más de, menos que, menos de, superan?, superaron, mayor que, menor que"),
        since=(r"desde \d{4}",),
        bounds=listed("más de, más que, al menos, por lo menos, menos de, menos que, hasta, a lo sumo"),
        powers={
            "mil millones": 9,
            "millones": 6,
            "millón": 6,
            "billones": 12,
            "billón": 12,
            "mil": 3,
            "mmdd": 9,
            "mil M": 9,
            "M": 6,
        },
        units=listed("por ciento, puntos"),
    ),
    "fr": TellingWords(
        order=listed(
            "le plus, la plus, les plus, le moins, la moins, les moins, record, le pire, la pire, "
            "arrive en tête, domine"
        ),
        course=listed(
            "augmenté, augmente, augmentent, baissé, baisse, baissent, progressé, progresse, reculé, recule, chuté, "
            "chute, diminué, diminue"
        ),
        comparison=listed("plus que, plus de, moins que, moins de, dépassent?, supérieure?s? à, inférieure?s? à"),
        since=(r"depuis \d{4}",),
        bounds=listed("plus de, plus que, plus du, au moins, moins de, moins que, moins du, jusqu’à, au plus"),
        powers={"millions": 6, "million": 6, "milliards": 9, "milliard": 9, "mille": 3, "Mds": 9, "Md": 9},
        units=listed("pour cent, points"),
    ),
    "de": TellingWords(
        order=listed(
            "am meisten, die meisten, am wenigsten, die wenigsten, höchste[nrs]?, niedrigste[nrs]?, größte[nrs]?, "
            "kleinste[nrs]?, schlechteste[nrs]?, Rekord, führt, führen"
        ),
        course=listed(
            "stieg, stiegen, steigt, steigen, gestiegen, sank, sanken, sinkt, sinken, gesunken, fiel, fielen, fällt, "
            "wuchs, wuchsen, wächst, gewachsen, halbiert"
        ),
        comparison=listed(
            "mehr als, weniger als, höher als, niedriger als, größer als, kleiner als, übertrifft, übertreffen"
        ),
        since=(r"seit \d{4}",),
        bounds=listed("mehr als, über, mindestens, weniger als, unter, bis zu, höchstens"),
        powers={"Tausend": 3, "Millionen": 6, "Million": 6, "Mio": 6, "Milliarden": 9, "Milliarde": 9, "Mrd": 9},
        units=listed("Prozent, Prozentpunkte, Punkte"),
    ),
    "pt": TellingWords(
        order=listed(
            "o maior, a maior, os maiores, as maiores, o menor, a menor, o mais alto, a mais alta, o mais baixo, "
            "a mais baixa, o pior, a pior, recorde, lideram?"
        ),
        course=listed(
            "subiu, subiram, sobe, cresceu, cresceram, cresce, aumentou, aumentaram, caiu, caíram, cai, diminuiu, "
            "diminuíram, baixou"
        ),
        comparison=listed("mais que, mais do que, mais de, menos que, menos do que, menos de, superam?, supera"),
        since=(r"desde \d{4}",),
        bounds=listed("mais de, mais que, mais do que, pelo menos, menos de, menos que, até, no máximo"),
        powers={"milhões": 6, "milhão": 6, "bilhões": 9, "bilhão": 9, "mil milhões": 9, "mil": 3},
        units=listed("por cento, pontos"),
    ),
    "it": TellingWords(
        order=listed(
            "il maggiore, la maggiore, il più, la più, i più, le più, il minore, la minore, il peggiore, "
            "la peggiore, record, guida, guidano"
        ),
        course=listed(
            "è salito, è salita, sale, è cresciuto, è cresciuta, cresce, aumentato, aumentata, aumenta, è sceso, "
            "è scesa, scende, calato, calata, cala, diminuito, diminuita"
        ),
        comparison=listed("più di, più che, meno di, meno che, superano?, maggiore di, minore di"),
        since=(r"dal \d{4}",),
        bounds=listed("più di, più che, almeno, oltre, meno di, meno che, fino a, al massimo"),
        powers={"milioni": 6, "milione": 6, "miliardi": 9, "miliardo": 9, "mila": 3, "mld": 9, "mln": 6},
        units=listed("per cento, punti"),
    ),
}


def telling_words(language: str) -> TellingWords | None:
    """The words of a language (BCP 47); None where deckgen has none in it."""
    return _WORDS.get(base_of(language))


@lru_cache(maxsize=64)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of some words as a whole, in capital letters or small ones; longer ones go first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.IGNORECASE)
