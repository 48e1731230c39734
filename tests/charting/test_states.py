"""States are known by all that they are called, and each has a place of its own in its country's grid."""

from __future__ import annotations

import pytest

from deckgen.charting.states import REGIONS, Region, region_of

US, MX = REGIONS["us"], REGIONS["mx"]


def place(region: Region, words: str) -> tuple[int, int]:
    state = region.find(words)
    assert state
    return state.row, state.column


def test_every_state_is_there_once_and_stands_alone() -> None:
    for region, count in ((US, 51), (MX, 32)):
        assert len(region.states) == len({state.name for state in region.states}) == count
        assert len({state.code for state in region.states}) == count
        assert len({(state.row, state.column) for state in region.states}) == count


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Texas", "Texas"),
        ("TEXAS ", "Texas"),
        ("tx", "Texas"),
        ("US-TX", "Texas"),
        ("State of Texas", "Texas"),
        ("New York", "New York"),
        ("Washington", "Washington"),
        ("Washington, D.C.", "District of Columbia"),
        ("Commonwealth of Virginia", "Virginia"),
        ("West Virginia", "West Virginia"),
        ("Hawai‘i", "Hawaii"),
    ],
)
def test_states_of_the_united_states(words: str, name: str) -> None:
    state = US.find(words)
    assert state
    assert state.name == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Nuevo León", "Nuevo León"),
        ("Nuevo Leon", "Nuevo León"),
        ("NUEVO LEÓN", "Nuevo León"),
        ("NLE", "Nuevo León"),
        ("MX-NLE", "Nuevo León"),
        ("Michoacán de Ocampo", "Michoacán"),
        ("Distrito Federal", "Ciudad de México"),
        ("Mexico City", "Ciudad de México"),
        ("CDMX", "Ciudad de México"),
        ("México", "Estado de México"),
        ("State of Mexico", "Estado de México"),
        ("Estado de México", "Estado de México"),
        ("Estado de Jalisco", "Jalisco"),
        ("Baja California", "Baja California"),
        ("Baja California Sur", "Baja California Sur"),
        ("Coahuila de Zaragoza", "Coahuila"),
    ],
)
def test_states_of_mexico(words: str, name: str) -> None:
    state = MX.find(words)
    assert state
    assert state.name == name


@pytest.mark.parametrize("words", ["", "Ontario", "Texa", "State of", "US-"])
def test_what_is_no_state(words: str) -> None:
    assert US.find(words) is None


@pytest.mark.parametrize(
    ("names", "word"),
    [
        (("Texas", "Ohio"), "us"),
        (("AGU", "Sonora"), "mx"),
        (("CO", "CA", "Colima"), "us"),
        (("North", "South"), None),
        ((), None),
    ],
)
def test_names_say_of_which_country_they_are(names: tuple[str, ...], word: str | None) -> None:
    region = region_of(names)
    assert (region.word if region else None) == word


@pytest.mark.parametrize(
    ("region", "western", "eastern"),
    [(US, "CA", "NV"), (US, "TX", "FL"), (US, "OR", "ME"), (MX, "BC", "SON"), (MX, "JAL", "VER"), (MX, "VER", "YUC")],
)
def test_the_west_is_left(region: Region, western: str, eastern: str) -> None:
    assert place(region, western)[1] < place(region, eastern)[1]


@pytest.mark.parametrize(
    ("region", "northern", "southern"),
    [
        (US, "WA", "CA"),
        (US, "ME", "FL"),
        (US, "OK", "TX"),
        (MX, "SON", "SIN"),
        (MX, "NL", "CDMX"),
        (MX, "YUC", "CHIS"),
    ],
)
def test_the_north_is_up(region: Region, northern: str, southern: str) -> None:
    assert place(region, northern)[0] < place(region, southern)[0]
