"""moon: the new moons of a year, reckoned and fetched from nowhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from deckgen.plug_in import Diagnostics, Errand, Fetched, Integer, Origin

# A new moon that was seen, and the mean time from one to the next. True ones are up to 14 hours off.
FIRST, MONTH = datetime(2000, 1, 6, 18, 14), timedelta(days=29.530588861)


class Moon(Origin):
    """The days of all new moons of a year."""

    moon: Integer
    """The year."""

    @property
    def public_name(self) -> str:
        """What the lock calls it."""
        return f"the moon of {self.moon}"

    def examine(self, folder: Path, file: Path, log: Diagnostics) -> None:
        """Complain of another kind of file than the one that it makes."""
        if file.suffix.lower() != ".csv":
            log.error(
                "other_format", "the moon comes as a .csv", self.at("moon"), "let the table's 'file' end in .csv"
            )

    def fetch(self, errand: Errand) -> Fetched | None:
        """A table of the days."""
        month = (datetime(self.moon, 1, 1) - FIRST) // MONTH
        days = []
        while (day := FIRST + month * MONTH).year <= self.moon:
            days += [day] if day.year == self.moon else []
            month += 1
        rows = "".join(f"{number},{day:%Y-%m-%d}\n" for number, day in enumerate(days, start=1))
        return Fetched(f"number,day\n{rows}".encode())
