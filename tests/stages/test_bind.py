"""bind: names filled in, figures worked out, sources gathered, claims tried."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

TOP = """
date: 2018-09-12
language: en-US
set: {ask: Invest}
sources:
  bea: {publisher: BEA, year: 2017}
  census: {publisher: Census, year: 2016}
  old: {publisher: BEA, year: 2010}
  bank: {publisher: Bank}
data:
  trade: {file: trade.csv, source: census}
figures:
  exports: {query: select exports from trade where year = 2017, format: "$#,##0 bn"}
  heritage: {value: 35_000_000, source: bea, format: compact}
  written: {value: "1.10"}
  day: {query: select DATE '2017-03-01'}
"""
EXPORTS_AND_HERITAGE = (("exports", "$244 bn"), ("heritage", "35 million"))
FILES = {"trade.csv": "year,exports\n2016,230.1\n2017,243.6\n"}


@pytest.fixture
def bound(lay_slide: Callable[..., Laid]) -> Callable[[str], Laid]:
    return lambda slide: lay_slide(slide, TOP, FILES)


def line(laid: Laid, name: str) -> str:
    """What stands in the shape of a name on the last page."""
    found = [row for row in laid.text(-1, whole=True).split("\n") if row.startswith(name)]
    return found[0].partition("pt ")[2] if found else ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{{ exports }} and {{ heritage }}", "$244\N{NO-BREAK SPACE}bn and 35\N{NO-BREAK SPACE}million"),
        ("{{exports|\"0.0\"}}, {{ exports | '0' }}, {{ heritage | #,##0 }}", "243.6, 244, 35,000,000"),
        ("**{{ ask }}** in {{ written }}", "Invest in 1.10"),
        ("on {{ day | date }}, {{ day }}", "on March 1, 2017, March 1, 2017"),
        ("no { name } here", "no { name } here"),
    ],
)
def test_names_are_filled_in(bound: Callable[[str], Laid], words: str, expected: str) -> None:
    laid = bound(f"text: |\n  {words}")
    assert laid.said == []
    assert line(laid, "Text") == expected


@pytest.mark.parametrize(
    ("slide", "expected"),
    [
        ("text: '{{ exports }}'", "Source: Census, 2016"),
        ("text: plain\nsource: [bea, old, census]", "Sources: BEA, 2010, 2017; Census, 2016"),
        ("text: 'One[^bea] two[^census] three[^bea]'", "Sources: 1BEA, 2017; 2Census, 2016"),
        ("text: 'One[^bank]'\nsource: bea", "Sources: 1Bank; BEA, 2017"),
        ("title: 'Titles count first[^old]'\ntext: 'then blocks[^bank]'", "Sources: 1BEA, 2010; 2Bank"),
        ("table: {data: trade}", "Source: Census, 2016"),
        ("chart: {type: bar, query: select * from trade, y: exports}", "Source: Census, 2016"),
        ("columns: [{text: '{{ heritage }}'}, {table: {data: trade}}]", "Sources: BEA, 2017; Census, 2016"),
        ("text: none", ""),
    ],
)
def test_sources_are_gathered_and_said_once(bound: Callable[[str], Laid], slide: str, expected: str) -> None:
    laid = bound(slide)
    assert laid.said == []
    assert line(laid, "Sources") == expected


def test_footnotes_are_numbered_where_they_stand(bound: Callable[[str], Laid]) -> None:
    assert line(bound("text: 'One[^bea] two[^census] three[^bea]'"), "Text") == "One1 two2 three1"


@pytest.mark.parametrize(
    ("slide", "tables", "quoted"),
    [
        ("text: Nothing", (), ()),
        ("text: '{{ exports }} and {{ heritage }} of {{ exports | compact }}'", ("trade",), EXPORTS_AND_HERITAGE),
        ("title: 'Sold {{ exports }}'\ntext: a", ("trade",), (("exports", "$244 bn"),)),
        ("text: a\nclaim: select count(*) > 1 from trade", ("trade",), ()),
        ("table: {data: trade}", ("trade",), ()),
        ("chart: {type: bar, query: 'select year, exports from trade'}", ("trade",), ()),
        ("text: '{{ ask }}'\nnotes: Say {{ heritage }}", (), (("heritage", "35 million"),)),
    ],
)
def test_a_slide_knows_what_it_draws_on(
    bound: Callable[[str], Laid], slide: str, tables: object, quoted: object
) -> None:
    drawn = bound(slide).deck.slides[-1]
    assert (drawn.tables, drawn.quoted) == (tables, quoted)


def test_a_claim_that_does_not_hold_stops_the_build(bound: Callable[[str], Laid]) -> None:
    slide = "title: Exports passed 300\ntext: x\nclaim:\n- select max(exports) > 200 from trade\n- {}"
    laid = bound(slide.format("select max(exports) > 300 as passed from trade"))
    (said,) = laid.said
    assert said.partition(" ")[2] == (
        "false_claim: the claim of 'Exports passed 300' does not hold in the data: its query gives passed = false"
    )
    assert bound("text: x\nclaim: select count(*) = 2 from trade").said == []


def test_ids_are_made_from_titles_and_stay_apart(lay: Callable[..., Laid]) -> None:
    slides = ["Ein Über-Titel: 50% mehr!", "Ein Über-Titel: 50% mehr!", "日本", "…", "w " * 60]
    listed = "\n".join(f"  - {{title: '{title}', text: x, allow: [duplicate_title, long_title]}}" for title in slides)
    taken = "  - {id: cover, title: z, text: x}"
    laid = lay(f"title: T\nsections:\n- title: A\n  divider: false\n  slides:\n{listed}\n{taken}")
    assert laid.ids[1:5] == ["ein-uber-titel-50-mehr", "ein-uber-titel-50-mehr-2", "日本", "slide"]
    assert len(laid.ids[5]) <= 60
    assert (laid.ids[0], laid.ids[6]) == ("cover-2", "cover")
    assert len(set(laid.ids)) == len(laid.ids)


def test_notes_are_paragraphs_and_points(bound: Callable[[str], Laid]) -> None:
    laid = bound("""
text: x
notes: |
  First lines
  go on.

  - A point
    that goes on
  - Another
  1. One
  2. Two

  They grew from 2010 to
  2017. They come from **editions**.
""")
    assert [paragraph.text.plain for paragraph in laid.page(-1).notes] == [
        "First lines go on.",
        "• A point that goes on",
        "• Another",
        "1. One",
        "2. Two",
        "They grew from 2010 to 2017. They come from editions.",
    ]


@pytest.mark.parametrize(
    ("figure", "words", "expected"),
    [
        ("{value: about five, format: '0.0'}", "{{ n }}", "'about five' is not a number, as the format '0.0' needs"),
        ("{value: about five}", "{{ n | compact }}", "'about five' is not a number, as the format 'compact' needs"),
        ("{value: 5}", "{{ n | date }}", "'5' is not a day written as 2018-09-12, as the format 'date' needs"),
        (
            "{query: select DATE '2017-03-01'}",
            "{{ n | 0 }}",
            "'0' is for numbers, and 2017-03-01 is a day; write 'date'",
        ),
    ],
)
def test_a_format_must_be_for_such_a_value(
    lay_slide: Callable[..., Laid], figure: str, words: str, expected: str
) -> None:
    laid = lay_slide(f"text: |\n  {words}", f"figures: {{n: {figure}}}")
    assert [said.partition(" ")[2] for said in laid.said] == [f"wrong_format: {expected}"]


def test_a_figure_that_is_broken_is_said_once_and_quoted_as_written(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("text: '{{ many }} and {{ many }}'", "figures: {many: {query: 'select * from range(3)'}}")
    assert [words.partition(" ")[2].partition(":")[0] for words in laid.said] == ["not_one_value"]


def test_numbers_and_dates_follow_the_language(lay_slide: Callable[..., Laid]) -> None:
    top = (
        "language: de-DE\nfigures: {n: {value: 1234567.8, format: '#,##0.0'}, m: {value: 35000000, format: compact}}"
    )
    laid = lay_slide("text: '{{ n }} und {{ m }}'\nsource: a", top + "\nsources: {a: {publisher: Amt}}")
    assert line(laid, "Text") == "1.234.567,8 und 35 Millionen" or line(laid, "Text").startswith("1.234.567,8 und 35")
    assert line(laid, "Sources") == "Quelle: Amt"


REFERRING = """
data:
  trade: {file: trade.csv, source: census}
sources: {census: {publisher: Census}, bea: {publisher: BEA}}
figures:
  before: {query: select exports from trade where year = 2016, format: "$#,##0 bn"}
  after: {query: select exports from trade where year = 2017, format: "$#,##0.0 bn"}
  lost: {value: 90, source: bea}
  kept: {value: 60, source: bea}
  growth: {change: [before, after]}
  shrunk: {change: [after, before], format: 0%}
  more: {change: [before, after], as: difference}
  fell: {change: [lost, kept], sign: false}
  still: {change: [kept, kept], as: difference}
  third: {value: 33.3, format: "0", source: bea}
  half: {value: 49.3, format: "0", source: bea}
  rest: {value: 17.4, format: "0", source: bea}
  all: {parts: [third, half, rest], round_to_total: true, format: "0"}
  sum: {parts: [lost, kept]}
  for: {value: 58, format: '0"%"', source: bea}
  against: {value: 35, format: '0"%"', source: bea}
  lead: {change: [against, for], as: difference, sign: false, must: rise}
  bare: {change: [against, for], as: difference, format: "0"}
"""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("{{ growth }}", "+5.9%"),
        ("{{ lead }} ahead", "23 points ahead"),
        ("{{ lead | 0.0 }}", "23.0"),
        ("{{ bare }}", "+23"),
        ("{{ growth | '0.00%' }}", "+5.87%"),
        ("{{ shrunk }}", "−6%"),
        ("{{ more }}", "+$13.5 bn"),
        ("fell by {{ fell }}", "fell by 33.3%"),
        ("{{ still }}", "0"),
        ("{{ third }} + {{ half }} + {{ rest }} = {{ all }}", "33 + 49 + 18 = 100"),
        ("{{ rest | '0.0' }}", "17.4"),
        ("{{ sum }}", "150"),
    ],
)
def test_figures_are_made_from_figures(lay_slide: Callable[..., Laid], words: str, shown: str) -> None:
    laid = lay_slide(f'text: "{words}"', REFERRING, FILES)
    assert laid.said == []
    assert line(laid, "Text").replace("\u00a0", " ") == shown


def test_a_figure_brings_the_sources_and_tables_of_those_that_it_is_made_from(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("text: '{{ growth }} {{ fell }}'", REFERRING, FILES)
    assert (line(laid, "Source"), laid.deck.slides[-1].tables) == ("Sources: Census; BEA", ("trade",))


def test_a_change_in_another_language_has_its_signs(lay_slide: Callable[..., Laid]) -> None:
    laid = lay_slide("text: '{{ growth }}, {{ shrunk }}'", REFERRING + "language: de-DE\n", FILES)
    assert line(laid, "Text").replace("\u00a0", " ") == "+5,9 %, −6%"
