"""tally: what was counted in strokes, as on a beer mat.

apples: |||| |||| ||
pears: |||
"""

from __future__ import annotations

from deckgen.plug_in import CellGrid, CellPlace, Complaints, Reader, Span, TableFile, table_text


class Tally(Reader):
    """Tables of things and how many strokes each has."""

    suffixes = (".tally",)
    options = ("encoding",)

    def grid(self, file: TableFile, complaints: Complaints) -> CellGrid | None:
        """A row for each line: the thing, and its strokes as a number."""
        source = table_text(file.data, file.asked(complaints.log))
        if source is None:
            return None
        rows, places = [], []
        for number, line in enumerate(source.lines, start=1):
            thing, colon, strokes = line.partition(":")
            place = CellPlace(Span(source, number, 1, len(line) + 1))
            if colon and not strokes.replace(" ", "").strip("|"):
                rows.append((thing.strip(), str(strokes.count("|"))))
                places.append(place)
            elif line.strip():
                message, here = "this line is no tally", place
                complaints.add("not_a_tally", message, lambda place=here: place, "write lines such as 'apples: |||'")
        return CellGrid(("thing", "strokes"), rows, lambda row, column: places[max(0, row)])
