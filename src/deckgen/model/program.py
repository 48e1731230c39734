"""Program: a drawing that the author wrote in Python, with all that it is given. A value: nothing runs here."""

from __future__ import annotations

from msgspec import Struct

from deckgen.model.dataset import Value

Names = tuple[tuple[str, str], ...]


class Program(Struct, frozen=True):
    """A function of a file of the project: the file's path as the author named it and its text, the function's name
    and line, the rows that it draws, and what it may know of the brand (hex without '#').

    The text makes the picture what it is, so that another one is another picture in the cache.
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


class Failure(Struct, frozen=True):
    """Why a program drew nothing: what happened, at which line of its file, and what would mend it."""

    line: int
    message: str
    hint: str | None = None
