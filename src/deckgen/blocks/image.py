"""image: a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, cast

from msgspec import Struct
from pydantic import BeforeValidator, WithJsonSchema

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.fitting.credit import Credit
from deckgen.fitting.file_picture import file_picture
from deckgen.model.diagnostics import Span, did_you_mean
from deckgen.model.geometry import Box, Emu, Inch
from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import complaint, number_of, one_of
from deckgen.pictures.images import probe_size

SIDES = ("left", "top", "right", "bottom")
CropShares = tuple[float, float, float, float]
"""What is cut off at each of the SIDES, as a share of the picture's width or height (0 to 1)."""
# The least height of a picture, unless its column is too narrow for that.
LEAST_HEIGHT = Inch(1.8)


def _crop(value: Any) -> Any:
    """CropShares from a mapping of sides to percentages, such as {left: 10%}; raises a complaint."""
    if not isinstance(value, Map):
        raise complaint(
            "wrong_type", f"must be a mapping of sides, not {describe(value)}", hint="such as {left: 10%}"
        )
    shares = dict.fromkeys(SIDES, 0.0)
    for side, words in value.items():
        number = number_of(words.removesuffix("%")) if isinstance(words, Str) and words.endswith("%") else None
        if side not in SIDES:
            raise complaint("unknown_key", f"a picture has no side '{side}'", side.span, did_you_mean(side, SIDES))
        if number is None or not 0 <= number < 100:
            raise complaint("wrong_value", f"must be a share from 0% to 99%, not {describe(words)}", words.span)
        shares[side] = number / 100
    if shares["left"] + shares["right"] >= 1 or shares["top"] + shares["bottom"] >= 1:
        raise complaint("wrong_value", "nothing of the picture is left after the crop", value.span)
    return tuple(shares[side] for side in SIDES)


def _share(value: Any) -> float:
    """A share (over 0, up to 1) from a percentage, such as 20%; raises a complaint."""
    number = number_of(value.removesuffix("%")) if isinstance(value, Str) and value.endswith("%") else None
    if number is None or not 0 < number <= 100:
        raise complaint("wrong_value", f"must be a share from 1% to 100%, not {describe(value)}", hint="such as 20%")
    return number / 100


Share = Annotated[float, BeforeValidator(_share), WithJsonSchema({"type": "string", "pattern": r"^\d+(\.\d+)?%$"})]
_SIDES_SCHEMA = {
    side: {"type": "string", "description": f"How much is cut off at the {side}, such as 10%."} for side in SIDES
}
Crop = Annotated[
    CropShares,
    BeforeValidator(_crop),
    WithJsonSchema({"type": "object", "properties": _SIDES_SCHEMA, "additionalProperties": False}),
]


class Image(Block):
    """A picture: PNG, JPEG, GIF, WebP, TIFF, BMP or SVG."""

    is_looked_at = True
    short_form = "file"
    file: Str
    """The picture's file inside the project."""
    alt: Str | None = None
    """What the picture shows, in words for those who don't see it."""
    credit: Str | None = None
    """Who made it, in small words under it."""
    fit: one_of("contain", "cover") = "contain"  # type: ignore[valid-type]
    """Whether all of it is shown, or so much that it fills its place."""
    crop: Crop = (0.0, 0.0, 0.0, 0.0)
    """What is cut off first, by side: {left: 10%, top: 5%}."""
    width: Share = 1.0
    """How wide it is at the most, as a percentage of its column, such as 20%: a sign stays small."""

    def bind(self, scope: Scope) -> Content | None:
        """The picture, whose file was found and begins as a picture does; None after a complaint."""
        file = scope.file(self.file)
        path = scope.path(file)
        size = probe_size(path, file, scope.log, file.span) if path else None
        if self.alt is None:
            hint = "add 'alt' with what the picture shows"
            scope.log.warning(
                "missing_alt", f"the picture '{self.file}' has no words for screen readers", self.span, hint
            )
        if path is None or size is None:
            return None
        alt = scope.spoken(self.alt) if self.alt else ""
        credit = Credit(scope.text(self.credit) if self.credit else None)
        return ImageContent(path, file, size, alt, credit, self.fit, self.crop, self.width, self.span)


class ImageContent(Content, Struct, frozen=True):
    """A bound picture and the words under it."""

    path: Path
    """The picture's file."""
    display_path: Str
    """The path as the author wrote it, for complaints."""
    size: tuple[int, int]
    """Width and height in pixels; of an SVG only their proportions count."""
    alt: str
    """The words for those who don't see it; "" where there are none."""
    credit: Credit
    fit: str
    """Whether all of it is displayed ("contain") or so much that it fills its place ("cover")."""
    crop: CropShares
    widest: float
    """How much of the width of its place it may take (0 to 1)."""
    span: Span
    word = "image"
    share = 2.6
    form = "figure"
    stretches = True

    @property
    def spoken(self) -> str:
        """The alt text, as a title for a slide that has none."""
        return self.alt

    def height(self, width: Emu, press: Press) -> Emu:
        """The least height of the picture and its credit; it grows into the height that it is given."""
        least = LEAST_HEIGHT if self.fit == "cover" else min(LEAST_HEIGHT, self._as_wide_as(width))
        return least + self.credit.height(press)

    def most_height(self, width: Emu, press: Press) -> Emu | None:
        """The height at which it is as wide as its column; one that fills its place takes any."""
        if self.fit == "cover":
            return None
        return self._as_wide_as(width) + self.credit.height(press)

    @property
    def _shape(self) -> tuple[float, float]:
        """Width and height of what is shown of it, in pixels."""
        left, top, right, bottom = self.crop
        return self.size[0] * (1 - left - right), self.size[1] * (1 - top - bottom)

    def _as_wide_as(self, width: Emu) -> Emu:
        across, down = self._shape
        return Emu(round(int(width) * self.widest * down / across))

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the picture as large as its place allows, its credit under it."""
        room = box.above(self.credit.height(canvas.press))
        if self.widest < 1.0:
            room = Box(room.x, room.y, room.width * self.widest, room.height)
        fit = cast(Literal["contain", "cover"], self.fit)
        shape = room.fit(*self._shape)
        place = room if fit == "cover" else Box(shape.x, room.y, shape.width, shape.height)
        picture = file_picture(
            self.path, self.display_path, place, canvas, "Picture", self.alt, fit=fit, crop=self.crop
        )
        if picture is None:
            return
        with canvas.bundled("Picture with credit"):
            canvas.add(picture)
            self.credit.draw(canvas, place, box.right)
