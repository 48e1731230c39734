"""The floor: strings put into templates of slides, and a zip, the pictures ready: python templates.py FOLDER.

It writes `templates.pptx`. The file opens, but it has no layouts worth the name: nobody would want it.
"""

from __future__ import annotations

import json
import sys
from html import escape
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
HEAD = (
    f'<Types xmlns="{PACKAGE}content-types"><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/ppt/presentation.xml" ContentType="{TYPE}presentation.main+xml"/>'
)
BOX = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Text {id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr>'
    "<p:txBody><a:bodyPr/>{words}</p:txBody></p:sp>"
)
PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="9" name="Picture"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
    '<a:blip r:embed="rId2"/><a:stretch/></p:blipFill><p:spPr><a:xfrm><a:off x="548640" y="1371600"/>'
    '<a:ext cx="10972800" cy="4754880"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr></p:pic>'
)


def box(number: int, x: float, y: float, width: float, height: float, lines: list[str]) -> str:
    """A box of text; lengths in inches."""
    places = (round(length * 914_400) for length in (x, y, width, height))
    words = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in lines)
    return BOX.format(id=number, words=words, **dict(zip("xywh", places, strict=True)))


def slide(told: dict[str, Any]) -> str:
    """The XML of a slide."""
    shapes = [box(2, 0.6, 0.4, 12, 0.8, [told["title"]])]
    if "chart" in told:
        shapes.append(PICTURE)
    elif "stats" in told:
        shapes += [box(3 + at, 0.6 + 4 * at, 2, 3.8, 2, words) for at, words in enumerate(told["stats"])]
    elif "table" in told:
        shapes.append(box(3, 0.6, 1.6, 12, 4, [" | ".join(map(str, row)) for row in told["table"]["rows"]]))
    else:
        shapes.append(box(3, 0.6, 1.6, 12, 4, told["bullets"]))
    return f"<p:sld {NAMES}><p:cSld><p:spTree>{TREE}{''.join(shapes)}</p:spTree></p:cSld></p:sld>"


def links(*targets: tuple[str, str]) -> str:
    """The relationships of a part: the kind and the target of each."""
    held = "".join(
        f'<Relationship Id="rId{at}" Type="{LINK}{k}" Target="{t}"/>' for at, (k, t) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}relationships">{held}</Relationships>'


def main(folder: Path) -> None:
    """Write the file."""
    told = json.loads((folder / "content.json").read_text())
    kinds = "".join(
        f'<Override PartName="/ppt/slides/slide{at}.xml" ContentType="{TYPE}slide+xml"/>' for at in range(len(told))
    )
    with ZipFile(folder / "templates.pptx", "w", ZIP_DEFLATED, compresslevel=6) as file:
        file.writestr("[Content_Types].xml", f"{HEAD}{kinds}</Types>")
        file.writestr("_rels/.rels", links(("officeDocument", "ppt/presentation.xml")))
        ids = "".join(f'<p:sldId id="{256 + at}" r:id="rId{at + 1}"/>' for at in range(len(told)))
        size = '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        file.writestr(
            "ppt/presentation.xml", f"<p:presentation {NAMES}><p:sldIdLst>{ids}</p:sldIdLst>{size}</p:presentation>"
        )
        targets = [("slide", f"slides/slide{at}.xml") for at in range(len(told))]
        file.writestr("ppt/_rels/presentation.xml.rels", links(*targets))
        for at, one in enumerate(told):
            file.writestr(f"ppt/slides/slide{at}.xml", slide(one))
            pictured = [("slide", f"slide{at}.xml"), ("image", f"../media/{one['id']}.png")] if "chart" in one else []
            file.writestr(f"ppt/slides/_rels/slide{at}.xml.rels", links(*pictured))
            if "chart" in one:
                file.write(folder / "pictures" / f"{one['id']}.png", f"ppt/media/{one['id']}.png", ZIP_STORED)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
