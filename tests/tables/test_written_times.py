"""Times as people and statistical offices write them."""

from __future__ import annotations

import pytest

from deckgen.model.period import Grain
from deckgen.tables.unread_times import unread_time
from deckgen.tables.written_times import period_of, times_in


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2020M03", "2020-03"),
        ("2020-M03", "2020-03"),
        ("2020/03", "2020-03"),
        ("3/2020", "2020-03"),
        ("März 2020", "2020-03"),
        ("2018 Jan", "2018-01"),
        ("févr. 2020", "2020-02"),
        ("Agosto 2020", "2020-08"),
        ("1Q2020", "2020-Q1"),
        ("2020/Q4", "2020-Q4"),
        ("2020/03/05", "2020-03-05"),
        ("12. Dezember 2020", "2020-12-12"),
        ("2020-13", "None"),
        ("2020-00", "None"),
        ("2020M13", "None"),
        ("Foo 2020", "None"),
    ],
)
def test_a_cell_is_the_time_that_its_author_means(text: str, meant: str) -> None:
    assert str(period_of(text)) == meant


@pytest.mark.parametrize(
    "cells",
    [
        ["2009/10", "2010/11", "2011/12"],
        ["2009-10", "2010-11", "2011-12"],
        ["2009/2010", "2010/2011", "2011/2012"],
        ["2009–10", "2010–11", "2011–12"],
        ["FY2009", "FY2010", "FY2011"],
        ["FY 2009", "FY 2010", "FY 2011"],
        ["FY2009/10", "FY2010/11", "FY2011/12"],
    ],
)
def test_seasons_and_business_years_are_years_as_they_are_written(cells: list[str]) -> None:
    times = times_in(cells)
    assert times is not None
    assert times.odd == ()
    years = [period for period in times.periods if period is not None]
    assert [period.number for period in years] == [2009, 2010, 2011]
    assert [str(period) for period in years] == cells


def test_a_year_that_is_not_followed_by_the_next_makes_months_of_all() -> None:
    times = times_in(["2009-10", "2009-11", "2010-11"])
    assert times is not None
    assert [str(period) for period in times.periods] == ["2009-10", "2009-11", "2010-11"]
    assert {period.grain for period in times.periods if period} == {Grain.MONTH}


def test_stretches_of_several_years_are_words() -> None:
    assert times_in(["2000-2005", "2005-2010", "2010-2015"]) is None


def test_a_season_that_is_none_is_odd() -> None:
    times = times_in(["2018/19", "2017/18", "2016/18"])
    assert times is not None
    assert times.odd == (2,)


@pytest.mark.parametrize(
    ("cells", "pattern"),
    [
        (["202011", "202012", "202101"], "yyyymm"),
        (["20201130", "20201201"], "yyyymmdd"),
        (["Jan-20", "Feb-20"], "mmm-yy"),
        (["Jan 20", "", "Feb 20"], "mmm yy"),
        (["5/1/20", "13/1/20"], "dd/mm/yy"),
        (["12/31/20", "1/1/21"], "mm/dd/yy"),
        (["5.1.20", "13.1.20"], "dd.mm.yy"),
        (["5/1/20", "6/1/20"], "dd/mm/yy, mm/dd/yy"),
        (["01/20", "02/20"], "mm/yy"),
        (["202011", "202013"], ""),
        (["Texas 20", "Ohio 21"], ""),
        (["100", "200"], ""),
        (["2017", "2018"], ""),
    ],
)
def test_times_that_are_not_read_are_known_by_a_pattern(cells: list[str], pattern: str) -> None:
    assert ", ".join(unread_time(cells)) == pattern
