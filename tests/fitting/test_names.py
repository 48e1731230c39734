"""Names: the blanks inside of them, in languages that write only names with capitals."""

from __future__ import annotations

import pytest

from deckgen.fitting.names import names, tells_names
from deckgen.model.rich_text import parse


@pytest.mark.parametrize(
    "words",
    [
        "Half a million people enter the United_States from Mexico every day",
        "Apprehensions in El_Paso fell, and E._Anthony_Wayne says so",
        "La frontera cuesta a Estados_Unidos y a López_Obrador",
        "Le commerce avec les États-Unis et Andrés_Manuel_López_Obrador",
        "O comércio com os Estados_Unidos, México e Nova_York",
        "Il commercio con gli Stati_Uniti (New_York)",
        # A genitive, a comma or a full stop ends a name.
        "what Central_America’s Northern_Triangle asks, Canada. Mexico pays",
        # Headlines in capitals.
        "Building Partnership with Mexico",
        "Our Very Long Headline In Capitals isn't one name",
        "`United States` as code",
    ],
)
def test_blanks_inside_of_them_are_found(words: str) -> None:
    text = parse(words.replace("_", " "))
    shown = text.unbroken_at(names(text)).plain.replace("\N{NO-BREAK SPACE}", "_")
    assert shown == words.replace("`", "")


def test_german_nouns_are_none() -> None:
    assert [tells_names(one) for one in ("de-AT", "de", "es-MX", "en-US", "ar")] == [False, False, True, True, True]
