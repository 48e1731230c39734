"""How old a table is: years and months end with their last day, and a span of time is counted by the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from deckgen.data.age import grows_stale
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
def test_a_span_is_counted_by_the_calendar(last: date, span: str, until: date):
    assert grows_stale(last, span) == until


def said(lay: Callable[..., Laid], table: str, span: str, day: str) -> list[str]:
    deck = f"title: T\ndate: {day}\ndata: {{t: {{file: t.csv, stale_after: {span}}}}}\n"
    deck += "sections: [{title: S, slides: [{title: A, text: x}]}]\n"
    return [complaint.split(" ", 1)[1] for complaint in lay(deck, {"t.csv": TABLES[table]}).said]


def test_what_is_too_old_on_the_day_of_the_talk_is_said(lay: Callable[..., Laid]):
    assert said(lay, "years", "8 months", "2018-08-31") == []
    assert said(lay, "years", "8 months", "2018-09-01") == [
        "stale_data: 't' ends on 2017-12-31, more than 8 months before 2018-09-01"
    ]
    assert said(lay, "months", "2 months", "2018-08-30") == []
    assert said(lay, "months", "2 months", "2018-09-12") == [
        "stale_data: 't' ends on 2018-06-30, more than 2 months before 2018-09-12"
    ]


def test_a_table_that_tells_no_time_is_said(lay: Callable[..., Laid]):
    assert said(lay, "none", "1 year", "2018-09-12") == ["unknown_age: the age of 't' can't be told"]
