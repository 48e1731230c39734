"""What an eye sees of a drawing, cell by cell. It runs apart, since drawings hold other people's pictures."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from deckgen.model.color import contrast, difference, readable
from deckgen.model.seen_ground import COLUMNS, LINED, RESTLESS, ROWS, SeenGround

if TYPE_CHECKING:
    from PIL.Image import Image

# How many pixels a side of a cell has while a ground is drawn.
_FINE: Final = 8
# From what difference of a pixel on, of 255, something is drawn there, and in how much of a cell something stands.
_SEEN, _SHARE = 12, 0.1
# From what distance in Oklab on a cell of a background shows something else than most of it, and in how much of a
# page that may be.
_UNLIKE, _MOST_SHOWN = 0.12, 0.45
# The contrast of words; by how much a channel, of 255, differs between neighboring cells of stained paper, and from
# what distance in Oklab on a color is no stain.
_OF_WORDS, _SOFT, _STAINED = 4.5, 20, 0.18
# By how much the greys in a cell differ from their mean, of 255, where it isn't even, and how many times as much as
# in most cells.
_RESTLESS, _MORE_RESTLESS = 16, 3
# The same, where a cell is noise.
_NOISY: Final = 40
# How much of a cell is drawn on where a thin line crosses it, and by how much that differs there, of 255, where it is
# seen beside words.
_THIN, _OF_LINES = 0.5, 24


def _pixels(svg: bytes, color: str) -> Image:
    """A drawing on a color."""
    from PIL import Image
    from resvg_py import svg_to_bytes

    size = (COLUMNS * _FINE, ROWS * _FINE)
    page = Image.new("RGBA", size, f"#{color}")
    drawn = bytes(svg_to_bytes(svg_string=svg.decode(), width=size[0], dpi=96, skip_system_fonts=True))
    page.alpha_composite(Image.open(io.BytesIO(drawn)).convert("RGBA").resize(size))
    return page.convert("RGB")


def seen_ground(behind: bytes, svg: bytes, color: str) -> SeenGround:
    """What is seen of a drawing (SVG) on a color, of which what lies behind all else is drawn alone too."""
    from PIL import Image, ImageChops

    size, background = (COLUMNS, ROWS), _pixels(behind, color)
    whole = background if svg == behind else _pixels(svg, color)
    red, green, blue = ImageChops.difference(background, whole).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    drawn = most.point(lambda value: 255 if value > _SEEN else 0).resize(size, Image.Resampling.BOX)
    marked = [value > 255 * _SHARE for value in drawn.tobytes()]
    thin = [
        255 * _SHARE < share < 255 * _THIN and value * 255 > share * _OF_LINES
        for share, value in zip(drawn.tobytes(), most.resize(size, Image.Resampling.BOX).tobytes(), strict=True)
    ]
    # Noise shows its darkest and its lightest, and no mean that nobody sees.
    noisy = _unevenness(whole).point(lambda value: 255 if value > _NOISY else 0)
    # What is drawn in a part of a cell alone, such as a dot, disturbs words there, whichever of its colors is taken.
    strewn = _if_in_places([one and value > 0 for one, value in zip(marked, noisy.tobytes(), strict=True)])
    cells = zip(marked, _motif(background), _restless(background), strewn, _if_in_places(thin), strict=True)
    both = bytes(
        RESTLESS if uneven or (restless and not one) else LINED if line else int(one or motif)
        for one, motif, restless, uneven, line in cells
    )
    means, pixels = whole.resize(size, Image.Resampling.BOX), whole.resize(size, Image.Resampling.NEAREST)
    return SeenGround(Image.composite(pixels, means, noisy).tobytes(), both)


def _motif(background: Image) -> list[bool]:
    """The cells of a background in which something is shown, such as trees at the foot of a plain picture.

    None where that is all over: then the picture, or the gradient, is what words stand on. Where the ground changes
    softly, as stained paper does, it is still the ground.
    """
    from PIL import Image

    small = background.resize((COLUMNS, ROWS), Image.Resampling.BOX).tobytes()
    seen = SeenGround(small, bytes(COLUMNS * ROWS))
    main = seen.main()
    ink = readable(main, "000000", "FFFFFF")
    known = {color: difference(color, main) > _UNLIKE for color in set(seen.shown())}
    shown = [known[color] for color in seen.shown()]
    ground = (cell for cell, is_shown in enumerate(shown) if not is_shown)
    soft = seen.grown(
        ground, lambda color: contrast(ink, color) >= _OF_WORDS and difference(color, main) < _STAINED, _SOFT
    )
    return _if_in_places([is_shown and cell not in soft for cell, is_shown in enumerate(shown)])


def _restless(background: Image) -> list[bool]:
    """The cells of a background that are much less even than most, such as the edges of things in a photo.

    None where that is all over: then words have no calmer ground there.
    """
    uneven = _unevenness(background).tobytes()
    most = max(_RESTLESS, _MORE_RESTLESS * sorted(uneven)[len(uneven) // 2])
    return _if_in_places([value > most for value in uneven])


def _if_in_places(shown: list[bool]) -> list[bool]:
    """The cells that show something; none of them where nearly half of the page does."""
    return shown if sum(shown) < len(shown) * _MOST_SHOWN else [False] * len(shown)


def _unevenness(drawing: Image) -> Image:
    """By how much the greys in each cell of a drawing differ from their mean."""
    from PIL import Image, ImageChops

    grey = drawing.convert("L")
    even = grey.resize((COLUMNS, ROWS), Image.Resampling.BOX).resize(grey.size, Image.Resampling.NEAREST)
    return ImageChops.difference(grey, even).resize((COLUMNS, ROWS), Image.Resampling.BOX)
