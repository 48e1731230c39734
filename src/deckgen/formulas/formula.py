"""Formula: what a formula consists of once it is read. Every part knows where it stands in the author's words."""

from __future__ import annotations

from msgspec import Struct

from deckgen.model.diagnostics import Span

# The functions of a column: what they make of its cells, and of how many rows they are made.
OF_COLUMNS = ("sum", "mean", "median", "min", "max", "count")
# The functions of numbers, as Excel has them. `rank` asks for one cell.
OF_NUMBERS = ("round", "floor", "abs")
FUNCTIONS = (*OF_COLUMNS, *OF_NUMBERS, "rank")
COMPARISONS = ("<=", ">=", "!=", "<", ">", "=")


class FormulaError(Exception):
    """Why a formula can't be read or reckoned: what a complaint says, and which of its words it points at.

    code: the code of the complaint; "" where what is wrong was complained of already.
    start, length: the words that are wrong, by their offset in the formula.
    span: where they stand if that is elsewhere, as with a name in braces; None where it is in the formula.
    """

    span: Span | None = None

    def __init__(self, code: str, message: str, start: int, length: int = 1, hint: str | None = None) -> None:
        super().__init__(message)
        self.code, self.start, self.length, self.hint = code, start, length, hint


class Part(Struct, frozen=True):
    """Any part of a formula, and where it stands: from one offset in the words up to another."""

    start: int
    end: int


class Number(Part, frozen=True):
    """A number that is written in the formula: 35, 440_000, 0.5, 50%."""

    value: float | int


class Words(Part, frozen=True):
    """Words in quotes, for comparing with a cell that holds words."""

    text: str


class Name(Part, frozen=True):
    """A name: of a figure, of a value of `set` or `with`, of a table or a column."""

    name: str


class RowPart(Part, frozen=True):
    """What names the row of a cell in one column of its key: a word of the table, or last, highest …"""

    text: str
    is_quoted: bool
    """Whether it stood in quotes, and so is a word of the table whatever it says."""
    is_name: bool = False
    """Whether it stood in braces: a name of the deck, which stands for a word of the table."""


class Cell(Part, frozen=True):
    """A column of a table, and with rows one cell of it: table.column[row]."""

    table: Name
    column: Name
    rows: tuple[RowPart, ...] = ()
    """What names its row; empty where all of the column is meant."""


class Call(Part, frozen=True):
    """A function of FUNCTIONS and what it is given."""

    function: str
    given: tuple[Part, ...]


class Negative(Part, frozen=True):
    """A minus before a part."""

    of: Part


class Operation(Part, frozen=True):
    """Two parts with + - * or / between them."""

    sign: str
    left: Part
    right: Part


class Comparison(Part, frozen=True):
    """Parts with a comparison between each and the next: 6 <= x < 7 has three parts and two signs."""

    parts: tuple[Part, ...]
    signs: tuple[str, ...]
