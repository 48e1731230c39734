"""The words of quantity of each language: fractions, multiples, ranks, and the words that say how near a number is.

A phrase fits behind the author's own words, so it has no article of its own where the language can do without:
"dos tercios", but "la mitad". It is in the masculine or the neuter, and in the case of a subject or an object.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from deckgen.model.language import base_of

# The simple fractions, in the order of the words below. Sixths and eighths are said of one part and of all but one.
FRACTIONS = tuple(
    Fraction(part)
    for part in (
        *("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/6", "5/6", "1/8", "7/8"),
        *("1/10", "3/10", "7/10", "9/10"),
    )
)
# Numbers from 2 to this one are words in multiples and ranks, larger ones are digits.
LAST_WORD = 12


class QuantityWords(Struct, frozen=True):
    """The words of one language.

    about, nearly, more_than: what stands before a number that is near, a bit below, and above.
    nearly_done, more_than_done: the last two before a verb.
    fractions: the words for FRACTIONS, in their order.
    halves: "half a million" and the like, by the zeros of the large number; those that the language has.
    times: two to twelve times; times_beyond holds a number in digits.
    half_times: one and a half times, and two and a half times.
    folds: what follows "grew": twofold to twelvefold; fold_beyond holds a number in digits.
    fold: what holds such a word and what goes before it.
    verbs: doubled, tripled and so on, as far as the language has good words.
    verb_beyond: what is said from there on, with a {fold} in it; "" where the language has nothing good.
    ranks: first to twelfth.
    feminine: the same in the feminine; none where it is the same.
    contractions: what becomes of two words where a phrase is joined to another.
    """

    about: str
    nearly: str
    more_than: str
    nearly_done: str
    more_than_done: str
    fractions: tuple[str, ...]
    halves: Mapping[int, str]
    times: tuple[str, ...]
    times_beyond: str
    half_times: tuple[str, str]
    folds: tuple[str, ...]
    fold_beyond: str
    fold: str
    verbs: tuple[str, ...]
    verb_beyond: str
    ranks: tuple[str, ...]
    feminine: tuple[str, ...] = ()
    contractions: tuple[tuple[str, str], ...] = ()


def listed(words: str) -> tuple[str, ...]:
    """The words between commas."""
    return tuple(one.strip() for one in words.split(","))


def _counted(pattern: str, numbers: str) -> tuple[str, ...]:
    """The pattern with each of the numbers in it."""
    return tuple(pattern.format(number) for number in listed(numbers))


def _in_a(ranks: str) -> tuple[str, ...]:
    """Ranks that end in -o with an -a in its place."""
    return tuple(" ".join(word[:-1] + "a" for word in one.split()) for one in listed(ranks))


_EN = "two, three, four, five, six, seven, eight, nine, ten, eleven, twelve"
_ES = "dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce"
_FR = "deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze"
_DE = "zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf"
_PT = "dois, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze"
_IT = "due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici"
_ES_RANKS = "primero, segundo, tercero, cuarto, quinto, sexto, séptimo, octavo, noveno, décimo, undécimo, duodécimo"
_FR_RANKS = (
    "deuxième, troisième, quatrième, cinquième, sixième, septième, huitième, neuvième, dixième, onzième, douzième"
)
_PT_RANKS = (
    "primeiro, segundo, terceiro, quarto, quinto, sexto, sétimo, oitavo, nono, décimo, décimo primeiro, "
    "décimo segundo"
)
_IT_RANKS = "primo, secondo, terzo, quarto, quinto, sesto, settimo, ottavo, nono, decimo, undicesimo, dodicesimo"

_WORDS = {
    "en": QuantityWords(
        about="about",
        nearly="nearly",
        more_than="more than",
        nearly_done="nearly",
        more_than_done="more than",
        fractions=listed(
            "half, a third, two thirds, a quarter, three quarters, a fifth, two fifths, three fifths, four fifths, "
            "a sixth, five sixths, an eighth, seven eighths, a tenth, three tenths, seven tenths, nine tenths"
        ),
        halves={6: "half a million", 9: "half a billion", 12: "half a trillion"},
        times=("twice", *_counted("{} times", _EN)[1:]),
        times_beyond="{} times",
        half_times=("one and a half times", "two and a half times"),
        folds=_counted("{}fold", _EN),
        fold_beyond="{}-fold",
        fold="{}",
        verbs=("doubled", "tripled", "quadrupled"),
        verb_beyond="increased {fold}",
        ranks=listed("first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth"),
    ),
    "es": QuantityWords(
        about="cerca de",
        nearly="casi",
        more_than="más de",
        nearly_done="casi",
        more_than_done="más que",
        fractions=listed(
            "la mitad, un tercio, dos tercios, una cuarta parte, tres cuartas partes, una quinta parte, "
            "dos quintas partes, tres quintas partes, cuatro quintas partes, una sexta parte, cinco sextas partes, "
            "una octava parte, siete octavas partes, una décima parte, tres décimas partes, siete décimas partes, "
            "nueve décimas partes"
        ),
        halves={6: "medio millón", 12: "medio billón"},
        times=_counted("{} veces", _ES),
        times_beyond="{} veces",
        half_times=("una vez y media", "dos veces y media"),
        folds=listed(_ES),
        fold_beyond="{}",
        fold="por {}",
        verbs=("duplicado", "triplicado", "cuadruplicado"),
        verb_beyond="multiplicado {fold}",
        ranks=listed(_ES_RANKS),
        feminine=_in_a(_ES_RANKS),
    ),
    "fr": QuantityWords(
        about="environ",
        nearly="près de",
        more_than="plus de",
        nearly_done="presque",
        more_than_done="plus que",
        fractions=listed(
            "la moitié, un tiers, deux tiers, un quart, trois quarts, un cinquième, deux cinquièmes, "
            "trois cinquièmes, quatre cinquièmes, un sixième, cinq sixièmes, un huitième, sept huitièmes, "
            "un dixième, trois dixièmes, sept dixièmes, neuf dixièmes"
        ),
        halves={6: "un demi-million", 9: "un demi-milliard", 12: "un demi-billion"},
        times=_counted("{} fois", _FR),
        times_beyond="{} fois",
        half_times=("une fois et demie", "deux fois et demie"),
        folds=listed(_FR),
        fold_beyond="{}",
        fold="par {}",
        verbs=("doublé", "triplé", "quadruplé", "quintuplé", "sextuplé", "septuplé", "octuplé"),
        verb_beyond="été multiplié {fold}",
        ranks=("premier", *listed(_FR_RANKS)),
        feminine=("première", *listed(_FR_RANKS)),
        contractions=(("de un", "d’un"),),
    ),
    "de": QuantityWords(
        about="rund",
        nearly="fast",
        more_than="mehr als",
        nearly_done="fast",
        more_than_done="mehr als",
        fractions=listed(
            "die Hälfte, ein Drittel, zwei Drittel, ein Viertel, drei Viertel, ein Fünftel, zwei Fünftel, "
            "drei Fünftel, vier Fünftel, ein Sechstel, fünf Sechstel, ein Achtel, sieben Achtel, ein Zehntel, "
            "drei Zehntel, sieben Zehntel, neun Zehntel"
        ),
        halves={6: "eine halbe Million", 9: "eine halbe Milliarde", 12: "eine halbe Billion"},
        times=_counted("{}mal", _DE),
        times_beyond="{}-mal",
        half_times=("anderthalbmal", "zweieinhalbmal"),
        folds=("das Doppelte", *(f"das {one.capitalize()}fache" for one in listed(_DE)[1:])),
        fold_beyond="das {}-Fache",
        fold="{}",
        verbs=("verdoppelt", *_counted("ver{}facht", _DE)[1:]),
        verb_beyond="",
        ranks=listed("erste, zweite, dritte, vierte, fünfte, sechste, siebte, achte, neunte, zehnte, elfte, zwölfte"),
    ),
    "pt": QuantityWords(
        about="cerca de",
        nearly="quase",
        more_than="mais de",
        nearly_done="quase",
        more_than_done="mais que",
        fractions=listed(
            "metade, um terço, dois terços, um quarto, três quartos, um quinto, dois quintos, três quintos, "
            "quatro quintos, um sexto, cinco sextos, um oitavo, sete oitavos, um décimo, três décimos, "
            "sete décimos, nove décimos"
        ),
        # What a billion is differs between Brazil and Portugal.
        halves={6: "meio milhão"},
        times=("duas vezes", *_counted("{} vezes", _PT)[1:]),
        times_beyond="{} vezes",
        half_times=("uma vez e meia", "duas vezes e meia"),
        folds=listed(_PT),
        fold_beyond="{}",
        fold="por {}",
        verbs=("duplicou", "triplicou", "quadruplicou"),
        verb_beyond="multiplicou-se {fold}",
        ranks=listed(_PT_RANKS),
        feminine=_in_a(_PT_RANKS),
        contractions=(("de metade", "da metade"),),
    ),
    "it": QuantityWords(
        about="circa",
        nearly="quasi",
        more_than="più di",
        nearly_done="quasi",
        more_than_done="più che",
        fractions=listed(
            "la metà, un terzo, due terzi, un quarto, tre quarti, un quinto, due quinti, tre quinti, quattro quinti, "
            "un sesto, cinque sesti, un ottavo, sette ottavi, un decimo, tre decimi, sette decimi, nove decimi"
        ),
        halves={6: "mezzo milione", 9: "mezzo miliardo"},
        times=_counted("{} volte", _IT),
        times_beyond="{} volte",
        half_times=("una volta e mezza", "due volte e mezza"),
        folds=listed(_IT),
        fold_beyond="{}",
        fold="per {}",
        verbs=("raddoppiato", "triplicato", "quadruplicato"),
        verb_beyond="moltiplicato {fold}",
        ranks=listed(_IT_RANKS),
        feminine=_in_a(_IT_RANKS),
        contractions=(("di la", "della"),),
    ),
}


def quantity_words(language: str) -> QuantityWords | None:
    """The words of a language (BCP 47); None where deckgen has none in it."""
    return _WORDS.get(base_of(language))


def is_hedged(said: str, language: str) -> bool:
    """Whether words begin with "about", "nearly" or "more than", so that the number behind them is a rough one."""
    words = quantity_words(language)
    begin = said.replace("\N{NO-BREAK SPACE}", " ").casefold()
    return words is not None and begin.startswith(
        tuple(f"{one} " for one in (words.about, words.nearly, words.more_than))
    )


def languages_of_quantity() -> tuple[str, ...]:
    """The languages that have these words, without their countries."""
    return tuple(_WORDS)
