"""Pictures: a Picture becomes a PowerPoint picture: a bitmap, beside it the SVG or the film where there is one."""

from __future__ import annotations

from typing import Final

from deckgen.model.page import Film, Picture
from deckgen.writers.pptx.markup import xfrm
from deckgen.writers.pptx.package import Package, Relations

_SIDES: Final = ("l", "t", "r", "b")
_MEDIA: Final = "http://schemas.microsoft.com/office/2007/relationships/media"


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
        f'<p:pic><p:nvPicPr>{name}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        f"{_film(picture.film, package, relations)}</p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{bitmap}">{vector}</a:blip><a:srcRect{crop}/><a:stretch><a:fillRect/>'
        f"</a:stretch></p:blipFill><p:spPr>{xfrm(picture.box)}"
        f'<a:prstGeom prst="{"ellipse" if picture.round else "rect"}"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _film(film: Film | None, package: Package, relations: Relations) -> str:
    """The p:nvPr element of a picture, which names the film that plays in its place. Adds the part of that.

    PowerPoint 2010 and later play the media of the extension; what came before them looks for the a:videoFile.
    """
    if film is None:
        return "<p:nvPr/>"
    part = package.media(film.data, "mp4")
    media, linked = relations.add(_MEDIA, part), relations.add("video", part)
    return (
        f'<p:nvPr><a:videoFile r:link="{linked}"/><p:extLst><p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}">'
        f'<p14:media xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" r:embed="{media}"/>'
        "</p:ext></p:extLst></p:nvPr>"
    )
