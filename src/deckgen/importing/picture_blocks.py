"""From pictures, clips and drawings to blocks, and to files with names that say what they show."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from deckgen.importing.asset_files import UNREADABLE, Files, is_mp4, picture_ending
from deckgen.importing.deck_colors import paper_of
from deckgen.importing.drafts import DraftBlock, Inline, Node, SlideDraft
from deckgen.importing.drawn_pieces import DrawnPieces, Piece, Rendered
from deckgen.importing.marked_words import escaped, has_symbols, plain_line, shortened
from deckgen.importing.old_drawings import Drawing
from deckgen.importing.symbol_signs import SIGNS_IN_PICTURE
from deckgen.office.old_deck.old_values import (
    SLIDE_LINK,
    AnyShape,
    DrawnShape,
    OldDeck,
    OldSlide,
    PictureShape,
    Place,
    PlayedShape,
    WordShape,
)

# More than this can't be cut off of a picture in one direction.
_MOST_CUT = 0.98
_FILE = re.compile(r"\.(png|jpe?g|gif|svg|emf|wmf|tiff?|bmp|webp)$", re.IGNORECASE)


class PictureBlocks:
    """Makes the blocks of what is looked at, and keeps its files. pieces: what another program draws of it."""

    def __init__(self, deck: OldDeck, rendered: Rendered, *, is_mirrored: bool = False) -> None:
        self._deck, self._is_mirrored = deck, is_mirrored
        self.files = Files()
        self.pieces = DrawnPieces(rendered)

    def picture(self, slide: OldSlide, shape: PictureShape, caption: str, made: SlideDraft) -> Node | None:
        """What a picture becomes; None after saying why it becomes nothing."""
        data = self._deck.media.get(shape.media, b"")
        say_link(shape, made)
        if not data:
            made.say(f"the picture '{shape.name}' lies outside of the file, or is too large")
            return None
        if not picture_ending(data):
            return self._piece(slide, shape, caption, made)
        if shape.turned or shape.is_mirrored or not shape.is_box or not _leaves_enough(shape):
            return self._turned(slide, shape, caption, made)
        return self._straight(shape, caption, made)

    def _straight(self, shape: PictureShape, caption: str, made: SlideDraft) -> Node:
        value: dict[str, Any] = {"file": self.file_of(shape, made), "alt": alt_of(shape, made)}
        if caption:
            value["credit"] = caption
        cut = {
            side: share
            for side, share in zip(("left", "top", "right", "bottom"), shape.crop, strict=True)
            if share >= 0.005
        }
        if cut:
            value["crop"] = Inline({side: f"{share:.1%}".replace(".0%", "%") for side, share in cut.items()})
        return DraftBlock("image", value, shape.place)

    def ground(
        self, slide: OldSlide, shape: PictureShape | None, laid: Sequence[AnyShape], made: SlideDraft
    ) -> dict[str, Any] | None:
        """The picture behind a slide, which is a shape of it or its background, with what is laid on it.

        None where another program would have to draw it, and didn't.
        """
        media = shape.media if shape else slide.background
        alt = shape.alt if shape else ""
        value = {"alt": alt or f"The picture behind slide {made.number}"}
        name = self.name_for(alt, made, "background")
        if not laid and (shape is None or not (shape.is_cut or shape.turned or shape.is_mirrored)):
            data = self._deck.media[media]
            return {"file": self.files.add("images", name, picture_ending(data), data), **value}
        tops = sorted({one.top for one in (*laid, *([shape] if shape else []))})
        bare = sorted({one.top for one in laid if isinstance(one, WordShape)})
        drawn = self.pieces.drawn(Piece(slide.part, tuple(tops), tuple(bare), self._ground(slide) if shape else ""))
        if drawn is None:
            made.say(
                "the picture behind it, with what lies over it, is not taken over: LibreOffice draws them as one"
            )
            return None
        if laid:
            made.say("the picture behind it was drawn by LibreOffice with what lies over it; words stand elsewhere")
        return {"file": self.files.add("images", name, "png", drawn), **value}

    def _turned(self, slide: OldSlide, shape: PictureShape, caption: str, made: SlideDraft) -> Node | None:
        """A picture that is turned, mirrored or cut to a form, as another program draws it; else as it is."""
        how = _how_it_stood(shape)
        drawn = (
            None
            if shape.is_grouped
            else self.pieces.drawn(Piece(slide.part, (shape.top,), ground=self._ground(slide)))
        )
        if drawn is None and not _leaves_enough(shape):
            made.say("a picture of which next to nothing showed is not taken over: LibreOffice would have to draw it")
            return None
        if drawn is None:
            shows = "stands straight now" if shape.is_box else "shows what was cut off: 'crop' cuts its edges"
            made.say(f"a picture that was {how} {shows}")
            return self._straight(shape, caption, made)
        made.say(f"a picture that was {how} was drawn by LibreOffice as it stood", lost=False)
        return self._cut_out(drawn, _turned_place(shape), alt_of(shape, made), made, caption)

    def file_of(self, shape: PictureShape, made: SlideDraft) -> str:
        """The path of its file."""
        if shape.media in self._deck.plated:
            made.say("a dark picture that is transparent has a white ground now, to be seen on a dark slide")
        data = self._deck.media[shape.media]
        return self.files.add("images", self.name_for(shape.alt, made, "picture"), picture_ending(data), data)

    def name_for(self, alt: str, made: SlideDraft, kind: str) -> str:
        """What a file is named after: its alt text, else the title of its slide."""
        plain = re.sub(r"[\\*`\[\]]", "", made.title)
        alt = _FILE.sub("", alt)
        return alt if 3 < len(alt) <= 80 else f"{plain} {kind}" if plain else f"slide {made.number} {kind}"

    def _piece(
        self, slide: OldSlide, shape: PictureShape | DrawnShape, caption: str, made: SlideDraft
    ) -> Node | None:
        """A picture of a kind that deckgen doesn't show, such as a metafile, drawn by another program."""
        kind = metafile(self._deck.media.get(shape.media, b""))
        drawn = self.pieces.drawn(Piece(slide.part, (shape.top,), ground=self._ground(slide)))
        if drawn is None:
            made.say(f"{kind} is not taken over: save it as a PNG, and put it where it belongs ('{shape.name}')")
            return None
        made.say(f"{kind} was drawn by LibreOffice as a PNG", lost=False)
        return self._cut_out(drawn, shape.place, alt_of(shape, made), made, caption)

    def formula(self, shape: WordShape, made: SlideDraft) -> Node | None:
        """A formula that can't be written, as the picture that PowerPoint left of it; None where there is none."""
        data = self._deck.media.get(shape.picture, b"")
        ending = picture_ending(data)
        if not ending:
            return None
        made.kept = "picture"
        made.say("a formula that 'math' can't write is a picture now, and its signs stand in the notes")
        words = "; ".join(plain_line(one.text) for one in shape.paragraphs)
        made.notes.append(f"In the formula: {escaped(words)}")
        path = self.files.add("images", self.name_for(shape.alt, made, "formula"), ending, data)
        return DraftBlock("image", {"file": path, "alt": f"A formula: {shortened(words)}"}, shape.place)

    def _cut_out(self, drawn: bytes, place: Place, alt: str, made: SlideDraft, caption: str = "") -> DraftBlock:
        """A part of a slide that was drawn as a whole."""
        width, height = self._deck.size
        sides = [place.x / width, place.y / height, 1 - place.right / width, 1 - place.bottom / height]
        if self._is_mirrored:
            sides[0], sides[2] = sides[2], sides[0]
        left, top, right, bottom = (min(0.98, max(0.0, share - 0.01)) for share in sides)
        # What lies outside of the slide for the most was drawn at its edge.
        shares = {"left": left, "top": top, "right": right, "bottom": bottom}
        fits = left + right < 0.95 and top + bottom < 0.95
        crop = {side: f"{share:.0%}" for side, share in shares.items() if share > 0.01} if fits else {}
        path = self.files.add("images", self.name_for("", made, "drawing"), "png", drawn)
        value: dict[str, Any] = {"file": path, "alt": alt}
        if crop:
            value["crop"] = Inline(crop)
        if caption:
            value["credit"] = caption
        return DraftBlock("image", value, place)

    def _ground(self, slide: OldSlide) -> str:
        """The color that is seen behind what stands on a slide; where that is a picture, the one of the new deck."""
        return slide.ground or paper_of(self._deck) or "FFFFFF"

    def drawing(self, slide: OldSlide, drawing: Drawing, made: SlideDraft) -> Node | None:
        """A drawing as a picture, with its words in the notes; None where nobody drew it."""
        picture = self.of_drawing(slide, drawing, made)
        if picture is None:
            made.say("a drawing is not taken over, only its words and pictures: LibreOffice would have to draw it")
            return None
        made.kept = "picture"
        said = [one for shape in drawing.shapes if isinstance(shape, WordShape) for one in shape.paragraphs]
        if any(one.formula for one in said):
            made.say("formulas don't show in the picture of a drawing, since LibreOffice doesn't draw them")
        if any(has_symbols(one.text) for one in said):
            made.say(SIGNS_IN_PICTURE)
        if any(isinstance(one, PlayedShape) for one in drawing.shapes):
            made.say("a clip that something lies over is a picture now, and plays no more")
        words = "; ".join(drawing.words)
        if not words:
            made.say("a drawing is a picture now")
            return picture
        made.say("a drawing is a picture now, and its words stand in the notes")
        made.notes.append(f"In the drawing: {escaped(words)}")
        return picture

    def of_drawing(self, slide: OldSlide, drawing: Drawing, made: SlideDraft) -> DraftBlock | None:
        """A picture of a drawing; None where nobody drew it."""
        drawn = self.pieces.drawn(Piece(slide.part, tuple(drawing.tops), tuple(drawing.bare), self._ground(slide)))
        if drawn is None:
            return None
        words = shortened("; ".join(drawing.words))
        alt = f"A drawing: {words}" if words else f"A drawing on slide {made.number}"
        return self._cut_out(drawn, drawing.place, alt, made)

    def played(self, shape: PlayedShape, made: SlideDraft) -> Node | None:
        """A clip with its poster; its poster alone where it is no mp4."""
        if shape.is_sound:
            made.say("a sound is not taken over")
            return None
        data, poster = (self._deck.media.get(part, b"") for part in (shape.media, shape.poster))
        ending = picture_ending(poster)
        alt = shape.alt or f"A clip on slide {made.number}"
        picture = self.files.add("images", self.name_for(shape.alt, made, "poster"), ending, poster) if ending else ""
        still = DraftBlock("image", {"file": picture, "alt": alt}, shape.place)
        if is_mp4(data):
            path = self.files.add("videos", self.name_for(shape.alt, made, "clip"), "mp4", data)
            value = {"file": path, "poster": picture, "alt": alt} if picture else {"file": path, "alt": alt}
            return DraftBlock("video", value, shape.place, (still,) if picture else ())
        made.say(
            "a video is not taken over, only its first picture: deckgen plays mp4 alone"
            if picture
            else "a video is not taken over"
        )
        return still if picture else None

    def embedded(self, slide: OldSlide, shape: DrawnShape, made: SlideDraft) -> Node | None:
        """What another program put there, as the picture that it left."""
        data = self._deck.media.get(shape.media, b"")
        ending = picture_ending(data)
        if not ending:
            return self._piece(slide, shape, "", made)
        made.say("an object of another program is a picture now")
        path = self.files.add("images", self.name_for(shape.alt, made, "object"), ending, data)
        return DraftBlock("image", {"file": path, "alt": alt_of(shape, made)}, shape.place)


def say_link(shape: PictureShape, made: SlideDraft) -> None:
    """Say that a click on a picture leads nowhere now."""
    if shape.link:
        made.say(f"the link of a picture to '{shape.link[:80].removeprefix(SLIDE_LINK)}' is not taken over")


def _leaves_enough(shape: PictureShape) -> bool:
    """Whether what is cut off of a picture leaves as much as a crop has to."""
    return shape.crop[0] + shape.crop[2] < _MOST_CUT and shape.crop[1] + shape.crop[3] < _MOST_CUT


def _how_it_stood(shape: PictureShape) -> str:
    if shape.turned:
        return f"turned by {shape.turned:.0f} degrees"
    return "mirrored" if shape.is_mirrored else "cut to a form"


def _turned_place(shape: PictureShape) -> Place:
    """The upright box around a turned picture."""
    place, angle = shape.place, math.radians(shape.turned)
    across, down = abs(math.cos(angle)), abs(math.sin(angle))
    width = int(place.width * across + place.height * down)
    height = int(place.width * down + place.height * across)
    x, y = place.x + (place.width - width) // 2, place.y + (place.height - height) // 2
    return Place(x, y, width, height)


def alt_of(shape: AnyShape, made: SlideDraft) -> str:
    """The alt text; the name of a file, which programs put there, is none."""
    return shape.alt if shape.alt and not _FILE.search(shape.alt) else f"A picture on slide {made.number}"


def metafile(data: bytes) -> str:
    """What a picture is called that deckgen doesn't show."""
    if data[:4] == b"\x01\0\0\0":
        return "a picture in the format EMF"
    if data[:4] == b"\xd7\xcd\xc6\x9a" or data[:2] == b"\x01\0":
        return "a picture in the format WMF"
    return "a picture that can't be read" if data == UNREADABLE else "a picture of a kind that deckgen doesn't show"
