"""The report of a fault of deckgen's own: a traceback, in a file that can be sent to its authors."""

from __future__ import annotations


def report() -> str:
    """The file that the traceback was written to, in words; the traceback itself where no file can be written."""
    import tempfile
    import traceback

    told = traceback.format_exc()
    try:
        with tempfile.NamedTemporaryFile("w", prefix="deckgen-", suffix=".log", delete=False) as report:
            report.write(told)
    except OSError:
        return told
    return f"the file {report.name}"
