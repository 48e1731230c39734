"""What stands side by side begins on one line."""

from __future__ import annotations

import pytest

from deckgen.fitting.canvas import Press
from deckgen.fitting.fonts import Fonts
from deckgen.fitting.levels import Tiers, air, even, level
from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand
from deckgen.model.geometry import ZERO, Emu, Inch, Pt
from deckgen.model.page import Paragraph
from deckgen.model.rich_text import plain

WIDTH = Inch(2)
LONG = "a title that takes several lines in its column"


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(Brand(), Typesetter(Fonts(Brand())))


def tiers(press: Press, *words: str) -> Tiers:
    """A tier for each of these words; none of what is empty."""
    return tuple((Paragraph(plain(one), press.body, before=Pt(6)),) if one else () for one in words)


def test_texts_begin_under_the_longest_title(press: Press) -> None:
    row = level([tiers(press, "Short", "text"), tiers(press, LONG, "text")], WIDTH, press)
    ends = [
        press.height(column.paragraphs[:1], WIDTH) + column.paragraphs[1].before + column.down
        for column in row.columns
    ]
    assert ends[0] == ends[1]
    assert row.columns[1].paragraphs[1].before == Pt(6)


def test_a_row_is_as_high_as_its_longest_words_need(press: Press) -> None:
    row = level([tiers(press, "Short", LONG), tiers(press, LONG, "text")], WIDTH, press)
    longest = press.height(tiers(press, LONG)[0], WIDTH)
    assert row.height == longest * 2 + Pt(6)
    assert all(press.height(column.paragraphs, WIDTH) <= row.height for column in row.columns)


def test_what_lacks_a_first_tier_begins_lower(press: Press) -> None:
    row = level([tiers(press, "1", "Title"), tiers(press, "", "Title")], WIDTH, press)
    assert row.columns[0].down == ZERO
    assert row.columns[1].down == press.height(tiers(press, "1")[0], WIDTH) + Pt(6)


def test_a_tier_that_nobody_has_takes_no_room(press: Press) -> None:
    assert level([tiers(press, "", "Title")], WIDTH, press).height == press.height(tiers(press, "Title")[0], WIDTH)


def test_rows_are_of_one_height_unless_one_of_them_stands_out() -> None:
    assert even([Pt(20), Pt(30), Pt(20)]) == [Pt(30)] * 3
    assert even([Pt(20), Pt(20), Pt(20), Pt(90)]) == [Pt(20), Pt(20), Pt(20), Pt(90)]
    assert even([]) == []


def test_rows_grow_with_the_height_to_spare_up_to_a_bound(press: Press) -> None:
    assert air(Pt(100), Pt(130), 3, press) == Pt(10)
    assert air(Pt(100), Pt(90), 3, press) == ZERO
    assert air(Pt(100), Pt(900), 3, press) == Emu(press.body.size * 2.6)
