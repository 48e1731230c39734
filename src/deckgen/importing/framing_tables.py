"""Tables that are no more than a frame: headings over the pictures that lie on their empty cells."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.office.old_deck.old_values import (
    AnyShape,
    OldParagraph,
    PictureShape,
    Place,
    TableShape,
    WordShape,
)

# A picture lies on a table with so much of itself.
_ON = 0.5
# How high a heading is, in EMU: it stands at the head of its cell.
_LINE = 370_000
SAID = "lines of a table that parted its pictures are not taken over"


def with_headings_of_frames(shapes: Sequence[AnyShape]) -> list[AnyShape]:
    """The shapes with headings in the place of tables that hold one row of words, and pictures on the others."""
    pictures = [one for one in shapes if isinstance(one, PictureShape)]
    return [
        part
        for one in shapes
        for part in (_headings(one) if isinstance(one, TableShape) and _frames(one, pictures) else [one])
    ]


def frames_pictures(shapes: Sequence[AnyShape]) -> bool:
    """Whether there is such a table among shapes."""
    pictures = [one for one in shapes if isinstance(one, PictureShape)]
    return any(isinstance(one, TableShape) and _frames(one, pictures) for one in shapes)


def _frames(table: TableShape, pictures: Sequence[PictureShape]) -> bool:
    filled = [row for row in table.rows if any(cell.plain.strip() for cell in row)]
    on_it = [one for one in pictures if one.place.shared(table.place) > one.place.area * _ON]
    return len(filled) == 1 and len(on_it) > 1


def _headings(table: TableShape) -> list[AnyShape]:
    """The words of a table, each about where it stands: its rows and columns are taken as equal."""
    made: list[AnyShape] = []
    height = table.place.height // len(table.rows)
    for number, row in enumerate(table.rows):
        width = table.place.width // max(1, len(row))
        for column, cell in enumerate(row):
            if cell.plain.strip():
                x, y = table.place.x + column * width, table.place.y + number * height
                place = Place(x, y, width, min(height, _LINE))
                # As in a placeholder, they are no label of what is drawn under them.
                made.append(WordShape(place=place, top=table.top, paragraphs=(OldParagraph(cell),), role="body"))
    return made
