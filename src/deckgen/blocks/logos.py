"""logos: a wall of logos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.fitting.file_picture import file_picture
from deckgen.model.brand import Brand
from deckgen.model.color import is_dark
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu, Insets, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Tailored
from deckgen.model.page import Picture
from deckgen.pictures.images import probe_size
from deckgen.pictures.seen_guest import seen_on
from deckgen.processes.kept import Kept
from deckgen.processes.parsing import Failed

MOST = 24
# The room around a logo on its plate. Plates or not, logos stand alike.
PADDING = Pt(12)
# Between logos, and the least height and the largest height of a row.
GAP, LOWEST, HIGHEST = Pt(40), Pt(46), Pt(190)
# Cells at least this many times as wide as the lowest row is high make no logo too small.
WIDER = 1.6
# What is narrower or wider, as a multiple of its height, is a strip.
NARROWEST, WIDEST = 0.45, 4.5
# A logo of which less than this part stands out from its ground needs another ground.
ENOUGH = 0.6
_KEPT = Kept(("pictures", "model/color.py"), {"PIL": "pillow"})


class Logo(Tailored):
    """A logo."""

    noun = "a logo"
    short_form = "file"
    file: Str
    """The picture's file inside the project; SVG is sharp at any size."""
    alt: Str | None = None
    """Whose logo it is, for those who don't see it."""


class Logos(Block):
    """A wall of up to 24 logos in rows: whatever their shapes, all look equally large.

    One that would vanish on its slide's ground gets a plate of another color; on dark slides all of them do then.
    """

    is_looked_at = True
    short_form = "items"
    items: tuple[Logo, ...]
    """The logos in order, each a file or a mapping."""

    def bind(self, scope: Scope) -> Content | None:
        """The logos whose files were found; None where none is left."""
        if len(self.items) > MOST or (not self.items and self.all_read):
            message = f"'logos' holds one to {MOST} logos, not {len(self.items)}"
            scope.log.error("wrong_count", message, self.items[MOST].span if self.items else self.span)
        bound = []
        for item in self.items[:MOST]:
            file = scope.file(item.file)
            path = scope.path(file)
            size = probe_size(path, file, scope.log, file.span) if path else None
            if item.alt is None:
                message, hint = (
                    f"the logo '{item.file}' has no words for screen readers",
                    "add 'alt' with whose it is",
                )
                scope.log.warning("missing_alt", message, item.span, hint)
            if path is not None and size is not None:
                alt = scope.spoken(item.alt) if item.alt else ""
                bound.append(BoundLogo(path, file, size[0] / size[1], alt))
        return LogosContent(tuple(bound), self.span) if bound else None


class BoundLogo(Struct, frozen=True):
    """A logo whose file was found."""

    path: Path
    display_path: Str
    shape: float
    """Its width as a multiple of its height."""
    alt: str

    def fitted(self, area: float, cell: Box) -> Box:
        """Its place in the middle of a cell: of this area in square EMU, or less where that leaves the cell."""
        width = (area * self.shape) ** 0.5
        scale = min(1.0, cell.width / width, cell.height / (width / self.shape))
        wide, high = Emu(round(width * scale)), Emu(round(width * scale / self.shape))
        return Box(cell.x + (cell.width - wide) // 2, cell.y + (cell.height - high) // 2, wide, high)

    def picture(self, place: Box, canvas: Canvas) -> Picture | None:
        """Its picture, ready for its place; None once the log says why there is none."""
        return file_picture(self.path, self.display_path, place, canvas, "Logo", self.alt)


class LogosContent(Content, Struct, frozen=True):
    """Bound logos in a grid, all of about one area, as which the eye sees them equally large."""

    logos: tuple[BoundLogo, ...]
    span: Span
    word = "logos"
    share = 2.6
    form = "wide"
    stretches = True

    def _grid(self, width: Emu, height: Emu) -> tuple[int, Emu]:
        """How many stand side by side, and the height of a row: where logos come out largest."""
        count = len(self.logos)
        best = (0.0, 1, LOWEST)
        # Of equal ways the widest one.
        for columns in range(count, 0, -1):
            rows = -(-count // columns)
            cell_width = (width - GAP * (columns - 1)) / columns
            cell_height = min((height - GAP * (rows - 1)) / rows, HIGHEST)
            # Rows that are as full as the others look like a wall.
            fullness = count / (columns * rows)
            area = self._area(cell_width, cell_height) * (0.5 + fullness / 2)
            if min(cell_width / WIDER, cell_height) >= LOWEST * 0.99 and area > best[0]:
                best = (area, columns, Emu(round(cell_height)))
        return best[1], best[2]

    def height(self, width: Emu, press: Press) -> Emu:  # noqa: ARG002 - logos have no words
        """The least height: so many rows that logos have room; it grows into the height that it is given."""
        columns = max(1, min(len(self.logos), int((width - PADDING * 2 + GAP) // (LOWEST * WIDER + GAP))))
        rows = -(-len(self.logos) // columns)
        return LOWEST * rows + GAP * (rows - 1) + PADDING * 2

    def too_wide(self, width: Emu, press: Press) -> str | None:  # noqa: ARG002 - logos have no words
        """A row of one logo, where there isn't room even for that."""
        return "a logo" if width - PADDING * 2 < LOWEST * WIDER else None

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the logos, on the plates that they need."""
        cells = self._cells(box)
        shown = [(cell, picture) for logo, cell, place in cells if (picture := logo.picture(place, canvas))]
        plates = _plates([picture.data for _, picture in shown], canvas.brand)
        for (cell, picture), plate in zip(shown, plates, strict=True):
            canvas.step()
            if plate is not None:
                canvas.rectangle(cell, plate, "Plate")
            canvas.add(picture)

    def _cells(self, box: Box) -> Iterator[tuple[BoundLogo, Box, Box]]:
        """Each logo with the place of its plate and its own, row by row, the last row in the middle."""
        box = box.inset(Insets(PADDING, PADDING, PADDING, PADDING))
        columns, height = self._grid(box.width, box.height)
        rows = [self.logos[start : start + columns] for start in range(0, len(self.logos), columns)]
        total = height * len(rows) + GAP * (len(rows) - 1)
        box = box.below(Emu(max(0, box.height - total) // 3))
        for row in rows:
            cells = box.top(height).columns((1,) * columns, GAP)
            left = (box.right - cells[len(row) - 1].right) // 2
            area = self._area(cells[0].width, height)
            for logo, cell in zip(row, cells, strict=False):
                room = Box(cell.x + left, cell.y, cell.width, cell.height)
                plate = Box(room.x - PADDING, room.y - PADDING, room.width + PADDING * 2, room.height + PADDING * 2)
                yield logo, plate, logo.fitted(area, room)
            box = box.below(height + GAP)

    def _area(self, width: float, height: float) -> float:
        """The area of all logos in cells of one size in EMU: the largest for which all but strips have room."""
        shapes = [logo.shape for logo in self.logos]
        usual = [shape for shape in shapes if NARROWEST <= shape <= WIDEST] or shapes
        return min(min(width**2 / shape, height**2 * shape) for shape in usual)


def _plates(pictures: Sequence[bytes], brand: Brand) -> tuple[str | None, ...]:
    """The color of the plate under each logo; None where it stands on the slide's own ground."""
    paper, ink = brand.colors.paper, brand.colors.ink
    dark = is_dark(paper, ink)
    # Most logos are made for white.
    plate = "FFFFFF" if dark else ink
    found = [_KEPT.parse(seen_on, data, (paper, plate)) for data in pictures]
    seen = [(1.0, 1.0) if isinstance(one, Failed) else one for one in found]
    lost = [on_paper < min(ENOUGH, on_plate) for on_paper, on_plate in seen]
    if dark and any(lost):
        lost = [on_plate >= ENOUGH for _, on_plate in seen]
    return tuple(plate if is_lost else None for is_lost in lost)
