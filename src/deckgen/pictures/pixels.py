"""Changes Pillow's pictures: upright, in sRGB, with fewer pixels, and coded as PNG or JPEG.

The same picture always gives the same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.Image import Image

_JPEG_QUALITY = 88
# Pictures of fewer pixels are small as PNG too.
_PHOTO_PIXELS = 250_000
_EXIF_ORIENTATION = 0x0112


def upright(picture: Image) -> Image:
    """The picture turned as its EXIF says, in a mode that PNG and JPEG have.

    It is the same object where nothing had to be done.
    """
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(picture) if picture.getexif().get(_EXIF_ORIENTATION, 1) != 1 else picture
    if turned.mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
        return turned
    if turned.mode in ("CMYK", "LAB"):
        return _srgb(turned) or turned.convert("RGB")
    if turned.mode in ("I", "I;16", "I;16B", "I;16L", "F"):
        return _eight_bits(turned) if picture.format != "PNG" else turned
    return turned.convert("RGBA" if turned.mode.endswith(("A", "a")) else "RGB")


def _srgb(picture: Image) -> Image | None:
    """The picture in sRGB, by its own color profile; None where it has none, or a broken one."""
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
    """Greys of more than 8 bits as 256 greys.

    Those of 16 bits are divided. Pictures of 32-bit integers or floats have no fixed range: there the darkest becomes
    black and the brightest white.
    """
    wide = picture.convert("F")
    low, high = wide.getextrema()
    if not isinstance(low, float) or not isinstance(high, float):
        return picture.convert("L")
    if picture.mode.startswith("I;16"):
        low, high = 0.0, 65535.0
    scale = 255 / (high - low) if high > low else 0.0
    return wide.point(lambda value: value * scale - low * scale).convert("L")


def fewer(picture: Image, scale: float) -> Image:
    """The picture with its width and height multiplied by scale, which is 1 at the most."""
    from PIL.Image import Resampling

    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    if size == picture.size:
        return picture
    # Pillow doesn't mix the colors of a palette, nor 16 bits, when it makes a picture smaller.
    if picture.mode in ("1", "P"):
        picture = picture.convert("RGBA" if _is_transparent(picture) else "RGB")
    elif picture.mode.startswith("I"):
        picture = _eight_bits(picture)
    return picture.resize(size, Resampling.LANCZOS)


def pared(picture: Image, shares: tuple[float, float, float, float]) -> Image:
    """The picture without these shares (0 to 1) of its width and height at the left, top, right and bottom."""
    left, top, right, bottom = shares
    width, height = picture.size
    box = round(width * left), round(height * top), round(width * (1 - right)), round(height * (1 - bottom))
    return (
        picture
        if box == (0, 0, width, height)
        else picture.crop((*box[:2], max(box[2], box[0] + 1), max(box[3], box[1] + 1)))
    )


def laid_on(picture: Image, color: str) -> Image:
    """The picture on a color (hex), which shows through where it is transparent; itself where it isn't."""
    if not _is_transparent(picture):
        return picture
    from PIL import Image as Images

    ground = Images.new("RGBA", picture.size, f"#{color}")
    return Images.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")


def encoded(picture: Image, *, photo: bool) -> tuple[bytes, Literal["png", "jpeg"]]:
    """The picture as a file without metadata, and which kind of file.

    It is a JPEG where nothing is transparent and it was one (photo) or is likely a photo; else a PNG.
    """
    made = picture
    if picture.info.get("icc_profile") and picture.mode == "RGB":
        made = _srgb(picture) or picture
    is_transparent = _is_transparent(made)
    if is_transparent and made.mode not in ("RGBA", "LA", "P"):
        made = made.convert("RGBA")
    if not is_transparent and made.mode in ("RGBA", "LA"):
        made = made.convert("RGB" if made.mode == "RGBA" else "L")
    # Pillow writes what it finds in info into the file. Only the transparent color of a palette belongs there.
    made = made.copy()
    transparency = made.info.get("transparency")
    made.info = {"transparency": transparency} if transparency is not None and made.mode == "P" else {}
    out = io.BytesIO()
    if not is_transparent and (photo or _is_photo(made)):
        made = made if made.mode in ("L", "RGB") else made.convert("RGB")
        made.save(out, "JPEG", quality=_JPEG_QUALITY, subsampling=0, optimize=True)
        return out.getvalue(), "jpeg"
    made.save(out, "PNG", compress_level=6)
    return out.getvalue(), "png"


def _is_transparent(picture: Image) -> bool:
    """Whether any pixel lets the ground through."""
    if picture.mode == "P" and "transparency" not in picture.info:
        return False
    if picture.mode == "P" or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode not in ("RGBA", "LA"):
        return False
    low, _ = picture.getchannel("A").getextrema()
    return isinstance(low, (int, float)) and low < 255


def _is_photo(picture: Image) -> bool:
    """Whether a picture is large and has more colors than drawings have. A sample of its pixels is counted."""
    if picture.width * picture.height < _PHOTO_PIXELS or picture.mode not in ("RGB", "L"):
        return False
    from PIL.Image import Resampling

    sample = picture.convert("RGB").resize((128, 128), Resampling.NEAREST)
    return sample.getcolors(4000) is None
