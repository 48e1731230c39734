"""caveat_in_callout: sentences of callouts that say when or how was counted are warned of; what follows isn't."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

CAVEATS = {
    "en": [
        "As of 12 July 2018.",
        "As of summer 2018: plans, not yet policy.",
        "**Data for 2004.** No other suppliers match Mexico.",
        "Data through June 2018.",
        "Estimates of several editions; dots are the years that have one.",
        "A rule-of-thumb estimate of 2014, by an institute.",
        "Where did the jobs go? Both figures are estimates, so read the ratio as a rough one.",
        "In current prices.",
        "Goods only, current prices: $81 bn in 1993.",
        "Fiscal years end in September.",
        "Source: the central bank",
        "Note: two pollsters.",
        "Excludes services.",
        "Without services.",
        "All ranks are for 2017, as I count them.",
        "Of $276 bn in all, 2017. ≈ marks an estimate.",
    ],
    "es": ["Al 12 de julio de 2018.", "Datos de 2004.", "Solo bienes, precios corrientes.", "Nota: dos encuestas."],
    "fr": ["Au 12 juillet 2018.", "Données de 2004.", "Biens uniquement.", "Source : la banque centrale."],
    "de": ["Stand: Juli 2018.", "Zahlen für 2004.", "Nur Waren, in jeweiligen Preisen.", "Hinweis: zwei Umfragen."],
    "pt": ["Até 12 de julho de 2018.", "Dados de 2004.", "Apenas bens.", "Nota: duas pesquisas."],
    "it": ["Al 12 luglio 2018.", "Dati del 2004.", "Solo beni, a prezzi correnti.", "Fonte: la banca centrale."],
}
TAKEAWAYS = {
    "en": [
        "Without Mexico no car would be built in Michigan.",
        "As of today nobody has to wait.",
        "Data from all three cities point the same way.",
        "Estimates of the damage have doubled.",
        "Only goods that cross by truck are late.",
        "In 2017 Texas sold more to Mexico than to China.",
        "Sources of growth are drying up.",
        "Notes are what musicians cross the border with.",
        "The numbers are clear: build the bridge.",
        "Fiscal policy can wait, the bridge can't.",
        "Numbers in the north rose.",
        "Note what the fourth bar says.",
    ],
    "es": ["Datos de tres ciudades dicen lo mismo.", "Sin México no hay autos.", "Al fin hay un puente."],
    "fr": ["Sans le Mexique, pas de voitures.", "Au moins un pont reste ouvert.", "Les chiffres sont clairs."],
    "de": ["Ohne Mexiko gibt es keine Autos.", "Stand heute ein Stau, steht er morgen.", "Daten schaffen Vertrauen."],
    "pt": ["Em 12 de julho de 2018, o país votou.", "Sem o México não há carros.", "Os números são claros."],
    "it": ["Senza il Messico niente auto.", "Al ponte si aspetta meno.", "Solo il ponte resta aperto."],
}
PAIRS = [(language, words) for language, several in CAVEATS.items() for words in several]
HARMLESS = [(language, words) for language, several in TAKEAWAYS.items() for words in several]


@pytest.mark.parametrize(("language", "words"), PAIRS)
def test_a_caveat_is_warned_of(language: str, words: str, lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide(f"title: T\ntext: a\ncallout: '{words}'\n", f"language: {language}\n")
    assert [one.code for one in laid.log] == ["caveat_in_callout"]


@pytest.mark.parametrize(("language", "words"), HARMLESS)
def test_what_follows_is_not(language: str, words: str, lay_slide: Callable[..., Laid]) -> None:
    quoted = words.replace("'", "''")
    assert lay_slide(f"title: T\ntext: a\ncallout: '{quoted}'\n", f"language: {language}\n").said == []


def test_it_is_warned_of_in_columns_and_in_verdicts_but_not_in_text(lay_slide: Callable[..., Laid]) -> None:
    sides = "compare: {left: {title: a}, right: {title: b}, verdict: Estimates only.}"
    columns = "columns: [{text: Data for 2004.}, {text: a, callout: Data for 2004.}]"
    laid = lay_slide(f"title: T\n{columns}\n{sides}\n")
    assert [one.code for one in laid.log] == ["caveat_in_callout"] * 2


def test_figures_are_judged_as_they_are_shown(lay_slide: Callable[..., Laid]) -> None:
    top = "figures: {when: {value: 12 July 2018}}\n"
    laid = lay_slide("title: T\ntext: a\ncallout: As of {{ when }}.\n", top)
    assert [one.message.split("'")[1] for one in laid.log] == ["As of 12 July 2018."]


def test_languages_without_words_are_left_alone(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("title: T\ntext: a\ncallout: As of 2018.\n", "language: ar\n")
    assert [one.code for one in laid.log if one.code == "caveat_in_callout"] == []


def test_it_can_be_excused_from(lay_slide: Callable[..., Laid]) -> None:
    slide = "title: T\ntext: a\ncallout: Data for 2004.\nallow: [caveat_in_callout]\n"
    assert lay_slide(slide).said == []
