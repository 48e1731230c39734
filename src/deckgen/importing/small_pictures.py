"""Small pictures: with the words that they belong to, as icons of cards or beside a line, else as rows of logos."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from deckgen.importing.arranging import around, columns_of, reading_order
from deckgen.importing.asset_files import picture_ending
from deckgen.importing.drafts import Beside, DraftBlock, Node, SlideDraft
from deckgen.importing.filled_places import filled_place
from deckgen.importing.marked_words import markdown
from deckgen.importing.picture_blocks import PictureBlocks, alt_of, say_link
from deckgen.importing.stacking import Placed
from deckgen.importing.word_blocks import bullets_block
from deckgen.office.old_deck.old_values import TITLES, AnyShape, OldDeck, PictureShape, Place, WordShape

# A picture that covers so little of the slide is a sign; so many that each cover no more than that are logos.
_SIGN, _MANY, _LOGO = 0.012, 4, 0.09
_MOST_SIGNS = 24
# A picture on so many slides belongs to what each of them shows.
_OFTEN = 3
# Words stand no further under or beside their icon than that part of the slide's height or width, and begin or have
# their middle no further from its own.
_UNDER, _BESIDE, _ALIGNED = 0.05, 0.06, 0.04
# How many letters the title and the text of a card have, how many cards there are.
_LONGEST_TITLE, _LONGEST_TEXT, _FEWEST_CARDS, _MOST_CARDS = 60, 200, 2, 12
# Words beside a sign are no higher than so many of it. A row of both has so many parts.
_HIGHER, _PARTS = 3.0, 12


class _Icon(Struct, frozen=True):
    """A small picture and the boxes under it: the title of a card, and its text."""

    sign: PictureShape
    boxes: tuple[WordShape, ...]

    @property
    def place(self) -> Place:
        return around([self.sign.place, *(one.place for one in self.boxes)])


class SmallPictures:
    """Makes blocks of the small pictures of one deck."""

    def __init__(self, deck: OldDeck, links: dict[str, str], pictures: PictureBlocks) -> None:
        self._deck, self._links, self._pictures = deck, links, pictures
        self._width, self._height = deck.size
        # On how many slides each picture stands.
        self._slides = Counter(
            media
            for slide in deck.slides
            for media in {one.media for one in slide.shapes if isinstance(one, PictureShape)}
        )

    def among(self, shapes: Sequence[AnyShape]) -> list[PictureShape]:
        """The pictures that are signs or logos: very small ones, or many small ones."""
        pictures = [one for one in shapes if isinstance(one, PictureShape)]
        small = [one for one in pictures if self._is_sign(one, _LOGO)]
        if len(small) < _MANY:
            return [one for one in small if self._is_sign(one, _SIGN)]
        # One that stands on several slides explains them, as a key of colors does.
        return [one for one in small if self._is_sign(one, _SIGN) or self._slides[one.media] < _OFTEN]

    def _is_sign(self, shape: PictureShape, most: float) -> bool:
        if shape.place.area > self._width * self._height * most or shape.is_cut:
            return False
        return bool(picture_ending(self._deck.media.get(shape.media, b"")))

    def cards(self, shapes: Sequence[AnyShape], made: SlideDraft) -> tuple[list[Placed], list[AnyShape]]:
        """Cards of small pictures with a title, and a text, under each; and the shapes that are left."""
        signs = self.among(shapes)
        words = [one for one in shapes if isinstance(one, WordShape) and one.role not in TITLES]
        found: dict[int, _Icon] = {}
        doubled: list[AnyShape] = []
        for sign in signs:
            boxes = self._under(sign, words)
            others = [one for one in signs if boxes and one is not sign and _is_over(one, boxes[0], sign)]
            if not boxes or any(one.media != sign.media for one in others):
                continue
            if id(boxes[0]) not in found:
                # A sign that stands there twice is shown once.
                doubled += others
                found[id(boxes[0])] = _Icon(sign, boxes)
        icons = list(found.values())
        used = [box for icon in icons for box in icon.boxes]
        if not _FEWEST_CARDS <= len(icons) <= _MOST_CARDS or len({id(one) for one in used}) < len(used):
            return [], list(shapes)
        if doubled:
            made.say("an icon that stood twice over its words stands there once")
        place = around([one.place for one in icons])
        gone = {id(one) for one in (*used, *doubled, *(one.sign for one in icons))}
        ordered = [icons[index] for index in reading_order([one.place for one in icons])]
        points = [(level, words) for one in ordered for level, words in enumerate(self._words(one))]
        cards = [self._card(one, made) for one in ordered]
        block = DraftBlock("cards", cards, place, (bullets_block(points, place),))
        return [Placed(block, place)], [one for one in shapes if id(one) not in gone]

    def _under(self, sign: PictureShape, words: Sequence[WordShape]) -> tuple[WordShape, ...]:
        """The boxes under a small picture: the title of a card, and its text; nothing where none is a title."""
        title = self._next(sign.place, words)
        if title is None or len(title.paragraphs) > 1 or len(title.paragraphs[0].text.plain) > _LONGEST_TITLE:
            return ()
        text = self._next(filled_place(title), [one for one in words if one is not title])
        length = sum(len(one.text.plain) for one in text.paragraphs) if text else 0
        is_text = text is not None and length <= _LONGEST_TEXT and not any(one.mark for one in text.paragraphs)
        return (title, text) if text is not None and is_text else (title,)

    def _next(self, place: Place, words: Sequence[WordShape]) -> WordShape | None:
        """The box that begins right under a place, at its left edge or under its middle."""
        near = self._width * _ALIGNED
        under = [
            one
            for one in words
            if -_UNDER <= (one.place.y - place.bottom) / self._height <= _UNDER
            and one.place.y > place.y
            and (abs(one.place.x - place.x) < near or abs(_middle(one.place) - _middle(place)) < near)
        ]
        return min(under, key=lambda one: one.place.y, default=None)

    def _words(self, icon: _Icon) -> list[str]:
        title, *text = icon.boxes
        words = [" ".join(markdown(one.text, self._links, without=("bold",)) for one in title.paragraphs)]
        return words + [" ".join(markdown(one.text, self._links) for one in box.paragraphs) for box in text]

    def _card(self, icon: _Icon, made: SlideDraft) -> dict[str, Any]:
        card = dict(zip(("title", "text"), self._words(icon), strict=False))
        return {**card, "icon": self._file(icon.sign, made)}

    def _file(self, sign: PictureShape, made: SlideDraft) -> str:
        say_link(sign, made)
        return self._pictures.file_of(sign, made)

    def beside(self, signs: Sequence[PictureShape], shapes: Sequence[AnyShape]) -> dict[int, PictureShape]:
        """The small pictures that stand right before a few lines of words, by the identity of these."""
        found: dict[int, PictureShape] = {}
        for sign in signs:
            lines = [one for one in shapes if isinstance(one, WordShape) and self._follows(one, sign.place)]
            if lines:
                nearest = min(lines, key=lambda one: one.place.x)
                found.setdefault(id(nearest), sign)
        return found

    def _follows(self, words: WordShape, sign: Place) -> bool:
        place = filled_place(words)
        gap, middle = words.place.x - sign.right, sign.y + sign.height / 2
        is_near = -_BESIDE / 2 < gap / self._width < _BESIDE
        return is_near and place.y < middle < place.bottom and place.height <= sign.height * _HIGHER

    def row(self, sign: PictureShape, words: Node, pairs: Sequence[tuple[Place, Place]], made: SlideDraft) -> Node:
        """A small picture and the words that follow it, as wide as in the other rows of the slide."""
        wide, room = max(one.width for one, _ in pairs), max(one.width for _, one in pairs)
        narrow = min(_PARTS // 2, max(1, round(_PARTS * wide / max(1, wide + room))))
        value = {"file": self._file(sign, made), "alt": alt_of(sign, made)}
        return Beside((DraftBlock("image", value, sign.place), words), (narrow, _PARTS - narrow))

    def rows(self, signs: Sequence[PictureShape], worded: Sequence[Placed], made: SlideDraft) -> list[Placed]:
        """Small pictures as rows of logos, each where it stood between the words of its column."""
        columns = columns_of(worded)
        if any(_is_at_side(one.place, each.place) for one in signs for each in worded):
            made.say("small pictures that stood beside lines of its words stand together now, away from their lines")
        groups: dict[tuple[int, int], list[PictureShape]] = {}
        for index in reading_order([one.place for one in signs]):
            sign = signs[index]
            column = _nearest(sign.place, columns) if columns else 0
            over = [
                one
                for one in worded
                if columns[column].shared(one.place) and one.place.y < sign.place.y + sign.place.height / 2
            ]
            groups.setdefault((column, len(over)), []).append(sign)
        found: list[Placed] = []
        for (column, _), group in groups.items():
            own = around([one.place for one in group])
            place = Place(columns[column].x, own.y, columns[column].width, own.height) if len(columns) > 1 else own
            items = self._logos(group, made)
            if len(items) == 1:
                found.append(Placed(DraftBlock("image", items[0], own), place))
                continue
            rows = [items[start : start + _MOST_SIGNS] for start in range(0, len(items), _MOST_SIGNS)]
            found += [Placed(DraftBlock("logos", row, place), place) for row in rows]
        return found

    def _logos(self, signs: Sequence[PictureShape], made: SlideDraft) -> list[Any]:
        items: list[Any] = []
        for one in signs:
            item = {"file": self._file(one, made), "alt": alt_of(one, made)}
            if item not in items:
                items.append(item)
        return items


def _is_over(sign: PictureShape, title: WordShape, like: PictureShape) -> bool:
    """Whether a small picture stands over a title, in a line with another one."""
    in_line = like.place.y < sign.place.y + sign.place.height / 2 < like.place.bottom
    return in_line and title.place.x <= _middle(sign.place) <= title.place.right


def _middle(place: Place) -> float:
    return place.x + place.width / 2


def _is_at_side(sign: Place, words: Place) -> bool:
    """Whether a small picture stands right at the side of higher words."""
    gap = max(words.x - sign.right, sign.x - words.right)
    is_within = words.y <= sign.y + sign.height / 2 <= words.bottom
    return is_within and words.height > sign.height * _HIGHER and -sign.width / 2 < gap < sign.width


def _nearest(sign: Place, columns: Sequence[Place]) -> int:
    """The column of words that a sign stands in or beside, mostly before it: its index."""

    def away(index: int) -> tuple[float, int]:
        place = columns[index]
        gap = max(place.x - sign.right, _middle(sign) - place.right, 0)
        return gap, abs(place.x - sign.x)

    return min(range(len(columns)), key=away)
