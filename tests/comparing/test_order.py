"""Which slide of one copy is which of the other, what numbers they have, and which of them were moved."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.comparing.comparison import SlideRef
from deckgen.comparing.order import moves, numbered, paired
from deckgen.model.manifest import (
    FILLED,
    ChartRecord,
    Manifest,
    PageRecord,
    SeriesRecord,
    SlideRecord,
    TableRecord,
    Words,
)

SAID = "Trade with Mexico grew again in every state of the border"


def slide(name: str, words: str, *, kind: str = "content", pages: int = 1, **more: Any) -> SlideRecord:
    """A slide whose title stands for all that it says; it has no words but these."""
    empty = PageRecord("", "", ())
    page = PageRecord(name, words, (Words("Title", (words,), "title"),))
    return SlideRecord(name, kind, words, (page, *[empty] * (pages - 1)), **more)


def copy(*slides: SlideRecord) -> Manifest:
    return Manifest("Talk", "en-US", slides)


def pairs(old: Manifest, new: Manifest) -> list[str]:
    """The slides that are the same as "old=new", those that came as "=new", those that are gone as "old="."""
    return [f"{before.id if before else ''}={after.id if after else ''}" for before, after in paired(old, new)]


def test_slides_are_the_same_by_their_ids_whatever_they_say() -> None:
    old = copy(slide("a", "One"), slide("b", "Two"), slide("c", "Three"))
    new = copy(slide("c", "Four"), slide("d", "Five"), slide("a", "Six"))
    assert pairs(old, new) == ["c=c", "=d", "a=a", "b="]


def test_an_old_slide_is_the_same_as_one_new_one_at_the_most() -> None:
    assert pairs(copy(slide("old", SAID)), copy(slide("one", SAID), slide("two", SAID))) == ["old=one", "=two"]


def test_a_new_slide_is_the_same_as_one_old_one_at_the_most() -> None:
    assert pairs(copy(slide("one", SAID), slide("two", SAID)), copy(slide("new", SAID))) == ["one=new", "two="]


def test_a_slide_that_is_there_by_its_id_takes_none_from_one_that_came() -> None:
    old, new = (copy(slide("kept", SAID), slide(name, SAID)) for name in ("gone", "came"))
    assert pairs(old, new) == ["kept=kept", "gone=came"]


def test_the_most_alike_are_paired_first() -> None:
    old = copy(slide("near", f"{SAID} but one"), slide("same", SAID))
    assert pairs(old, copy(slide("new", SAID))) == ["same=new", "near="]
    assert pairs(copy(slide("new", SAID)), old) == ["=near", "new=same"]


def test_of_slides_that_are_equally_alike_the_first_are_paired() -> None:
    old, new = (copy(*(slide(f"{age}{number}", SAID) for number in range(3))) for age in ("old", "new"))
    assert pairs(old, new) == ["old0=new0", "old1=new1", "old2=new2"]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("a b c d e", "a b c x y", True),  # 2 * 3 of 10 words: six tenths
        ("a b c d e", "a b x y z", False),
        ("a b c d", "a b x", False),  # 2 * 2 of 7
        ("a a b b", "a b x y", False),  # a word counts as often as both have it
        ("A  b\tC", "a B c", True),
        ("", "", False),
    ],
)
def test_slides_are_the_same_where_they_share_six_tenths_of_their_words(before: str, after: str, same: bool) -> None:
    found = pairs(copy(slide("old", before)), copy(slide("new", after)))
    assert found == (["old=new"] if same else ["=new", "old="])


def test_slides_of_different_kinds_are_never_the_same() -> None:
    assert pairs(copy(slide("a", SAID)), copy(slide("b", SAID, kind="agenda"))) == ["=b", "a="]


LINE = ChartRecord("line", ("2015", "2016"), series=(SeriesRecord("Exports", (236.5, 230.2)),))
PANELS = ChartRecord(
    "line", ("1999",), panels=(ChartRecord("line", ("2015", "2016"), series=(SeriesRecord("A", (7.0, 8.0)),)),)
)


@pytest.mark.parametrize(
    ("page", "notes"),
    [
        (PageRecord("", "", (Words("Body", ("One two three", "four five"), ""),)), ()),
        (PageRecord("", "", (), tables=(TableRecord((("One", "two"), ("three", "four"))),)), ()),
        (PageRecord("", "", (), charts=(LINE,)), ()),
        (PageRecord("", "", (), charts=(PANELS,)), ()),
        (PageRecord("", "", ()), ("Say one two three four.",)),
    ],
)
def test_all_that_a_slide_holds_tells_it_apart(page: PageRecord, notes: tuple[str, ...]) -> None:
    held = SlideRecord("old", "content", "Trade", (page,), notes=notes)
    assert pairs(copy(held), copy(SlideRecord("new", "content", "Trade", (page,), notes=notes))) == ["old=new"]
    assert pairs(copy(held), copy(slide("new", "Trade"))) == ["=new", "old="]


def test_what_stands_around_every_slide_tells_none_apart() -> None:
    """Words with a role are the frame's: the kicker, the title once more, the sources."""
    framed = PageRecord("", "", (Words("Source", ("a b c d e f g h",), "source"),))
    old = copy(SlideRecord("old", "content", "One two", (framed,)))
    assert pairs(old, copy(SlideRecord("new", "content", "Three four", (framed,)))) == ["=new", "old="]


def test_of_very_many_slides_none_is_looked_for_under_another_id() -> None:
    old = copy(*(slide(f"o{number}", f"Slide {number}") for number in range(200)))
    new = [slide(f"n{number}", f"Slide {number}") for number in range(201)]
    assert pairs(old, copy(*new[:200]))[:2] == ["o0=n0", "o1=n1"]
    assert pairs(old, copy(*new))[:2] == ["=n0", "=n1"]


def test_slides_have_the_numbers_of_their_first_pages_and_hidden_ones_their_own() -> None:
    talk = copy(
        slide("cover", "The  talk", kind="cover"),
        slide("long", "Trade", pages=3, section="Part\u00a0one"),
        slide("last", "End"),
        slide("hidden", "More", hidden=True, pages=2),
        slide("other", "Most", hidden=True),
    )
    assert numbered(talk) == {
        "cover": SlideRef("cover", "The talk", "1", ""),
        "long": SlideRef("long", "Trade", "2", "Part one"),
        "last": SlideRef("last", "End", "5", ""),
        "hidden": SlideRef("hidden", "More", "A1", ""),
        "other": SlideRef("other", "Most", "A3", ""),
    }


def moved(old: str, new: str) -> list[str]:
    """Each move as "ab>c": a and b stand behind c now; nothing before ">" where they are the first."""
    before, after = (copy(*(slide(name, f"Only {name}") for name in names)) for names in (old, new))
    both = [(one, other) for one, other in paired(before, after) if one is not None and other is not None]
    found = moves(both, numbered(before), numbered(after))
    assert all(move.before == tuple(numbered(before)[one.id] for one in move.slides) for move in found)
    return [f"{''.join(one.id for one in move.slides)}>{move.after.id if move.after else ''}" for move in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abcdef", "abcdef", []),
        ("abcdef", "bcdefa", ["a>f"]),
        ("abcdef", "fabcde", ["f>"]),
        ("abcdef", "cdefab", ["ab>f"]),
        ("abcdefg", "acbdegf", ["c>a", "g>e"]),
        ("abcdef", "defbac", ["b>f", "a>b", "c>a"]),
        ("abcdef", "efabdc", ["ef>", "d>b"]),
        ("abcdefgh", "hcdefgab", ["h>", "ab>g"]),
        ("abcxd", "bcyda", ["a>d"]),  # x is gone, y came
        ("", "", []),
    ],
)
def test_slides_that_follow_each_other_in_both_copies_are_moved_together(
    old: str, new: str, expected: list[str]
) -> None:
    assert moved(old, new) == expected


@given(st.permutations("abcdefg"))
def test_no_slide_is_moved_that_could_have_stayed(order: list[str]) -> None:
    new = "".join(order)
    went = {name for move in moved("abcdefg", new) for name in move.partition(">")[0]}
    stayed = [name for name in new if name not in went]
    assert stayed == sorted(stayed)
    longer = combinations(new, len(stayed) + 1)
    assert not any(list(some) == sorted(some) for some in longer)


def test_slides_of_a_filled_file_have_the_numbers_of_powerpoint_wherever_some_are_hidden() -> None:
    slides = tuple(SlideRecord(f"slide-{n}", FILLED, str(n), (PageRecord("", ""),), hidden=n == 2) for n in (1, 2, 3))
    assert [one.number for one in numbered(Manifest("T", "en", slides)).values()] == ["1", "2", "3"]
