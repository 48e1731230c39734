"""From pictures, clips and drawings to blocks, and to files with names that say what they show."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from deckgen.importing.arranging import around, reading_order
from deckgen.importing.asset_files import UNREADABLE, Files, is_mp4, picture_ending
from deckgen.importing.brand_draft import paper_of
from deckgen.importing.drafts import DraftBlock, Inline, Node, SlideDraft
from deckgen.importing.marked_words import escaped, has_symbols, markdown, plain_line, shortened
from deckgen.importing.old_drawings import Drawing
from deckgen.importing.stacking import Placed
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

# A picture that covers so little of the slide is a sign; so many that each cover no more than that are logos.
_SIGN, _MANY, _LOGO = 0.012, 4, 0.09
_MOST_SIGNS = 24
# More than this can't be cut off of a picture in one direction.
_MOST_CUT = 0.98
# A picture on so many slides belongs to what each of them shows.
_OFTEN = 3
_LONGEST_CAPTION = 110
_FILE = re.compile(r"\.(png|jpe?g|gif|svg|emf|wmf|tiff?|bmp|webp)$", re.IGNORECASE)


class Piece(Struct, frozen=True):
    """A part of a slide that is to be drawn by another program: the slide's part, and which of its shapes.

    No shapes stand for all of the slide. bare: those of which the words are left out. ground: the color behind them;
    "" for what is behind the slide.
    """

    part: str
    tops: tuple[int, ...] = ()
    bare: tuple[int, ...] = ()
    ground: str = ""


Rendered = Mapping[Piece, bytes]


class PictureBlocks:
    """Makes the blocks of what is looked at, and keeps its files. wanted: what another program would have to draw."""

    def __init__(
        self, deck: OldDeck, links: dict[str, str], rendered: Rendered, *, is_mirrored: bool = False
    ) -> None:
        self._deck, self._links, self._rendered, self._is_mirrored = deck, links, rendered, is_mirrored
        self._area = deck.size[0] * deck.size[1]
        # On how many slides each picture stands.
        self._slides = Counter(
            media
            for slide in deck.slides
            for media in {one.media for one in slide.shapes if isinstance(one, PictureShape)}
        )
        self.files = Files()
        self.wanted: list[Piece] = []

    def signs_among(self, shapes: Sequence[AnyShape]) -> list[AnyShape]:
        """The pictures that are signs or logos: very small ones, or many small ones."""
        small = [one for one in shapes if self._is_sign(one, _LOGO)]
        if len(small) < _MANY:
            return [one for one in small if self._is_sign(one)]
        return [one for one in small if self._is_sign(one) or not self._explains(one)]

    def _explains(self, shape: AnyShape) -> bool:
        """Whether a picture stands on several slides and so explains them, as a key of colors does."""
        return isinstance(shape, PictureShape) and self._slides[shape.media] >= _OFTEN

    def _is_sign(self, shape: AnyShape, most: float = _SIGN) -> bool:
        if not isinstance(shape, PictureShape) or shape.place.area > self._area * most or shape.is_cut:
            return False
        return bool(picture_ending(self._deck.media.get(shape.media, b"")))

    def signs(self, signs: Sequence[AnyShape], columns: Sequence[Place], made: SlideDraft) -> list[Placed]:
        """Small pictures as rows of logos: one for each column of words, under the words that they stood beside."""
        groups: dict[int, list[AnyShape]] = {}
        for index in reading_order([one.place for one in signs]):
            column = _nearest(signs[index].place, columns) if len(columns) > 1 else -1
            groups.setdefault(column, []).append(signs[index])
        found: list[Placed] = []
        for column, group in groups.items():
            place = around([one.place for one in group])
            if column >= 0:
                held = columns[column]
                place = Place(held.x, max(held.bottom, place.y), held.width, 1)
            items = self._logos(group, made)
            rows = [items[start : start + _MOST_SIGNS] for start in range(0, len(items), _MOST_SIGNS)]
            found += [Placed(DraftBlock("logos", row, place), place) for row in rows]
        return found

    def _logos(self, signs: Sequence[AnyShape], made: SlideDraft) -> list[Any]:
        items: list[Any] = []
        for one in signs:
            assert isinstance(one, PictureShape)
            item = {"file": self._picture_file(one, made), "alt": _alt(one, made)}
            if item not in items:
                items.append(item)
        return items

    def captions(self, shapes: list[AnyShape], signs: Sequence[AnyShape]) -> tuple[list[AnyShape], dict[int, str]]:
        """The shapes without short words right under a picture; those by the picture that they belong to."""
        captions: dict[int, str] = {}
        used: list[AnyShape] = []
        pictures = [one for one in shapes if isinstance(one, PictureShape) and one not in signs]
        for one in shapes:
            if not isinstance(one, WordShape) or one.role in ("body", "subTitle") or len(one.paragraphs) > 2:
                continue
            words = " ".join(markdown(each.text, self._links) for each in one.paragraphs)
            size = max((each.size for each in one.paragraphs), default=0)
            if not words or len(words) > _LONGEST_CAPTION or size > 16 or any(each.mark for each in one.paragraphs):
                continue
            under = [each for each in pictures if _stands_under(one.place, each.place) and id(each) not in captions]
            if under:
                captions[id(under[0])] = words
                used.append(one)
        return [one for one in shapes if one not in used], captions

    def picture(self, slide: OldSlide, shape: PictureShape, caption: str, made: SlideDraft) -> Node | None:
        """What a picture becomes; None after saying why it becomes nothing."""
        data = self._deck.media.get(shape.media, b"")
        if shape.link:
            made.say(f"the link of a picture to '{shape.link[:80].removeprefix(SLIDE_LINK)}' is not taken over")
        if not data:
            made.say(f"the picture '{shape.name}' lies outside of the file, or is too large")
            return None
        if not picture_ending(data):
            return self._piece(slide, shape, caption, made)
        if shape.turned or shape.is_mirrored or not shape.is_box or not _leaves_enough(shape):
            return self._turned(slide, shape, caption, made)
        return self._straight(shape, caption, made)

    def _straight(self, shape: PictureShape, caption: str, made: SlideDraft) -> Node:
        value: dict[str, Any] = {"file": self._picture_file(shape, made), "alt": _alt(shape, made)}
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
        drawn = self._drawn_apart(Piece(slide.part, tuple(tops), tuple(bare), self._ground(slide) if shape else ""))
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
            else self._drawn_apart(Piece(slide.part, (shape.top,), ground=self._ground(slide)))
        )
        if drawn is None and not _leaves_enough(shape):
            made.say("a picture of which next to nothing showed is not taken over: LibreOffice would have to draw it")
            return None
        if drawn is None:
            shows = "stands straight now" if shape.is_box else "shows what was cut off: 'crop' cuts its edges"
            made.say(f"a picture that was {how} {shows}")
            return self._straight(shape, caption, made)
        made.say(f"a picture that was {how} was drawn by LibreOffice as it stood", lost=False)
        return self._cut_out(drawn, _turned_place(shape), _alt(shape, made), made, caption)

    def _picture_file(self, shape: PictureShape, made: SlideDraft) -> str:
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
        drawn = self._drawn_apart(Piece(slide.part, (shape.top,), ground=self._ground(slide)))
        if drawn is None:
            made.say(f"{kind} is not taken over: save it as a PNG, and put it where it belongs ('{shape.name}')")
            return None
        made.say(f"{kind} was drawn by LibreOffice as a PNG", lost=False)
        return self._cut_out(drawn, shape.place, _alt(shape, made), made, caption)

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

    def _drawn_apart(self, piece: Piece) -> bytes | None:
        """What another program drew; None where it didn't. What was asked for is noted."""
        self.wanted.append(piece)
        return self._rendered.get(piece)

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
            made.say("signs of a symbol font show in the picture of a drawing where that font was there: look at it")
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
        drawn = self._drawn_apart(Piece(slide.part, tuple(drawing.tops), tuple(drawing.bare), self._ground(slide)))
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
        return DraftBlock("image", {"file": path, "alt": _alt(shape, made)}, shape.place)


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


def _nearest(sign: Place, columns: Sequence[Place]) -> int:
    """The column of words that a sign stands in or beside, mostly before it: its index."""
    middle = sign.x + sign.width / 2

    def away(index: int) -> tuple[float, int]:
        place = columns[index]
        gap = max(place.x - sign.right, middle - place.right, 0)
        return gap, abs(place.x - sign.x)

    return min(range(len(columns)), key=away)


def _alt(shape: AnyShape, made: SlideDraft) -> str:
    """The alt text; the name of a file, which programs put there, is none."""
    return shape.alt if shape.alt and not _FILE.search(shape.alt) else f"A picture on slide {made.number}"


def metafile(data: bytes) -> str:
    """What a picture is called that deckgen doesn't show."""
    if data[:4] == b"\x01\0\0\0":
        return "a picture in the format EMF"
    if data[:4] == b"\xd7\xcd\xc6\x9a" or data[:2] == b"\x01\0":
        return "a picture in the format WMF"
    return "a picture that can't be read" if data == UNREADABLE else "a picture of a kind that deckgen doesn't show"


def _stands_under(words: Place, picture: Place) -> bool:
    """Whether words stand right under a picture, and no wider."""
    middle = words.x + words.width / 2
    gap = words.y - picture.bottom
    return -150_000 < gap < 450_000 and picture.x < middle < picture.right and words.width < picture.width * 1.5
