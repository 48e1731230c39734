"""Templates that organisations have and that are hard to build on, each made of python-pptx's own one.

Every maker gives the bytes of a file of 13.333 by 7.5 inches, where it doesn't say another size, whose layouts have
the names of PowerPoint's own. ODD has all of them by their names.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import SlideLayoutPart, SlideMasterPart
from pptx.util import Inches

SPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TRANSITIONAL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAYOUTS: Final = {
    "cover": "Title Slide",
    "divider": "Section Header",
    "content": "Title Only",
    "body": "Title and Content",
}
FONTS: Final = "{heading: Source Sans Pro, body: Source Sans Pro}"
_OWN_NUMBER: Final = (
    '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>'
)
Change = Callable[[Any], None]


def brand(file: str = "corporate.pptx", layouts: dict[str, str] | None = None) -> str:
    """The brand.yaml of a template, with fonts that every machine has that runs the tests."""
    listed = ", ".join(f'{role}: "{name}"' for role, name in (layouts or LAYOUTS).items())
    return f"template: {file}\nfonts: {FONTS}\nlayouts: {{{listed}}}\n"


def saved(deck: Any) -> bytes:
    """The bytes of a presentation."""
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def plain(width: float = 13.333, height: float = 7.5, *changes: Change) -> bytes:
    """The plain template on a page of this size in inches, changed."""
    deck: Any = Presentation()
    across, down = Inches(width) / deck.slide_width, Inches(height) / deck.slide_height
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for xfrm in sheet._element.iter("{*}xfrm"):
            for key, share in (("x", across), ("y", down), ("cx", across), ("cy", down)):
                for part in xfrm:
                    if part.get(key) is not None:
                        part.set(key, str(round(int(part.get(key)) * share)))
        for words in sheet._element.iter("{*}defRPr"):
            if words.get("sz"):
                words.set("sz", str(round(int(words.get("sz")) * height / 7.5 / 100) * 100))
    for change in changes:
        change(deck)
    return saved(deck)


def sheets(deck: Any) -> list[Any]:
    """The master and its layouts."""
    return [deck.slide_master, *deck.slide_layouts]


def named(deck: Any, name: str) -> Any:
    """The layout of a name."""
    return deck.slide_layouts.get_by_name(name)


def places(sheet: Any, *kinds: str) -> list[Any]:
    """The placeholders of a sheet of these types, such as ftr."""
    return [one for one in sheet.placeholders if (one._element.find(".//{*}ph").get("type") or "obj") in kinds]


def at(shape: Any, x: float, y: float, width: float, height: float) -> None:
    """Move a shape to a box of inches."""
    shape.left, shape.top, shape.width, shape.height = map(Inches, (x, y, width, height))


def drawn(deck: Any, x: float, y: float, width: float, height: float, fill: str, sheet: Any = None) -> None:
    """Put a rectangle of a fill behind all that a sheet, else the master, shows; -1 is the page's whole side."""
    wide = deck.slide_width if width < 0 else Inches(width)
    high = deck.slide_height if height < 0 else Inches(height)
    tree = (sheet or deck.slide_master)._element.cSld.spTree
    tree.insert(
        2,
        parse_xml(
            f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{900 + len(tree)}" name="Area"/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{Inches(x)}" y="{Inches(y)}"/>'
            f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
        ),
    )


def grouped_words(deck: Any, words: str) -> None:
    """Put a group that holds some words on the master."""
    group = deck.slide_master.shapes._spTree
    group.append(
        parse_xml(
            f'<p:grpSp {SPACES}><p:nvGrpSpPr><p:cNvPr id="950" name="Group"/><p:cNvGrpSpPr/><p:nvPr userDrawn="1"/>'
            "</p:nvGrpSpPr><p:grpSpPr/>"
            '<p:sp><p:nvSpPr><p:cNvPr id="951" name="Words"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Inches(2)}" cy="{Inches(0.3)}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
            f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp></p:grpSp>"
        )
    )


def words_at_the_foot(deck: Any) -> None:
    """Put words that stand for a date and the page's number on the master, as LibreOffice saves them."""
    for at_, words in enumerate(("<a:r><a:t>&lt;date/time&gt;</a:t></a:r>", _OWN_NUMBER)):
        left, top = Inches(1 + at_ * 11), Inches(7)
        deck.slide_master.shapes._spTree.append(
            parse_xml(
                f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{960 + at_}" name="Foot {at_}"/><p:cNvSpPr txBox="1"/>'
                f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
                f'<a:ext cx="{Inches(1)}" cy="{Inches(0.3)}"/></a:xfrm>'
                '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
                f"</p:spPr><p:txBody><a:bodyPr/><a:p>{words}</a:p></p:txBody></p:sp>"
            )
        )


def solid(color: str) -> str:
    """A fill of one color: hex, or the name of a slot of the theme."""
    kind = "srgbClr" if len(color) == 6 else "schemeClr"
    return f'<a:solidFill><a:{kind} val="{color}"/></a:solidFill>'


def behind(master: Any, fill: str) -> None:
    """Give a master, by its XML, a background; layouts have none of their own."""
    sheet = master.cSld
    for old in sheet.findall("{*}bg"):
        sheet.remove(old)
    sheet.insert(0, parse_xml(f"<p:bg {SPACES}><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"))


def light_words(deck: Any, *styles: str) -> None:
    """Let some of the master's styles say that words are white, as authors of dark templates do."""
    for style in deck.slide_master._element.iter(*styles):
        for words in style.iter("{*}defRPr"):
            for old in words.findall("{*}solidFill"):
                words.replace(old, parse_xml(solid("FFFFFF").replace("<a:solidFill>", f"<a:solidFill {SPACES}>")))


def _swapped(deck: Any) -> None:
    colors = deck.slide_master._element.find("{*}clrMap")
    for key, slot in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        colors.set(key, slot)


def _dark_by_rgb(deck: Any) -> None:
    behind(deck.slide_master._element, solid("101820"))
    light_words(deck, "{*}titleStyle", "{*}bodyStyle")


def _dark_gradient(deck: Any) -> None:
    stops = "".join(
        f'<a:gs pos="{at_}"><a:srgbClr val="{color}"/></a:gs>' for at_, color in ((0, "081830"), (100_000, "28487A"))
    )
    fill = f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill>'
    behind(deck.slide_master._element, fill)


def _photo(deck: Any) -> None:
    from PIL import Image, ImageFilter

    small = Image.new("RGB", (16, 9))
    small.putdata([(20 + 7 * (n % 5), 30 + 5 * (n % 7), 50 + 3 * (n % 11)) for n in range(144)])
    stream = io.BytesIO()
    small.resize((640, 360)).filter(ImageFilter.GaussianBlur(20)).save(stream, "PNG")
    _, identity = deck.slide_master.part.get_or_add_image_part(stream)
    tree = deck.slide_master.shapes._spTree
    tree.insert(2, tree.add_pic(800, "Photo", "", identity, 0, 0, deck.slide_width, deck.slide_height))


def _title_at_bottom(deck: Any) -> None:
    for sheet in (deck.slide_master, named(deck, "Title Only"), named(deck, "Title and Content")):
        for title in places(sheet, "title"):
            at(title, 0.7, 5.4, 11.9, 1.1)
        for body in places(sheet, "body", "obj"):
            at(body, 0.7, 0.5, 11.9, 4.6)


def _without(*kinds: str, layouts: tuple[str, ...] = ()) -> Change:
    def change(deck: Any) -> None:
        for sheet in [named(deck, name) for name in layouts] or sheets(deck):
            for place in places(sheet, *kinds):
                place._element.getparent().remove(place._element)

    return change


def _vertical_title(deck: Any) -> None:
    for sheet in (deck.slide_master, named(deck, "Title Only"), named(deck, "Title and Content")):
        for title in places(sheet, "title"):
            at(title, 11.6, 0.4, 1.3, 6.5)
            title._element.find(".//{*}bodyPr").set("vert", "eaVert")
        for body in places(sheet, "body", "obj"):
            at(body, 0.7, 0.5, 10.6, 5.9)


def _footer_at_the_edge(deck: Any) -> None:
    for sheet in sheets(deck):
        for place in places(sheet, "ftr", "sldNum", "dt"):
            place.left, place.width = place.left, place.width
            place.top, place.height = deck.slide_height - Inches(0.25), Inches(0.25)


def _line_feed(deck: Any) -> None:
    for layout in deck.slide_layouts:
        layout._element.cSld.set("name", layout.name.replace(" ", "\n", 1))


def _white_accent(deck: Any) -> None:
    theme = deck.slide_master.part.part_related_by(f"{TRANSITIONAL}/theme")
    tree = etree.fromstring(theme.blob)
    slot = tree.find(".//{*}accent1")
    assert slot is not None
    slot[0].set("val", "FFFFFF")
    theme._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _many_layouts(deck: Any) -> None:
    first = named(deck, "Blank")
    for number in range(31 - len(deck.slide_layouts)):
        _copied_layout(deck, first, f"Picture {number + 1}", number)


def _copied_layout(deck: Any, layout: Any, name: str, number: int) -> None:
    package, master = deck.part.package, deck.slide_master.part
    uri = PackURI(f"/ppt/slideLayouts/slideLayout{100 + number}.xml")
    part = SlideLayoutPart.load(uri, layout.part.content_type, package, layout.part.blob)
    part._element.cSld.set("name", name)
    part.relate_to(master, f"{TRANSITIONAL}/slideMaster")
    listed = deck.slide_master._element.get_or_add_sldLayoutIdLst()
    entry = listed._add_sldLayoutId()
    entry.set(f"{{{TRANSITIONAL}}}id", master.relate_to(part, f"{TRANSITIONAL}/slideLayout"))
    entry.set("id", str(2_147_484_000 + number))


def _masters(deck: Any) -> None:
    """Add three masters with layouts of the same names, whose grounds are other ones."""
    package, first = deck.part.package, deck.slide_master
    theme = first.part.part_related_by(f"{TRANSITIONAL}/theme")
    for number, color in enumerate(("102A43", "F7E9D7", "0B3D2E"), 2):
        master = SlideMasterPart.load(
            PackURI(f"/ppt/slideMasters/slideMaster{number}.xml"), first.part.content_type, package, first.part.blob
        )
        own = type(theme)(PackURI(f"/ppt/theme/theme{number + 20}.xml"), theme.content_type, package, theme.blob)
        own._blob = theme.blob.replace(b'name="Office Theme"', f'name="Look {number}"'.encode())
        listed = master._element.find("{*}sldLayoutIdLst")
        for entry, layout in zip(list(listed), deck.slide_layouts, strict=True):
            uri = PackURI(f"/ppt/slideLayouts/slideLayout{number * 20 + int(layout.part.partname.idx)}.xml")
            part = SlideLayoutPart.load(uri, layout.part.content_type, package, layout.part.blob)
            part.relate_to(master, f"{TRANSITIONAL}/slideMaster")
            entry.set(f"{{{TRANSITIONAL}}}id", master.relate_to(part, f"{TRANSITIONAL}/slideLayout"))
            # The same numbers as those of the first master, as careless programs leave them.
        master.relate_to(own, f"{TRANSITIONAL}/theme")
        behind(master._element, solid(color))
        entry = deepcopy(deck.part._element.sldMasterIdLst[0])
        entry.set("id", str(2_147_483_648 + number))
        entry.set(f"{{{TRANSITIONAL}}}id", deck.part.relate_to(master, f"{TRANSITIONAL}/slideMaster"))
        deck.part._element.sldMasterIdLst.append(entry)


def _side_bar(deck: Any) -> None:
    drawn(deck, 0, 0, 1.6, -1, solid("12866A"))
    drawn(deck, 12.0, 0.3, 1.0, 0.6, solid("D9982B"))
    for sheet in sheets(deck):
        for place in places(sheet, "title", "ctrTitle"):
            place.left, place.width = Inches(1.9), Inches(9.8)
        for place in places(sheet, "body", "obj", "subTitle"):
            # Bodies that reach over the bar, as they stand where nobody took care.
            place.left, place.width = Inches(0.5), Inches(12.3)


def _small_body(deck: Any) -> None:
    for sheet in (deck.slide_master, named(deck, "Title and Content")):
        for body in places(sheet, "body", "obj"):
            at(body, 0.7, 1.8, 11.9, 1.2)


def _narrow_number(deck: Any) -> None:
    for sheet in sheets(deck):
        for place in places(sheet, "sldNum"):
            at(place, 12.6, 6.95, 0.45, 0.35)


def _banded(deck: Any) -> None:
    drawn(deck, 0, 0, -1, 1.5, solid("14365C"))
    light_words(deck, "{*}titleStyle")


def _copied_ids(deck: Any) -> None:
    for layout in deck.slide_layouts:
        for part in layout._element.iter("{*}cNvPr"):
            part.set("id", "2")
    for entry in deck.slide_master._element.sldLayoutIdLst:
        entry.set("id", "2147483648")


ODD: Final[dict[str, Callable[[], bytes]]] = {
    "plain": plain,
    "dark_by_map": lambda: plain(13.333, 7.5, _swapped),
    "dark_by_rgb": lambda: plain(13.333, 7.5, _dark_by_rgb),
    "dark_gradient": lambda: plain(13.333, 7.5, _dark_gradient),
    "dark_rectangle": lambda: plain(13.333, 7.5, lambda deck: drawn(deck, 0, 0, -1, -1, solid("1B1B3A"))),
    "dark_photo": lambda: plain(13.333, 7.5, _photo),
    "title_at_bottom": lambda: plain(13.333, 7.5, _title_at_bottom),
    "vertical_title": lambda: plain(13.333, 7.5, _vertical_title),
    "no_footers": lambda: plain(13.333, 7.5, _without("ftr", "sldNum", "dt")),
    "four_masters": lambda: plain(13.333, 7.5, _masters),
    "line_feed": lambda: plain(13.333, 7.5, _line_feed),
    "footer_at_the_edge": lambda: plain(13.333, 7.5, _footer_at_the_edge),
    "many_layouts": lambda: plain(13.333, 7.5, _many_layouts),
    "white_accent": lambda: plain(13.333, 7.5, _white_accent),
    "small_page": lambda: plain(10, 5.625),
    "large_page": lambda: plain(26.667, 15),
    "side_bar": lambda: plain(13.333, 7.5, _side_bar),
    "small_body": lambda: plain(13.333, 7.5, _small_body),
    "narrow_number": lambda: plain(13.333, 7.5, _narrow_number),
    "banded": lambda: plain(13.333, 7.5, _banded),
    "copied_ids": lambda: plain(13.333, 7.5, _copied_ids),
}


def cover_without_title() -> bytes:
    """A template whose layout for covers has no title."""
    return plain(13.333, 7.5, _without("ctrTitle", layouts=("Title Slide",)))


def without_titles() -> bytes:
    """A template none of whose layouts has a title."""
    return plain(13.333, 7.5, _without("title", "ctrTitle"))


def rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A package with the bytes of each part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return made.getvalue()


def of_type(data: bytes, kind: str) -> bytes:
    """A presentation as another kind of file, such as "template", by the content type of its main part."""
    old, new = b"presentationml.presentation.main+xml", f"presentationml.{kind}.main+xml".encode()
    return rewritten(data, lambda _, part: part.replace(old, new))


def with_macros(data: bytes) -> bytes:
    """A .pptm: the presentation of another type, and a part of macros."""
    old = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    new = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    entry = f'<Relationship Id="rId99" Type="{kind}" Target="vbaProject.bin"/></Relationships>'.encode()

    def change(name: str, part: bytes) -> bytes:
        if name == "[Content_Types].xml":
            of_macros = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
            return part.replace(old, new).replace(b"</Types>", of_macros)
        return part.replace(b"</Relationships>", entry) if name == "ppt/_rels/presentation.xml.rels" else part

    made = io.BytesIO(rewritten(data, change))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("ppt/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros")
    return made.getvalue()


STRICT: Final = {
    b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
    b"http://schemas.openxmlformats.org/presentationml/2006/main": b"http://purl.oclc.org/ooxml/presentationml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def strict(data: bytes) -> bytes:
    """The presentation as "Strict Open XML": the same words in other namespaces, and shares with a percent sign."""

    def change(name: str, part: bytes) -> bytes:
        if name.endswith((".xml", ".rels")):
            for old, new in STRICT.items():
                part = part.replace(old, new)
            part = part.replace(b'<a:lumMod val="75000"/>', b'<a:lumMod val="75%"/>')
        return part

    return rewritten(data, change)
