"""What the shapes of a deck that deckgen built mean: it gave each a name, which says more than its place does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from deckgen.importing.arranging import around
from deckgen.importing.drafts import DraftBlock, Inline, SlideDraft
from deckgen.importing.marked_words import escaped, markdown, plain_line
from deckgen.importing.stacking import Placed
from deckgen.office.old_deck.old_values import (
    AnyShape,
    DrawnShape,
    OldDeck,
    OldParagraph,
    OldSlide,
    PictureShape,
    TableShape,
    WordShape,
)

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_NUMBER = re.compile(r" \d+$")
# Words that the new deck sets by itself, and what is drawn around others.
_BY_THEMSELVES = ("Section", "Tracker", "Number", "Slide number")
_DECORATION = ("Bar", "Rule", "Hairline", "Footer rule", "Shade", "Panel", "Stripe", "Plate", "Line", "Dot")
# How far the left edge of what stands under a large number may be from that of the number, in EMU.
_NEAR = 91_440
_IN_CELLS = ("Bar: ", "Sparkline: ", "Zero")


def without_own_words(deck: OldDeck) -> OldDeck:
    """A deck without the words that deckgen sets by itself where it built it: of sections, and of where a talk is."""
    if not deck.is_built:
        return deck
    slides, sections = [], set[str]()
    for slide in deck.slides:
        own = [one for one in slide.shapes if isinstance(one, WordShape) and _name(one) in _BY_THEMSELVES]
        # They stand in capitals over titles.
        named = [each.paragraphs for each in own if _is_section(each)]
        sections |= {" ".join(plain_line(one.text) for one in each).casefold() for each in named}
        own += [one for one in slide.shapes if isinstance(one, WordShape) and one.is_of_layout]
        slides.append(replace(slide, shapes=tuple(one for one in slide.shapes if one not in own)))
    return replace(deck, slides=tuple(slides), over_titles=frozenset(sections))


def _is_section(shape: AnyShape) -> bool:
    return _name(shape) == "Section"


class OwnShapes:
    """Takes from the shapes of a built slide what their names say. links: as in words elsewhere."""

    def __init__(self, links: dict[str, str]) -> None:
        self._links = links

    def special(self, shapes: Sequence[AnyShape], title: str) -> DraftBlock | None:
        """The special slide that these are, such as the closing one; None for a slide of blocks."""
        named = {_name(one): one for one in shapes}
        listed, quoted, by = named.get("Sources"), named.get("Quote"), named.get("Name")
        if isinstance(listed, WordShape) and listed.role == "body":
            return DraftBlock("sources", {})
        if isinstance(quoted, WordShape) and quoted.role == "title":
            said = {"text": self._words(quoted)}
            if isinstance(by, WordShape):
                said["by"] = self._words(by)
            return DraftBlock("quote", said if len(said) > 1 else said["text"])
        if isinstance(named.get("Speaker"), WordShape) and title:
            code, under = named.get("QR code"), named.get("Address")
            value: dict[str, Any] = {"ask": title}
            if isinstance(code, PictureShape) and code.link:
                words = plain_line(under.paragraphs[0].text) if isinstance(under, WordShape) else ""
                value["qr"] = Inline({"url": code.link, "text": escaped(words)}) if words else code.link
            return DraftBlock("closing", value)
        return None

    def about_speaker(self, name: str, slides: Sequence[OldSlide]) -> dict[str, str]:
        """The role and the address of a speaker of this name, as the cover and the closing slide have them."""
        lines = [
            self._lines(one.paragraphs)
            for slide in slides
            for one in slide.shapes
            if isinstance(one, WordShape) and _name(one) == "Speaker"
        ]
        after = [words for each in lines if name in each for words in each[each.index(name) + 1 :]]
        address = _ADDRESS.search(" ".join(after))
        role = next((words for words in after if not _ADDRESS.search(words)), "")
        return {"role": role} | ({"email": address[0]} if address else {}) if role or address else {}

    def without_frame(self, shapes: Sequence[AnyShape], made: SlideDraft) -> list[AnyShape]:
        """The shapes but those that every slide of such a kind has, and those that can't be told from a picture."""
        left: list[AnyShape] = []
        has_table = any(isinstance(one, TableShape) for one in shapes)
        for one in shapes:
            name = _name(one)
            if isinstance(one, DrawnShape) and has_table and one.name.startswith(_IN_CELLS):
                made.say(
                    "bars and small lines in its table are not taken over: 'bar: true' and 'sparkline' draw them"
                )
            elif isinstance(one, PictureShape) and name == "Icon":
                made.say("its icons are not taken over: 'icon' names one")
            elif not isinstance(one, DrawnShape) or name not in _DECORATION:
                left.append(one)
        return left

    def blocks(self, shapes: Sequence[AnyShape]) -> tuple[list[Placed], list[AnyShape]]:
        """The blocks that are told by names, and the shapes that are left."""
        makers: tuple[tuple[tuple[str, ...], Callable[[list[WordShape]], tuple[str, Any]]], ...] = (
            (("Stat",), self._stats),
            (("Card",), self._cards),
            (("Step",), self._steps),
            (("Heading", "Item"), self._groups),
        )
        parts: list[Placed] = []
        left = list(shapes)
        for names, make in makers:
            held = [one for one in left if isinstance(one, WordShape) and not one.role and _name(one) in names]
            if not held or {_name(one) for one in held} != set(names):
                continue
            held += _labels(held, left) if make == self._stats else []
            word, value = make(held)
            place = around([one.place for one in held])
            parts.append(Placed(DraftBlock(word, value, place), place))
            left = [one for one in left if not any(one is each for each in held)]
        return parts, left

    def callout(self, shapes: Sequence[AnyShape]) -> tuple[DraftBlock | None, list[AnyShape]]:
        """The sentence that closes the slide, and the shapes that are left."""
        found = [one for one in shapes if isinstance(one, WordShape) and _name(one) == "Callout"]
        if len(found) != 1:
            return None, list(shapes)
        return DraftBlock("callout", self._words(found[0]), found[0].place), [
            one for one in shapes if one is not found[0]
        ]

    def _stats(self, held: list[WordShape]) -> tuple[str, Any]:
        keys = ("value", "label", "note")
        stats = [one for one in held if _name(one) == "Stat"]
        lines = (
            [words for each in (one, *_labels([one], held)) for words in self._lines(each.paragraphs)]
            for one in stats
        )
        return "stats", [dict(zip(keys, words, strict=False)) for words in lines]

    def _cards(self, held: list[WordShape]) -> tuple[str, Any]:
        items, is_numbered = self._items(held)
        return "cards", {"items": items, "numbered": True} if is_numbered else items

    def _steps(self, held: list[WordShape]) -> tuple[str, Any]:
        return "steps", self._items(held)[0]

    def _items(self, held: list[WordShape]) -> tuple[list[object], bool]:
        """Titles and the words under each, and whether they were counted."""
        lines = [self._lines(one.paragraphs) for one in held]
        is_numbered = [one[0] for one in lines] == [str(number) for number in range(1, len(lines) + 1)]
        items: list[object] = []
        for words in lines:
            title, *rest = words[1:] if is_numbered and len(words) > 1 else words
            items.append({"title": title, "text": " ".join(rest)} if rest else title)
        return items, is_numbered

    def _groups(self, held: list[WordShape]) -> tuple[str, Any]:
        headings = [one for one in held if _name(one) == "Heading"]
        groups: dict[str, list[str]] = {self._words(one): [] for one in headings}
        for one in held:
            if _name(one) == "Item":
                nearest = min(
                    headings, key=lambda each: (abs(each.place.x - one.place.x), abs(each.place.y - one.place.y))
                )
                groups[self._words(nearest)].append(self._words(one))
        return "groups", groups

    def _lines(self, paragraphs: Sequence[OldParagraph]) -> list[str]:
        lines = (markdown(one.text, self._links, without=("bold",)) for one in paragraphs)
        return [one for one in lines if one]

    def _words(self, shape: WordShape) -> str:
        return " ".join(markdown(one.text, self._links) for one in shape.paragraphs)


def _labels(stats: Sequence[WordShape], shapes: Sequence[AnyShape]) -> list[WordShape]:
    """The words that stand under large numbers, at their left edge."""
    labels = [one for one in shapes if isinstance(one, WordShape) and _name(one) == "Label"]
    return [one for one in labels if any(_is_under(one, stat) for stat in stats)]


def _is_under(label: WordShape, stat: WordShape) -> bool:
    apart = label.place.y - (stat.place.y + stat.place.height)
    return abs(label.place.x - stat.place.x) < _NEAR and abs(apart) < stat.place.height


def _name(shape: AnyShape) -> str:
    """The name that deckgen gave a shape, without the number by which it told alike ones apart."""
    return _NUMBER.sub("", shape.name)
