"""Figures: what each stands for, and what is said of one that can't be worked out. Cases have the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

TOP = """
language: en-US
set: {{ask: Invest, year: 2018}}
sources: {{bea: {{publisher: BEA}}, bts: {{publisher: BTS}}}}
figures:
  before: {{value: 40, source: bea, format: "0"}}
  after: {{value: 50, source: bea, format: "0.0"}}
  {figures}
"""


@pytest.fixture
def quoted(lay_slide: Callable[..., Laid]) -> Callable[..., tuple[str, list[str]]]:
    """The words that quote figures as the slide shows them, and what is said: codes and messages."""

    def quoted(words: str, *figures: str) -> tuple[str, list[str]]:
        laid = lay_slide(f'text: "{words}"\nsource: bea', TOP.format(figures="\n  ".join(figures)))
        row = next((row for row in laid.text(-1).split("\n") if row.startswith("Text")), "")
        return row.partition("pt ")[2].replace("\u00a0", " "), [said.partition(" ")[2] for said in laid.said]

    return quoted


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        ("{value: 1.50}", "1.50"),
        ("{value: 1.50, format: '0.000'}", "1.500"),
        ("{value: '007'}", "007"),
        ("{value: about five}", "about five"),
        ("{query: select 2.50}", "2.5"),
        ("{query: select 1234567.5}", "1,234,567.5"),
        ("{query: 'select 2.50', format: '0.00'}", "2.50"),
        ("{query: select 'five' }", "five"),
        ("{change: [before, after]}", "+25%"),
        ("{change: [after, before]}", "−20%"),
        ("{change: [after, before], sign: false}", "20%"),
        ("{change: [before, after], as: difference}", "+10.0"),
        ("{change: [after, before], as: difference}", "−10"),
        ("{change: [after, before], as: difference, format: '0.00'}", "−10.00"),
        ("{change: [before, before], as: difference, sign: false}", "0"),
        ("{parts: [before, after]}", "90"),
        ("{parts: [before, after], format: '0.00'}", "90.00"),
    ],
)
def test_a_figure_is_shown_as_it_was_written_or_worked_out(
    quoted: Callable[..., tuple[str, list[str]]], figure: str, shown: str
) -> None:
    assert quoted("{{ n }}", f"n: {figure}") == (shown, [])


def test_words_that_are_set_are_quoted_as_they_are_written(quoted: Callable[..., tuple[str, list[str]]]) -> None:
    assert quoted("{{ ask }} in {{ year }}") == ("Invest in 2018", [])


@pytest.mark.parametrize(
    ("figure", "cited"),
    [
        ("{value: 7, source: bts}", "Source: BTS"),
        ("{parts: [before, own]}", "Sources: BEA; BTS"),
        ("{change: [own, before]}", "Sources: BTS; BEA"),
    ],
)
def test_a_figure_brings_its_own_sources_and_those_of_what_it_is_made_from(
    lay_slide: Callable[..., Laid], figure: str, cited: str
) -> None:
    top = TOP.format(figures=f"own: {{value: 20, source: bts}}\n  n: {figure}")
    laid = lay_slide('text: "{{ n }}"', top)
    assert laid.said == []
    assert f"pt {cited}\n" in laid.text(-1, whole=True)


def test_a_figure_may_be_made_from_one_that_is_written_after_it(
    quoted: Callable[..., tuple[str, list[str]]],
) -> None:
    made = ("n: {change: [sum, before], as: difference}", "sum: {parts: [before, after]}")
    assert quoted("{{ n }} of {{ sum }}", *made) == ("−50 of 90", [])


ONE_OF = "conflicting_keys: the figure 'n' takes one of"
NEEDS_ONE = "not_one_value: the figure 'n' needs one row and one column; its query gives"


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (["n: {change: [before, n]}"], "figure_circle: the figure 'n' is made from itself"),
        (
            ["n: {parts: [m, before]}", "m: {parts: [n, after]}"],
            "figure_circle: the figure 'n' is made from itself, by way of 'm'",
        ),
        (["n: {parts: [before, aftr]}"], "unknown_figure: there is no figure 'aftr'"),
        (["n: {value: 1, query: select 1}"], f"{ONE_OF} 'value' and 'query', not both"),
        (["n: {parts: [before, after], change: [before, after]}"], f"{ONE_OF} 'parts' and 'change', not both"),
        (["n: {format: '0'}"], "missing_key: the figure 'n' needs a 'value' or a 'cell'"),
        (["n: {change: [before]}"], "wrong_value: a change is from one figure to another, not of 1"),
        (["n: {parts: [before, after, before]}"], "repeated_part: 'before' is a part of 'n' twice"),
        (["n: {value: 1, as: difference}"], "unfit_key: 'as' means nothing in a figure without 'change'"),
        (["n: {value: 1, sign: false}"], "unfit_key: 'sign' means nothing in a figure without 'change'"),
        (["n: {value: 1, must: rise}"], "unfit_key: 'must' means nothing in a figure without 'change'"),
        (
            ["n: {value: 1, round_to_total: true}"],
            "unfit_key: 'round_to_total' means nothing in a figure without 'parts'",
        ),
        (["n: {query: select 1 where false}"], f"{NEEDS_ONE} 0 and 1"),
        (["n: {query: 'select 1, 2'}"], f"{NEEDS_ONE} 1 and 2"),
        (["n: {query: 'values (1), (2)'}"], f"{NEEDS_ONE} 2 and 1"),
        (["n: {query: select null}"], "not_one_value: the query of the figure 'n' gives nothing"),
        (
            ["n: {parts: [before, m]}", "m: {value: ten}"],
            "not_a_number: the figure 'm' is no number to reckon with: 'ten'",
        ),
        (
            ["n: {parts: [before, m]}", "m: {query: select 1e200}"],
            "not_a_number: the figure 'm' is no number to reckon with: '1e+200'",
        ),
        (
            ["n: {change: [m, after]}", "m: {value: 0}"],
            "no_percentage: the change of 'n' can't be told in percent: it begins at 0",
        ),
        (
            ["n: {change: [after, m], must: fall}", "m: {value: 50.5}"],
            "turned_figure: 'n' must fall, but from 'after' to 'm' it rises",
        ),
        (
            ["n: {change: [after, m], must: rise}", "m: {value: 49.5}"],
            "turned_figure: 'n' must rise, but from 'after' to 'm' it falls",
        ),
        (
            ["n: {change: [after, after], must: rise}"],
            "turned_figure: 'n' must rise, but from 'after' to 'after' it doesn't change",
        ),
        (
            ["n: {change: [after, after], must: fall}"],
            "turned_figure: 'n' must fall, but from 'after' to 'after' it doesn't change",
        ),
        (
            ["n: {change: [before, after], must: fall}"],
            "turned_figure: 'n' must fall, but from 'before' to 'after' it rises",
        ),
        (
            ["n: {change: [after, before], must: rise}"],
            "turned_figure: 'n' must rise, but from 'after' to 'before' it falls",
        ),
        (["n: {value: '007', format: '0'}"], "wrong_format: '007' is not a number, as the format '0' needs"),
        (
            ["n: {query: select '007', format: '0'}"],
            "wrong_format: '007' is not a number, as the format '0' needs",
        ),
        (["n: {value: five, format: '0'}"], "wrong_format: 'five' is not a number, as the format '0' needs"),
    ],
)
def test_what_is_wrong_with_a_figure_is_said_once(
    quoted: Callable[..., tuple[str, list[str]]], figures: list[str], expected: str
) -> None:
    _, said = quoted("{{ n }} and {{ n }}", *figures)
    assert said == [expected]


def test_the_difference_of_shares_is_in_points_where_no_format_says_otherwise(
    quoted: Callable[..., tuple[str, list[str]]],
) -> None:
    shares = (
        "against: {value: 35, format: '0\"%\"'}",
        "m: {value: 36, format: '0\"%\"'}",
    )
    lead = "{change: [against, m], as: difference"
    words = "{{ plain }}, {{ bare }}, {{ growth }}"
    made = (f"plain: {lead}}}", f"bare: {lead}, format: '0'}}", "growth: {change: [against, m]}")
    assert quoted(words, *shares, *made) == ("+1 point, +1, +2.9%", [])


def test_a_figure_that_can_be_worked_out_is_not_complained_of(quoted: Callable[..., tuple[str, list[str]]]) -> None:
    figures = (
        "up: {change: [before, after], must: rise}",
        "little: {value: 50.5}",
        "slowly: {change: [after, little], must: rise}",
        "slower: {change: [little, after], must: fall}",
        "down: {change: [after, before], must: fall}",
        "below: {value: -4}",
        "over: {change: [below, after], as: difference}",
        "both: {query: select 90, parts: [before, after]}",
        "all: {value: 90, parts: [before, after]}",
    )
    words = "{{ up }}, {{ slowly }}, {{ slower }}, {{ down }}, {{ over }}, {{ both }}, {{ all }}"
    assert quoted(words, *figures) == ("+25%, +1%, −1%, −20%, +54.0, 90, 90", [])


@pytest.mark.parametrize(
    ("values", "total", "shown", "expected"),
    [
        ((2.4, 2.4), "{parts: [a, b], format: '0.0'}", "2 + 2 = 4.8", None),
        (
            (2.4, 2.4),
            "{parts: [a, b], format: '0'}",
            "2 + 2 = 5",
            "parts_and_total: 'n' is shown as 5, and its parts as 2 + 2: rounded, they don't add up",
        ),
        ((2.4, 2.4), "{parts: [a, b], format: '0', round_to_total: true}", "3 + 2 = 5", None),
        ((2.5, 3.5), "{parts: [a, b], format: '0', round_to_total: true}", "3 + 3 = 6", None),
        ((2.0, 3.0), "{parts: [a, b], format: '0'}", "2 + 3 = 5", None),
        (
            (2.0, 3.0),
            "{parts: [a, b], value: 6, format: '0'}",
            "2 + 3 = 6",
            "parts_and_total: 'n' is 6, and its parts add up to 5",
        ),
        (
            (2.4, 2.4),
            "{parts: [a, b], format: '0.0', round_to_total: true}",
            "2 + 2 = 4.8",
            "wrong_format: 'n' and its parts must have formats with the same decimals to be rounded to a total",
        ),
        (
            (2.4, 2.4),
            "{parts: [a, b], round_to_total: true}",
            "2 + 2 = 4.8",
            "wrong_format: 'n' and its parts must have formats with the same decimals to be rounded to a total",
        ),
        ((2.4, 2.4), "{parts: [a, b]}", "2 + 2 = 4.8", None),
        ((0, 3), "{parts: [a, b], value: 3, format: '0'}", "0 + 3 = 3", None),
        ((0, 3), "{parts: [a, b], format: '0', round_to_total: true}", "0 + 3 = 3", None),
        (
            (0, 5),
            "{parts: [a, b], value: 0, format: '0'}",
            "0 + 5 = 0",
            "parts_and_total: 'n' is 0, and its parts add up to 5",
        ),
    ],
)
def test_parts_add_up_to_their_total_as_both_are_shown(
    quoted: Callable[..., tuple[str, list[str]]],
    values: tuple[float, float],
    total: str,
    shown: str,
    expected: str | None,
) -> None:
    parts = [f"{name}: {{value: {value}, format: '0'}}" for name, value in zip("ab", values, strict=True)]
    assert quoted("{{ a }} + {{ b }} = {{ n }}", *parts, f"n: {total}") == (shown, [expected] if expected else [])


def test_of_a_total_whose_part_is_broken_that_alone_is_said(quoted: Callable[..., tuple[str, list[str]]]) -> None:
    _, said = quoted("{{ n }}", "n: {value: 6, parts: [a, before]}", "a: {query: select null}")
    assert said == ["not_one_value: the query of the figure 'a' gives nothing"]


def test_a_total_cannot_have_words_for_a_part(quoted: Callable[..., tuple[str, list[str]]]) -> None:
    _, said = quoted("{{ n }}", "n: {value: 6, parts: [a, before]}", "a: {value: ten}")
    assert said == ["not_a_number: the figure 'a' is no number to reckon with: 'ten'"]


def test_a_part_of_two_totals_is_rounded_to_one(quoted: Callable[..., tuple[str, list[str]]]) -> None:
    parts = [f"{name}: {{value: {value}, format: '0'}}" for name, value in (("a", 2.5), ("b", 2.5), ("c", 2.4))]
    first, second = (f"{{parts: [{names}], round_to_total: true, format: '0'}}" for names in ("a, b", "b, c"))
    _, said = quoted("{{ n }} {{ m }}", *parts, f"n: {first}", f"m: {second}")
    assert said == ["conflicting_keys: 'b' is rounded to another total already"]
    _, said = quoted("{{ n }} {{ m }}", *parts, f"n: {first}", f"m: {first}")
    assert said == []


TABLES = """
sources: {bea: {publisher: BEA}}
data:
  trade: {file: trade.csv, source: bea}
  states: {file: states.csv}
  months: {file: months.csv}
  poll: {file: poll.csv}
figures: {before: {value: 40, source: bea}}
"""
FILES = {
    "trade.csv": "year,exports,imports\n1993,41.6,39.9\n2016,230.1,\n2017,243.6,312.7\n",
    "months.csv": "month,trips\n2025-09,5\n2025-06,1\n2025-08,4\n2025-07,3\n",
    "poll.csv": "year,worried\n2019,41%\n2024,65%\n",
    "states.csv": "state,rank,trade\nTexas,1,187.0\nCalifornia,2,73.0\nMichigan,3,68.0\nOhio,4,22.0\n",
}


@pytest.fixture
def of_tables(lay_slide: Callable[..., Laid]) -> Callable[..., tuple[str, list[str]]]:
    """The words that quote figures and cells of two tables as the slide shows them, and what is said."""

    def quoted(words: str, figure: str = "", claim: str = "") -> tuple[str, list[str]]:
        own = f"\nfigures:\n  n: {figure}" if figure else ""
        asked = f"\nclaim: '{claim}'" if claim else ""
        laid = lay_slide(f"text: '{words}'\nsource: bea{own}{asked}", TABLES, FILES)
        row = next((row for row in laid.text(-1).split("\n") if row.startswith("Text")), "")
        return row.partition("pt ")[2].replace("\u00a0", " "), [said.partition(" ")[2] for said in laid.said]

    return quoted


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ('{cell: "trade.exports[2017]"}', "243.6"),
        ('{cell: "trade.exports[first]", format: "$0 bn"}', "$42 bn"),
        ('{cell: "states.trade[lowest]"}', "22"),
        ('{cell: "states.state[Texas]"}', "Texas"),
        ('{formula: "trade.exports[2017] + trade.imports[2017]"}', "556.3"),
        ('{formula: "round(trade.exports[2017], -1)"}', "240"),
        ('{formula: "floor(trade.exports[2017] / trade.exports[1993])"}', "5"),
        ('{formula: "-abs(0 - before) * 2"}', "−80"),
        ('{formula: "rank(states.trade[Michigan])"}', "3"),
        ('{formula: "sum(states.trade) - max(states.trade)"}', "163"),
        ('{formula: "mean(trade.exports)", format: "0.00"}', "171.77"),
        ('{formula: "count(trade.imports)"}', "2"),
        ('{change: ["trade.exports[1993]", "trade.exports[2017]"], as: multiple, format: "0.0"}', "5.9"),
        ('{change: ["trade.exports[1993]", before], as: difference}', "−1.6"),
        ('{parts: ["trade.exports[2017]", "trade.imports[2017]"]}', "556.3"),
        ('{data: states, take: sum(trade), where: {rank: [">= 2", "<= 3"]}}', "141"),
        ("{data: states, take: count}", "4"),
        ('{data: months, take: sum(trips), where: {month: [">= 2025-07", "< 2025-09"]}}', "7"),
        ('{cell: "months.trips[last]"}', "5"),
        ('{formula: "1 - poll.worried[2024]"}', "35%"),
        ('{formula: "poll.worried[2024] - poll.worried[2019]"}', "0.24"),
        ('{formula: "poll.worried[2024] * 2"}', "1.3"),
        ('{formula: "max(poll.worried)"}', "65%"),
        ("{data: poll, take: mean(worried)}", "53%"),
        ('{parts: ["poll.worried[2024]", "poll.worried[2019]"]}', "106%"),
        ("{data: states, take: share(trade), where: {state: Texas}}", "53.4%"),
        ("{data: states, take: median(trade)}", "70.5"),
        ("{data: trade, take: count(imports)}", "2"),
        ('{data: states, take: share(trade), where: {state: Texas}, format: "0%"}', "53%"),
        ("{data: states, take: names(state), sort: trade, top: 2}", "Ohio and Michigan"),
        ("{data: states, take: names(state), sort: -trade, top: 1}", "Texas"),
    ],
)
def test_a_figure_is_worked_out_from_cells_and_rows(
    of_tables: Callable[..., tuple[str, list[str]]], figure: str, text: str
) -> None:
    assert of_tables("{{ n }}", figure) == (text, [])


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ('{cell: "counts.victims[2017-12]"}', "20"),
        ('{cell: "counts.victims[2018-01-01]"}', "30"),
        ('{cell: "counts.victims[Feb 2018]"}', "40"),
        ("{data: counts, where: {month: 2018}, take: sum(victims)}", "70"),
        ("{data: counts, where: {month: [2017-12, 2018-02]}, take: sum(victims)}", "60"),
        ('{data: counts, where: {month: ["> 2017-11", "<= 2018-01"]}, take: sum(victims)}', "50"),
        ('{data: counts, where: {month: [">= 2017-12", "< 2018-02"]}, take: sum(victims)}', "50"),
        ('{data: counts, where: {month: "<= 2018-Q1"}, take: count}', "4"),
        ('{data: counts, where: {month: ">= 2018"}, take: count}', "2"),
        ('{data: counts, where: {month: "!= 2018-01"}, take: count}', "3"),
    ],
)
def test_a_month_is_named_where_a_table_writes_its_first_day(
    lay_slide: Callable[..., Laid], figure: str, text: str
) -> None:
    rows = "month,victims\n2017-11-01,10\n2017-12-01,20\n2018-01-01,30\n2018-02-01,40\n"
    top = "sources: {bea: {publisher: BEA}}\ndata: {counts: {file: counts.csv, source: bea}}\n"
    laid = lay_slide(f"text: 'There are {{{{ n }}}}'\nfigures: {{n: {figure}}}", top, {"counts.csv": rows})
    assert laid.said == []
    assert f"There are {text}" in laid.text(-1).replace("\u00a0", " ")


def test_words_quote_cells_with_a_format_of_their_own(of_tables: Callable[..., tuple[str, list[str]]]) -> None:
    assert of_tables('Sold {{ trade.exports[2017] | "$0 bn" }} of {{ trade.imports[last] }}') == (
        "Sold $244 bn of 312.7",
        [],
    )


def test_a_cell_brings_the_source_of_its_table(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("text: 'Sold {{ trade.exports[2017] }}'", TABLES, FILES)
    assert laid.said == []
    assert [source.id for source in laid.deck.slides[-1].cited] == ["bea"]


@pytest.mark.parametrize(("quoted", "source"), [("before", "bts"), ("n", "bea")])
def test_a_figure_of_a_slide_brings_its_sources_where_it_is_quoted(
    lay_slide: Callable[..., Laid], quoted: str, source: str
) -> None:
    top = TABLES.replace("BEA}", "BEA}, bts: {publisher: BTS}").replace(
        "value: 40, source: bea", "value: 40, source: bts"
    )
    own = 'figures: {n: {cell: "trade.exports[last]"}, m: {formula: "2 * n + before"}}'
    laid = lay_slide(f"text: 'Sold {{{{ {quoted} }}}} of it'\n{own}", top, FILES)
    assert (laid.said, [one.id for one in laid.deck.slides[-1].cited]) == ([], [source])


def test_the_days_between_two_days_are_counted(lay_slide: Callable[..., Laid]) -> None:
    top = "data: {rounds: {file: rounds.csv}}\n"
    files = {"rounds.csv": "actor,day\nUnited States,2018-06-01\nCanada,2018-07-01\n"}
    laid = lay_slide(
        "text: '{{ n }} days'\nfigures: {n: {formula: \"rounds.day[last] - rounds.day[first]\"}}", top, files
    )
    assert "30 days" in laid.text(-1).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("trade.exports[2017] > 5 * trade.exports[1993]", True),
        ("trade.exports[2017] > 6 * trade.exports[1993]", False),
        ("0.2 + 0.1 = 0.3", True),
        ("240 < trade.exports[last] <= 243.6", True),
        ("240 < trade.exports[last] < 243.6", False),
        ("rank(states.trade[Texas]) = 1", True),
        ('states.state[Texas] != "Ohio"', True),
        ("trade.exports[2017] = trade.exports[highest]", True),
    ],
)
def test_a_claim_compares_cells_and_figures(
    of_tables: Callable[..., tuple[str, list[str]]], claim: str, holds: bool
) -> None:
    _, said = of_tables("We trade", claim=claim)
    assert [one.partition(":")[0] for one in said if not one.startswith("idle_claim")] == (
        [] if holds else ["false_claim"]
    )


def test_the_words_of_a_list_are_joined_in_the_language_of_the_deck(
    lay_slide: Callable[..., Laid],
) -> None:
    top = "language: es-MX\ndata: {states: {file: states.csv}}\nfigures: {n: {data: states, take: names(state)}}\n"
    laid = lay_slide("text: '{{ n }}'", top, {"states.csv": "state\nTexas\nOhio\n"})
    assert "Texas y Ohio" in laid.text(-1)
