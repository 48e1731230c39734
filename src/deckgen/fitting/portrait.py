"""Portrait: the face of somebody, cut to a circle or a square; where there is no picture, the initials."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.canvas import Canvas
from deckgen.fitting.file_picture import file_picture
from deckgen.model.color import legible
from deckgen.model.geometry import Box
from deckgen.model.marks import Str
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import plain

# The size of initials, as a share of the side of their square.
_INITIALS = 0.36


class Portrait(Struct, frozen=True):
    """A face, ready to be drawn in a square of any size.

    path: the picture's file, None for initials.
    display_path: the path as the author wrote it, for complaints.
    focus: the point that stays in sight, in shares from the left and the top.
    initials: what stands there where there is no picture.
    alt: what screen readers say.
    round: whether it is cut to a circle.
    """

    path: Path | None
    display_path: Str | None
    focus: tuple[float, float]
    initials: str
    alt: str
    round: bool

    def draw(self, canvas: Canvas, square: Box) -> None:
        """Draw the portrait."""
        if self.path is not None and self.display_path is not None:
            picture = file_picture(
                self.path,
                self.display_path,
                square,
                canvas,
                "Portrait",
                self.alt,
                fit="cover",
                focus=self.focus,
            )
            if picture is not None:
                canvas.add(replace(picture, round=self.round))
            return
        colors, name = canvas.brand.colors, "Initials"
        fill, color = colors.hairline, legible(colors.grey, colors.hairline, colors.ink)
        words = (Paragraph(plain(self.initials), Style(square.height * _INITIALS, color, "heading"), align="center"),)
        if self.round:
            canvas.ellipse(square, fill, "Portrait")
            canvas.text(square, words, name, anchor="middle")
        else:
            canvas.text(square, words, name, anchor="middle", fill=fill)


def initials_of(name: str) -> str:
    """The first letters of a name's first and last word, such as "EW" of E. Anthony Wayne. What is shortened, such as
    Dr. and Jr., counts for nothing. Of a single word it is the first letter, as it is without capitals: two
    letters of Arabic would join to another word.
    """
    words = [word for word in name.split() if word[0].isalpha()]
    named = [word for word in words if len(word) <= 2 or not word.endswith(".")] or words
    letters = [word[0].upper() for word in (*named[:1], *named[1:][-1:])]
    return "".join(letters if all(letter.isupper() for letter in letters) else letters[:1])
