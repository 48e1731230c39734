"""SureText: the text of a cell of which it is known what it is."""

from __future__ import annotations

from deckgen.tables.column_types import written


class SureText(str):
    """The text of a cell of which the file says what it holds, or the deck how it is to be read.

    A number is written in it with a point before its decimals and nothing between thousands. Nothing is guessed of
    such a cell: 345.600 is a number with three decimals.
    """

    number_format: str = ""
    """The Excel format in which the file shows the number, such as 0.0%; "" where it doesn't say."""

    @classmethod
    def of(cls, text: str, number_format: str) -> SureText:
        """The text of a number that is shown in a format."""
        made = cls(text)
        # Most cells have none; an attribute of its own makes a cell three times as large.
        if number_format:
            made.number_format = number_format
        return made


def sure_text(value: object) -> str:
    """The text of a value: SureText where it is no words."""
    return written(value) if isinstance(value, str) or value is None else SureText(written(value))
