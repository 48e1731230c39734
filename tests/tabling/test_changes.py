"""Changes between two columns: with a sign for those who hear them and a mark for those who see them."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.model.page import TableBox
from laid_out import Laid, table, words

TOP = "sources: {a: {publisher: A}}\ndata: {states: {file: states.csv, source: a}}\n"
CSV = {"states.csv": "state,before,after\nTexas,200,230\nOhio,50.5,40\nIowa,7,7\nUtah,,4\n"}


def laid_with(lay_slide: Callable[..., Laid], change: str, more: str = "", top: str = TOP) -> Laid:
    columns = f"{{state: State, growth: {{title: Change, change: [before, after]{change}}}}}"
    return lay_slide(f"title: T\ntable: {{data: states, columns: {columns}{more}}}\n", top, CSV)


def plainly(found: TableBox) -> list[str]:
    return [row[1].replace("\N{NO-BREAK SPACE}", " ") for row in words(found)]


def test_a_change_is_in_percent_with_its_sign_and_mark(lay_slide: Callable[..., Laid]) -> None:
    found = table(laid_with(lay_slide, ""))
    assert plainly(found) == ["Change", "▲ +15.0%", "▼ −20.8%", "0.0%", ""]
    assert found.rows[1][1].paragraphs[0].align == "right"


def test_a_change_may_be_a_difference(lay_slide: Callable[..., Laid]) -> None:
    assert plainly(table(laid_with(lay_slide, ", as: difference")))[1:4] == ["▲ +30.0", "▼ −10.5", "0.0"]
    written = table(laid_with(lay_slide, ", as: difference, format: '$0.0 bn'"))
    assert plainly(written)[1:4] == ["▲ +$30.0 bn", "▼ −$10.5 bn", "$0.0 bn"]


def test_percentages_differ_by_points(lay_slide: Callable[..., Laid]) -> None:
    columns = "{state: State, before: {format: '0%'}, after: {format: '0.0%'}, "
    columns += "more: {title: More, change: [before, after], as: difference}}"
    laid = lay_slide(
        f"title: T\ntable: {{data: states, columns: {columns}}}\n",
        TOP,
        {"states.csv": "state,before,after\nTexas,0.5,0.625\nOhio,0.5,0.49\nUtah,,0.1\n"},
    )
    texts = [row[3].replace("\N{NO-BREAK SPACE}", " ") for row in words(table(laid))]
    assert texts == ["More", "▲ +12.5 points", "▼ −1.0 points", ""]


def test_a_change_is_neutral_unless_its_colors_are_named(lay_slide: Callable[..., Laid]) -> None:
    laid = laid_with(lay_slide, "")
    runs = table(laid).rows[1][1].paragraphs[0].text.runs
    assert [run.color for run in runs] == [laid.brand.colors.grey, None]
    colored = table(laid_with(lay_slide, ", up: red, down: green"))
    found = [{run.color for run in row[1].paragraphs[0].text.runs} for row in colored.rows[1:4]]
    assert found == [{"BC3F27"}, {"12866A"}, {None}]


def test_colors_that_words_can_not_be_read_in_are_darker(lay_slide: Callable[..., Laid]) -> None:
    found = table(laid_with(lay_slide, ", up: gold"))
    (color,) = {run.color for run in found.rows[1][1].paragraphs[0].text.runs}
    assert color is not None
    assert color < "D9982B"


def test_numbers_follow_the_language(lay_slide: Callable[..., Laid]) -> None:
    found = table(laid_with(lay_slide, "", top=f"language: de-DE\n{TOP}"))
    assert plainly(found)[2].replace("\N{NO-BREAK SPACE}", " ") == "▼ −20,8 %"


def test_the_total_of_changes_is_the_change_of_the_totals(lay_slide: Callable[..., Laid]) -> None:
    query = "select * from states where before is not null"
    columns = "{state: State, before: {}, after: {}, growth: {change: [before, after]}}"
    found = table(lay_slide(f'title: T\ntable: {{query: "{query}", columns: {columns}, total: true}}\n', TOP, CSV))
    assert words(found)[-1][:3] == ["Total", "257.5", "277"]
    assert plainly(found)[-1] == "257.5"
    assert words(found)[-1][3].endswith("+7.6%")


def test_totals_of_other_rows_are_not_compared(lay_slide: Callable[..., Laid]) -> None:
    columns = "{state: State, before: {}, after: {}, growth: {change: [before, after]}}"
    found = table(lay_slide(f"title: T\ntable: {{data: states, columns: {columns}, total: true}}\n", TOP, CSV))
    assert words(found)[-1] == ["Total", "257.5", "281", ""]


def test_what_has_no_percentage_is_said(lay_slide: Callable[..., Laid]) -> None:
    query = "select 'a' as name, 0 as before, 4 as after"
    columns = "{name: {}, growth: {change: [before, after]}}"
    laid = lay_slide(f'title: T\ntable: {{query: "{query}", columns: {columns}}}\nallow: [missing_source]\n')
    assert [one.code for one in laid.log] == ["no_percentage"]
    (found,) = (shape for shape in laid.page(-1).shapes if isinstance(shape, TableBox))
    assert words(found)[1] == ["a", "–"]
