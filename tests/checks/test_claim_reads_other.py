"""claim_reads_other: a claim reads what its slide draws, or it is warned of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

FILES = {
    "trade.csv": "year,partner,exports,imports,total\n2016,Canada,267,278,545\n2017,Canada,283,299,582\n"
    "2016,Mexico,230,294,524\n2017,Mexico,244,313,557\n",
    "jobs.csv": "year,jobs\n1993,0.7\n2015,4.9\n",
}
TOP = (
    "data:\n  trade: {file: trade.csv, key: [partner, year]}\n  jobs: {file: jobs.csv}\n"
    'figures:\n  sum: {cell: "trade.total[Canada, 2017]"}\n'
)
CHART = "chart: {type: line, data: trade, where: {partner: Canada}, x: year, y: [exports, imports]}"


@pytest.fixture
def said(lay_slide: Callable[..., Laid]) -> Callable[..., list[str]]:
    """What is said of claims of a slide that holds these blocks."""

    def said(blocks: str, *claims: str) -> list[str]:
        written = "".join(f"\n  - {claim}" for claim in claims)
        slide = f"title: T\n{blocks}\nallow: [missing_source]\nclaim:{written}\n"
        laid = lay_slide(slide, TOP, FILES)
        assert all(one.code == "claim_reads_other" for one in laid.log), list(laid.log)
        return [f"{one.message}; {one.hint}" for one in laid.log]

    return said


@pytest.mark.parametrize(
    "claim",
    [
        '"trade.exports[Canada, 2017] > 280"',
        "max(trade.exports) > 280",
        '"rank(trade.imports[Canada, 2017]) = 2"',
        '"trade.exports[Canada, last] > trade.exports[Mexico, last]"',
        "select max(exports) > 280 from trade",
        "select max(EXPORTS) filter (where partner = 'Canada') > 280 from trade",
        "select count(*) = 4 from trade",
    ],
)
def test_a_claim_that_reads_a_drawn_column_passes(claim: str, said: Callable[..., list[str]]) -> None:
    assert said(CHART, claim) == []


@pytest.mark.parametrize(
    "claim",
    ['"trade.total[Canada, 2017] > 280"', "sum > 280", "select max(total) > 280 from trade where year = 2017"],
)
def test_another_column_of_the_drawn_table_is_warned_of(claim: str, said: Callable[..., list[str]]) -> None:
    (one,) = said(f"{CHART}\ncallout: 'All of {{{{ sum }}}}'", claim)
    assert one == (
        "the claim reads 'trade.total', which the slide doesn't draw; let it read 'trade.exports', 'trade.imports', "
        "or 'allow: [claim_reads_other]'"
    )


def test_other_rows_of_a_drawn_column_are_warned_of(said: Callable[..., list[str]]) -> None:
    (one,) = said(CHART, '"trade.exports[Mexico, 2017] > 240"')
    assert one.startswith("the claim reads rows of 'trade.exports' that the slide doesn't draw; let it read the rows")


def test_what_is_quoted_may_be_claimed_once_what_is_drawn_is(said: Callable[..., list[str]]) -> None:
    quoting = f"{CHART}\ncallout: 'All of {{{{ sum }}}}'"
    assert said(quoting, "max(trade.exports) > 280", "sum > 280") == []
    assert len(said(CHART, "max(trade.exports) > 280", "sum > 280")) == 1


def test_a_claim_may_tie_another_column_to_what_is_drawn(said: Callable[..., list[str]]) -> None:
    tying = "select bool_and(exports + imports = total) from trade"
    assert said(CHART, "sum > 280", tying) == []


def test_another_table_is_warned_of_where_nothing_guards_the_drawn_one(said: Callable[..., list[str]]) -> None:
    jobs = '"jobs.jobs[2015] > 4"'
    (one,) = said(CHART, jobs)
    assert one.startswith("the claim reads 'jobs.jobs', which the slide doesn't draw; let it read 'trade.exports'")
    assert said(CHART, jobs, "max(trade.exports) > 280") == []
    assert said(f"{CHART}\ncallout: '{{{{ jobs.jobs[2015] }}}} million'", jobs) == []


def test_a_chart_of_a_query_draws_the_columns_that_its_numbers_are_named_after(
    said: Callable[..., list[str]],
) -> None:
    query = "select year, exports from trade where partner = 'Canada' order by total"
    named = f'chart: {{type: bar, query: "{query}"}}'
    assert len(said(named, "select max(total) > 280 from trade")) == 1
    query = "select year, imports + exports as both from trade where partner = 'Canada'"
    made = f'chart: {{type: bar, query: "{query}"}}'
    assert said(made, "select max(imports) > 280 from trade") == []
    assert len(said(made, "select max(total) > 280 from trade")) == 1


def test_a_table_draws_its_columns_and_those_that_changes_are_made_of(said: Callable[..., list[str]]) -> None:
    table = (
        "table: {data: trade, where: {year: 2017}, "
        "columns: {partner: Partner, rise: {change: [imports, exports], title: Rise}}}"
    )
    assert said(table, '"trade.imports[Canada, 2017] > 280"') == []
    assert len(said(table, '"trade.total[Canada, 2017] > 280"')) == 1
    assert len(said(table, '"trade.imports[Canada, 2016] > 270"')) == 1


def test_a_slide_that_draws_no_table_of_the_deck_is_left_alone(said: Callable[..., list[str]]) -> None:
    assert said("text: words", "sum > 280") == []
    assert said("chart: {type: bar, rows: [{a: x, b: 1}, {a: y, b: 2}], x: a, y: b}", "sum > 280") == []


def test_it_can_be_excused_from(lay_slide: Callable[..., Laid]) -> None:
    slide = f"title: T\n{CHART}\nclaim: sum > 280\nallow: [missing_source, claim_reads_other]\n"
    assert lay_slide(slide, TOP, FILES).said == []
