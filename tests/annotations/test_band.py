"""band: a shaded part of the x axis."""

from __future__ import annotations

from collections.abc import Callable

from marked import YEARS, mark

from deckgen.model.color import contrast
from laid_out import Laid


def test_years_are_shaded_and_named_in_words_that_are_read_there(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "line", YEARS, "[{band: [2008, 2009], text: Recession}]")
    (added,) = found.added
    (wash,), (line,) = added.washes, added.lines
    assert line.words == "Recession"
    assert contrast(line.color, wash.color) >= 4.5
    assert "Shaded from 2008 to 2009: Recession." in found.told


def test_a_scatter_is_shaded_between_two_numbers(lay_slide: Callable[..., Laid]) -> None:
    rows = "income,life\n10,75\n62,78\n46,82\n"
    found = mark(lay_slide, "scatter", rows, "[{band: [40, 50]}]")
    (wash,) = found.added[0].washes
    assert found.sheet.standing is not None
    tips = [x for x, _ in found.sheet.standing.tips.values()]
    assert [wash.box.left < x < wash.box.right for x in sorted(set(tips))] == [False, True, False]
    assert "Shaded from 40 to 50." in found.told


def test_words_wider_than_their_band_lie_across_none_of_its_edges(lay_slide: Callable[..., Laid]) -> None:
    rows = "year,n\n" + "".join(f"{year},{year - 1990}\n" for year in range(1993, 2018))
    found = mark(lay_slide, "area", rows, "[{band: [2008, 2009], text: recession}]")
    (added,) = found.added
    (wash,) = added.washes
    box = added.lines[0].box(found.sheet)
    assert box.width > wash.box.width
    assert box.bottom >= wash.box.top - 1 or box.left >= wash.box.right or box.right <= wash.box.left
