"""From a slide that somebody made by hand to the draft of one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from deckgen.importing.arranging import Placed, arranged
from deckgen.importing.asset_files import UNREADABLE, Files, is_mp4, picture_ending
from deckgen.importing.chart_blocks import chart_block
from deckgen.importing.drafts import DraftBlock, Inline, Node, SlideDraft, Under
from deckgen.importing.marked_words import escaped, markdown, plain_line
from deckgen.importing.old_drawings import Drawing, drawing_in, row_of_boxes
from deckgen.importing.old_titles import title_shape
from deckgen.importing.repeated import AUTOMATIC, Repeated
from deckgen.importing.smart_art import diagram_block
from deckgen.importing.source_lines import source_id, source_of, sources_in
from deckgen.importing.stat_blocks import stats_among
from deckgen.importing.table_blocks import table_block
from deckgen.importing.word_blocks import word_node
from deckgen.office.old_deck.old_values import (
    AnyShape,
    ChartShape,
    DiagramShape,
    DrawnShape,
    OldDeck,
    OldSlide,
    PictureShape,
    Place,
    PlayedShape,
    TableShape,
    WordShape,
)

# A picture that covers so much of the slide is its ground; one that covers so little is a sign or a logo.
_GROUND, _SIGN = 0.85, 0.012
# So many pictures that each cover no more than that are logos.
_MANY, _LOGO = 4, 0.09
# Small words at the foot are a caveat.
_FOOT, _SMALL, _LONGEST_NOTE = 0.83, 14.0, 160
_LONGEST_CAPTION = 110
_FILE = re.compile(r"\.(png|jpe?g|gif|svg|emf|wmf|tiff?|bmp|webp)$", re.IGNORECASE)


class Piece(Struct, frozen=True):
    """A part of a slide that is to be drawn by another program: the slide's part, and which of its shapes.

    No shapes stand for all of the slide.
    """

    part: str
    tops: tuple[int, ...] = ()


Rendered = Mapping[Piece, bytes]


class SlideMaker:
    """Makes the drafts of the slides of one deck, and collects what they need: files, tables, sources."""

    def __init__(self, deck: OldDeck, look: Repeated, links: dict[str, str], rendered: Rendered) -> None:
        self._deck, self._look, self._links, self._rendered = deck, look, links, rendered
        self._area = deck.size[0] * deck.size[1]
        self.files = Files()
        self.data: dict[str, dict[str, Any]] = {}
        self.sources: dict[str, dict[str, Any]] = {}
        self.wanted: list[Piece] = []

    def own_shapes(self, slide: OldSlide, number: int) -> list[AnyShape]:
        """The shapes of a slide but those that stand on every slide."""
        return [one for one in slide.shapes if not self._look.holds(one, number, self._deck.size[1])]

    def draft(self, slide: OldSlide, number: int) -> SlideDraft:
        """The draft of a slide."""
        made = SlideDraft(number, is_hidden=slide.is_hidden)
        shapes = self.own_shapes(slide, number)
        words = [one for one in shapes if isinstance(one, WordShape)]
        drawing = drawing_in(shapes, self._deck.size)
        title = title_shape(words, self._deck.size[1])
        if title is not None and not title.role and drawing and title in drawing.shapes:
            # Words in a drawing are its own.
            title = None
        if title is not None:
            made.title = " ".join(self._line(one.text, title=True) for one in title.paragraphs)
            shapes = [one for one in shapes if one is not title]
        if slide.notes:
            made.notes = notes_of(slide, self._links)
        shapes = self._without_ground(slide, shapes, made)
        shapes = self._without_foot(shapes, made)
        placed = self._placed(slide, shapes, made)
        made.content = arranged(placed)
        self._say_left_out(slide, made)
        return made

    def _line(self, text: Any, *, title: bool = False) -> str:
        return markdown(text, self._links, without=("bold",) if title else ())

    def _without_ground(self, slide: OldSlide, shapes: list[AnyShape], made: SlideDraft) -> list[AnyShape]:
        """The shapes but the picture that fills the slide, which becomes its background where words stand on it."""
        large = [one for one in shapes if isinstance(one, PictureShape) and one.place.area > self._area * _GROUND]
        others = [one for one in shapes if isinstance(one, WordShape | TableShape | ChartShape)]
        media = large[0].media if large else slide.background
        if media in self._look.grounds:
            return shapes
        ending = picture_ending(self._deck.media.get(media, b""))
        if not media or not ending or (large and not others and not made.title):
            return shapes
        alt = (large[0].alt if large else "") or f"The picture behind slide {made.number}"
        name = self._name(large[0].alt if large else "", made, "background")
        made.background = {"file": self.files.add("images", name, ending, self._deck.media[media]), "alt": alt}
        return [one for one in shapes if not large or one is not large[0]]

    def _without_foot(self, shapes: list[AnyShape], made: SlideDraft) -> list[AnyShape]:
        """The shapes but lines that name sources, and small words at the foot."""
        left: list[AnyShape] = []
        for one in shapes:
            if not isinstance(one, WordShape):
                left.append(one)
                continue
            kept = []
            for paragraph in one.paragraphs:
                named = sources_in(plain_line(paragraph.text))
                for words in named:
                    self._cite(words, made)
                if not named:
                    kept.append(paragraph)
            words = " ".join(plain_line(each.text) for each in kept)
            size = max((each.size for each in kept), default=0)
            at_foot = one.place.y > self._deck.size[1] * _FOOT and 0 < size <= _SMALL and not one.role
            if kept and at_foot and not made.note and 0 < len(words) <= _LONGEST_NOTE and not one.is_grouped:
                made.note = " ".join(self._line(each.text) for each in kept)
            elif kept:
                from msgspec.structs import replace

                left.append(replace(one, paragraphs=tuple(kept)))
        return left

    def _cite(self, words: str, made: SlideDraft) -> None:
        source = source_of(words)
        identity = source_id(words, self.sources, source)
        self.sources[identity] = source
        if identity not in made.sources:
            made.sources.append(identity)

    def _placed(self, slide: OldSlide, shapes: list[AnyShape], made: SlideDraft) -> list[Placed]:
        """The parts of a slide, each where it stood."""
        drawing = drawing_in(shapes, self._deck.size)
        parts: list[Placed] = []
        if drawing:
            node = row_of_boxes(drawing, self._links) or self._drawn(slide, drawing, made)
            if node is not None:
                parts.append(Placed(node, drawing.place))
                shapes = [one for one in shapes if one not in drawing.shapes]
        counted, shapes = stats_among(shapes, self._links)
        parts += counted
        signs = self._signs_among(shapes)
        shapes, captions = self._captions(shapes, signs)
        for one in shapes:
            if one in signs and len(signs) > 1:
                continue
            node = self._node(slide, one, captions.get(id(one), ""), made)
            if node is not None:
                parts.append(Placed(node, one.place))
        if len(signs) > 1:
            parts += self._signs(signs, made)
        return parts

    def _signs_among(self, shapes: Sequence[AnyShape]) -> list[AnyShape]:
        """The pictures that are signs or logos: very small ones, or many small ones."""
        small = [one for one in shapes if self._is_sign(one, _LOGO)]
        return small if len(small) >= _MANY else [one for one in small if self._is_sign(one)]

    def _is_sign(self, shape: AnyShape, most: float = _SIGN) -> bool:
        if not isinstance(shape, PictureShape) or shape.place.area > self._area * most:
            return False
        return bool(picture_ending(self._deck.media.get(shape.media, b"")))

    def _signs(self, signs: Sequence[AnyShape], made: SlideDraft) -> list[Placed]:
        """Small pictures as a row of logos."""
        from deckgen.importing.old_drawings import around

        items: list[Any] = []
        for one in signs:
            assert isinstance(one, PictureShape)
            item = {"file": self._picture_file(one, made), "alt": _alt(one, made)}
            if item not in items:
                items.append(item)
        return [
            Placed(
                DraftBlock("logos", items[:24], around([one.place for one in signs])),
                around([one.place for one in signs]),
            )
        ]

    def _captions(self, shapes: list[AnyShape], signs: Sequence[AnyShape]) -> tuple[list[AnyShape], dict[int, str]]:
        """The shapes without short words right under a picture; those by the picture that they belong to."""
        captions: dict[int, str] = {}
        used: list[AnyShape] = []
        pictures = [one for one in shapes if isinstance(one, PictureShape) and one not in signs]
        for one in shapes:
            if not isinstance(one, WordShape) or one.role in ("body", "subTitle") or len(one.paragraphs) > 2:
                continue
            words = " ".join(self._line(each.text) for each in one.paragraphs)
            size = max((each.size for each in one.paragraphs), default=0)
            if not words or len(words) > _LONGEST_CAPTION or size > 16 or any(each.mark for each in one.paragraphs):
                continue
            under = [each for each in pictures if _stands_under(one.place, each.place) and id(each) not in captions]
            if under:
                captions[id(under[0])] = words
                used.append(one)
        return [one for one in shapes if one not in used], captions

    def _node(self, slide: OldSlide, shape: AnyShape, caption: str, made: SlideDraft) -> Node | None:
        """What a shape becomes; None after saying why it becomes nothing."""
        match shape:
            case WordShape():
                node = word_node(shape.paragraphs, shape.place, self._links)
                if node is None:
                    made.say("a sign of a symbol font is not taken over")
                return node
            case PictureShape():
                return self._picture(slide, shape, caption, made)
            case TableShape():
                name = self._name(shape.alt, made, "table")
                return table_block(shape, name, self._links, self.files, self.data)
            case ChartShape():
                return self._chart(shape, made)
            case DiagramShape():
                return diagram_block(shape, self._links)
            case PlayedShape():
                return self._played(shape, made)
            case DrawnShape() if shape.media:
                return self._embedded(slide, shape, made)
            case DrawnShape():
                made.say(f"{shape.what} is not taken over")
                return None

    def _picture(self, slide: OldSlide, shape: PictureShape, caption: str, made: SlideDraft) -> Node | None:
        data = self._deck.media.get(shape.media, b"")
        if not data:
            made.say(f"the picture '{shape.name}' lies outside of the file, or is too large")
            return None
        if not picture_ending(data):
            return self._piece(slide, shape, caption, made)
        value: dict[str, Any] = {"file": self._picture_file(shape, made), "alt": _alt(shape, made)}
        if caption:
            value["credit"] = caption
        cut = {
            side: share
            for side, share in zip(("left", "top", "right", "bottom"), shape.crop, strict=True)
            if share >= 0.01
        }
        if cut and shape.crop[0] + shape.crop[2] < 0.98 and shape.crop[1] + shape.crop[3] < 0.98:
            value["crop"] = Inline({side: f"{share:.0%}" for side, share in cut.items()})
        return DraftBlock("image", value, shape.place)

    def _picture_file(self, shape: PictureShape, made: SlideDraft) -> str:
        data = self._deck.media[shape.media]
        return self.files.add("images", self._name(shape.alt, made, "picture"), picture_ending(data), data)

    def _name(self, alt: str, made: SlideDraft, kind: str) -> str:
        """What a file is named after: its alt text, else the title of its slide."""
        plain = re.sub(r"[\\*`\[\]]", "", made.title)
        alt = _FILE.sub("", alt)
        return alt if 3 < len(alt) <= 80 else f"{plain} {kind}" if plain else f"slide {made.number} {kind}"

    def _piece(
        self, slide: OldSlide, shape: PictureShape | DrawnShape, caption: str, made: SlideDraft
    ) -> Node | None:
        """A picture of a kind that deckgen doesn't show, such as a metafile, drawn by another program."""
        kind = metafile(self._deck.media.get(shape.media, b""))
        drawn = self._drawn_apart(Piece(slide.part, (shape.top,)))
        if drawn is None:
            made.say(f"{kind} is not taken over: save it as a PNG, and put it where it belongs ('{shape.name}')")
            return None
        made.say(f"{kind} was drawn by LibreOffice as a PNG", lost=False)
        return self._cut_out(drawn, shape.place, _alt(shape, made), made, caption)

    def _cut_out(self, drawn: bytes, place: Place, alt: str, made: SlideDraft, caption: str = "") -> DraftBlock:
        """A part of a slide that was drawn as a whole."""
        width, height = self._deck.size
        sides = (place.x / width, place.y / height, 1 - place.right / width, 1 - place.bottom / height)
        left, top, right, bottom = (min(0.98, max(0.0, share - 0.01)) for share in sides)
        # What lies outside of the slide for the most was drawn at its edge.
        shares = {"left": left, "top": top, "right": right, "bottom": bottom}
        fits = left + right < 0.95 and top + bottom < 0.95
        crop = {side: f"{share:.0%}" for side, share in shares.items() if share > 0.01} if fits else {}
        path = self.files.add("images", self._name("", made, "drawing"), "png", drawn)
        value: dict[str, Any] = {"file": path, "alt": alt}
        if crop:
            value["crop"] = Inline(crop)
        if caption:
            value["credit"] = caption
        return DraftBlock("image", value, place)

    def _drawn_apart(self, piece: Piece) -> bytes | None:
        """What another program drew; None where it didn't. What was asked for is noted."""
        self.wanted.append(piece)
        return self._rendered.get(piece)

    def _drawn(self, slide: OldSlide, drawing: Drawing, made: SlideDraft) -> Node | None:
        """A drawing as a picture, with its words in the notes; None where nobody drew it."""
        drawn = self._drawn_apart(Piece(slide.part, tuple(drawing.tops)))
        if drawn is None:
            made.say("a drawing is not taken over, only its words and pictures: LibreOffice would have to draw it")
            return None
        made.kept = "picture"
        words = "; ".join(drawing.words)
        if not words:
            made.say("a drawing is a picture now")
            return self._cut_out(drawn, drawing.place, f"A drawing on slide {made.number}", made)
        made.say("a drawing is a picture now, and its words stand in the notes")
        made.notes.append(f"In the drawing: {escaped(words)}")
        return self._cut_out(drawn, drawing.place, f"A drawing: {shortened(words)}", made)

    def _chart(self, shape: ChartShape, made: SlideDraft) -> Node:
        name = shape.title or self._name(shape.alt, made, "chart")
        chart = chart_block(shape, name, self.files, self.data, made.say)
        if shape.further:
            made.notes.append(f"On the chart: {escaped('; '.join(shape.further))}")
        title = escaped(shape.title)
        if not title or title == made.title:
            return chart
        if not made.title:
            made.title = title
            return chart
        return Under((DraftBlock("text", f"**{title}**", shape.place), chart))

    def _played(self, shape: PlayedShape, made: SlideDraft) -> Node | None:
        data, poster = (self._deck.media.get(part, b"") for part in (shape.media, shape.poster))
        ending = picture_ending(poster)
        alt = shape.alt or f"A clip on slide {made.number}"
        picture = self.files.add("images", self._name(shape.alt, made, "poster"), ending, poster) if ending else ""
        still = DraftBlock("image", {"file": picture, "alt": alt}, shape.place)
        if shape.is_sound:
            made.say("a sound is not taken over")
            return None
        if is_mp4(data):
            path = self.files.add("videos", self._name(shape.alt, made, "clip"), "mp4", data)
            value = {"file": path, "poster": picture, "alt": alt} if picture else {"file": path, "alt": alt}
            return DraftBlock("video", value, shape.place, (still,) if picture else ())
        made.say(
            "a video is not taken over, only its first picture: deckgen plays mp4 alone"
            if picture
            else "a video is not taken over"
        )
        return still if picture else None

    def _embedded(self, slide: OldSlide, shape: DrawnShape, made: SlideDraft) -> Node | None:
        data = self._deck.media.get(shape.media, b"")
        ending = picture_ending(data)
        if not ending:
            return self._piece(slide, shape, "", made)
        made.say("an object of another program is a picture now")
        path = self.files.add("images", self._name(shape.alt, made, "object"), ending, data)
        return DraftBlock("image", {"file": path, "alt": _alt(shape, made)}, shape.place)

    def _say_left_out(self, slide: OldSlide, made: SlideDraft) -> None:
        if slide.comments:
            made.say("its comments are not taken over")
        if slide.moves:
            made.say("its animations are not taken over: 'reveal: true' lets its blocks come one by one")
        dead = [
            run.link
            for one in slide.shapes
            if isinstance(one, WordShape) and one.role not in AUTOMATIC
            for each in one.paragraphs
            for run in each.text.runs
            if run.link
            and not markdown(_alone(run), self._links).startswith("[")
            and run.link.rstrip("/") != run.text.strip().rstrip("/")
        ]
        for link in dict.fromkeys(dead):
            made.say(f"the link to '{link[:80].removeprefix('slide:')}' leads to nothing that a deck can link to")


def notes_of(slide: OldSlide, links: dict[str, str]) -> list[str]:
    """The speaker's notes as paragraphs of Markdown; points stay a list."""
    made: list[str] = []
    for one in slide.notes:
        words = markdown(one.text, links)
        if not words:
            continue
        if one.mark and made and made[-1].startswith("- "):
            made[-1] += f"\n{'  ' * one.level}- {words}"
        else:
            made.append(f"- {words}" if one.mark else words)
    return made


def _alone(run: Any) -> Any:
    from deckgen.model.rich_text import Text

    return Text((run,))


def _alt(shape: AnyShape, made: SlideDraft) -> str:
    """The alt text; the name of a file, which programs put there, is none."""
    return shape.alt if shape.alt and not _FILE.search(shape.alt) else f"A picture on slide {made.number}"


def shortened(words: str, most: int = 60) -> str:
    """Words cut between two of them where they are long."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


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
