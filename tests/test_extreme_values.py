"""Values at the ends of what a computer can hold: charts and tables of them are built or complained of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from command import run
from deckgen.pipeline import check
from deckgen.queries.answers import Answers
from deckgen.queries.query import Tables

EXTREMES = (1e308, -1e308, 1.7976931348623157e308, 5e-324, -5e-324, 1e300, 1e-300, 1e16, 1e-16, 0.0, -0.0, -1.0)
VALUES = st.one_of(st.sampled_from(EXTREMES), st.floats(), st.integers(-(10**30), 10**30))
# How many columns of values each takes.
CHARTS = {
    "bar": 1, "ranking": 1, "donut": 1, "parliament": 1, "waterfall": 1, "grouped": 2, "combo": 2, "slope": 2,
    "diverging": 2, "dot": 2, "line": 2, "area": 2, "share": 2, "stacked": 2,
}  # fmt: skip
PLACES = (("A", "B", "C"), ("2016", "2017", "2018"), ("0001-01-01", "1000-01-01", "9999-12-31"), ("1", "9", "100000"))
COLUMNS = (
    "{a: {bar: true}}", "{a: {format: '0.0%'}}", "{a: {format: compact}}", "{a: {format: words}}",
    "{a: {width: 1e999}}", "{a: {width: -1}}", "{x: {width: 0}, a: {width: 0}, b: {width: 0}}",
    "{a: {width: 5.0e-324}, x: {width: 1.0e+308}}", "{a: {width: 1.0e+308}, x: {width: 1.0e+308}}",
)  # fmt: skip
HEAD = "title: T\nsections:\n- title: S\n  slides:\n"


def rows(values: list[float], places: tuple[str, ...]) -> str:
    pairs = zip(places, values, strict=True)
    return ", ".join(f'{{x: "{place}", a: {value!r}, b: {values[0]!r}}}' for place, value in pairs)


def chart(kind: str, values: list[float], places: tuple[str, ...], render: str) -> str:
    y = "a" if CHARTS[kind] == 1 else "{a: A, b: B}"
    keys = f"type: {kind}, x: x, y: {y}, render: {render}, alt: x, rows: [{rows(values, places)}]"
    return f"  - {{title: A {kind}, chart: {{{keys}}}, allow: [missing_source]}}\n"


def table(values: list[float], columns: str) -> str:
    keys = f"rows: [{rows(values, PLACES[0])}], columns: {columns}"
    return f"  - {{title: A table, table: {{{keys}}}, allow: [missing_source]}}\n"


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("extremes") / "deck.yaml"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    kind=st.sampled_from(sorted(CHARTS)),
    values=st.lists(VALUES, min_size=3, max_size=3),
    places=st.sampled_from(PLACES),
    render=st.sampled_from(("picture", "native")),
    columns=st.sampled_from(COLUMNS),
)
@example("bar", [1e308, 1e308, 1.0], PLACES[0], "picture", COLUMNS[3])
@example("grouped", [1e308, -1e308, 1.0], PLACES[0], "native", COLUMNS[0])
@example("area", [1e308, 1e308, 1.0], PLACES[1], "native", COLUMNS[3])
@example("bar", [-5e-324, 0.0, 5e-324], PLACES[0], "picture", COLUMNS[0])
@example("line", [5e-324, 5e-324, 1e-323], PLACES[2], "native", COLUMNS[3])
def test_extreme_values_are_laid_out_or_complained_of(
    deck: Path, kind: str, values: list[float], places: tuple[str, ...], render: str, columns: str
) -> None:
    deck.write_text(HEAD + chart(kind, values, places, render) + table(values, columns))
    check(deck)


@pytest.mark.parametrize("values", [[5e-324, 5e-324, 1e-323], [-5e-324, 0.0, 5e-324], [1e300, 1e-300, 3.0]])
def test_extreme_values_are_drawn(values: list[float], tmp_path: Path) -> None:
    kinds = ("bar", "stacked", "line", "donut") if values[0] > 0 else ("bar", "line")
    slides = "".join(chart(kind, values, PLACES[0], render) for kind in kinds for render in ("picture", "native"))
    (tmp_path / "deck.yaml").write_text(HEAD + slides + table(values, COLUMNS[0]))
    done = run(tmp_path, "build", "-o", "deck.pptx")
    assert "Traceback" not in done.stderr
    assert "fault of its own" not in done.stderr
    assert done.returncode == 0, done.stderr


def test_days_that_python_has_not_are_words_in_this_run_and_in_the_next(tmp_path: Path) -> None:
    sql = "select date '2017-01-01' as day union all select date '0044-03-15 (BC)' order by day"
    for _ in range(2):
        with Tables({}, Answers(tmp_path)) as tables:
            assert tables.run(sql)["day"].values == ("0044-03-15 (BC)", "2017-01-01")
            tables.keep()


def test_a_length_of_time_is_no_number(tmp_path: Path) -> None:
    with Tables({}) as tables:
        assert tables.run("select interval '3 days' as a")["a"].kind == "text"
