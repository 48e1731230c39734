"""Reads a formula: the author's words become the parts of formula.py, by the rules of arithmetic that all know."""

from __future__ import annotations

import re
from functools import lru_cache

from deckgen.formulas.formula import (
    COMPARISONS,
    FUNCTIONS,
    Call,
    Cell,
    Comparison,
    FormulaError,
    Name,
    Negative,
    Number,
    Operation,
    Part,
    RowPart,
    Words,
)
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.other_words import FUNCTION_WORDS

# How other pens and languages write a sign, and how it is written here.
_SAME_SIGN = {
    "==": "=",
    "<>": "!=",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "−": "-",
    "–": "-",
    "×": "*",
    "·": "*",
    "÷": "/",
}
_MISWRITTEN = {"=>": ">=", "=<": "<="}
# What authors of other formulas write, and what to write here.
_OTHER_SIGNS = {
    "&": "write each comparison as a claim of its own, in a list",
    "{": "a figure stands without braces, and the row of a cell in [ ]",
    "}": "a figure stands without braces, and the row of a cell in [ ]",
    "^": "write a power out: x * x",
    "|": "how it is shown stands under 'format'",
    ":": "rows are chosen by 'data', 'where' and 'take'",
    **dict.fromkeys("$€£¥°", "a unit belongs to 'format': write the number alone"),
    **dict.fromkeys("\"'", "close the quotes"),
}
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<time>\d{4}-(?:\d\d(?:-\d\d)?|[QqW]\d{1,3})(?![\w.]))|
    (?P<number>(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?%?)
    | (?P<name>[^\W\d]\w*(?:-\w+)*)
    | (?P<quoted>"[^"]*"|'[^']*')
    | (?P<sign>=>|=<|<=|>=|!=|<>|==|[-+*/=<>()\[\],.≤≥≠−×÷])
    )""",
    re.VERBOSE,
)
_ROW = re.compile(
    r"""\s*+(?:\{\{\s*(?P<named>[^{}|\[\],]*?)\s*\}\}|"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>[^\s\],"](?:[^\],]*[^\s\],])?+))\s*+(?=[\],])"""
)
_DEEPEST = 50
# More digits than any number has that can be reckoned with.
_MOST_DIGITS = 300
# How many numbers, names and signs a formula may have.
_MOST_TOKENS = 300


@lru_cache(maxsize=4096)
def read_formula(words: str) -> Part:
    """The parts of a formula; FormulaError where the words are none. Formulas are kept, as variants share them."""
    return _Reading(words).formula()


class _Token(Part, frozen=True):
    """A number, a name, words in quotes, or a sign; at the end of the formula a token without kind."""

    kind: str
    text: str


class _Reading:
    """The reading of one formula, from its first token to its last."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.depth = self.count = 0
        self.before: _Token | None = None
        self.token = self._token(0)

    def formula(self) -> Part:
        """All of the formula."""
        made = self._comparison()
        if self.token.kind:
            raise self._unexpected()
        return made

    def _token(self, position: int) -> _Token:
        """The token that begins at a position, after blanks."""
        match = _TOKEN.match(self.words, position)
        if match is not None and match.lastgroup is not None:
            start, end = match.span(match.lastgroup)
            return _Token(start, end, match.lastgroup, match[match.lastgroup])
        rest = self.words[position:]
        if rest.strip():
            start = position + len(rest) - len(rest.lstrip())
            message = f"'{self.words[start]}' means nothing in a formula"
            raise _wrong(message, start, 1, _OTHER_SIGNS.get(self.words[start]))
        end = len(self.words.rstrip())
        return _Token(end, end, "", "")

    def _next(self) -> _Token:
        """The token at hand; the one after it is at hand then."""
        token = self.token
        self.count += 1
        if self.count > _MOST_TOKENS:
            message = f"a formula has at most {_MOST_TOKENS} numbers, names and signs"
            raise _wrong(message, token.start, 1, "work parts of it out as figures of their own")
        self.before = token
        self.token = self._token(token.end)
        return token

    def _sign(self) -> str:
        """The sign at hand as it is written here; "" where no sign is at hand."""
        return _SAME_SIGN.get(self.token.text, self.token.text) if self.token.kind == "sign" else ""

    def _comparison(self) -> Part:
        parts, signs = [self._sum()], []
        while (sign := self._sign()) in COMPARISONS or sign in _MISWRITTEN:
            if sign in _MISWRITTEN:
                message = f"'{sign}' compares nothing"
                raise _wrong(message, self.token.start, 2, f"write '{_MISWRITTEN[sign]}'")
            self._next()
            signs.append(sign)
            parts.append(self._sum())
        return Comparison(parts[0].start, parts[-1].end, tuple(parts), tuple(signs)) if signs else parts[0]

    def _sum(self) -> Part:
        made = self._product()
        while (sign := self._sign()) in ("+", "-"):
            self._next()
            right = self._product()
            made = Operation(made.start, right.end, sign, made, right)
        return made

    def _product(self) -> Part:
        made = self._signed()
        while (sign := self._sign()) in ("*", "/"):
            self._next()
            right = self._signed()
            made = Operation(made.start, right.end, sign, made, right)
        return made

    def _signed(self) -> Part:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _wrong("this formula is nested too deep", self.token.start)
        try:
            if self._sign() == "-":
                start = self._next().start
                of = self._signed()
                return Negative(start, of.end, of)
            return self._operand()
        finally:
            self.depth -= 1

    def _operand(self) -> Part:
        token = self.token
        if token.kind == "number":
            if len(token.text) > _MOST_DIGITS:
                raise _wrong(f"this number has more than {_MOST_DIGITS} digits", token.start)
            self._next()
            return Number(token.start, token.end, _number(token.text))
        if token.kind in ("name", "quoted"):
            self._next()
            if self._sign() == ".":
                return self._cell(token)
            if token.kind == "quoted":
                return Words(token.start, token.end, token.text[1:-1])
            return self._call(token) if self._sign() == "(" else _named(token)
        if self._sign() == "(":
            self._next()
            made = self._comparison()
            self._close(")")
            return made
        raise self._unexpected()

    def _call(self, name: _Token) -> Call:
        """A function, whose opening bracket is at hand."""
        function = name.text.casefold()
        if function not in FUNCTIONS:
            hint = FUNCTION_WORDS.get(function) or did_you_mean(function, FUNCTIONS)
            raise _wrong(f"there is no function '{name.text}'", name.start, len(name.text), hint)
        self._next()
        given = [self._sum()]
        while self._sign() == ",":
            self._next()
            given.append(self._sum())
        end = self._close(")")
        return Call(name.start, end, function, tuple(given))

    def _cell(self, table: _Token) -> Cell:
        """A column of a table, whose point is at hand, and its row where one stands in brackets."""
        self._next()
        column = self.token
        if column.kind not in ("name", "quoted"):
            hint = "write table.column[row]; a name with blanks stands in quotes"
            raise _wrong(f"a column of '{table.text}' is missing behind the point", column.start, 1, hint)
        # The row may hold words of any kind, so it is read before the next token is.
        end, rows = self._rows(column.end)
        self.before = column
        self.token = self._token(end)
        return Cell(table.start, end, _named(table), _named(column), rows)

    def _rows(self, position: int) -> tuple[int, tuple[RowPart, ...]]:
        """The end of a row in brackets and what stands in them; nothing where no bracket opens at the position."""
        if self.words[position : position + 1] != "[":
            return position, ()
        opening, rows = position, []
        while self.words[position] != "]":
            match = _ROW.match(self.words, position + 1)
            if match is None:
                raise self._bad_row(opening, position + 1)
            kind = match.lastgroup or "plain"
            rows.append(RowPart(*match.span(kind), match[kind], kind != "plain", kind == "named"))
            position = match.end()
        return position + 1, tuple(rows)

    def _bad_row(self, opening: int, position: int) -> FormulaError:
        """Why no row can be read from a position on."""
        if "]" not in self.words[position:]:
            return _wrong("'[' is never closed", opening, 1, "write table.column[row]")
        return _wrong("a row is missing in the brackets", opening, 1, "write table.column[row]")

    def _close(self, bracket: str) -> int:
        """Step over a closing bracket; the offset after it."""
        if self._sign() != bracket:
            if self.token.kind:
                raise self._unexpected()
            raise _wrong("a bracket is never closed", self.token.start)
        return self._next().end

    def _unexpected(self) -> FormulaError:
        """What to say of a token that can't stand where it does."""
        token = self.token
        if not token.kind:
            return _wrong("something is missing at the end of the formula", max(0, token.start - 1))
        hint = _other_way(token, self.before)
        return _wrong(f"'{token.text}' can't stand here", token.start, len(token.text), hint)


def _other_way(token: _Token, before: _Token | None) -> str | None:
    """How to write what an author means by a token that can't stand behind the one before it."""
    kind = before.kind if before is not None else ""
    match token.kind:
        case "time":
            return f"a time stands in quotes: '{token.text}'; a minus has a blank on each side"
        case "name" if token.text.casefold() in ("and", "or"):
            return "write each comparison as a claim of its own, in a list"
        case "name" if kind == "number":
            return "a unit belongs to 'format'; between a number and a name there is a sign"
        case "name":
            return "a name with blanks stands in quotes; between two names there is a sign"
        case "number" if token.text.startswith(".") and kind in ("name", "quoted"):
            return f'a name that begins with a digit stands in quotes: ."{token.text[1:]}"'
        case "number" if kind == "name":
            return "a name with blanks stands in quotes"
    return {
        ",": "write decimals behind a point, and thousands without a mark: 1.5, 1204" if kind == "number" else None,
        "*": "write a power out: x * x" if token.text == "*" else None,
        "[": "a cell is written table.column[row]",
        "(": "a cell is written table.column[row]",
    }.get(token.text)


def _wrong(message: str, start: int, length: int = 1, hint: str | None = None) -> FormulaError:
    """The error of words that are no formula."""
    return FormulaError("wrong_formula", message, start, length, hint)


def _named(token: _Token) -> Name:
    """The name that a token is, without the quotes that it may stand in."""
    return Name(token.start, token.end, token.text[1:-1] if token.kind == "quoted" else token.text)


def _number(text: str) -> float | int:
    """The number that a token writes; 50% is 0.5."""
    digits = text.rstrip("%").replace("_", "")
    number = int(digits) if digits.isdigit() else float(digits)
    return number / 100 if text.endswith("%") else number
