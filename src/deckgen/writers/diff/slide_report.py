"""The report of one slide: what changed in its title, words, charts, tables, sources and notes, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.comparing.comparison import ChartChange, SlideChange, SlideTableChange
from deckgen.numbers.plain import plain_number
from deckgen.writers.diff.report_line import Bit, ReportLine, change, cut, line, pair

# How many changed lines of words are told.
MOST_WORDS = 20


def slide_lines(slide: SlideChange) -> Iterator[ReportLine]:
    """The lines that tell all that differs on a slide."""
    if slide.title:
        yield change(slide.title, "title")
    yield from cut((change(words, words.where) for words in slide.words), "line", MOST_WORDS)
    for chart in slide.charts:
        yield from _chart(chart)
    for table in slide.tables:
        yield from _table(table)
    yield from (_listed("source", source, "+") for source in slide.sources_added)
    yield from (_listed("source", source, "-") for source in slide.sources_removed)
    if slide.show:
        yield change(slide.show, "show")
    yield from cut((change(words, "notes") for words in slide.notes), "paragraph of notes")


def _listed(label: str, words: str, mark: str) -> ReportLine:
    """A line that tells what came ("+") or went ("-")."""
    if mark == "+":
        return line(Bit(f"{label}: ", "quiet"), Bit(words, "new"), mark="+")
    return line(Bit(f"{label}: ", "quiet"), Bit(words, "old"), mark="-")


def _chart(chart: ChartChange) -> Iterator[ReportLine]:
    """What differs in a chart. One that differs in nothing of this was drawn from other rows of its table."""
    kind = chart.new_kind or chart.old_kind or ""
    if chart.old_kind is None or chart.new_kind is None:
        yield _listed("chart", kind, "+" if chart.old_kind is None else "-")
        return
    if chart.old_kind != chart.new_kind:
        yield line(Bit("chart: ", "quiet"), *pair(chart.old_kind, chart.new_kind))
    yield from (_listed("chart", name, "+") for name in chart.added)
    yield from (_listed("chart", name, "-") for name in chart.removed)
    yield from (line(Bit("chart: ", "quiet"), *pair(old, new)) for old, new in chart.renamed)
    points = (
        line(
            Bit("chart: ", "quiet"),
            f"{', '.join(words for words in (point.panel, point.series, point.x) if words)}: ",
            *pair(number(point.old), number(point.new)),
        )
        for point in chart.points
    )
    yield from cut(points, "value")
    if chart.other_values:
        yield line(Bit("chart: ", "quiet"), "other values, too many to be told one by one")
    elif not (chart.points or chart.added or chart.removed or chart.renamed) and chart.old_kind == chart.new_kind:
        yield line(Bit("chart: ", "quiet"), "drawn from other rows")


def number(value: float | None) -> str:
    """A value of a chart with ten digits at the most; a dash where there is none."""
    return "–" if value is None else plain_number(value, 10).replace("-", "−")


def _table(table: SlideTableChange) -> Iterator[ReportLine]:
    yield from (_listed("table, column", name, "+") for name in table.columns_added)
    yield from (_listed("table, column", name, "-") for name in table.columns_removed)
    yield from (line(Bit("table, column: ", "quiet"), *pair(old, new)) for old, new in table.columns_renamed)
    yield from cut((_listed("table, row", " | ".join(row), "+") for row in table.rows_added), "row")
    yield from cut((_listed("table, row", " | ".join(row), "-") for row in table.rows_removed), "row")
    cells = (
        line(Bit("table: ", "quiet"), f"{cell.row}, {cell.column}: ", *pair(cell.old or "–", cell.new or "–"))
        for cell in table.cells
    )
    yield from cut(cells, "cell")
