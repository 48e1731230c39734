"""one_sided_claim: typed fractions and multiples are held from both sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

FILES = {"crime.csv": "year,all,violent\n2010,50,21\n2017,100,67\n"}
TOP = "data:\n  crime: {file: crime.csv, key: [year]}\n"
CHART = "chart: {type: grouped, data: crime, x: year, y: [all, violent]}"


@pytest.fixture
def warned(lay_slide: Callable[..., Laid]) -> Callable[..., list[str]]:
    """What is said of a slide with this title and these claims."""

    def warned(title: str, *claims: str) -> list[str]:
        written = "".join(f"\n  - {claim!r}" for claim in claims)
        allow = "allow: [missing_source, unmarked_finding]"
        laid = lay_slide(f"title: {title}\n{CHART}\n{allow}\nclaim:{written}\n", TOP, FILES)
        return [f"{one.code}: {one.message}" for one in laid.log]

    return warned


@pytest.mark.parametrize(
    ("title", "claim"),
    [
        ("It doubled", "crime.all[2017] > 1.9 * crime.all[2010]"),
        ("It doubled", "1.9 < crime.all[2017] / crime.all[2010]"),
        ("Two thirds were violent", "select max(violent) > 0.66 * 100 from crime where year = 2017"),
        ("Two thirds were violent", "crime.violent[2017] > 0.66 * crime.all[2017]"),
        ("Two thirds were violent", "crime.violent[2017] > 2 * crime.all[2017] / 3"),
        ("A third were not violent", "crime.violent[2017] > 66"),
    ],
)
def test_one_bound_is_warned_of(title: str, claim: str, warned: Callable[..., list[str]]) -> None:
    (said,) = warned(title, claim)
    assert said.startswith("one_sided_claim: the claim holds '")


@pytest.mark.parametrize(
    ("title", "claims"),
    [
        ("It doubled", ("1.9 < crime.all[2017] / crime.all[2010] < 2.1",)),
        ("It doubled", ("crime.all[2017] > 1.9 * crime.all[2010]", "crime.all[2017] < 2.1 * crime.all[2010]")),
        ("It doubled", ("round(crime.all[2017] / crime.all[2010]) = 2",)),
        ("It more than doubled", ("crime.all[2017] > 1.9 * crime.all[2010]",)),
        ("Over two thirds were violent", ("crime.violent[2017] > 0.66 * crime.all[2017]",)),
        ("It rose", ("crime.all[2017] > crime.all[2010]",)),
        ("Three eighths of a mile", ("crime.all[2017] > 37",)),
    ],
)
def test_both_bounds_and_words_that_are_a_bound_pass(
    title: str, claims: tuple[str, ...], warned: Callable[..., list[str]]
) -> None:
    assert warned(title, *claims) == []


def test_it_can_be_excused_from(lay_slide: Callable[..., Laid]) -> None:
    claim = "claim: crime.all[2017] > 1.9 * crime.all[2010]"
    slide = f"title: It doubled\n{CHART}\n{claim}\nallow: [missing_source, unmarked_finding, one_sided_claim]\n"
    assert lay_slide(slide, TOP, FILES).said == []
