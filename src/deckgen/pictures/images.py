"""Loads picture files for PowerPoint: as PNG or JPEG, upright, in sRGB, with no more pixels than their box needs.

The bytes of a file are somebody's, so they are read apart (picture_guest.py), and what was made of them is kept.
Functions take display_path and span, the path as the author wrote it and where it stands, for complaints.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from deckgen.files.paths import read_bytes
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.findings import PictureFile
from deckgen.pictures.loaded_image import UNCROPPED, Fit, LoadedImage, Shares, Slot
from deckgen.pictures.picture_guest import make_ready, probe
from deckgen.pictures.svg import is_probably_svg
from deckgen.processes.carried import complain
from deckgen.processes.kept import Kept
from deckgen.processes.parsing import Failed

# Below that a picture looks blurred.
LOW_DPI = 96
_KEPT = Kept(("pictures",), {"PIL": "pillow", "lxml": "lxml", "resvg_py": "resvg_py"})


def load_image(
    path: Path,
    display_path: str,
    log: Diagnostics,
    *,
    span: Span,
    box_inches: tuple[float, float],
    fit: Fit = "contain",
    focus: tuple[float, float] = (0.5, 0.5),
    crop: Shares = UNCROPPED,
    fonts: Sequence[str] = (),
    family: str | None = None,
    ground: str = "",
) -> LoadedImage | None:
    """The picture of a file for a box of width and height in inches; None once the log says why there is none.

    crop is cut off first. Where fit is "cover" more is cut off until the picture fills the box, with the point focus
    (shares from the left and the top) as near to its middle as can be. Pixels beyond 220 dpi are given up. fonts are
    the font files for the text of an SVG, family is the font that is used where its own is not among them. With
    ground, a color, what is cut off is not in the file, nothing shows through, and a drawing becomes pixels.
    """
    data = read_bytes(path, display_path, log, span)
    if data is None:
        return None
    slot = Slot(box_inches, fit, focus, crop, ground)
    is_svg = is_probably_svg(data)
    dated = tuple(_dated(font) for font in fonts) if is_svg else ()
    made = _KEPT.parse(make_ready, data, str(display_path), slot, dated, family if is_svg else None)
    if isinstance(made, Failed):
        _complain(made, display_path, log, span)
        return None
    complain(made.complaints, log, span, _source(data, display_path))
    return made.image


def probe_size(
    path: Path, display_path: str, log: Diagnostics, span: Span, *, read_pixels: bool = False
) -> tuple[int, int] | None:
    """Width and height of a picture, upright; None once the log says why there is none.

    Damage among the pixels is only found with read_pixels, which takes longer. For an SVG only the proportions of the
    two numbers count.
    """
    data = read_bytes(path, display_path, log, span)
    if data is None:
        return None
    probed = _KEPT.parse(probe, data, str(display_path), read_pixels)
    if isinstance(probed, Failed):
        _complain(probed, display_path, log, span)
        return None
    complain(probed.complaints, log, span, _source(data, display_path))
    return probed.size


def _complain(failed: Failed, display_path: str, log: Diagnostics, span: Span) -> None:
    message = f"'{display_path}' can't be used: {failed.reason}"
    log.error("unreadable_content", message, span, "export it again, simpler or smaller")


def _source(data: bytes, display_path: str) -> SourceFile:
    """The text of an SVG, whose lines complaints point to."""
    return SourceFile(display_path, data.decode("utf-8-sig", "replace") if is_probably_svg(data) else "")


def _dated(font: str) -> tuple[str, int, int]:
    """A font file with its size and time: a drawing is made again where one of them has changed."""
    with suppress(OSError):
        status = Path(font).stat()
        return font, status.st_size, status.st_mtime_ns
    return font, 0, 0


def blurred(file: PictureFile, box: tuple[float, float]) -> tuple[str, str] | None:
    """What to say of a picture that looks blurred in a box (inches), and a hint; None where it is sharp."""
    if file.dpi >= LOW_DPI:
        return None
    pixels, more = f"{file.size[0]} × {file.size[1]} pixels", LOW_DPI / file.dpi
    message = f"'{file.path}' looks blurred: {pixels} in {box[0]:.1f} × {box[1]:.1f} in are {file.dpi:.0f} dpi"
    return message, f"use one of at least {round(file.size[0] * more)} × {round(file.size[1] * more)} pixels"
