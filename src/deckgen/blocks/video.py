"""video: a clip that plays on the slide, and before that a picture of it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.fitting.credit import Credit
from deckgen.fitting.file_picture import file_picture
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import Box, Emu, Inch
from deckgen.model.marks import Str
from deckgen.model.node import Flag
from deckgen.model.page import Film, Picture
from deckgen.pictures.images import probe_size
from deckgen.pictures.svg import render_svg
from deckgen.pictures.videos import load_clip

# The least height of the clip.
LEAST_HEIGHT = Inch(1.8)
# What a poster lies on, where something shows through, and what stands there without one.
BLACK = "000000"
PLATE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'


class Video(Block):
    """A clip that PowerPoint plays at a click: an mp4 with H.264 pictures and AAC sound, kept inside the deck."""

    is_looked_at = True
    short_form = "file"
    file: Str
    """The mp4 inside the project, of 100 MB at the most."""
    poster: Str | None = None
    """The picture that stands there before it plays, and on paper: such as its best frame."""
    alt: Str | None = None
    """What it shows, in words for those who don't see it."""
    credit: Str | None = None
    """Who made it, in small words under it."""
    loop: Flag = False
    """Whether it begins again at its end."""
    autoplay: Flag = False
    """Whether it begins when its slide is shown, without a click."""

    def bind(self, scope: Scope) -> Content | None:
        """The clip, which was read and can be played, and its poster; None after a complaint."""
        path = scope.path(self.file)
        clip = load_clip(path, self.file, scope.log, self.file.span) if path else None
        poster = self._poster(scope)
        if self.alt is None:
            hint = "add 'alt' with what it shows"
            scope.log.warning(
                "missing_alt", f"the video '{self.file}' has no words for screen readers", self.span, hint
            )
        if clip is None:
            return None
        alt = scope.spoken(self.alt) if self.alt else ""
        credit = Credit(scope.text(self.credit) if self.credit else None)
        film = Film(clip.data, clip.seconds, loop=self.loop, autoplay=self.autoplay)
        return VideoContent(clip.size, film, poster, self.poster, alt, credit, self.span)

    def _poster(self, scope: Scope) -> Path | None:
        """The file of the poster; None where there is none, after a complaint."""
        if self.poster is None:
            message = f"the video '{self.file}' is a black plate until it plays, and on paper"
            hint = "save a frame of it as a picture: 'poster: frame.png'"
            scope.log.warning("missing_poster", message, self.span, hint)
            return None
        path = scope.path(self.poster)
        return path if path and probe_size(path, self.poster, scope.log, self.poster.span) else None


class VideoContent(Content, Struct, frozen=True):
    """A bound clip and the words under it."""

    size: tuple[int, int]
    """Width and height of the frames in pixels."""
    film: Film
    poster: Path | None
    poster_path: Str | None
    """The path of the poster as the author wrote it, for complaints."""
    alt: str
    """The words for those who don't see it; "" where there are none."""
    credit: Credit
    span: Span
    word = "video"
    share = 2.6
    form = "figure"
    stretches = True

    @property
    def spoken(self) -> str:
        """The alt text, as a title for a slide that has none."""
        return self.alt

    def height(self, width: Emu, press: Press) -> Emu:  # noqa: ARG002 - a clip takes what it is given
        """The least height of the clip and its credit; it grows into the height that it is given."""
        return LEAST_HEIGHT + self.credit.height(press)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the poster as large as its place allows, in the shape of the clip's frames; its credit under it."""
        room = box.above(self.credit.height(canvas.press))
        shape = room.fit(*self.size)
        place = Box(shape.x, room.y, shape.width, shape.height)
        canvas.add(self._picture(place, canvas))
        self.credit.draw(canvas, place, box.right)

    def _picture(self, place: Box, canvas: Canvas) -> Picture:
        """The poster, cut to the clip's shape; a black plate where there is none."""
        picture = None
        if self.poster is not None and self.poster_path is not None:
            # What is cut off is taken out of the picture: PowerPoint would cut the same off the clip.
            picture = file_picture(
                self.poster, self.poster_path, place, canvas, "Video", self.alt, fit="cover", ground=BLACK
            )
        if picture is None:
            picture = Picture(place, render_svg(PLATE, 16), "png", canvas.name("Video"), self.alt)
        return replace(picture, film=self.film)
