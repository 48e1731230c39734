"""Manifests go into JSON and come back."""

from __future__ import annotations

import math

import pytest

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
    from_json,
    to_json,
)

PANEL = ChartRecord("line", ("2016", "2017"), (2016, 2017), (SeriesRecord("Exports", (230.2, None)),), "Texas")
PAGE = PageRecord(
    "trade",
    "Trade grows",
    (Words("Body", ("Goods “lead”", "& <services>")),),
    (ChartRecord("line", panels=(PANEL, PANEL)),),
    (TableRecord((("State",), ("Texas",))),),
    ("A bridge",),
)
SLIDE = SlideRecord(
    "trade", "content", "Trade grows", (PAGE,), "Part", True, ("Pause.",), (FigureRecord("a", "$1"),), ("bea",)
)
WHOLE = Manifest(
    "Talk",
    "en-US",
    (SLIDE,),
    "A view",
    "business",
    "austin",
    "2018-09-12",
    (SourceRecord("bea", "BEA, 2017", "https://www.bea.gov"),),
    (DataRecord("trade", "ab12", "2017-12-31"),),
)


def test_a_manifest_comes_back_as_it_was() -> None:
    assert from_json(to_json(WHOLE)) == WHOLE


def test_what_is_empty_is_left_out() -> None:
    assert to_json(Manifest("Talk", "en", ())) == '{"title":"Talk","language":"en","slides":[]}'


def test_what_a_later_deckgen_adds_is_passed_over() -> None:
    assert from_json('{"title":"Talk","language":"en","slides":[],"mood":"good"}') == Manifest("Talk", "en", ())


def test_a_value_that_is_no_number_is_none() -> None:
    panel = ChartRecord("line", ("2016",), (), (SeriesRecord("Exports", (math.nan,)),))
    page = PageRecord("trade", "Trade", charts=(panel,))
    back = from_json(to_json(Manifest("Talk", "en", (SlideRecord("trade", "content", "Trade", (page,)),))))
    assert back.slides[0].pages[0].charts[0].series[0].values == (None,)


@pytest.mark.parametrize(
    "words", ["", "{", "[]", '{"title": 1}', '{"title":"T","language":"en","slides":{}}', "\x00"]
)
def test_what_is_none_is_a_value_error(words: str) -> None:
    with pytest.raises(ValueError, match="no manifest"):
        from_json(words)
