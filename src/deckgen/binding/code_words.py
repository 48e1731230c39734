"""The words of program code by what they are, as Pygments reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.marks import Str

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

Kind = Literal["keyword", "name", "string", "number", "comment", "plain"]
TAB = 4


class CodeWord(Struct, frozen=True):
    """Letters of a line that are of one kind."""

    words: str
    kind: Kind


CodeLine = tuple[CodeWord, ...]


def code_lines(code: str, language: Str | None, file: str | None, scope: Scope) -> tuple[CodeLine, ...]:
    """The lines of code. Without a language it is that of the file's ending, and plain words where there is none."""
    lexer = _lexer(language, file, scope)
    code = code.replace("\r\n", "\n").replace("\r", "\n").expandtabs(TAB)
    if lexer is None:
        return tuple((CodeWord(line, "plain"),) if line else () for line in code.split("\n"))
    lines: list[list[CodeWord]] = [[]]
    for token, words in lexer.get_tokens(code):
        for number, part in enumerate(words.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(CodeWord(part, _kind(token)))
    return tuple(map(tuple, lines[: code.count("\n") + 1]))


def _lexer(language: Str | None, file: str | None, scope: Scope) -> Lexer | None:
    """What reads a language, or the language of a file; None for plain words, and after a complaint."""
    from pygments.lexers import get_all_lexers, get_lexer_by_name, get_lexer_for_filename
    from pygments.util import ClassNotFound

    # Blank lines and blanks at the end of lines are the author's.
    options = {"stripnl": False, "ensurenl": False}
    try:
        if language is not None:
            return get_lexer_by_name(language, **options)
        return get_lexer_for_filename(file, **options) if file else None
    except ClassNotFound:
        if language is not None:
            names = sorted({name for _, aliases, _, _ in get_all_lexers() for name in aliases})
            hint = did_you_mean(language, names, or_all=False) or "such as python, r, sql, bash, json or text"
            message = f"no language of code is called '{language}'"
            scope.log.error("wrong_value", message, language.span, hint)
        return None


def _kind(token: _TokenType) -> Kind:
    """Which kind of word a token of Pygments is."""
    from pygments.token import Comment, Keyword, Name, Number, Operator, String

    kinds: tuple[tuple[_TokenType, Kind], ...] = (
        (Comment, "comment"),
        (Keyword, "keyword"),
        (Operator.Word, "keyword"),
        (String, "string"),
        (Number, "number"),
        (Name.Function, "name"),
        (Name.Class, "name"),
        (Name.Decorator, "name"),
        (Name.Tag, "name"),
    )
    return next((kind for one, kind in kinds if token in one), "plain")
