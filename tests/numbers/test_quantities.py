"""quantities: numbers in words of quantity, in every language that has them."""

from __future__ import annotations

import re

import pytest

from deckgen.numbers.by_language import number_format
from deckgen.numbers.quantities import NoWordsError, Quantity, say_quantity
from deckgen.numbers.quantity_words import FRACTIONS, languages_of_quantity, quantity_words

LANGUAGES = languages_of_quantity()


def say(
    written: str, number: float, language: str = "en-US", pattern: str | None = None, multiple: float | None = None
) -> str:
    return say_quantity(written, Quantity(number, pattern, multiple), language)


@pytest.mark.parametrize(
    ("written", "number", "words"),
    [
        ("fraction", 0.667, "two thirds"),
        ("fraction", 0.65, "nearly two thirds"),
        ("fraction", 0.25, "a quarter"),
        ("fraction", 0.5, "half"),
        ("Fraction", 0.53, "More than half"),
        ("fraction", 0.47, "nearly half"),
        ("fraction", 0.9, "nine tenths"),
        ("fraction", 0.8, "four fifths"),
        ("times", 2, "twice"),
        ("times", 2.386, "nearly two and a half times"),
        ("times", 2.2, "more than twice"),
        ("times", 1.5, "one and a half times"),
        ("times", 6.8, "nearly seven times"),
        ("Times", 6.4, "More than six times"),
        ("times", 15.1, "15 times"),
        ("times", 1234, "1,234 times"),
        ("fold", 6, "sixfold"),
        ("fold", 2.05, "twofold"),
        ("fold", 6.8, "nearly sevenfold"),
        ("fold", 47, "47-fold"),
        ("multiplied", 1.97, "doubled"),
        ("multiplied", 2.3, "more than doubled"),
        ("multiplied", 2.8, "nearly tripled"),
        ("multiplied", 4, "quadrupled"),
        ("multiplied", 6.8, "increased nearly sevenfold"),
        ("about", 512_345, "half a million"),
        ("About", 512_345, "Half a million"),
        ("about", 530_000, "more than half a million"),
        ("about", 1_040_000, "about 1 million"),
        ("about", 880_000, "about 900,000"),
        ("about", 852_000, "nearly 900,000"),
        ("about", 632_000, "more than 600,000"),
        ("about", 35_200_000, "about 35 million"),
        ("about", 0.034, "about 0.035"),
        ("place", 1, "first"),
        ("Place", 12, "Twelfth"),
        ("place feminine", 3, "third"),
    ],
)
def test_numbers_become_words(written: str, number: float, words: str) -> None:
    assert say(written, number) == words


@pytest.mark.parametrize(
    ("written", "number", "pattern", "words"),
    [
        ("fraction", 66.5, '0"%"', "two thirds"),
        ("fraction", 0.665, "0%", "two thirds"),
        ("fraction", 0.665, "percent", "two thirds"),
        ("times", 2.5, '0.0"×"', "two and a half times"),
        ("about", 616.6, "$#,##0.0 bn", "about $600 bn"),
        ("about", 1.52, "$0 bn", "about $1.5 bn"),
        ("about", 616.6e9, "$compact", "about $600 billion"),
        ("about", 520_000, "$compact", "about $500 thousand"),
        ("about", 0.616, "0%", "about 60%"),
        ("about", 616, "words", "about six hundred"),
        ("about", 512_345, "#,##0", "half a million"),
        ("about", 0.512, '0.0," million"', "about 0.0005 million"),
        ("about $0 bn", 616.6, "0.0", "about $600 bn"),
        ('about "$0 bn"', 616.6, None, "about $600 bn"),
    ],
)
def test_a_figures_own_format_says_what_it_counts(written: str, number: float, pattern: str, words: str) -> None:
    assert say(written, number, "en-US", pattern) == words


def test_a_change_multiplies_by_what_it_ends_with() -> None:
    assert say("multiplied", 2.0, pattern="percent", multiple=3.0) == "tripled"
    assert say("times", 0.97, pattern="percent", multiple=1.97) == "twice"
    assert say("fraction", 0.33, pattern="percent", multiple=0.67) == "a third"


@pytest.mark.parametrize(
    ("written", "number", "pattern", "code", "said"),
    [
        ("fraction", 0.45, None, "no_simple_fraction", "no simple fraction is near '0.45'"),
        ("fraction", 0.03, "0%", "no_simple_fraction", "near '3%'"),
        ("fraction", 66, None, "no_simple_fraction", "'66' is no part of a whole"),
        ("fraction", -0.3, None, "no_simple_fraction", "no part of a whole"),
        ("fraction", 1, None, "no_simple_fraction", "no part of a whole"),
        ("times", 1.2, None, "no_multiple", "near 1.2 times"),
        ("times", -3, None, "no_multiple", "near −3 times"),
        ("fold", 2.6, None, "no_multiple", "near 2.6 times"),
        ("times", 243, "$0 bn", "no_multiple", "'$243 bn' is an amount"),
        ("multiplied", 210, '0"%"', "no_multiple", "'210%' is a percentage"),
        ("fold", 2.1, "percent", "no_multiple", "'210%' is a percentage"),
        ("about", 0, None, "no_round_number", "'0' is not more than zero"),
        ("about", -20, "0", "no_round_number", "'−20' is not more than zero"),
        ("place", 13, None, "not_a_place", "'13' is no place"),
        ("place", 0, None, "not_a_place", "'0' is no place"),
        ("place", 2.5, None, "not_a_place", "'2.5' is no place"),
    ],
)
def test_where_no_words_are_true_none_are_said(
    written: str, number: float, pattern: str | None, code: str, said: str
) -> None:
    with pytest.raises(NoWordsError, match=re.escape(said)) as caught:
        say(written, number, "en-US", pattern)
    assert caught.value.code == code
    assert caught.value.hint


def test_points_are_no_part_of_a_whole() -> None:
    lead = Quantity(24, '0"%"', points=("point", "points"))
    with pytest.raises(NoWordsError, match="'24 points' is the difference of two percentages"):
        say_quantity("fraction", lead, "en-US")
    assert say_quantity("about", lead, "en-US") == "about 25 points"
    assert say("fraction", 0.24, pattern="0.0") == "a quarter"


def test_the_nearest_fractions_are_named() -> None:
    with pytest.raises(NoWordsError) as caught:
        say("fraction", 0.45)
    assert "'two fifths' (40%) and 'half' (50%)" in caught.value.hint


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_words(language: str) -> None:
    words = quantity_words(language)
    assert words is not None
    assert len(words.fractions) == len(set(words.fractions)) == len(FRACTIONS)
    assert len(set(words.times)) == len(set(words.folds)) == 11
    assert len(set(words.ranks)) == 12
    assert len(words.feminine) in (0, 12)
    assert 3 <= len(set(words.verbs)) <= 11
    assert words.verb_beyond or len(words.verbs) == 11
    assert 6 in words.halves


GRID = [number / 200 for number in range(1, 200)] + [number / 20 for number in range(20, 500)] + [1e6, 5.2e5, 4e11]


@pytest.mark.parametrize("language", [*LANGUAGES, "es-MX", "pt-PT", "de-CH"])
@pytest.mark.parametrize("word", ["fraction", "times", "fold", "multiplied", "about", "place", "place feminine"])
def test_words_are_whole_and_say_one_thing_each(language: str, word: str) -> None:
    nearest: dict[str, list[float]] = {}
    for number in GRID:
        try:
            nearest.setdefault(say(word, number, language), []).append(number)
        except NoWordsError:
            continue
    assert nearest
    for said, numbers in nearest.items():
        assert said.strip() == said
        assert "  " not in said
        assert not re.search(r"[{}]|\bde un\b(?=.*tiers)|\bdi la\b|\bde metade\b", said)
        # Numbers that share their words are neighbors: no other words are said of a number between them.
        between = [one for one in GRID if numbers[0] <= one <= numbers[-1]]
        assert between == numbers
    capital = word.capitalize() if " " not in word else word.replace("place", "Place")
    said = next(iter(nearest))
    assert say(capital, nearest[said][0], language) == said[:1].upper() + said[1:]


ASKED = [("fraction", 0.66), ("fraction", 0.47), ("times", 6.3), ("fold", 6.8), ("place feminine", 1), ("about", 5e5)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es-MX", "dos tercios, casi la mitad, más de seis veces, por casi siete, primera, medio millón"),
        ("fr", "deux tiers, près de la moitié, plus de six fois, par près de sept, première, un demi-million"),
        ("de", "zwei Drittel, fast die Hälfte, mehr als sechsmal, fast das Siebenfache, erste, eine halbe Million"),
        ("pt-BR", "dois terços, quase metade, mais de seis vezes, por quase sete, primeira, meio milhão"),
        ("it", "due terzi, quasi la metà, più di sei volte, per quasi sette, prima, mezzo milione"),
    ],
)
def test_languages_have_words_of_their_own(language: str, expected: str) -> None:
    assert ", ".join(say(word, number, language) for word, number in ASKED) == expected


@pytest.mark.parametrize(
    ("language", "word", "number", "words"),
    [
        ("fr", "fraction", 0.36, "plus d’un tiers"),
        ("fr", "about", 540_000, "plus d’un demi-million"),
        ("it", "fraction", 0.53, "più della metà"),
        ("pt", "fraction", 0.53, "mais da metade"),
        ("de", "multiplied", 6.2, "mehr als versechsfacht"),
        ("es", "multiplied", 2.2, "más que duplicado"),
        ("fr", "multiplied", 2.2, "plus que doublé"),
        ("es", "about", 1_100_000, "más de 1 millón"),
    ],
)
def test_small_words_run_together(language: str, word: str, number: float, words: str) -> None:
    assert say(word, number, language) == words


def test_what_a_language_lacks_is_said() -> None:
    with pytest.raises(ValueError, match="'fraction' is not known in Japanese"):
        say("fraction", 0.5, "ja")
    with pytest.raises(NoWordsError, match="German has no good verb for 15 times"):
        say("multiplied", 15, "de")


@pytest.mark.parametrize("word", ["fraction", "Times", "about", "place feminine", "about $0 bn"])
def test_words_of_quantity_are_no_formats_of_charts_and_tables(word: str) -> None:
    with pytest.raises(ValueError, match="for quoting in text alone"):
        number_format(word, "en-US")


def test_a_number_is_shown_in_one_way() -> None:
    with pytest.raises(ValueError, match="more than one format"):
        number_format("fraction | Words", "en-US")
    assert number_format('0 "|"', "en-US").show(3) == "3 |"


@pytest.mark.parametrize(("typed", "meant"), [("fracton", "fraction"), ("tims", "times"), ("multiply", "multiplied")])
def test_typing_mistakes_are_mended(typed: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"did you mean '{meant}'"):
        number_format(typed, "en-US")
