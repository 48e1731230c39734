"""other_event: words that are left from another event are warned of in the copy of one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

EVENTS = """events:
  austin: {name: Texas Trade Summit, place: "Austin, Texas", date: 2018-09-12}
  city: {name: Foro Norte, place: Mexico, date: 2018-10-04}
"""


def deck(words: str, more: str = "") -> str:
    return (
        f"title: Talk\n{EVENTS}sections:\n- title: Part\n  divider: false\n  slides:\n"
        f"  - title: A finding\n    text: {words}\n{more}"
    )


@pytest.mark.parametrize(
    ("words", "event", "said"),
    [
        ("It is good to be in Austin", "city", "'Austin' is the place of the event 'austin'"),
        ("Thank you to the Texas Trade Summit", "city", "'Texas Trade Summit' is the name of the event 'austin'"),
        ("Figures as of September 12, 2018", "city", "'September 12, 2018' is the day of the event 'austin'"),
        ("The vote is next week, 12 September 2018", "city", "that day is over on 2018-10-04"),
        ("El próximo 3 de octubre de 2018 votan", "city", "that day is over on 2018-10-04"),
    ],
)
def test_words_of_another_event_are_warned_of(words: str, event: str, said: str, lay: Callable[..., Laid]) -> None:
    laid = lay(deck(words), event=event)
    assert any(said in one.message for one in laid.log)
    assert {(one.code, one.span.line if one.span else 0) for one in laid.log} == {("other_event", 10)}


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("It is good to be in Austin", "austin"),
        ("Trade with Mexico City and New Mexico", "austin"),
        ("The treaty was signed on 1 July 2018", "city"),
        ("The vote is next week, 12 November 2018", "city"),
        ("It was Stephen Austin who wrote it", "city"),
    ],
    ids=["its own place", "longer names", "a day that is told", "a day to come", "a person"],
)
def test_words_of_this_event_and_of_the_subject_are_not(words: str, event: str, lay: Callable[..., Laid]) -> None:
    assert lay(deck(words), event=event).said == []


def test_a_place_that_the_talk_is_about_is_none_of_an_event(lay: Callable[..., Laid]) -> None:
    chart = (
        "  - title: Mexico sells most\n    chart: {type: bar, x: a, y: b, rows: [{a: Mexico, b: 2}]}\n"
        "    allow: [missing_source]\n"
    )
    assert lay(deck("We buy from Mexico", chart), event="austin").said == []


def test_no_copy_but_that_of_an_event_has_other_events(lay: Callable[..., Laid]) -> None:
    assert lay(deck("It is good to be in Austin")).said == []
