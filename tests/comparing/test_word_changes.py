"""Lines that differ, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.comparing.word_changes import changed, compare_lines, normal, pieces, read


def told(old: str, new: str) -> str:
    """A change in the way of git."""
    around = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(around[piece.fate].format(piece.words) for piece in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Exports grew in 2016", "Exports fell in 2017", "Exports [-grew-]{+fell+} in [-2016-]{+2017+}"),
        ("Two years ago", "One year ago", "[-Two years-]{+One year+} ago"),
        ("All of it", "All of it, and more", "All of [-it-]{+it, and more+}"),
        ("貿易は増えた", "貿易は減った", "貿易は[-増え-]{+減っ+}た"),
        ("Now", "Then", "[-Now-]{+Then+}"),
    ],
)
def test_what_differs_is_told_word_by_word(old: str, new: str, expected: str) -> None:
    assert told(old, new) == expected


WORDS = st.lists(st.sampled_from(["trade", "and", "2017", "$1.3", "“grew”", "a", "貿易", "NAFTA,"]), max_size=12).map(
    " ".join
)


@given(WORDS, WORDS)
def test_pieces_read_as_the_lines_that_they_are_made_of(old: str, new: str) -> None:
    made = pieces(normal(old), normal(new))
    assert read("".join(piece.words for piece in made if piece.fate != "new")) == read(normal(old))
    assert "".join(piece.words for piece in made if piece.fate != "old") == normal(new)


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_every_line_that_differs_is_told_once(old: list[str], new: list[str]) -> None:
    changes = compare_lines([("Body", line) for line in old], [("Body", line) for line in new])
    before, after = ([line for line in lines if line] for lines in (old, new))
    gone = [change.old for change in changes if change.old is not None]
    came = [change.new for change in changes if change.new is not None]
    kept = list(before)
    for line in gone:
        kept.remove(line)
    assert sorted(came + kept) == sorted(after)
    assert len(compare_lines([("Body", line) for line in old], [("Body", line) for line in old])) == 0


def test_spaces_and_quotation_marks_of_another_kind_are_no_change() -> None:
    assert changed("title", "It’s $243\u00a0bn “now”", 'It\'s  $243 bn "now"') is None


def test_control_characters_never_come_through() -> None:
    assert normal("a\x1b[31mb\x07\x9bc") == "a[31mbc"


def test_short_values_of_one_shape_belong_together() -> None:
    (change,) = compare_lines([("Stat", "62%"), ("Stat", "drive")], [("Stat", "64%"), ("Stat", "drive")])
    assert (change.where, change.old, change.new) == ("Stat", "62%", "64%")


def test_lines_that_have_nothing_in_common_come_and_go() -> None:
    changes = compare_lines([("Body", "Guards see all")], [("Body", "Farms sell corn"), ("Note", "Prices rise")])
    assert [(change.old, change.new) for change in changes] == [
        ("Guards see all", None),
        (None, "Farms sell corn"),
        (None, "Prices rise"),
    ]
