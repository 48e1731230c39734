"""Figures: the named numbers and words that texts quote, worked out from what is written or from the data."""

from __future__ import annotations

from deckgen.model.dataset import Value
from deckgen.model.marks import Str
from deckgen.model.node import number_of
from deckgen.outline import Figure, Outline
from deckgen.scope import Quotable, Scope


def name_figures(outline: Outline, scope: Scope) -> None:
    """Work out what every figure and every name of `set` stands for."""
    scope.names.update({str(name): Quotable(value) for name, value in outline.set.items()})
    for name, figure in outline.figures.items():
        scope.begin_slide()
        scope.names[str(name)] = _figure(name, figure, scope)


def _figure(name: Str, figure: Figure, scope: Scope) -> Quotable | None:
    if (figure.value is None) == (figure.query is None):
        if figure.query is not None:
            second = next(key for key in reversed(figure.order) if key in ("value", "query"))
            message = f"the figure '{name}' takes one of 'value' and 'query', not both"
            scope.log.error("conflicting_keys", message, figure.at(second))
        elif figure.whole:
            scope.log.error("missing_key", f"the figure '{name}' needs a 'value' or a 'query'", name.span)
        return None
    scope.cite_written(figure.source)
    if figure.value is not None:
        number = number_of(figure.value) if figure.value.style is None else None
        value = figure.value if number is None or not figure.format else number
        return _quotable(value, figure, scope)
    assert figure.query is not None
    rows = scope.query(figure.query)
    if rows is None:
        return None
    if len(rows) != 1 or len(rows.columns) != 1:
        message = (
            f"the figure '{name}' needs one row and one column; its query gives {len(rows)} and {len(rows.columns)}"
        )
        scope.log.error("not_one_value", message, figure.query.span)
        return None
    found = rows.columns[0].values[0]
    if found is None:
        scope.log.error("not_one_value", f"the query of the figure '{name}' gives nothing", figure.query.span)
        return None
    return _quotable(Str(found, figure.query.span, "'") if isinstance(found, str) else found, figure, scope)


def _quotable(value: Value, figure: Figure, scope: Scope) -> Quotable:
    """A figure's value with its format, which must be for such a value."""
    if figure.format is not None:
        scope.try_format(value, figure.format, figure.format.span)
    return Quotable(value, figure.format, tuple(scope.cited.ids), tuple(scope.cited.tables))
