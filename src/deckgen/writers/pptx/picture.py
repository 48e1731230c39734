"""Pictures: a Picture becomes a PowerPoint picture: a bitmap, and beside it the SVG where there is one."""

from __future__ import annotations

from typing import Final

from deckgen.model.page import Picture
from deckgen.writers.pptx.markup import xfrm
from deckgen.writers.pptx.package import Package, Relations

_SIDES: Final = ("l", "t", "r", "b")


def frame(picture: Picture, name: str, package: Package, relations: Relations) -> str:
    """The p:pic element; name is its p:cNvPr element (id, name and alternative text). Adds the image parts."""
    bitmap = relations.add("image", package.media(picture.data, picture.media))
    vector = ""
    if picture.svg is not None:
        # PowerPoint 2016 and later show the SVG of this extension; all other programs show the bitmap.
        drawing = relations.add("image", package.media(picture.svg, "svg"))
        vector = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
            f'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{drawing}"/>'
            "</a:ext></a:extLst>"
        )
    # What is cut off at each side, in thousandths of a percent of the picture's width or height.
    crop = "".join(
        f' {side}="{round(share * 100_000)}"' for side, share in zip(_SIDES, picture.crop, strict=True) if share
    )
    return (
        f'<p:pic><p:nvPicPr>{name}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{bitmap}">{vector}</a:blip><a:srcRect{crop}/><a:stretch><a:fillRect/>'
        f"</a:stretch></p:blipFill><p:spPr>{xfrm(picture.box)}"
        f'<a:prstGeom prst="{"ellipse" if picture.round else "rect"}"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
