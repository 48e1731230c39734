"""The grounds of a template's layouts, read apart and kept."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.carried_template import CarriedTemplate
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.ground import Ground
from deckgen.model.page import Paragraph, Picture, Shape, Style, TextBox
from deckgen.model.rich_text import plain
from deckgen.office.drawing_words import NUMBER, GroundWords
from deckgen.office.template_ground import TemplateGround, template_grounds
from deckgen.processes.kept import Kept
from deckgen.processes.parsing import Failed

_KEPT: Final = Kept(("office", "pictures", "model/carried_template.py"), {"lxml": "lxml", "PIL": "pillow"})


def grounds_of(brand: Brand, template: CarriedTemplate) -> dict[str, Ground]:
    """The ground of each layout of a brand with a template, by the layout's role.

    Where the template can't be drawn a ground has the color that is known, and says so.
    """
    names = {role: layout.name for role, layout in brand.layouts.items()}
    wanted = tuple(dict.fromkeys(names.values()))
    if not all(name in template.layouts for name in wanted):
        # The brand has errors, and its layouts are deckgen's own.
        return {role: Ground(brand.ground(role), ()) for role in names}
    page = brand.page_in_file or brand.page
    drawn = drawn_grounds(template, wanted, page)
    if isinstance(drawn, Failed):
        return {role: Ground(brand.ground(role), (), (f"the template ({drawn.reason})",)) for role in names}
    return {role: _ground(drawn[name], brand) for role, name in names.items()}


def drawn_grounds(
    template: CarriedTemplate, names: tuple[str, ...], page: tuple[Emu, Emu]
) -> dict[str, TemplateGround] | Failed:
    """The grounds of layouts by their names, on a page of the template's size."""
    return _KEPT.parse_each(template_grounds, template, names, int(page[0]), int(page[1]))


def _ground(drawn: TemplateGround, brand: Brand) -> Ground:
    return Ground(drawn.color, tuple(shapes_of(drawn, brand.page, brand.scale)), drawn.left_out)


def shapes_of(drawn: TemplateGround, page: tuple[Emu, Emu], scale: float = 1.0) -> list[Shape]:
    """What a layout shows over its color, on a page; the template's own page is so many times as large."""
    shapes: list[Shape] = []
    if drawn.svg:
        shapes.append(Picture(Box(ZERO, ZERO, *page), b"", "png", "Layout", "", svg=drawn.svg))
    return shapes + [_words(one, scale) for one in drawn.words]


def numbered(ground: Ground, number: int) -> Ground:
    """A ground of the page that has this number, where its layout shows that itself."""
    return replace(ground, shapes=tuple(_numbered(shape, str(number)) for shape in ground.shapes))


def _numbered(shape: Shape, number: str) -> Shape:
    if not isinstance(shape, TextBox) or not any(NUMBER in line.text.spoken for line in shape.paragraphs):
        return shape
    lines = (replace(line, text=plain(line.text.spoken.replace(NUMBER, number))) for line in shape.paragraphs)
    return replace(shape, paragraphs=tuple(lines))


def _words(words: GroundWords, scale: float) -> TextBox:
    style = Style(Pt(words.size / scale), words.color, bold=words.bold)
    paragraphs = tuple(Paragraph(plain(line), style, align=words.align) for line in words.words.split("\n"))
    return TextBox(
        Box(*(Emu(round(length / scale)) for length in words.box)), paragraphs, "Words", anchor=words.anchor
    )
