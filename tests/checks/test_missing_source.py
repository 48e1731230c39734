"""missing_source: figures that nobody vouches for are warned of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

FIGURES = {
    "stats": "stats: [{value: 1, label: a}]",
    "chart": "chart: {type: bar, rows: [{a: x, b: 1}, {a: y, b: 2}], x: a, y: b}",
    "table": "table: {columns: [A], rows: [[7]]}",
    "columns": "columns: [{stats: [{value: 1, label: a}]}, {text: b}]",
}
TOP = "sources: {s: {publisher: Someone}}\n"


@pytest.mark.parametrize("word", FIGURES)
def test_figures_without_a_source_are_warned_of(word: str, lay_slide: Callable[..., Laid]) -> None:
    assert [one.code for one in lay_slide(f"title: T\n{FIGURES[word]}\n").log] == ["missing_source"]


@pytest.mark.parametrize("more", ["source: s", "callout: Of all.[^s]", "allow: [missing_source]"])
def test_a_source_a_footnote_or_an_excuse_will_do(more: str, lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide(f"title: T\n{FIGURES['stats']}\n{more}\n", TOP).said == []


@pytest.mark.parametrize("block", ["table: {columns: [A], rows: [[x]]}", "bullets: [In 2017]", "text: Of 500"])
def test_words_need_none(block: str, lay_slide: Callable[..., Laid]) -> None:
    assert lay_slide(f"title: T\n{block}\n").said == []
