"""claim_reads_other: a claim that says nothing of what its slide draws."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.binding.columns_read import ClaimRead, Reading
from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics

# A hint names no more columns than these.
MOST_NAMED = 4


class ClaimReadsOther(Check):
    """A claim reads one of the columns that its slide's charts and tables draw, in one of the rows that they draw."""

    why = (
        "The claim holds for other columns or rows than those that the slide draws or quotes. When the data changes, "
        "the chart can come to contradict the title, and the claim still holds."
    )
    mend = (
        "Let the claim read a column that the chart draws, in the rows that it draws, or add a claim that ties the "
        "two, such as that parts add up to a total. Where the title is about something that the slide doesn't draw, "
        "write 'allow: [claim_reads_other]'."
    )

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of such claims on a slide that draws data.

        Once a claim reads what is drawn, others may read what it reads besides, what is quoted, and tables that
        aren't drawn. Until then they may not, as columns such as a sum and its parts may come to differ.
        """
        drawn = [one for one in slide.drawn if one.table.name in slide.tables]
        if not drawn:
            return
        apart, tied = _apart(slide.claims, drawn)
        tables, guarded = {one.table.name for one in drawn}, {one.table.name for one in tied}
        quoted = [one for one in slide.reads if one.table.name not in tables - guarded]
        for claim in apart:
            is_elsewhere = tables.isdisjoint(read.table.name for read in claim.reads)
            if _reads_one_of(claim, quoted) or (is_elsewhere and guarded):
                continue
            if any(_counts(claim, read) for read in claim.reads):
                self._warn(claim, drawn, log)

    def _warn(self, claim: ClaimRead, drawn: list[Reading], log: Diagnostics) -> None:
        reads = [read for read in claim.reads if _counts(claim, read)]
        places = {one.place for one in drawn}
        same = [one for one in reads if one.place in places]
        if same:
            message = f"the claim reads rows of {_named(same)} that the slide doesn't draw"
            hint = "let it read the rows that are drawn"
        else:
            message = f"the claim reads {_named(reads)}, which the slide doesn't draw"
            tables = {one.table.name for one in reads}
            near = [one for one in drawn if one.table.name in tables and one.is_measured]
            hint = f"let it read {_named(near or [one for one in drawn if one.is_measured] or drawn)}"
        log.warning(self.code(), message, claim.words.span, f"{hint}, or 'allow: [{self.code()}]'")


def _counts(claim: ClaimRead, read: Reading) -> bool:
    """Whether a claim asks what a column says. Words and years that a query names may be there to choose rows."""
    return read.is_measured or not claim.is_query


def _apart(claims: Sequence[ClaimRead], drawn: Sequence[Reading]) -> tuple[list[ClaimRead], list[Reading]]:
    """The claims that read nothing of what is drawn, or of what such claims tie to it; and what the others read."""
    apart, tied = list(claims), list[Reading]()
    while near := [claim for claim in apart if _reads_one_of(claim, [*drawn, *tied])]:
        apart = [claim for claim in apart if all(claim is not one for one in near)]
        tied += [read for claim in near for read in claim.reads]
    return apart, tied


def _reads_one_of(claim: ClaimRead, others: Sequence[Reading]) -> bool:
    """Whether a claim reads one of the columns in one of the rows in which they are read elsewhere."""
    return any(
        read.place == one.place and not read.rows.isdisjoint(one.rows) for read in claim.reads for one in others
    )


def _named(readings: list[Reading]) -> str:
    """The columns, in words."""
    named = list(dict.fromkeys(f"'{table}.{name}'" for table, name in (one.place for one in readings)))
    listed = named[:MOST_NAMED] if len(named) > MOST_NAMED else named
    return ", ".join(listed) + (" …" if len(listed) < len(named) else "")
