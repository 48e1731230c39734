"""notes_among_rows: what stands under a table and is no row of it."""

from __future__ import annotations

import pytest

from deckgen.tables.column_types import rows_table
from deckgen.tables.stray_rows import notes_in


@pytest.mark.parametrize(
    "note",
    [
        "Source: Census",
        "Sources. Census",
        "Fuente: INEGI",
        "Quelle: Destatis",
        "Nota: sin servicios",
        "Fonte: ISTAT",
        "Note (2018)",
        "* without services",
        "¹ without services",
        "1) without services",
        "[a] without services",
    ],
)
def test_a_note_is_a_first_cell_that_begins_like_one_with_nothing_beside_it(note: str) -> None:
    assert notes_in(rows_table("t", ["who", "n"], [["a", "1"], ["b", "2"], [note, ""]])) == [2]
    assert notes_in(rows_table("t", ["who", "n"], [["a", "1"], [note, "2"]])) == []


@pytest.mark.parametrize("name", ["Sources of rivers", "Noted authors", "Notes", "*", "Fontes", "a", "1990"])
def test_other_first_cells_are_names(name: str) -> None:
    assert notes_in(rows_table("t", ["who", "n"], [["a", "1"], [name, ""]])) == []
