"""From one slide after the other to what stands on each, and to what holds for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from deckgen.office.attributes import is_off
from deckgen.office.drawing_colors import Palette
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.inherited_looks import Sheets, placeholder_of, sheets_behind
from deckgen.office.old_deck.named_colors import drawn_colors, named_colors
from deckgen.office.old_deck.old_values import (
    DrawnShape,
    OldParagraph,
    OldSlide,
    PictureShape,
    Place,
    SheetKey,
    WordShape,
    sheet_key,
)
from deckgen.office.old_deck.read_animations import animated_on
from deckgen.office.old_deck.read_grounds import ground_of
from deckgen.office.old_deck.read_paragraphs import paragraphs_of
from deckgen.office.old_deck.read_shapes import ShapeReader
from deckgen.office.old_deck.theme_colors import palette_on
from deckgen.office.old_deck.written_colors import written_colors
from deckgen.office.xml_names import A, P, R

if TYPE_CHECKING:
    from lxml.etree import _Element


class SlideReader:
    """Reads the slides of one file, and each part of them once.

    languages: how many stretches of words say that they are in a language.
    on_notes: what stands at the edges of notes pages, once each; numbers aside.
    """

    def __init__(self, file: DeckFile, size: tuple[int, int]) -> None:
        self._file, self._size = file, size
        self.languages: Counter[str] = Counter()
        self.on_notes: dict[str, None] = {}
        self._of_layouts: dict[str, tuple[WordShape | PictureShape | DrawnShape, ...]] = {}

    def read(self, part: str, section: str | None) -> OldSlide:
        """The slide in a part; section is the name of the one that begins with it."""
        root, sheets = self._file.xml(part), sheets_behind(part, self._file)
        if root.tag != f"{P}sld":
            raise ValueError(f"its part {part} is no slide")
        self.languages.update(language for run in root.iter(f"{A}rPr") if (language := run.get("lang")))
        palette = palette_on(sheets.master_part, self._file, root, sheets.layout)
        tree = root.find(f"{P}cSld/{P}spTree")
        read = () if tree is None else ShapeReader(self._file, part, sheets, palette).read(tree)
        own = tuple(map(animated_on(root).marked, read))
        on_sheets = () if is_off(root.get("showMasterSp")) else self._on_sheets(sheets)
        comments = self._file.first(part, "comments")
        return OldSlide(
            part=part,
            kind=sheets.kind,
            shapes=(*(one for one in on_sheets if isinstance(one, WordShape)), *own),
            on_layout=tuple(one for one in on_sheets if isinstance(one, PictureShape)),
            drawn_on_layout=tuple(one for one in on_sheets if isinstance(one, DrawnShape)),
            notes=self._notes(part),
            is_hidden=is_off(root.get("show")),
            section=section,
            background=self._background(root, part),
            ground=ground_of((root, sheets.layout, sheets.master), palette, self._size),
            comments=0 if not comments else sum(1 for _ in self._file.xml(comments)),
            moves=root.find(f"{P}timing//{P}bldLst") is not None or root.find(f"{P}timing//{P}set") is not None,
            colors=frozenset(named_colors(root, palette) | self._colors_on_sheets(root, sheets, palette)),
            written=dict(written_colors(root, sheets, palette)),
        )

    def on_layouts(self, parts: Iterable[str]) -> frozenset[SheetKey]:
        """What layouts and their masters draw, but for words, by what tells such things apart."""
        every = (one for part in parts for one in self._on_sheets(Sheets(self._file, part)))
        return frozenset(sheet_key(one) for one in every if not isinstance(one, WordShape))

    def _on_sheets(self, sheets: Sheets) -> tuple[WordShape | PictureShape | DrawnShape, ...]:
        """What a layout and its master show on a slide, from the back to the front."""
        if sheets.layout is None:
            return ()
        if sheets.layout_part not in self._of_layouts:
            self._of_layouts[sheets.layout_part] = tuple(self._drawn_on(_shown(sheets), sheets))
        return self._of_layouts[sheets.layout_part]

    def _drawn_on(
        self, shown: list[tuple[_Element, str]], sheets: Sheets
    ) -> Iterator[WordShape | PictureShape | DrawnShape]:
        for sheet, part in ((sheets.master, sheets.master_part), (sheets.layout, sheets.layout_part)):
            if sheet is not None and (media := self._background(sheet, part)):
                yield PictureShape(place=Place(0, 0, *self._size), media=media)
        palette = palette_on(sheets.master_part, self._file, sheets.layout)
        for sheet, part in shown:
            tree = sheet.find(f"{P}cSld/{P}spTree")
            yield from () if tree is None else ShapeReader(self._file, part, sheets, palette).of_sheet(tree)

    def _colors_on_sheets(self, root: _Element, sheets: Sheets, palette: Palette) -> set[str]:
        """The colors that its layout and its master draw with on a slide."""
        shown = [] if is_off(root.get("showMasterSp")) else _shown(sheets)
        shapes = (shape for sheet, _ in shown for shape in sheet.iter(f"{P}sp", f"{P}cxnSp"))
        return drawn_colors((shape for shape in shapes if placeholder_of(shape) is None), palette)

    def _notes(self, part: str) -> tuple[OldParagraph, ...]:
        """The speaker's notes; what stands at the edges of their page is noted."""
        notes = self._file.first(part, "notesSlide")
        made: list[OldParagraph] = []
        for shape in self._file.xml(notes).iter(f"{P}sp") if notes else ():
            place = placeholder_of(shape)
            kind = "body" if place is None else place.get("type", "body")
            if kind not in ("body", "hdr", "ftr"):
                continue
            lines = paragraphs_of(shape.find(f"{P}txBody"), notes, self._file)
            if kind == "body":
                made += lines
            elif words := " ".join(one.text.plain.strip() for one in lines):
                self.on_notes[words] = None
        return tuple(made)

    def _background(self, root: _Element, part: str) -> str:
        """The part of the picture that a slide, a layout or a master has behind all else."""
        blip = root.find(f"{P}cSld/{P}bg/{P}bgPr/{A}blipFill/{A}blip")
        relation = self._file.relation(part, None if blip is None else blip.get(f"{R}embed"))
        return "" if relation.external else relation.target


def _shown(sheets: Sheets) -> list[tuple[_Element, str]]:
    """The sheets whose shapes show on a slide, from the back to the front: its master, if it does, and its layout."""
    if sheets.layout is None:
        return []
    with_master = sheets.master is not None and not is_off(sheets.layout.get("showMasterSp"))
    behind = [(sheets.master, sheets.master_part)] if sheets.master is not None and with_master else []
    return [*behind, (sheets.layout, sheets.layout_part)]
