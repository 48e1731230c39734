"""Pictures: a Picture as a PowerPoint picture, with its SVG beside it where it has one."""

from __future__ import annotations

from typing import Final

from deckgen.model.page import Picture
from deckgen.writers.pptx.markup import xfrm
from deckgen.writers.pptx.package import Package, Relations

_SIDES: Final = ("l", "t", "r", "b")


def frame(picture: Picture, name: str, package: Package, relations: Relations) -> str:
    """The picture's element; name is its non-visual drawing properties, an element."""
    shown = relations.add("image", package.media(picture.data, picture.media))
    vector = ""
    if picture.svg is not None:
        drawn = relations.add("image", package.media(picture.svg, "svg"))
        vector = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
            f'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{drawn}"/>'
            "</a:ext></a:extLst>"
        )
    cut = "".join(
        f' {side}="{round(share * 100_000)}"' for side, share in zip(_SIDES, picture.crop, strict=True) if share
    )
    return (
        f'<p:pic><p:nvPicPr>{name}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{shown}">{vector}</a:blip><a:srcRect{cut}/><a:stretch><a:fillRect/>'
        f"</a:stretch></p:blipFill><p:spPr>{xfrm(picture.box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
