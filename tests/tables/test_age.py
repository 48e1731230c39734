"""How old a table is: years and months end with their last day, and a span of time is counted by the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from deckgen.tables.age import age_in_words, last_fresh_day
from laid_out import Laid

TABLES = {
    "years": "year,n\n2016,1\n2017,2\n",
    "months": "month,n\n2018-05,1\n2018-06,2\n",
    "none": "who,n\na,1\nb,2\n",
}


@pytest.mark.parametrize(
    ("last", "span", "until"),
    [
        (date(2017, 12, 31), "13 months", date(2019, 1, 31)),
        (date(2018, 1, 31), "1 month", date(2018, 2, 28)),
        (date(2016, 2, 29), "1 year", date(2017, 2, 28)),
        (date(2018, 1, 1), "6 weeks", date(2018, 2, 12)),
        (date(2018, 1, 1), "90 days", date(2018, 4, 1)),
    ],
)
def test_a_span_is_counted_by_the_calendar(last: date, span: str, until: date) -> None:
    assert last_fresh_day(last, span) == until


def said(lay: Callable[..., Laid], table: str, span: str, day: str) -> list[str]:
    deck = f"title: T\ndate: {day}\ndata: {{t: {{file: t.csv, stale_after: {span}}}}}\n"
    deck += "sections: [{title: S, slides: [{title: A, text: x}]}]\n"
    return [complaint.split(" ", 1)[1] for complaint in lay(deck, {"t.csv": TABLES[table]}).said]


def test_what_is_too_old_on_the_day_of_the_talk_is_said(lay: Callable[..., Laid]) -> None:
    assert said(lay, "years", "8 months", "2018-08-31") == []
    assert said(lay, "years", "8 months", "2018-09-01") == [
        "stale_data: 't' ends on 2017-12-31; it is older than 8 months from 2018-09-01 on"
    ]
    assert said(lay, "months", "2 months", "2018-08-30") == []
    assert said(lay, "months", "2 months", "2018-09-12") == [
        "stale_data: 't' ends on 2018-06-30; it is older than 2 months from 2018-08-31 on"
    ]


def test_a_table_that_tells_no_time_is_said(lay: Callable[..., Laid]) -> None:
    assert said(lay, "none", "1 year", "2018-09-12") == ["unknown_age: the age of 't' can't be told"]


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2018, 9, 12), "0 days"),
        (date(2018, 12, 31), "0 days"),
        (date(2018, 9, 11), "1 day"),
        (date(2018, 7, 31), "43 days"),
        (date(2018, 7, 12), "2 months"),
        (date(2017, 12, 31), "8 months"),
        (date(2016, 9, 13), "23 months"),
        (date(2015, 9, 12), "3 years"),
    ],
)
def test_an_age_is_told_in_words(last: date, words: str) -> None:
    assert age_in_words(last, date(2018, 9, 12)) == words


SOURCED = """\
title: T
{language}sources: {{census: {{publisher: Census, year: 2018}}, bea: {{publisher: BEA}}}}
data:
  t: {{file: t.csv, source: census, as_of: {as_of}}}
  u: {{file: u.csv, source: [census, bea], as_of: {as_of}}}
sections:
  - title: S
    slides:
      - {{title: A, table: {{data: t}}}}
      - {{title: B, columns: [{{table: {{data: t}}}}, {{table: {{data: u}}}}]}}
      - {{title: C, table: {{data: t}}, text: "So it is[^census]."}}
      - {{title: D, table: {{query: select n from t}}}}
"""


def footers(lay: Callable[..., Laid], months: str, language: str = "", as_of: str = "true") -> list[str]:
    deck = SOURCED.format(language=f"language: {language}\n" if language else "", as_of=as_of)
    laid = lay(deck, {"t.csv": months, "u.csv": TABLES["years"]})
    assert [one for one in laid.said if "observed" not in one] == []
    pages = [laid.text(which, whole=True) for which in ("a", "b", "c", "d")]
    return [next(line for line in page.splitlines() if "@source" in line).split("pt ")[-1] for page in pages]


def test_the_sources_say_how_far_the_data_of_a_slide_reach(lay: Callable[..., Laid]) -> None:
    assert footers(lay, TABLES["months"]) == [
        "Source: Census, 2018, as of June 2018",
        "Sources: Census, 2018, as of 2017; BEA, as of 2017",
        "Source: 1Census, 2018, as of June 2018",
        "Source: Census, 2018, as of June 2018",
    ]


def test_they_say_nothing_where_nobody_asked(lay: Callable[..., Laid]) -> None:
    assert footers(lay, TABLES["months"], as_of="false")[0] == "Source: Census, 2018"


@pytest.mark.parametrize(
    ("language", "table", "said"),
    [
        ("en-GB", "year,n\n2018,1\n", "Census, as of 2018"),
        ("en-US", "day,n\n2018-06-30,1\n", "Census, 2018, as of June 30, 2018"),
        ("es-MX", TABLES["months"], "Census, 2018, hasta junio de 2018"),
        ("es", "day,n\n2018-06-30,1\n", "Census, 2018, hasta el 30 de junio de 2018"),
        ("fr", TABLES["months"], "Census, 2018, jusqu’en juin 2018"),
        ("de", TABLES["months"], "Census, 2018, Stand Juni 2018"),
        ("pt-BR", TABLES["months"], "Census, 2018, até junho de 2018"),
        ("it", "day,n\n2018-06-30,1\n", "Census, 2018, ultimo dato: 30 giugno 2018"),
        ("en-US", "month,n\n2018-05-01,1\n2018-06-01,1\n", "Census, 2018, as of June 2018"),
        ("en-US", "day,n\n2018-05-01,1\n2018-06-02,1\n", "Census, 2018, as of June 2, 2018"),
        ("en-US", "year,n\n2017-01-01,1\n2018-01-01,1\n", "Census, as of 2018"),
        ("nl", TABLES["months"], "Census, 2018, as of juni 2018"),
    ],
)
def test_they_say_it_in_the_language_and_as_exactly_as_it_is_known(
    lay: Callable[..., Laid], language: str, table: str, said: str
) -> None:
    assert footers(lay, table, language)[0].endswith(said)
