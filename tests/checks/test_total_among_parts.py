"""total_among_parts: a total that stands among its parts, told by its name or by being their sum."""

from __future__ import annotations

import pytest

from deckgen.tables.stray_rows import is_called_total, total_among


@pytest.mark.parametrize("name", ["Total", "WORLD", "Todos", "Somme", "Insgesamt", "Soma", "Totale", "Total:"])
def test_totals_have_names_in_each_language(name: str) -> None:
    assert is_called_total(name)


@pytest.mark.parametrize("name", ["Total SA", "Allen", "Worldwide Fund", "", "Others"])
def test_other_names_are_none(name: str) -> None:
    assert not is_called_total(name)


@pytest.mark.parametrize(
    ("values", "among_bars", "among_parts"),
    [
        ({"a": 100.0, "b": 50.0, "c": 150.0}, "c", "c"),
        ({"a": 33.3, "b": 33.3, "c": 33.3, "d": 100.0}, "d", "d"),  # the parts are rounded
        ({"a": 100.0, "b": 50.0, "c": 153.0}, None, None),
        ({"a": 50.0, "b": 30.0, "c": 20.0}, None, None),  # half of a hundred
        ({"a": 0.5, "b": 0.3, "c": 0.2}, None, None),
        ({"a": 3.0, "b": 2.0, "c": 1.0}, None, None),  # small numbers add up by chance
        ({"a": 3.0, "b": 2.0, "Total": 5.0}, "Total", "Total"),
        ({"a": 50.0, "b": 58.0, "All": 54.0}, None, "All"),  # a mean in a poll
        ({"a": 10.0, "b": 20.0, "World": 900.0}, "World", "World"),  # not all parts are there
        ({"a": 10.0, "b": 20.0, "High income": 40.0, "World": 62.0}, "World", "World"),  # totals of a part among them
        ({"a": 54.0, "b": 69.0, "World": 72.0}, None, "World"),  # years of life, say
        ({"a": 100.0, "b": 100.0}, None, None),
        ({"a": 100.0, "b": None, "c": 50.0, "d": 150.0}, "d", "d"),
        ({"a": -100.0, "b": 250.0, "c": 150.0}, None, None),
    ],
)
def test_a_total_is_told_from_chance(
    values: dict[str, float | None], among_bars: str | None, among_parts: str | None
) -> None:
    assert total_among(values, is_whole=False) == among_bars
    assert total_among(values, is_whole=True) == among_parts
