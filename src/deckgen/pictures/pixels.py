"""Pixels made ready: upright, in sRGB, fewer, and coded as PNG or JPEG. The same pixels give the same bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.Image import Image

_JPEG_QUALITY = 88
_PHOTO_PIXELS = 250_000


def upright(picture: Image) -> Image:
    """The picture turned as its EXIF says, in a mode that PNG and JPEG have; itself where nothing is to be done."""
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(picture) if picture.getexif().get(0x0112, 1) != 1 else picture
    if turned.mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
        return turned
    if turned.mode in ("CMYK", "LAB"):
        return _srgb(turned) or turned.convert("RGB")
    if turned.mode in ("I", "I;16", "I;16B", "I;16L", "F"):
        return _eight_bits(turned) if picture.format != "PNG" else turned
    return turned.convert("RGBA" if turned.mode.endswith(("A", "a")) else "RGB")


def _srgb(picture: Image) -> Image | None:
    """The picture in sRGB by the color profile that it carries; None where it has none that works."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if not profile:
        return None
    mode: Literal["RGB", "RGBA"] = "RGB"
    try:
        return ImageCms.profileToProfile(
            picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _eight_bits(picture: Image) -> Image:
    """Greys of 16 bits or more, spread over the 256 that a slide shows."""
    wide = picture.convert("F")
    low, high = wide.getextrema()
    if not isinstance(low, float) or not isinstance(high, float):
        return picture.convert("L")
    if picture.mode.startswith("I;16"):
        low, high = 0.0, 65535.0
    scale = 255 / (high - low) if high > low else 0.0
    return wide.point(lambda value: value * scale - low * scale).convert("L")


def fewer(picture: Image, scale: float) -> Image:
    """The picture with its sides multiplied by scale (at most 1)."""
    from PIL.Image import Resampling

    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    if size == picture.size:
        return picture
    if picture.mode in ("1", "P"):
        picture = picture.convert("RGBA" if _see_through(picture) else "RGB")
    elif picture.mode.startswith("I"):
        picture = _eight_bits(picture)
    return picture.resize(size, Resampling.LANCZOS)


def encoded(picture: Image, *, photo: bool) -> tuple[bytes, Literal["png", "jpeg"]]:
    """The picture as a file without metadata: JPEG for what was one and for large photos, else PNG."""
    shown = picture
    if picture.info.get("icc_profile") and picture.mode == "RGB":
        shown = _srgb(picture) or picture
    clear = _see_through(shown)
    if clear and shown.mode not in ("RGBA", "LA", "P"):
        shown = shown.convert("RGBA")
    if not clear and shown.mode in ("RGBA", "LA"):
        shown = shown.convert("RGB" if shown.mode == "RGBA" else "L")
    shown = shown.copy()
    transparency = shown.info.get("transparency")
    shown.info = {"transparency": transparency} if transparency is not None and shown.mode == "P" else {}
    out = io.BytesIO()
    if not clear and (photo or _is_photo(shown)):
        shown = shown if shown.mode in ("L", "RGB") else shown.convert("RGB")
        shown.save(out, "JPEG", quality=_JPEG_QUALITY, subsampling=0, optimize=True)
        return out.getvalue(), "jpeg"
    shown.save(out, "PNG", compress_level=6)
    return out.getvalue(), "png"


def _see_through(picture: Image) -> bool:
    """Whether any pixel is not opaque."""
    if picture.mode == "P" and "transparency" not in picture.info:
        return False
    if picture.mode == "P" or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode not in ("RGBA", "LA"):
        return False
    low, _ = picture.getchannel("A").getextrema()
    return isinstance(low, (int, float)) and low < 255


def _is_photo(picture: Image) -> bool:
    """Whether a picture is large and has as many colors as photos have and drawings don't."""
    if picture.width * picture.height < _PHOTO_PIXELS or picture.mode not in ("RGB", "L"):
        return False
    from PIL.Image import Resampling

    sample = picture.convert("RGB").resize((128, 128), Resampling.NEAREST)
    return sample.getcolors(4000) is None
