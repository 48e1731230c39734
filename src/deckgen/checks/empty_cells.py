"""empty_cells: a sum is taken of rows some of which have no value, so that it is too small."""

from __future__ import annotations

from deckgen.check import FindingCheck


class EmptyCells(FindingCheck):
    """A sum, or a share of one, is of all the rows that are chosen."""

    why = (
        "A figure sums up rows of which some have an empty cell, such as a month that isn't published yet. The sum "
        "is too small, and nobody sees it."
    )
    mend = (
        "Fill the cells in, or leave such rows out with 'where'. Where an empty cell means nothing at all, excuse "
        "the figure."
    )
