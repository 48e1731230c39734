"""Figures that are words, and yet seem meant as a cell or a formula: they would be shown letter by letter."""

from __future__ import annotations

from collections.abc import Container, Iterator

from deckgen.formulas.formula import Call, Cell, FormulaError, Name, Negative, Operation, Part
from deckgen.formulas.read_formula import read_formula
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str


def is_unsaid_formula(words: Str, figures: Container[str], tables: Container[str], log: Diagnostics) -> bool:
    """Whether words name a cell of a table, or reckon with one or with another figure; complains if they do."""
    try:
        part = read_formula(str(words))
    except FormulaError:
        return False
    key = "cell" if isinstance(part, Cell) and part.rows else "formula"
    if isinstance(part, Name) or not any(_is_known(one, figures, tables) for one in _named_in(part)):
        return False
    message = f"'{words}' would be shown as it is written"
    log.error("wrong_value", message, words.span, f"write it as {{{key}: …}}, in quotes where it has brackets")
    return True


def _is_known(part: Name | Cell, figures: Container[str], tables: Container[str]) -> bool:
    return part.name in figures if isinstance(part, Name) else part.table.name in tables


def _named_in(part: Part) -> Iterator[Name | Cell]:
    """The names and the cells in a formula."""
    match part:
        case Name() | Cell():
            yield part
        case Negative(of=of):
            yield from _named_in(of)
        case Operation(left=left, right=right):
            yield from _named_in(left)
            yield from _named_in(right)
        case Call(given=given):
            for one in given:
                yield from _named_in(one)
