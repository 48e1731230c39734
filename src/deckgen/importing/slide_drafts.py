"""From a slide that somebody made by hand to the draft of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from deckgen.importing.arranging import around, arranged_in, ratio, together, under
from deckgen.importing.chart_blocks import chart_block
from deckgen.importing.covered_shapes import hidden_among
from deckgen.importing.directions import has_leftward_lines
from deckgen.importing.drafts import Beside, Node, SlideDraft, Under, leaves
from deckgen.importing.drawn_pieces import Rendered
from deckgen.importing.filled_places import filled_place, words_by_picture
from deckgen.importing.flow_blocks import grid_of_boxes, meaning_of
from deckgen.importing.formula_blocks import needs_drawing, what_bends
from deckgen.importing.framing_tables import SAID, frames_pictures, with_headings_of_frames
from deckgen.importing.grounds import Grounds
from deckgen.importing.left_out import say_left_out
from deckgen.importing.loud_words import without_loud_bold
from deckgen.importing.marked_words import BROKEN_LINES, escaped, has_broken_lines, markdown
from deckgen.importing.old_drawings import Drawing, drawing_in
from deckgen.importing.old_titles import named_by_number, title_shape
from deckgen.importing.own_shapes import OwnShapes
from deckgen.importing.picture_blocks import PictureBlocks
from deckgen.importing.picture_captions import captioned_rows
from deckgen.importing.picture_captions import captions as captions_among
from deckgen.importing.program_lines import is_indented
from deckgen.importing.repeated import Repeated, is_beside
from deckgen.importing.ring_words import with_words_in_rings
from deckgen.importing.slide_feet import SlideFeet
from deckgen.importing.small_pictures import SmallPictures
from deckgen.importing.smart_art import diagram_block
from deckgen.importing.stacking import Placed
from deckgen.importing.stat_blocks import stats_among
from deckgen.importing.table_blocks import table_block
from deckgen.importing.word_blocks import are_counted_below, are_too_deep, is_bare, is_listed, word_node
from deckgen.model.language import runs_leftwards
from deckgen.model.rich_text import Text
from deckgen.office.old_deck.old_values import (
    TITLES,
    AnyShape,
    ChartShape,
    DiagramShape,
    DrawnShape,
    OldDeck,
    OldSlide,
    PictureShape,
    PlayedShape,
    TableShape,
    WordShape,
)


class SlideMaker:
    """Makes the drafts of the slides of one deck, and collects what they need: files, tables, sources."""

    def __init__(
        self, deck: OldDeck, look: Repeated, links: dict[str, str], rendered: Rendered, language: str = ""
    ) -> None:
        self._deck, self._look, self._links, self._language = deck, look, links, language
        self.pictures = PictureBlocks(deck, rendered, is_mirrored=runs_leftwards(language))
        self.grounds = Grounds(deck, look.grounds, self.pictures)
        self._small = SmallPictures(deck, links, self.pictures)
        self.own, self.over_titles = OwnShapes(links) if deck.is_built else None, deck.over_titles
        self.data: dict[str, dict[str, Any]] = {}
        self._feet = SlideFeet(deck, links)
        self.sources = self._feet.sources

    def own_shapes(self, slide: OldSlide, number: int) -> list[AnyShape]:
        """The shapes of a slide but those that stand on every slide."""
        return [one for one in slide.shapes if not self._look.holds(one, number)]

    def draft(self, slide: OldSlide, number: int) -> SlideDraft:
        """The draft of a slide."""
        made = SlideDraft(number, is_hidden=slide.is_hidden)
        if slide.is_hidden:
            made.say("it is hidden: it stands at the end of the deck now, hidden there too ('appendix: true')")
        shapes = self._seen(slide, self.own_shapes(slide, number), made)
        if self.own:
            shapes = self.own.without_frame(shapes, made)
        made.say_any(SAID if frames_pictures(shapes) else "")
        shapes = with_headings_of_frames(shapes)
        words = [one for one in shapes if isinstance(one, WordShape)]
        drawing = drawing_in([one for one in shapes if not self.grounds.fills(one)], self._deck.size)
        title = None if made.hides_title else title_shape(words, self._deck.size[1])
        if title is not None and not title.role and drawing and not drawing.without([title]):
            # Words in a drawing are its own.
            title = None
        if title is not None:
            made.title = " ".join(self._line(one.text, title=True) for one in title.paragraphs)
            if name := named_by_number(title, words):
                made.title = f"{made.title} {self._line(name.paragraphs[0].text, title=True)}"
                shapes = [one for one in shapes if one is not name]
            made.say_any(what_bends(title.paragraphs, all_in_line=True))
        made.notes = [*notes_of(slide, self._links), *made.notes]
        if self.own and (special := self.own.special(shapes, made.title)):
            self._feet.without(shapes, made)
            made.title, made.hides_title, made.content = "", False, special
            return made
        shapes = self.grounds.without(slide, [one for one in shapes if one is not title], made)
        shapes = self._feet.without(shapes, made)
        callout, shapes = self.own.callout(shapes) if self.own else (None, shapes)
        named, shapes = self.own.blocks(shapes) if self.own else ([], shapes)
        content = arranged_in([*named, *self._placed(slide, shapes, made)], self._deck.size)
        made.content = under([content, callout]) if callout else content
        say_left_out(slide, self.own_shapes(slide, number), self._links, made, is_built=self._deck.is_built)
        if has_leftward_lines(slide) and not runs_leftwards(self._language):
            made.say("lines of it run from right to left, which a deck does as a whole: 'language: ar', or he, or fa")
        return made

    def _seen(self, slide: OldSlide, shapes: list[AnyShape], made: SlideDraft) -> list[AnyShape]:
        """The shapes that an audience sees; a title that stands beside its slide is one that isn't shown."""
        under = hidden_among(slide.shapes, self._deck.size, self._deck.opaque)
        beside = [one for one in shapes if is_beside(one.place, self._deck.size)]
        unseen = [*beside, *(one for one in shapes if any(one is each for each in under) and one not in beside)]
        for one in unseen:
            is_beside_it = one in beside
            words = " ".join(self._line(each.text) for each in one.paragraphs) if isinstance(one, WordShape) else ""
            if isinstance(one, WordShape) and one.role in TITLES and words:
                made.title, made.hides_title = words, True
                continue
            if words:
                made.notes.append(f"{'Beside the slide' if is_beside_it else 'Behind something else'}: {words}")
            where = "stood beside the slide" if is_beside_it else "lay behind something else"
            made.say(f"what {where}, where nobody sees it, is not taken over", lost=not words)
        return [one for one in shapes if not any(one is each for each in unseen)]

    def _line(self, text: Text, *, title: bool = False) -> str:
        return markdown(text, self._links, without=("bold",) if title else ())

    def _placed(self, slide: OldSlide, shapes: list[AnyShape], made: SlideDraft) -> list[Placed]:
        """The parts of a slide, each where it stood."""
        shapes = with_words_in_rings(shapes)
        quiet = without_loud_bold(shapes)
        if quiet != shapes and not self.own:
            made.say("its words were all bold: they have the weight of the brand now", lost=False)
        shapes = quiet
        drawing = drawing_in(shapes, self._deck.size)
        parts: list[Placed] = []
        if not drawing or not drawing.has_lines:
            # Small pictures that overlap are icons where words stand under each.
            parts, shapes = self._small.cards(shapes, made)
            drawing = drawing_in(shapes, self._deck.size) if parts else drawing
        if drawing and drawing.is_sign(self._deck.size):
            made.say("a small drawing, such as an icon, is not taken over")
            shapes = drawing.without(shapes)
        elif drawing:
            node = self._drawing(slide, drawing, made)
            if node is not None:
                parts.append(Placed(node, drawing.place))
                shapes = drawing.without(shapes)
            elif drawing.covered:
                # Nothing that a plate hid may come to light.
                made.say(
                    "a picture of which something else covers a part is not taken over: LibreOffice draws them as one"
                )
                shapes = [one for one in shapes if not any(one is each for each in drawing.covered)]
        shapes = self._without_bare(shapes, made)
        boxes = [one for one in shapes if isinstance(one, WordShape) and one.is_drawn and not one.role]
        if grid := grid_of_boxes(boxes, self._links):
            self._say_bent(boxes, made)
            parts.append(Placed(grid, grid.place))
            shapes = [one for one in shapes if not any(one is box for box in boxes)]
        counted, shapes = stats_among(shapes, self._links)
        parts += counted
        carded, shapes = self._small.cards(shapes, made)
        parts += carded
        signs = self._small.among(shapes)
        shapes = self._without_captioned(slide, shapes, signs, parts, made)
        shapes, captions = captions_among(shapes, signs, self._links)
        shapes = [one for one in shapes if not any(one is sign for sign in signs)]
        before = self._small.beside(signs, shapes)
        rows = [(before[id(one)].place, one.place) for one in shapes if id(one) in before]
        shapes = self._without_pairs(slide, shapes, parts, made)
        worded: list[Placed] = []
        for one in shapes:
            node = self._node(slide, one, captions.get(id(one), ""), made)
            if node is None:
                continue
            if isinstance(one, WordShape):
                place = filled_place(one)
                if sign := before.get(id(one)):
                    node, place = self._small.row(sign, node, rows, made), around([sign.place, place])
                worded.append(Placed(node, place))
            else:
                parts.append(Placed(node, one.place))
        alone = [one for one in signs if not any(one is sign for sign in before.values())]
        parts += self._small.rows(alone, worded, made)
        return [*parts, *worded]

    def _without_bare(self, shapes: list[AnyShape], made: SlideDraft) -> list[AnyShape]:
        """The shapes but numbers and marks that stand apart from the words of their list."""
        bare = [one for one in shapes if isinstance(one, WordShape) and is_bare(one.paragraphs)]
        if bare:
            made.say("numbers or marks that stood apart from the words of their list are not taken over")
        return [one for one in shapes if one not in bare]

    def _without_captioned(
        self,
        slide: OldSlide,
        shapes: list[AnyShape],
        signs: Sequence[AnyShape],
        parts: list[Placed],
        made: SlideDraft,
    ) -> list[AnyShape]:
        """The shapes but pictures in a row with words under each: two rows now, whose words begin at one height."""
        used: list[AnyShape] = []
        for row in captioned_rows(shapes, signs):
            shown = [self._node(slide, picture, "", made) for picture, _ in row]
            said = [self._node(slide, words, "", made) for _, words in row]
            whole = [one for one in (*shown, *said) if one is not None]
            if len(whole) == 2 * len(row):
                held: list[AnyShape] = [each for pair in row for each in pair]
                places = [one.place for one in held]
                widths = ratio([picture.place.width for picture, _ in row])
                rows = tuple(Beside(tuple(whole[at : at + len(row)]), widths) for at in (0, len(row)))
                parts.append(Placed(Under(rows), around(places)))
                used += held
        return [one for one in shapes if not any(one is each for each in used)]

    def _without_pairs(
        self, slide: OldSlide, shapes: list[AnyShape], parts: list[Placed], made: SlideDraft
    ) -> list[AnyShape]:
        """The shapes but words that left room for pictures between them, which become columns among the parts."""
        pictures = [one for one in shapes if isinstance(one, PictureShape)]
        used: list[AnyShape] = []
        for one in shapes:
            if not isinstance(one, WordShape) or not pictures:
                continue
            pairs, are_among = words_by_picture(one, pictures)
            nodes = [
                (self._node(slide, words, "", made), self._node(slide, picture, "", made)) for words, picture in pairs
            ]
            whole = [(said, shown) for said, shown in nodes if said is not None and shown is not None]
            if whole and len(whole) == len(pairs):
                parts.append(Placed(together(whole, [picture.place for _, picture in pairs]), one.place))
                used += [one, *(picture for _, picture in pairs)]
                made.say("each of its points stands with the picture that was under it, and elsewhere than it did")
            elif are_among:
                made.say("pictures stood between its words, and stand beside or under them now")
        return [one for one in shapes if not any(one is each for each in used)]

    def _drawing(self, slide: OldSlide, drawing: Drawing, made: SlideDraft) -> Node | None:
        """What a drawing means, with a picture of it where that finds no room, else that picture."""
        block = meaning_of(drawing, self._links)
        if block is None:
            return self.pictures.drawing(slide, drawing, made)
        self._say_bent(drawing.shapes, made)
        picture = self.pictures.of_drawing(slide, drawing, made)
        return replace(block, simpler=(*([picture] if picture else []), *block.simpler))

    def _say_bent(self, shapes: Sequence[AnyShape], made: SlideDraft) -> None:
        """Say that formulas in boxes stand in a line of words."""
        held = [each for one in shapes if isinstance(one, WordShape) for each in one.paragraphs]
        made.say_any(what_bends(held, all_in_line=True))

    def _node(self, slide: OldSlide, shape: AnyShape, caption: str, made: SlideDraft) -> Node | None:
        """What a shape becomes; None after saying why it becomes nothing."""
        match shape:
            case PictureShape():
                return self.pictures.picture(slide, shape, caption, made)
            case PlayedShape():
                return self.pictures.played(shape, made)
            case DrawnShape() if shape.media:
                return self.pictures.embedded(slide, shape, made)
            case ChartShape():
                return self._chart(shape, made)
            case WordShape() if needs_drawing(shape.paragraphs):
                return self.pictures.formula(shape, made) or self._words(shape, made)
        node, what = self._read(shape, made)
        if node is None:
            made.say(f"{what} is not taken over")
        return node

    def _read(self, shape: AnyShape, made: SlideDraft) -> tuple[Node | None, str]:
        """What a shape with words becomes, and what it is called where that is nothing."""
        match shape:
            case WordShape():
                return self._words(shape, made), "a sign of a symbol font"
            case TableShape():
                name = self.pictures.name_for(shape.alt, made, "table")
                block = table_block(shape, name, self._links, self.pictures.files, self.data, made.say)
                return block, "an empty table"
            case DiagramShape():
                return diagram_block(shape, self._links), "a SmartArt without words"
        return None, shape.what if isinstance(shape, DrawnShape) else "a shape"

    def _words(self, shape: WordShape, made: SlideDraft) -> Node | None:
        """What the words of a shape become; what is not said as it was is noted."""
        made.say_any(what_bends(shape.paragraphs))
        if are_too_deep(shape.paragraphs):
            made.say("points of a fourth level stand behind the point that they were under: a list has three levels")
        if are_counted_below(shape.paragraphs):
            made.say("the numbers of points under others are not taken over: lists count on their first level")
        if any(is_listed(one) and has_broken_lines(one.text) for one in shape.paragraphs):
            made.say(BROKEN_LINES, lost=False)
        node = word_node(shape.paragraphs, shape.place, self._links)
        if is_indented(shape.paragraphs) and all(one.word != "code" for one in leaves(node)):
            made.say("lines of it that began further to the right begin at one edge now")
        return node

    def _chart(self, shape: ChartShape, made: SlideDraft) -> Node:
        is_own = bool(shape.title) and shape.title != shape.series[0].name
        name = shape.title if is_own else self.pictures.name_for(shape.alt, made, "chart")
        made.title = made.title or escaped(shape.title)
        shown = replace(shape, title="") if escaped(shape.title) == made.title else shape
        chart = chart_block(shown, name, self.pictures.files, self.data, made.say)
        if shape.further:
            made.notes.append(f"On the chart: {escaped('; '.join(shape.further))}")
        return chart


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
