"""Two copies of a talk: what comes, goes and moves; each change that was made is named, and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from deckgen.comparing import Comparison, Side, compare
from deckgen.model.manifest import (
    ChartRecord,
    DataRecord,
    FigureRecord,
    Manifest,
    PageRecord,
    SeriesRecord,
    SlideRecord,
    SourceRecord,
    TableRecord,
    Words,
)

LETTERS = "abcdefgh"


def slide(name: str, **changes: Any) -> SlideRecord:
    page = PageRecord(
        name,
        f"Title {name}",
        (Words("Title", (f"Title {name}",), "title"), Words("Body", (f"First of {name}", f"Second of {name}"))),
        (ChartRecord("line", ("2016", "2017"), series=(SeriesRecord("Exports", (1.0, 2.0)),)),),
        (TableRecord((("State", "Trade"), ("Texas", "187"))),),
    )
    made = SlideRecord(name, "content", f"Title {name}", (page,), "Part", False, (f"Say {name}.",))
    return replace(made, figures=(FigureRecord("trade", "$1 bn"),), sources=("bea",), **changes)


def deck(names: str = LETTERS, **changes: Any) -> Manifest:
    slides = tuple(slide(name) for name in names)
    sources = (SourceRecord("bea", "BEA, 2017"),)
    made = Manifest("Talk", "en-US", slides, sources=sources, data=(DataRecord("trade", "ab", "2017-12-31"),))
    return replace(made, **changes)


def compared(old: Manifest, new: Manifest) -> Comparison:
    return compare(Side("old", old), Side("new", new))


def told(comparison: Comparison) -> set[str]:
    """The kinds of change that there are."""
    kinds = {
        one.name for one in fields(comparison) if one.name not in ("old", "new") and getattr(comparison, one.name)
    }
    if "changed" in kinds:
        kinds.remove("changed")
        kinds |= {
            one.name
            for change in comparison.changed
            for one in fields(change)
            if one.name not in ("slide", "before") and getattr(change, one.name)
        }
    return kinds


def test_a_deck_and_itself_are_alike() -> None:
    assert compared(deck(), deck()).is_empty


def test_slides_come_and_go_by_their_ids() -> None:
    found = compared(deck("abc"), deck("abcd"))
    assert [one.id for one in found.added] == ["d"]
    assert told(found) == {"added"}
    found = compared(deck("abcd"), deck("abc"))
    assert [(one.id, one.number) for one in found.removed] == [("d", "4")]
    assert told(found) == {"removed"}


def moved(old: str, new: str) -> list[tuple[str, str, str | None]]:
    found = compared(deck(old), deck(new))
    assert told(found) <= {"moved"}
    return [
        ("".join(one.id for one in move.slides), move.before[0].number, move.after.id if move.after else None)
        for move in found.moved
    ]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("abcdefgh", []),
        ("bcdefgha", [("a", "1", "h")]),
        ("habcdefg", [("h", "8", None)]),
        ("abefgcdh", [("cd", "3", "g")]),
        ("ahbcdefg", [("h", "8", "a")]),
    ],
)
def test_one_slide_that_moved_is_one_move(new: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert moved(LETTERS, new) == expected


@given(st.permutations(LETTERS))
def test_moving_what_is_told_makes_the_new_order(order: list[str]) -> None:
    new = "".join(order)
    told = moved(LETTERS, new)
    gone = "".join(slides for slides, _, _ in told)
    made = [letter for letter in LETTERS if letter not in gone]
    for slides, _, after in told:
        place = made.index(after) + 1 if after else 0
        made[place:place] = slides
    assert "".join(made) == new


def test_a_slide_whose_id_follows_its_title_is_still_the_same() -> None:
    renamed = replace(slide("b"), id="another", title="Another title")
    old, new = deck("abc"), deck("abc")
    found = compared(old, replace(new, slides=(new.slides[0], renamed, new.slides[2])))
    assert told(found) == {"title"}
    (change,) = found.changed
    assert (change.before.id, change.slide.id) == ("b", "another")


def test_hidden_slides_have_the_numbers_of_an_appendix() -> None:
    new = deck("abc")
    hidden = replace(new, slides=(*new.slides[:2], replace(new.slides[2], hidden=True)))
    found = compared(new, hidden)
    assert [one.number for one in found.hidden] == ["A1"]
    assert told(found) == {"hidden"}
    assert told(compared(hidden, new)) == {"shown"}


def test_a_figure_is_told_once_with_all_its_slides() -> None:
    new = deck("abc")
    changed = tuple(replace(one, figures=(FigureRecord("trade", "$2 bn"),)) for one in new.slides)
    (figure,) = compared(new, replace(new, slides=changed)).figures
    assert (figure.name, figure.old, figure.new, figure.slides) == ("trade", "$1 bn", "$2 bn", ("1", "2", "3"))
    assert (figure.change, figure.percent) == ("+$1 bn", "")


def test_a_slide_that_begins_later_is_no_change() -> None:
    slides = tuple(replace(one, clock="Be here by 9:30") for one in deck().slides)
    assert compared(deck(), deck(slides=slides)).is_empty


def test_a_source_is_told_by_its_address_where_that_alone_differs() -> None:
    old, new = (deck(sources=(SourceRecord("bea", "BEA, 2017", f"https://{at}.gov"),)) for at in ("a", "b"))
    (change,) = compared(old, new).sources
    assert (change.old, change.new) == ("https://a.gov", "https://b.gov")


def test_another_language_is_told_once_and_not_word_by_word() -> None:
    spanish = tuple(replace(one, title=f"Título {one.id}", notes=("Dilo.",)) for one in deck().slides)
    found = compared(deck(), deck(language="es-MX", slides=spanish))
    assert told(found) == {"deck"}
    assert [change.where for change in found.deck] == ["language"]


def page_of(one: SlideRecord, **changes: Any) -> SlideRecord:
    return replace(one, pages=(replace(one.pages[0], **changes),))


MUTATIONS: dict[str, Callable[[SlideRecord], SlideRecord]] = {
    "title": lambda one: replace(one, title="Another one"),
    "words": lambda one: page_of(one, words=(Words("Body", (f"First of {one.id}", "Changed")),)),
    "notes": lambda one: replace(one, notes=("Say more.",)),
    "figures": lambda one: replace(one, figures=(FigureRecord("trade", "$9 bn"),)),
    "charts": lambda one: page_of(
        one, charts=(ChartRecord("line", ("2016", "2017"), series=(SeriesRecord("Exports", (1.0, 7.0)),)),)
    ),
    "tables": lambda one: page_of(one, tables=(TableRecord((("State", "Trade"), ("Texas", "190"))),)),
    "sources_added": lambda one: replace(one, sources=("bea", "census")),
    "sources_removed": lambda one: replace(one, sources=()),
    "hidden": lambda one: replace(one, hidden=True),
}
OF_DECK: dict[str, Callable[[Manifest], Manifest]] = {
    "deck": lambda one: replace(one, title="Another talk"),
    "removed": lambda one: replace(one, slides=one.slides[:-1]),
    "added": lambda one: replace(one, slides=(*one.slides, slide("z", kind="agenda"))),
    "sources": lambda one: replace(one, sources=()),
    "data": lambda one: replace(one, data=(DataRecord("trade", "cd", "2018-12-31"),)),
}


@given(
    st.dictionaries(st.sampled_from(sorted(MUTATIONS)), st.integers(0, len(LETTERS) - 2), max_size=4),
    st.sets(st.sampled_from(sorted(OF_DECK))),
)
def test_every_change_that_was_made_is_named_and_no_other(of_slides: dict[str, int], of_deck: set[str]) -> None:
    slides = list(deck().slides)
    # Two changes to the words of one slide's page would take each other's place.
    places = dict(zip(of_slides, dict.fromkeys(of_slides.values()), strict=False))
    for name, place in places.items():
        slides[place] = MUTATIONS[name](slides[place])
    new = replace(deck(), slides=tuple(slides))
    for name, change in OF_DECK.items():
        new = change(new) if name in of_deck else new
    assert told(compared(deck(), new)) == set(places) | of_deck
    assert compared(new, new).is_empty
