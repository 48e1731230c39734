"""scope: what a block is told of names, sources, rows and colors, and what is said of those that aren't there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deckgen.binding.cited import Citation, Quotable
from deckgen.binding.scope import Scope
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.marks import Str
from deckgen.queries.query import Tables
from deckgen.tables.column_types import rows_table

SOURCES = {name: Citation(name, name.upper()) for name in ("bea", "census", "bank")}


def said(words: str) -> Str:
    """Words as they stand in a deck's only line, after `text: `."""
    return Str(words, Span(SourceFile("deck.yaml", f"text: {words}"), 1, 7, 7 + len(words)))


@pytest.fixture
def scope(tmp_path: Path) -> Iterator[Scope]:
    trade = rows_table("trade", ["year", "exports"], [[2016, 230.1], [2017, 243.6]])
    tables = {"trade": trade, "unreadable": None}
    with Tables({"trade": trade}) as queries:
        made = Scope(
            brand=Brand(named_colors={"Mexico": "12866A"}),
            language="en-US",
            folder=tmp_path,
            log=Diagnostics(),
            sources=SOURCES,
            tables=tables,
            queries=queries,
            undeclared=frozenset({"faulty"}),
        )
        made.names = {
            "exports": Quotable(243.6, said("$#,##0 bn"), ("bea",)),
            "ask": Quotable("Invest"),
            "lost": None,
        }
        yield made


@pytest.fixture
def complaints(scope: Scope) -> Callable[[], list[str]]:
    return lambda: [f"{one.span.column if one.span else 0} {one.code}" for one in scope.log]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("{{ exports }} a year: {{ask}}", "$244\N{NO-BREAK SPACE}bn a year: Invest"),
        ("{{ exports | 0.0 }}", "243.6"),
        ("{{ exports | '#,##0.00' }}", "243.60"),
        ("[go](https://example.org/{{ ask }})", "go"),
        ("{{ lost }}", "{{ lost }}"),
    ],
)
def test_names_are_filled_in(words: str, shown: str, scope: Scope, complaints: Callable[[], list[str]]) -> None:
    assert scope.text(said(words)).plain == shown
    assert complaints() == []


def test_words_of_quantity_are_quoted_and_spoken_alike(scope: Scope, complaints: Callable[[], list[str]]) -> None:
    scope.names["share"] = Quotable(0.655, said("0%"))
    words = said("{{ share | Fraction }}, {{ exports | about }}")
    assert scope.text(words).plain == "Two thirds, about $250\N{NO-BREAK SPACE}bn"
    assert scope.spoken(words) == "Two thirds, about $250 bn"
    assert scope.cited.quoted == {"share": "Two thirds", "exports": "about $250 bn"}
    assert complaints() == []


def test_a_link_is_filled_in_too(scope: Scope) -> None:
    assert scope.text(said("[go](https://example.org/{{ ask }})")).runs[0].link == "https://example.org/Invest"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("See {{ exprots }}", "11 unknown_name"),
        ("See {{ exports", "11 unclosed_name"),
        ("See {{ }}", "11 empty_name"),
        ("See {{ ask | 0.0% }}", "11 wrong_format"),
        ("See {{ ask | fraction }}", "11 wrong_format"),
        ("See {{ exports | times }}", "11 no_multiple"),
        ("See.[^beo]", "11 unknown_source"),
    ],
)
def test_what_can_not_be_filled_in_is_pointed_at(
    words: str, expected: str, scope: Scope, complaints: Callable[[], list[str]]
) -> None:
    scope.text(said(words))
    assert complaints() == [expected]


def test_of_names_that_were_complained_of_nothing_more_is_said(
    scope: Scope, complaints: Callable[[], list[str]]
) -> None:
    scope.text(said("{{ faulty }} and {{ lost }}.[^faulty]"))
    scope.cite_written((said("faulty"),))
    assert scope.dataset(said("faulty")) is None
    assert scope.dataset(said("unreadable")) is None
    assert scope.query(said("select * from unreadable")) is None
    assert complaints() == []


def test_footnotes_count_by_their_first_mention_on_the_slide(scope: Scope) -> None:
    text = scope.text(said("One[^census] two[^bea] three[^census]"))
    assert [run.text for run in text.runs if run.footnote] == ["1", "2", "1"]
    with scope.citing():
        assert [run.text for run in scope.text(said("Now[^bea]")).runs if run.footnote] == ["1"]
    assert [run.text for run in scope.text(said("Then[^bea]")).runs if run.footnote] == ["2"]


def test_footnotes_are_cited_and_have_no_number_where_words_are_heard(scope: Scope) -> None:
    assert scope.spoken(said("Trade[^census] of **m^2^**")) == "Trade of m²"
    assert (list(scope.cited.ids), scope.cited.footnotes) == (["census"], {})
    assert scope.label(said("Trade[^census] in m^2^ and CO~2~")) == "Trade¹ in m² and CO₂"


def test_what_is_quoted_named_and_queried_is_cited_and_claims_are_not(scope: Scope) -> None:
    scope.text(said("{{ exports }}"))
    scope.cite_written((said("bank"), said("bea")))
    assert list(scope.cited.ids) == ["bea", "bank"]
    with scope.citing() as cited:
        assert scope.holds(said("select max(exports) > 240 from trade")) is not None
    assert list(cited.ids) == []


def test_names_that_a_slide_gives_are_known_there_alone(scope: Scope) -> None:
    with scope.naming({"ask": Quotable(said("Build"))}, {"ask": Quotable(said("Trade"))}):
        assert scope.text(said("{{ ask }}")).plain == "Trade"
    assert scope.text(said("{{ ask }}")).plain == "Invest"


def test_a_claim_is_true_or_false_or_could_not_be_asked(scope: Scope, complaints: Callable[[], list[str]]) -> None:
    answers = [scope.holds(said(f"select max(exports) > {least} from trade")) for least in (240, 250)]
    assert [answer and answer[0] for answer in answers] == [True, False]
    assert scope.holds(said("select exprots from trade")) is None
    assert complaints() == ["14 query_failed"]


def test_paragraphs_and_points_of_notes_stand_alone(scope: Scope) -> None:
    notes = scope.notes(Str("Begin\nhere.\n\n- One\n- Two\n\n1. First\n2. Then", said("x").span, "|"))
    assert [text.plain for text in notes] == ["Begin here.", "• One", "• Two", "1. First", "2. Then"]


def test_a_year_at_the_beginning_of_a_line_makes_no_list(scope: Scope) -> None:
    notes = scope.notes(Str("It began in\n2017. And went on.", said("x").span, "|"))
    assert [text.plain for text in notes] == ["It began in 2017. And went on."]


def test_colors_are_those_of_the_brand_or_a_hex(scope: Scope, complaints: Callable[[], list[str]]) -> None:
    assert [scope.color(said(name)) for name in ("Mexico", "#BC3F27")] == ["12866A", "BC3F27"]
    assert complaints() == []
    assert scope.color(said("Mexcio")) is None
    assert complaints() == ["7 unknown_color"]


def test_paths_stay_in_the_folder(scope: Scope, complaints: Callable[[], list[str]], tmp_path: Path) -> None:
    assert scope.path(said("a/b.png")) == tmp_path / "a" / "b.png"
    assert scope.path(said("../b.png")) is None
    assert complaints() == ["7 outside_folder"]


def test_a_number_keeps_its_unit_on_its_line_and_is_plain_where_it_is_heard(scope: Scope) -> None:
    words = said("{{ exports }} a year")
    assert scope.text(words).plain == "$244\N{NO-BREAK SPACE}bn a year"
    assert [paragraph.plain for paragraph in scope.notes(words)] == ["$244 bn a year"]
    assert scope.spoken(words) == "$244 bn a year"


def test_words_that_grow_beyond_all_reason_once_names_are_filled_in_are_refused(scope: Scope) -> None:
    scope.names["long"] = Quotable("words " * 10_000)
    assert scope.text(said("{{ long }}")).plain
    assert scope.text(said("{{ long }} {{ long }}")).plain == ""
    assert [one.message for one in scope.log] == [
        "with its names filled in, this text has more than 100,000 characters"
    ]
