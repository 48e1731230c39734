"""typed_figure: what is typed on a slide of data is a figure, or a claim guards it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

FILES = {
    "trade.csv": "year,exports,imports\n2015,236.2,296.4\n2016,230.1,294\n2017,243.6,312.7\n",
    "states.csv": "state,trade\nTexas,187.2\nCalifornia,73.4\nMichigan,61.2\nIllinois,21\n",
}
TOP = (
    "data:\n  trade: {file: trade.csv, key: [year]}\n  states: {file: states.csv, key: [state]}\n"
    "figures:\n"
    '  sold: {cell: "trade.exports[2017]", format: "$0.0 bn"}\n'
    '  share: {formula: "states.trade[California] / sum(states.trade)", format: 0%}\n'
    '  fall: {change: ["trade.exports[2015]", "trade.exports[2016]"], sign: false, must: fall}\n'
)
LINE = "chart: {type: line, data: trade, x: year, y: [exports, imports]}"
BARS = "chart: {type: ranking, data: states, x: state, y: trade}"


@pytest.fixture
def said(lay_slide: Callable[..., Laid]) -> Callable[..., list[tuple[str, str]]]:
    """What is typed on a slide with a chart and a callout, and the hint that each has."""

    def said(chart: str, words: str, claim: str = "", top: str = "") -> list[tuple[str, str]]:
        guard = f"claim: {claim!r}\n" if claim else ""
        slide = f"title: T\n{chart}\ncallout: {words!r}\nallow: [missing_source, claim_reads_other]\n{guard}"
        laid = lay_slide(slide, top + TOP, FILES)
        assert all(one.code == "typed_figure" for one in laid.log), list(laid.log)
        return [(one.message.split("'")[1], one.hint or "") for one in laid.log]

    return said


@pytest.mark.parametrize(
    ("words", "number", "quoted"),
    [
        ("Exports of $243.6 bn", "$243.6 bn", "'{{ sold }}'"),
        ("Exports of 243.6 billion", "243.6 billion", "'{{ sold }}'"),
        ("Imports came to 312.7", "312.7", "'{{ trade.imports[2017] }}'"),
        ("Nearly $313 bn of imports", "$313 bn", "'{{ trade.imports[2017] }}'"),
        ("The goal: $500 bn", "$500 bn", "make it a figure"),
    ],
)
def test_numbers_of_the_data_and_amounts_are_warned_of(
    words: str, number: str, quoted: str, said: Callable[..., list[tuple[str, str]]]
) -> None:
    ((found, hint),) = said(LINE, words)
    assert found == number
    assert quoted in hint


@pytest.mark.parametrize(
    "words",
    [
        "In 2017 and 2015–16",
        "On 12 July 2018 and July 12, 2018",
        "Section 232 and 9/11",
        "Two of 17 chapters",
        "All {{ sold }} of it",
        "It was $500 bn elsewhere.[^bea]",
    ],
)
def test_years_names_and_figures_are_none(words: str, said: Callable[..., list[tuple[str, str]]]) -> None:
    assert said(LINE, words, top="sources: {bea: {publisher: BEA, title: B, year: 2017}}\n") == []


def test_a_number_that_a_claim_or_the_query_compares_with_is_guarded(
    said: Callable[..., list[tuple[str, str]]],
) -> None:
    assert said(LINE, "Beyond $240 bn", "trade.exports[2017] > 240") == []
    asked = 'chart: {type: bar, query: "select state, trade from states where trade > 60"}'
    assert said(asked, "Those beyond $60 bn") == []


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("The highest of all years", "highest"),
        ("Imports fell in 2016", "fell"),
        ("More than before", "More than"),
        ("A deficit up to 2017", "deficit up to"),
    ],
)
def test_words_of_order_and_change_want_a_claim(
    words: str, word: str, said: Callable[..., list[tuple[str, str]]]
) -> None:
    ((found, hint),) = said(LINE, words)
    assert found == word
    assert "claim" in hint
    assert said(LINE, words, "trade.exports[2017] > trade.exports[2016]") == []


def test_a_claim_about_other_rows_than_the_sentence_names_guards_nothing(
    said: Callable[..., list[tuple[str, str]]],
) -> None:
    assert len(said(LINE, "Exports fell in 2016", "trade.exports[2017] > trade.exports[2015]")) == 1
    assert said(LINE, "Exports have risen since 2015", "trade.exports[2017] > trade.exports[2016]") == []
    ranked = "Michigan is third, Illinois fourth"
    assert [word for word, _ in said(BARS, ranked, "rank(states.trade[Texas]) = 1")] == ["third"]
    assert said(BARS, ranked, "states.trade[Michigan] > states.trade[Illinois]") == []


def test_a_first_place_wants_a_claim_about_order(said: Callable[..., list[tuple[str, str]]]) -> None:
    assert len(said(BARS, "Texas leads", "states.trade[Texas] = 187.2")) == 1
    assert said(BARS, "Texas leads", "rank(states.trade[Texas]) = 1") == []


def test_a_figure_that_is_held_to_its_way_guards_the_words_around_it(
    said: Callable[..., list[tuple[str, str]]],
) -> None:
    assert said(LINE, "Exports fell by {{ fall }} in 2016") == []
    assert len(said(LINE, "Exports fell to {{ sold }}")) == 1


def test_fractions_that_the_data_says_are_warned_of(said: Callable[..., list[tuple[str, str]]]) -> None:
    ((word, hint),) = said(BARS, "California has a fifth, {{ share }}")
    assert word == "a fifth"
    assert "{{ … | fraction }}" in hint
    assert said(BARS, "Drawn as half a circle, seven eighths of them") == []


@pytest.mark.parametrize(
    ("language", "words", "word"),
    [
        ("es-MX", "Las exportaciones cayeron en 2016", "cayeron"),
        ("de-DE", "Die Ausfuhren fielen 2016", "fielen"),
        ("fr-FR", "Les exportations ont baissé en 2016", "baissé"),
        ("pt-BR", "As exportações caíram em 2016", "caíram"),
        ("it-IT", "Le esportazioni superano le altre", "superano"),
        ("de-DE", "Ausfuhren von 243,6 Mrd", "243,6 Mrd"),
    ],
)
def test_other_languages_have_such_words(
    language: str, words: str, word: str, said: Callable[..., list[tuple[str, str]]]
) -> None:
    assert [found for found, _ in said(LINE, words, top=f"language: {language}\n")] == [word]


def test_slides_without_data_may_say_what_they_like(said: Callable[..., list[tuple[str, str]]]) -> None:
    words = "The highest in $500 bn, and half of it fell"
    assert said("text: words", words) == []
    assert said("chart: {type: bar, rows: [{a: x, b: 500}, {a: y, b: 250}], x: a, y: b}", words) == []


def test_it_can_be_excused_from_and_notes_are_no_part_of_it(lay_slide: Callable[..., Laid]) -> None:
    slide = f"title: T\n{LINE}\nnotes: The highest, $243.6 bn\nallow: [missing_source]\n"
    assert lay_slide(slide, TOP, FILES).said == []
    slide = f"title: The highest\n{LINE}\nallow: [missing_source, typed_figure]\n"
    assert lay_slide(slide, TOP, FILES).said == []
