"""What a block draws with and on: a Press says how large its words are, a Canvas collects the shapes of one page.

Neither knows which block is drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.measure import FILLED, ON_ONE_LINE, Typesetter
from deckgen.fitting.reveal_steps import Steps, points_of
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.findings import Misfit, PagePart
from deckgen.model.geometry import NO_INSETS, ZERO, Box, Emu, Insets, Pt
from deckgen.model.layouts import Anchor
from deckgen.model.page import Bundle, Ellipse, Line, Paragraph, Rectangle, Shape, Style, TextBox
from deckgen.model.reveal import Appearing, Step
from deckgen.model.rich_text import Text
from deckgen.model.slug import cut

# At how many tightnesses a slide is tried before its contents are said not to fit.
STEPS = 11
# Balanced words have so much more room than they need, for fonts that run a little wider.
_SLACK = Pt(6)
# The largest running text as a share of the title: words larger than that would rival it.
MOST_OF_TITLE = 5 / 6
# The most letters of a name in PowerPoint's selection pane that are taken from a slide's words.
LONGEST_NAME = 60


class Press(Struct, frozen=True, dict=True):
    """The styles of a slide's words at one tightness, and how much room words take in them."""

    brand: Brand
    """Where sizes and colors come from."""
    typesetter: Typesetter
    """Measures text in the brand's fonts."""
    tightness: float = 0.0
    """0 sets words at their largest size, 1 at their smallest; below 0 they are larger than the brand's largest."""

    def between(self, sizes: tuple[Emu, Emu]) -> Emu:
        """The size at this tightness, given the largest and the smallest; rounded to half points."""
        largest, smallest = sizes
        return Pt(round((largest.pt - (largest.pt - smallest.pt) * self.tightness) * 2) / 2)

    def within(self, sizes: tuple[Emu, Emu]) -> Emu:
        """The same for what is never larger than its largest size."""
        return min(self.between(sizes), sizes[0])

    @cached_property
    def larger(self) -> tuple[Press, ...]:
        """Presses for words that leave room to spare at the brand's largest size, those of the largest type first."""
        largest, smallest = self.brand.type.body
        room = self.brand.type.title * MOST_OF_TITLE - largest
        if room <= 0 or smallest >= largest:
            return ()
        most = int(room) / int(largest - smallest)
        return tuple(replace(self, tightness=-most * share) for share in (1.0, 0.5))

    @cached_property
    def body(self) -> Style:
        """Running text."""
        return Style(self.between(self.brand.type.body), self.brand.colors.ink)

    @cached_property
    def small(self) -> Style:
        """Words under a heading or a number: about seven eighths of the size of running text."""
        largest, smallest = self.brand.type.body
        return Style(self.between((largest * 0.86, smallest * 0.875)), self.brand.colors.ink)

    @cached_property
    def label(self) -> Style:
        """Grey words that name a number."""
        return Style(self.small.size, self.brand.colors.grey)

    @cached_property
    def head(self) -> Style:
        """A heading inside a slide."""
        return Style(self.body.size, self.brand.colors.ink, font="heading")

    @cached_property
    def table(self) -> Style:
        """Words in a table."""
        return Style(self.within(self.brand.type.table), self.brand.colors.ink)

    def height(self, paragraphs: tuple[Paragraph, ...], width: Emu) -> Emu:
        """The height of paragraphs in a column of this width."""
        return self.typesetter.height(paragraphs, width)

    def drawn_height(self, paragraphs: tuple[Paragraph, ...], width: Emu) -> Emu:
        """The same as most programs will draw it: in the brand's fonts, in lines that are filled to their ends."""
        return self.typesetter.without_slack.height(paragraphs, width * (1 / FILLED))

    def is_on_one_line(self, words: Text, style: Style, width: Emu) -> bool:
        """Whether words stay on one line of a column of this width."""
        return self.typesetter.width(words, style) * ON_ONE_LINE <= width

    def on_one_line(self, values: Iterable[Text], style: Style, width: Emu, smallest: Emu) -> Style:
        """The style in which each of some values stays on one line of a column of this width: they shrink together.

        Never below the smallest size, so that a value may be too wide all the same.
        """
        widest = max((self.typesetter.width(value, style) * ON_ONE_LINE for value in values), default=ZERO)
        if widest <= width:
            return style
        return replace(style, size=max(Pt(int(style.size.pt * int(width) / int(widest))), smallest))

    def balanced(self, paragraphs: tuple[Paragraph, ...], width: Emu) -> Emu:
        """The narrowest width in which no paragraph takes more lines than in this one: none ends in one word."""
        setter = self.typesetter
        narrowest = (setter.balanced(one.text, one.style, width - one.left) + one.left for one in paragraphs)
        return min(width, max(narrowest) + _SLACK)

    def broken(self, paragraphs: tuple[Paragraph, ...], width: Emu) -> str | None:
        """Which paragraph has a word that is wider than the column, for a complaint; None where every word fits."""
        for paragraph in paragraphs:
            if self.typesetter.widest_word(paragraph.text, paragraph.style) > width - paragraph.left:
                words = paragraph.text.plain
                excerpt = f"{words[:40].rstrip()}…" if len(words) > 40 else words[:40].rstrip()
                return f"a word of '{excerpt}'"
        return None

    def broken_by_size(self, titles: Iterable[tuple[Paragraph, ...]], width: Emu) -> str | None:
        """Which title takes more lines in type beyond the brand's largest than in that type; None where none does.

        Larger type that breaks titles doesn't look larger.
        """
        share = int(self.brand.type.body[0]) / int(self.body.size)
        if self.tightness >= 0:
            return None
        for paragraph in (paragraph for title in titles for paragraph in title):
            usual = replace(paragraph.style, size=paragraph.style.size * share)
            counts = [self.typesetter.lines(paragraph.text, style, width) for style in (usual, paragraph.style)]
            if counts[1] > counts[0]:
                return f"'{paragraph.text.plain}'"
        return None


class Canvas:
    """Collects the shapes of one page.

    press: the styles that words are set in.
    log: where a block complains of what it can't draw.
    shapes: what has been drawn so far, in drawing order: later shapes lie over earlier ones.
    bundles: which of them are grouped.
    revealed: the blocks whose parts appear one by one, by the places where they are written, in their order.
    """

    def __init__(self, press: Press, log: Diagnostics, revealed: tuple[Span, ...] = ()) -> None:
        self.press, self.log, self.revealed = press, log, revealed
        self.shapes: list[Shape] = []
        self.bundles: list[Bundle] = []
        self.misfits: list[Misfit] = []
        self._names: dict[str, int] = {}
        # The steps of each block that is revealed, and those of the one that is being drawn.
        self._shown: dict[Span, tuple[Step, ...]] = {}
        self._steps: Steps | None = None

    @property
    def brand(self) -> Brand:
        """The brand that everything is drawn in."""
        return self.press.brand

    def name(self, word: str) -> str:
        """A name for a shape that no other on the page has: Stat, Stat 2, Stat 3."""
        count = self._names.get(word, 0) + 1
        while (name := word if count == 1 else f"{word} {count}") in self._names:
            count += 1
        # The name itself is taken from now on, as a word too.
        self._names |= {name: 1, word: count}
        return name

    def text(
        self,
        box: Box,
        paragraphs: tuple[Paragraph, ...],
        word: str,
        *,
        role: str | None = None,
        anchor: Anchor = "top",
        insets: Insets = NO_INSETS,
        fill: str | None = None,
        corner: Emu = ZERO,
        in_steps: bool = False,
        unbroken: bool = False,
    ) -> str:
        """Set paragraphs in a box; role names the placeholder of the page's layout that they fill.

        A layout has one placeholder of a role, so only the first box fills it; further ones have no role. With
        in_steps the box is of a list whose points appear one by one. An unbroken one is left by lines that are too
        wide for it. Gives the name of the box.
        """
        taken = role is not None and any(isinstance(shape, TextBox) and shape.role == role for shape in self.shapes)
        name = self.name(word)
        role = None if taken else role
        self.shapes.append(TextBox(box, paragraphs, name, role, anchor, insets, fill, corner, unbroken=unbroken))
        if in_steps and self._steps is not None:
            self._steps.begin_parts(len(self.shapes) - 1, points_of(name, paragraphs))
        return name

    @contextmanager
    def at(self, press: Press) -> Iterator[None]:
        """Set what is drawn meanwhile in the type of another press."""
        kept, self.press = self.press, press
        yield
        self.press = kept

    @contextmanager
    def bundled(self, word: str, alt: str = "", *, of: Text | None = None) -> Iterator[None]:
        """Group the shapes that are drawn meanwhile, as "Card: Customs" where the group is one of several.

        alt is what screen readers say of all of them.
        A shape alone is grouped where there is something to say of it. What appears in several steps stays ungrouped,
        since PowerPoint shows a group at once or not at all. A bundle that is drawn meanwhile is a part of this one,
        and stands alone where this one is none.
        """
        said = cut(" ".join(of.spoken.split()), LONGEST_NAME) if of else ""
        first, inside = len(self.shapes), len(self.bundles)
        name = self.name(f"{word}: {said}" if said else word)
        yield
        if self._steps is not None and self._steps.part(first, len(self.shapes)):
            return
        names = frozenset(shape.name for shape in self.shapes[first:])
        if len(names) > 1 or alt:
            self.bundles[inside:] = [Bundle(name, alt, names)]

    @contextmanager
    def revealing(self, block: Span) -> Iterator[None]:
        """Draw a block that is written at this place; in the show its parts appear one by one if it is revealed."""
        if block not in self.revealed:
            yield
            return
        self._steps, first = Steps(), len(self.shapes)
        yield
        self._shown[block] = self._shown.get(block, ()) + self._steps.made(self.shapes, first, self.bundles)
        self._steps = None

    def step(self, part: int | None = None) -> None:
        """Begin the next thing of a block: in the show it appears a click later than what was drawn before it.

        What a block draws before its first step appears with that; a block without steps appears at once. With the
        number of a part of the last shape that was added in parts, what comes appears together with that.
        """
        if self._steps is not None:
            self._steps.begin(len(self.shapes), part)

    @property
    def in_steps(self) -> bool:
        """Whether the parts of the block that is being drawn appear one by one."""
        return self._steps is not None

    @property
    def steps(self) -> tuple[Step, ...]:
        """What appears on each click, block by block in the order in which their author has written them."""
        return tuple(step for block in self.revealed for step in self._shown.get(block, ()))

    def misfit(self, part: PagePart, message: str, span: Span, hint: str | None = None) -> None:
        """Note words that find no room; a check says so once the page is laid out."""
        self.misfits.append(Misfit(part, message, span, hint))

    def rectangle(self, box: Box, fill: str, word: str) -> None:
        """Lay an area of color."""
        self.shapes.append(Rectangle(box, fill, self.name(word)))

    def ellipse(self, box: Box, fill: str, word: str) -> None:
        """Lay a round area of color."""
        self.shapes.append(Ellipse(box, fill, self.name(word)))

    def line(self, box: Box, color: str, width: Emu, word: str) -> None:
        """Draw a line along the box's top edge, or its left one where it is narrower than high."""
        self.shapes.append(Line(box, color, width, self.name(word)))

    def add(self, shape: Shape, parts: Sequence[Appearing] = ()) -> None:
        """Add a shape of any other kind: a table, a chart, a picture, an icon, a group.

        parts are those of it that appear one by one in the show, each the next thing of the block.
        """
        self.shapes.append(shape)
        if parts and self._steps is not None:
            self._steps.begin_parts(len(self.shapes) - 1, parts)
