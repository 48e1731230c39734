"""notes_among_rows: what stands under a table as a note is shown as one of its rows."""

from __future__ import annotations

from deckgen.check import FindingCheck


class NotesAmongRows(FindingCheck):
    """Notes under a table are no rows of it."""

    why = (
        "A row holds a source or a footnote in its first cell and nothing else. A chart shows it as a category "
        "without a value, and a table as a row."
    )
    mend = "Write 'skip_last: 2' at the table under 'data', with the number of such rows at its end."
