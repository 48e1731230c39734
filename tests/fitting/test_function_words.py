"""Function words: the blanks behind them, in the six languages of the house."""

from __future__ import annotations

import pytest

from deckgen.fitting.function_words import leaning
from deckgen.model.rich_text import parse


@pytest.mark.parametrize(
    "words",
    [
        "The_trade of_the_two countries, and_what it means",
        "La_frontera se_volvió tarea de_los_dos, y_no_de_uno",
        "L’accord de_la_frontière et_ses_effets",
        "Der_Handel mit_den_Nachbarn",
        "O_comércio com_os_vizinhos",
        "Il_commercio con_gli_altri",
        "(the_border) and, then in",
        "`the border` wall",
    ],
)
def test_blanks_behind_them_are_found(words: str) -> None:
    text = parse(words.replace("_", " "))
    shown = text.unbroken_at(leaning(text)).plain.replace("\N{NO-BREAK SPACE}", "_")
    assert shown == words.replace("`", "")
