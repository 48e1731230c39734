"""Program: a chart that the author draws in Python, with everything that the function is given. Nothing runs here."""

from __future__ import annotations

from msgspec import Struct

from deckgen.model.dataset import Value

# Pairs of a name and what it stands for.
Names = tuple[tuple[str, str], ...]


class Program(Struct, frozen=True):
    """A function that draws a chart, and what it is called with.

    path: its file, as the author named it.
    text: the file's text. It is part of what names the picture in the cache: a changed program is drawn again.
    function, line: the function's name, and the line where it begins.
    columns, rows: the names of the columns and the rows that it draws.
    colors, palette, named_colors, fonts: the brand's; colors are hex without '#'.
    variables: the names of the variables of the environment that it gets.
    """

    path: str
    text: str
    function: str
    line: int
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    colors: Names = ()
    palette: tuple[str, ...] = ()
    named_colors: Names = ()
    fonts: Names = ()
    variables: tuple[str, ...] = ()


class Failure(Struct, frozen=True):
    """Why a program drew nothing: what happened, at which line of its file, and what would mend it."""

    line: int
    message: str
    hint: str | None = None
