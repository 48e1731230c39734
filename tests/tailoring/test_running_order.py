"""Which slides a variant shows, why not, and when: decks in, fates and clocks out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.model.diagnostics import Diagnostics, SourceFile
from deckgen.model.validation import validate
from deckgen.model.yaml_text import read
from deckgen.outline.deck_file import Outline
from deckgen.tailoring import Fate, RunningOrder, running_order, variant_of

RANK = {"should": 0, "could": 1}


def outline(deck: str) -> Outline:
    log = Diagnostics()
    data = read(SourceFile("deck.yaml", deck), log)
    assert data is not None
    made = validate(Outline, data, log)
    assert [str(one) for one in log] == []
    assert made is not None
    return made


def ordered(deck: str, **whose: str) -> tuple[RunningOrder, list[str]]:
    """The running order of a deck and what was complained of."""
    made, log = outline(deck), Diagnostics()
    return running_order(made, variant_of(made, **whose), log), [one.message for one in log]


def fates(order: RunningOrder) -> dict[str, str]:
    return {str(entry.slide.id): str(entry.fate) for entry in order.entries if entry.slide is not None}


TAGGED = """
title: T
audiences:
  few: {hide: [detail], show: [backup]}
  all: {}
sections:
- title: A
  tags: [a]
  slides:
  - {id: plain, title: a, text: x}
  - {id: deep, title: b, text: x, tags: [detail]}
  - {id: spare, title: c, text: x, tags: [backup], hidden: true}
  - {id: both, title: d, text: x, tags: [detail, backup]}
  - {id: others, title: e, text: x, only: [all]}
  - {id: not-few, title: f, text: x, except: [few]}
- title: B
  tags: [detail]
  slides: [{id: under, title: g, text: x}, {id: brought, title: h, text: x, tags: [backup]}]
"""


def test_tags_hide_and_bring_back_and_audiences_get_what_is_theirs() -> None:
    order, said = ordered(TAGGED, audience="few")
    assert said == []
    assert fates(order) == {
        "plain": "shown",
        "deep": "out",
        "spare": "shown",
        "both": "shown",
        "others": "out",
        "not-few": "out",
        "under": "out",
        "brought": "shown",
    }
    whys = {str(entry.slide.id): entry.why for entry in order.entries if entry.slide is not None and entry.why}
    assert whys == {
        "deep": "the tag detail is hidden",
        "others": "only for all",
        "not-few": "not for few",
        "under": "the tag detail is hidden",
    }


def test_the_whole_copy_has_everything_but_what_is_hidden() -> None:
    assert [name for name, fate in fates(ordered(TAGGED)[0]).items() if fate != "shown"] == ["spare"]


TIMED = """
title: T
audiences:
  short: {minutes: 5}
  bare: {minutes: 5, appendix: false}
events:
  day: {audience: short, name: Day, date: 2018-09-12, minutes: 3.7, start: 9:30}
sections:
- title: A
  slides:
  - {id: m1, title: a, text: x, minutes: 1, priority: must}
  - {id: s1, title: b, text: x, minutes: 1.5}
  - {id: c1, title: c, text: x, minutes: 1, priority: could}
- title: B
  priority: could
  slides:
  - {id: c2, title: d, text: x, minutes: 0.3}
  - {id: s2, title: e, text: x, minutes: 1.3, priority: should}
  - {id: q, title: f, text: x, appendix: true}
"""


def test_a_short_slot_keeps_what_weighs_most() -> None:
    assert fates(ordered(TIMED, audience="short")[0]) == {
        "m1": "shown",
        "s1": "shown",
        "c1": "cut",
        "c2": "shown",
        "s2": "shown",
        "q": "appendix",
    }
    assert fates(ordered(TIMED, audience="bare")[0])["c1"] == "out"


def test_a_divider_goes_with_the_last_slide_of_its_section() -> None:
    order, _ = ordered(TIMED, event="day")
    assert fates(order) == {"m1": "shown", "s1": "shown", "c1": "cut", "c2": "shown", "s2": "cut", "q": "appendix"}
    order, _ = ordered(TIMED.replace("minutes: 3.7", "minutes: 3.3"), event="day")
    assert [entry.section for entry in order.entries if entry.slide is None and entry.is_shown] == [-1, 0]


LAST_WORDS = """
title: T
audiences: {few: {hide: [detail]}, all: {}}
sections:
- title: A
  slides: [{id: a, title: a, text: x}]
- title: B
  slides: [{id: b, title: b, text: x, tags: [detail]}, closing: {}]
- title: C
  slides: [sources: {}]
"""


def test_a_section_that_is_left_with_its_last_words_alone_has_no_divider() -> None:
    def dividers(audience: str) -> list[int]:
        order, _ = ordered(LAST_WORDS, audience=audience)
        return [entry.section for entry in order.entries if entry.slide is None and entry.is_shown]

    assert (dividers("all"), dividers("few")) == ([-1, 0, 1, 2], [-1, 0, 2])


def test_the_clock_begins_with_the_cover_and_counts_dividers() -> None:
    order, _ = ordered(TIMED, audience="short")
    shown = [entry for entry in order.entries if entry.is_shown]
    assert [round(entry.start, 2) for entry in shown] == [0, 0.5, 0.7, 1.7, 3.2, 3.4, 3.7]
    assert order.minutes == pytest.approx(5.0)


def test_what_must_be_shown_and_runs_over_is_said_with_the_longest() -> None:
    _, said = ordered(TIMED.replace("minutes: 1.5", "minutes: 6, priority: must"), audience="short")
    assert said == ["the slides that must be shown run 2.7 minutes over the slot of 5"]


def test_slides_without_minutes_share_what_the_others_leave() -> None:
    order, _ = ordered("""
title: T
minutes: 10
sections:
- title: A
  divider: false
  slides:
  - {id: one, title: a, text: x, minutes: 4}
  - {id: two, title: b, text: x, notes: a b c}
  - {id: three, title: c, text: x, notes: a b c}
""")
    assert [round(entry.minutes, 2) for entry in order.entries if entry.is_shown] == [0.5, 4, 2.75, 2.75]


STRETCHED = """
title: T
minutes: 25
events: {short: {name: Short, date: 2018-09-12, minutes: 10}}
sections:
- title: A
  slides:
  - {id: one, title: a, text: x}
  - {id: two, title: b, text: x, minutes: 4}
  - {id: three, title: c, text: x, priority: could}
  - {id: four, title: d, text: x, notes: Mention the bridge.}
  - {id: last, title: e, text: x, appendix: true}
"""


def test_estimates_are_stretched_to_what_the_deck_says_that_it_takes() -> None:
    whole, said = ordered(STRETCHED)
    assert said == []
    assert whole.minutes == pytest.approx(25)
    assert [round(entry.minutes, 2) for entry in whole.entries if entry.is_shown] == [0.5, 0.2, 6.77, 4, 6.77, 6.77]
    short, _ = ordered(STRETCHED, event="short")
    assert fates(short) == {"one": "shown", "two": "cut", "three": "cut", "four": "cut", "last": "appendix"}


def test_estimates_that_are_longer_than_the_deck_says_are_no_reason_to_hurry() -> None:
    whole, _ = ordered(STRETCHED.replace("minutes: 25", "minutes: 5"))
    assert whole.stretch == 1.0
    assert fates(whole)["three"] == "cut"


SLIDES = st.lists(
    st.lists(
        st.tuples(st.sampled_from(["must", "should", "could"]), st.integers(1, 60).map(lambda n: n / 20)), max_size=8
    ),
    max_size=6,
)


def deck(sections: list[list[tuple[str, float]]], minutes: float) -> str:
    lines = [f"title: T\nminutes: {minutes}\nsections:"]
    for number, slides in enumerate(sections):
        lines.append(f"- title: S{number}\n  slides:")
        lines += [
            f"  - {{id: s{number}-{place}, title: t, text: x, priority: {priority}, minutes: {length}}}"
            for place, (priority, length) in enumerate(slides)
        ] or ["    []"]
    return "\n".join(lines) if sections else f"title: T\nminutes: {minutes}\nsections: []"


def total(order: RunningOrder) -> tuple[float, float]:
    """The minutes of the slides that are shown by priority, what weighs more first."""
    shown = [(entry.slide.priority, entry.minutes) for entry in order.entries if entry.is_shown and entry.slide]
    return (
        round(sum(minutes for priority, minutes in shown if priority == "should"), 6),
        round(sum(minutes for priority, minutes in shown if priority == "could"), 6),
    )


@given(SLIDES, st.integers(1, 900).map(lambda n: n / 20), st.integers(0, 200).map(lambda n: n / 20))
def test_the_slot_holds_musts_stay_order_is_kept_and_time_never_hurts(
    sections: list[list[tuple[str, float]]], minutes: float, more: float
) -> None:
    order, said = ordered(deck(sections, minutes))
    slides = [entry for entry in order.entries if entry.slide is not None]
    assert all(entry.is_shown for entry in slides if entry.slide and entry.slide.priority == "must")
    if not said:
        assert order.minutes <= minutes + 1e-6
    written = [f"s{number}-{place}" for number, held in enumerate(sections) for place, _ in enumerate(held)]
    assert [str(entry.slide.id) for entry in slides if entry.slide] == written
    starts = [entry.start for entry in slides if entry.is_shown]
    assert starts == sorted(starts)
    assert {str(entry.fate) for entry in slides} <= {Fate.SHOWN, Fate.CUT}
    longer, _ = ordered(deck(sections, minutes + more))
    assert total(longer) >= total(order)
