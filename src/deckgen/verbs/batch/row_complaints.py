"""What is told of a batch: each complaint once, with the rows that it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from deckgen.verbs.batch.row import Complaint, RowMade

# So many rows are named one by one.
MOST_NAMED = 6


class Told(Struct, frozen=True):
    """A complaint, and the rows that it concerns, each with its number and its name."""

    complaint: Complaint
    """As it is told of the first of them."""
    rows: tuple[tuple[int, str], ...]
    of: int
    """How many rows there are."""
    differs: bool
    """Whether it is told in other words of others of them, such as with other numbers."""

    @property
    def words(self) -> str:
        """The complaint as it is told, and under it the rows."""
        told = f", told as in row {self.rows[0][0]}" if self.differs else ""
        if len(self.rows) == self.of > 1:
            return f"{self.complaint.words}\n     = in all {self.of:,} rows{told}"
        named = ", ".join(f"{number} ({name})" for number, name in self.rows[:MOST_NAMED])
        more = f" and {len(self.rows) - MOST_NAMED:,} more" if len(self.rows) > MOST_NAMED else ""
        return f"{self.complaint.words}\n     = in row{'s' if len(self.rows) > 1 else ''} {named}{more}{told}"


def told(made: Iterable[RowMade]) -> Sequence[Told]:
    """The complaints of all rows: warnings, then errors, each in the order of the first row that it concerns."""
    rows = sorted(made, key=lambda one: one.number)
    found: dict[tuple[bool, str, str], list[tuple[RowMade, Complaint]]] = {}
    for row in rows:
        for one in row.complaints:
            held = found.setdefault((one.is_error, one.code, one.about), [])
            if not held or held[-1][0] is not row:
                held.append((row, one))
    ordered = sorted(found.values(), key=lambda held: held[0][1].is_error)
    return [_told(held, len(rows)) for held in ordered]


def _told(held: Sequence[tuple[RowMade, Complaint]], of: int) -> Told:
    first = held[0][1]
    differs = any(one.words != first.words for _, one in held)
    return Told(first, tuple((row.number, row.name) for row, _ in held), of, differs)
