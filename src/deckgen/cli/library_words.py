"""What libraries say by themselves, which may quote a stranger's file, goes through the command's mouth as well."""

from __future__ import annotations

import logging
import warnings

from deckgen.cli.printing import say


def hear_libraries() -> None:
    """Print what libraries warn of, by Python's warnings or in their logs, without control characters."""
    warnings.showwarning = _show
    logging.lastResort = _Handler(logging.WARNING)


class _Handler(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        """Print what a library logged."""
        say(self.format(record), err=True)


def _show(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,
    line: object = None,
) -> None:
    del file, line  # Nobody hands them over but who wants another file than the terminal.
    say(warnings.formatwarning(message, category, filename, lineno).rstrip("\n"), err=True)
