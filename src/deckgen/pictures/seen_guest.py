"""How much of a picture is seen on grounds of several colors, by its own pixels. It runs apart."""

from __future__ import annotations

import io
from collections import Counter

from deckgen.model.color import contrast

# A picture is looked at as so many pixels across.
_ACROSS = 160
# What shows less of itself than that is no part of what is seen (0 to 255).
_SOLID = 128
# The least contrast in which a large shape still stands out from its ground.
_LEAST = 1.8
# Each value of a channel as that of its step of 8; the darkest and the lightest one keep theirs.
_ROUGH = bytes(min(255, round(value / 8) * 8) for value in range(256))


def seen_on(data: bytes, grounds: tuple[str, ...]) -> tuple[float, ...]:
    """Which part (0 to 1) of a PNG or JPEG stands out from a ground, for each of some colors (hex).

    A picture that nothing shows through brings a ground of its own, so all of it is seen on every color.
    """
    from PIL import Image

    with Image.open(io.BytesIO(data)) as opened:
        scale = min(1.0, _ACROSS / max(opened.size))
        size = max(1, round(opened.width * scale)), max(1, round(opened.height * scale))
        pixels = opened.convert("RGBA").resize(size, Image.Resampling.BOX).tobytes()
    colors = Counter(
        pixels[at : at + 3].translate(_ROUGH) for at in range(0, len(pixels), 4) if pixels[at + 3] >= _SOLID
    )
    shown = colors.total()
    if shown in (0, len(pixels) // 4):
        return (1.0,) * len(grounds)
    return tuple(
        sum(count for color, count in colors.items() if contrast(color.hex().upper(), ground) >= _LEAST) / shown
        for ground in grounds
    )
