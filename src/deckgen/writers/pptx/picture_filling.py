"""Puts a picture of a chart in the place of a shape: at its box, under its name, where it lies among the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.office.shape_paint import border_of
from deckgen.writers.pptx.edited_package import EditedPackage
from deckgen.writers.pptx.markup import A, P, R
from deckgen.writers.pptx.package import MEDIA_TYPES
from deckgen.writers.xml_words import legal

if TYPE_CHECKING:
    from lxml.etree import _Element

_A, _P, _R = f"{{{A}}}", f"{{{P}}}", f"{{{R}}}"
_SVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


class PictureFill(Struct, frozen=True):
    """A picture for a shape: the part of its slide, its number there, the picture, and what screen readers say.

    across, down: how much of the picture's width and height is left free on either side of it, in 1/100,000.
    """

    part: str
    shape: str
    png: bytes
    svg: bytes
    alt: str
    across: int = 0
    down: int = 0


def shape_of(tree: _Element, identity: str) -> _Element:
    """The shape of a slide that has a number."""
    named = ((each.getparent().getparent(), each.get("id")) for each in tree.iter(f"{_P}cNvPr"))  # type: ignore[union-attr]
    # Some programs give the slide's own group the number of one of its shapes.
    return next(shape for shape, number in named if number == identity and shape.tag != f"{_P}spTree")  # type: ignore[union-attr, return-value]


def describe(shape: _Element, alt: str) -> None:
    """Say what screen readers say of a shape."""
    own = next(shape.iter(f"{_P}cNvPr"))
    own.set("descr", legal(alt))
    # What was marked as a decoration says something now.
    for extensions in own.findall(f"{_A}extLst"):
        for each in [one for one in extensions if any(str(held.tag).endswith("}decorative") for held in one)]:
            extensions.remove(each)
        if not len(extensions):
            own.remove(extensions)


def fill_picture(package: EditedPackage, filled: PictureFill) -> None:
    """Put the picture in its place; a picture that stood there goes, its file too where nothing else shows it."""
    tree = package.tree(filled.part)
    shape = shape_of(tree, filled.shape)
    old = {value for each in shape.iter() for key, value in each.attrib.items() if str(key).startswith(_R)}
    picture = shape if shape.tag == f"{_P}pic" else _in_place_of(shape)
    for place in picture.iterfind(f"{_P}spPr/{_A}xfrm"):
        # A shape that was turned round looks the same; words that are can't be read.
        for flip in {"flipH", "flipV"} & set(place.attrib):
            del place.attrib[flip]
    describe(picture, filled.alt)
    blip = _blip(picture, filled)
    for name in list(blip.attrib):
        del blip.attrib[name]
    for child in list(blip):
        blip.remove(child)
    blip.set(f"{_R}embed", _image(package, filled.part, filled.png, "png"))
    extensions = _added(blip, f"{_A}extLst")
    extension = _added(extensions, f"{_A}ext")
    extension.set("uri", _SVG_EXTENSION)
    drawing = extension.makeelement(f"{{{_SVG}}}svgBlip", None, {"asvg": _SVG})
    drawing.set(f"{_R}embed", _image(package, filled.part, filled.svg, "svg"))
    extension.append(drawing)
    still = {value for each in tree.iter() for key, value in each.attrib.items() if str(key).startswith(_R)}
    for identity in sorted(str(one) for one in old - still):
        package.forget(filled.part, identity)


def _image(package: EditedPackage, part: str, data: bytes, ending: str) -> str:
    name = package.free_name("ppt/media/filled", ending)
    package.put(name, data)
    package.declare(name, MEDIA_TYPES[ending])
    return package.relate(part, "image", name)


def _blip(picture: _Element, filled: PictureFill) -> _Element:
    """The element that names the picture's file; it is shown whole, and fills its box but for what is left free."""
    fill = picture.find(f"{_P}blipFill")
    if fill is None:
        fill = picture.makeelement(f"{_P}blipFill", None, None)
        picture.insert(1, fill)
    blip = fill.find(f"{_A}blip")
    for child in list(fill):
        if child is not blip:
            fill.remove(child)
    blip = blip if blip is not None else _added(fill, f"{_A}blip")
    if filled.across or filled.down:
        cut = _added(fill, f"{_A}srcRect")
        for side, much in (("l", filled.across), ("t", filled.down), ("r", filled.across), ("b", filled.down)):
            # To cut off less than nothing leaves room, as PowerPoint's "Fit" does.
            cut.set(side, str(-much))
    _added(_added(fill, f"{_A}stretch"), f"{_A}fillRect")
    return blip


def _in_place_of(shape: _Element) -> _Element:
    """A picture in the place of another shape: with its name, number, place, animations and a rectangle's border."""
    picture = shape.makeelement(f"{_P}pic", None, None)
    heads = _added(picture, f"{_P}nvPicPr")
    head = shape[0]
    own, played = head.find(f"{_P}cNvPr"), head.find(f"{_P}nvPr")
    if own is not None:
        heads.append(own)
    _added(_added(heads, f"{_P}cNvPicPr"), f"{_A}picLocks").set("noChangeAspect", "1")
    heads.append(played) if played is not None else _added(heads, f"{_P}nvPr")
    looks = _added(picture, f"{_P}spPr")
    place = shape.find(f"{_P}spPr/{_A}xfrm")
    if place is not None:
        looks.append(place)
        form = _added(looks, f"{_A}prstGeom")
        form.set("prst", "rect")
        _added(form, f"{_A}avLst")
        border = border_of(shape)
        if border is not None:
            looks.append(border)
    around = shape.getparent()
    assert around is not None
    around.replace(shape, picture)
    return picture


def _added(parent: _Element, tag: str) -> _Element:
    child = parent.makeelement(tag, None, None)
    parent.append(child)
    return child
