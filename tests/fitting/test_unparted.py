"""Unparted: which blanks stand inside of a quantity, a day or an abbreviation."""

from __future__ import annotations

import pytest

from deckgen.fitting.unparted import unparted
from deckgen.model.rich_text import parse


def kept(words: str) -> str:
    """The words with a _ for each blank at which no line is broken."""
    text = parse(words)
    return text.unbroken_at(unparted(text)).plain.replace("\N{NO-BREAK SPACE}", "_")


@pytest.mark.parametrize(
    "words",
    [
        "about 35_million people in 2017",
        "2.0–2.4_millones de empleos",
        "US$_12_bn a year, C$_5",
        "137_mil_millones de dólares",
        "1.3_tn, 5_km², 12_%, and 20_°C.",
        "the 137_mil_M that it costs",
        "5_per_cent of all, 5_por_ciento, 5_pour_cent",
        "5 per person, 20 pour eux",
        "on 12_September 2018, he",
        "on 12_Sept. 2018, he",
        "el 12_ago 2018",
        "el 12_de_septiembre de 2018",
        "12 de los 20",
        "from July_12, 2018 on",
        "am 12._September",
        "1_000_000 people, 2017 117 states",
        "22_June, 16_days later; in 3_weeks, 2_hours",
        "22_de_junio, 16_días después; 5_años",
        "16_jours, 16_Tage, 16_dias, 16_giorni",
        "the days of 2018, year 5",
        "No._5 of 12, FY_2017, Q1_2018, ≈_5",
        "256,000 to 1.2_million jobs",
        "may 5 of them come?",
        "mil personas, a million people, no number at all",
        "empleos en EE._UU., de 1999 a 2011 (EE._UU.)",
        "z._B. und J._F. Kennedy, a las 5 p._m.; the end. It was so.",
        "in brackets ( 5 ) and “ 7 ”",
        "(35_million) “35_million”: 35_million.",
        "**35**_million and 35_**million**",
    ],
)
def test_a_number_and_what_belongs_to_it_are_not_parted(words: str) -> None:
    assert kept(words.replace("_", " ")) == words.replace("**", "")


def test_code_is_left_alone() -> None:
    assert kept("in `x = 5 m` it is 5 m") == "in x = 5 m it is 5_m"


def test_a_blank_of_its_authors_own_stays() -> None:
    assert kept("5\N{NO-BREAK SPACE}m and 5 km") == "5_m and 5_km"
    assert kept("5  m, 5\\\nm") == "5  m, 5\nm"
