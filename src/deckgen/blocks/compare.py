"""compare: two sides, what each says for itself, and a verdict."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content, Told
from deckgen.fitting.measure import ON_ONE_LINE
from deckgen.fitting.strip import Strip
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Pt
from deckgen.model.house_words import house_words
from deckgen.model.layouts import Align
from deckgen.model.marks import HouseStr, Map, Seq, Str
from deckgen.model.node import Node, complaint
from deckgen.model.page import Bullet, Paragraph, Style
from deckgen.model.rich_text import Text

# Below this width the sides stand one under the other.
NARROW = Inch(5.6)
# The room over a side, the weight of its rule, and the room under that, under its title, its number, and over the
# verdict.
OVER_RULE, RULE, UNDER_RULE, UNDER_TITLE, UNDER_NUMBER, OVER_VERDICT = Pt(8), Pt(3), Pt(10), Pt(4), Pt(14), Pt(22)
# The room at both sides of the disc between the sides, its size in multiples of that of its words, and the
# part of its width that programs let words in a round shape take.
BESIDE_DISC, DISC, IN_DISC = Pt(16), 2.6, 0.7
# The largest size of the words between sides, in multiples of running text, and that as a share of the width; and the
# share of it that many words may have with their disc.
VERSUS, VERSUS_SHARE, DISC_SHARE = 1.5, 0.037, 0.13
# Between sides one under the other.
UNDER_SIDE = Pt(16)
# Numbers shrink down to this multiple of running text so that they stay on one line.
SMALLEST_NUMBER = 1.5


class Side(Node):
    """A side of a comparison."""

    noun = "a side of a comparison"
    title: Str
    """What is compared."""
    value: Str | None = None
    """Its number, set large."""
    label: Str | None = None
    """What the number counts."""
    items: tuple[Str, ...] = ()
    """Points about it."""
    color: Str | None = None
    """The color of its rule and title: a name of the brand, or a hex; else that of a thing with its title."""


class Compare(Block):
    """Two sides with their numbers side by side, and a verdict under them. A list of two sides is enough."""

    example = "left: {title: …, value: …}"
    left: Side
    """The side that is read first."""
    right: Side
    """The other side."""
    versus: Str | None = None
    """The word in the disc between them; "vs", in the language of the talk, where left out."""
    verdict: Str | None = None
    """What follows from the comparison, in one sentence."""

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """A mapping, also where the author wrote a list of two sides."""
        if not isinstance(data, Seq):
            return data
        if len(data) != 2:
            raise complaint(
                "wrong_count", f"'compare' holds two sides, not {len(data)}", hint="write 'cards' or 'table' for more"
            )
        return Map(dict(zip((Str("left", data.span), Str("right", data.span)), data, strict=True)), data.span)

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """A mapping, or a list of two sides."""
        sides = {"type": "array", "items": long["properties"]["left"], "minItems": 2, "maxItems": 2}
        return {"anyOf": [long, sides]}

    def bind(self, scope: Scope) -> Content | None:
        """The sides and the verdict with their words filled in."""
        usual = HouseStr.of(house_words(scope.language).versus, self.span, "'versus' under 'compare'")
        versus = scope.text(self.versus or usual)
        sides = (_bound(self.left, scope), _bound(self.right, scope))
        verdict = scope.text(self.verdict) if self.verdict else None
        written = zip(sides, (self.left, self.right), strict=True)
        numbers = tuple(Told(side.value, one.value) for side, one in written if side.value and one.value)
        takeaway = Told(verdict, self.verdict) if verdict and self.verdict else None
        return CompareContent(sides, versus, Strip(verdict) if verdict else None, self.span, numbers, takeaway)


def _bound(side: Side, scope: Scope) -> BoundSide:
    title = scope.text(side.title)
    color = scope.own_color(side.color, side.title, title)
    value = scope.text(side.value) if side.value else None
    return BoundSide(
        title,
        value and value.unbroken,
        scope.text(side.label) if side.label else None,
        tuple(scope.text(item) for item in side.items),
        color or scope.brand.colors.grey,
    )


class BoundSide(Struct, frozen=True):
    """A side with every word in place.

    value: its number, which no line may be broken in; None for none.
    label: what that counts.
    items: points about it.
    color: that of its rule and title.
    """

    title: Text
    value: Text | None
    label: Text | None
    items: tuple[Text, ...]
    color: str


class CompareContent(Content, Struct, frozen=True):
    """A bound comparison: two sides, side by side where there is room, else one under the other."""

    sides: tuple[BoundSide, BoundSide]
    versus: Text
    verdict: Strip | None
    span: Span
    numbers: tuple[Told, ...] = ()
    takeaway: Told | None = None
    word = "compare"
    share = 3.0
    form = "wide"

    @property
    def shows_figures(self) -> bool:  # type: ignore[override]
        """Whether a side has a number."""
        return any(side.value for side in self.sides)

    def _is_beside(self, width: Emu, press: Press) -> bool:
        """Whether the sides stand side by side."""
        return width >= NARROW and self._broken_in(self._column(width, press), press) is None

    def _disc(self, width: Emu, press: Press) -> Emu:
        """The size of the disc between the sides."""
        versus = self._versus(width, press)
        words = press.typesetter.width(self.versus, versus) * ON_ONE_LINE
        return max(versus.size * DISC, words * (1 / IN_DISC))

    def _column(self, width: Emu, press: Press) -> Emu:
        """The width of a side beside the other one."""
        return (width - self._disc(width, press) - BESIDE_DISC * 2) // 2

    def _versus(self, width: Emu, press: Press) -> Style:
        """The style of the words between the sides.

        A number there is what the comparison comes to, and stands on dark as marks on charts do.
        """
        colors, size = press.brand.colors, min(press.body.size * VERSUS, width * VERSUS_SHARE)
        style = Style(size, colors.paper if self._comes_to_number else colors.ink, bold=True)
        # Many words make no disc that outweighs the numbers.
        words = press.typesetter.width(self.versus, style) * ON_ONE_LINE
        share = min(1.0, width * DISC_SHARE * IN_DISC / words)
        return replace(style, size=max(size * share, press.small.size))

    @property
    def _comes_to_number(self) -> bool:
        return any(letter.isdigit() for letter in self.versus.plain)

    def _number_style(self, width: Emu, press: Press) -> Style:
        """The style of both numbers: the largest in which each stays on one line in this width."""
        largest, smallest = press.brand.type.stat
        size = Pt(int(press.between((largest, smallest)).pt))
        style = Style(size, press.brand.colors.ink, bold=True)
        values = [side.value for side in self.sides if side.value]
        return press.on_one_line(values, style, width, press.body.size * SMALLEST_NUMBER)

    def _title(self, side: BoundSide, press: Press) -> tuple[Paragraph, ...]:
        return (Paragraph(side.title, replace(press.head, color=press.brand.lettering(side.color))),)

    def _number(self, side: BoundSide, width: Emu, press: Press) -> tuple[Paragraph, ...]:
        """The number of a side and what it counts, either of which may be missing."""
        style = self._number_style(width, press)
        value = (Paragraph(side.value, style, line_height=0.9),) if side.value else ()
        label = (Paragraph(side.label, press.label, before=Pt(2)),) if side.label else ()
        return (*value, *label)

    @property
    def _align(self) -> Align:
        """Sides stand in the middle of their columns, as far from the disc as each other, unless they hold lists."""
        return "left" if any(len(side.items) > 1 for side in self.sides) else "center"

    def _points(self, side: BoundSide, press: Press) -> tuple[Paragraph, ...]:
        """The points about a side; one alone is no list, and has no mark."""
        if len(side.items) == 1:
            return (Paragraph(side.items[0], press.small),)
        indent = press.small.size * 0.9
        mark = Bullet(color=side.color, indent=indent)
        return tuple(
            Paragraph(item, press.small, left=indent, bullet=mark, before=press.small.size * 0.35)
            for item in side.items
        )

    def _tiers(self, width: Emu, press: Press, sides: tuple[BoundSide, ...]) -> tuple[Emu, Emu, Emu]:
        """The heights of titles, numbers and points of sides this wide: of the highest, and with what is under it."""
        titles = max(press.height(self._title(side, press), width) for side in sides)
        numbers = max(press.height(self._number(side, width, press), width) for side in sides)
        points = max(press.height(self._points(side, press), width) for side in sides)
        below = UNDER_NUMBER if points else ZERO
        return (titles + UNDER_TITLE, numbers + below, points) if numbers else (titles + below, ZERO, points)

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the sides, beside or under each other, and of the verdict."""
        under = self.verdict.height(width, press) + OVER_VERDICT if self.verdict else ZERO
        if self._is_beside(width, press):
            tiers = self._tiers(self._column(width, press), press, self.sides)
            return OVER_RULE + Emu(sum(tiers)) + RULE + UNDER_RULE + under
        heights = [Emu(sum(self._tiers(width, press, (side,)))) + RULE + UNDER_RULE for side in self.sides]
        return OVER_RULE + Emu(sum(heights)) + UNDER_SIDE * 2 + self._disc(width, press) + under

    def placed(self, box: Box, press: Press) -> Box:
        """A little over the middle of its place, however much of that it fills."""
        return self.floating(box, press)

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first side with a number or a word that is too long for its line."""
        if self._is_beside(width, press):
            return None
        return self._broken_in(width, press)

    def _broken_in(self, width: Emu, press: Press) -> str | None:
        """What is too long for a line of a side this wide, or of the verdict; None where nothing is."""
        for side in self.sides:
            if side.value and not press.is_on_one_line(side.value, self._number_style(width, press), width):
                return f"the number '{side.value.plain}'"
            words = (*self._title(side, press), *self._number(side, width, press), *self._points(side, press))
            if found := press.broken(words, width):
                return found
        return self.verdict.too_wide(width, press) if self.verdict else None

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw both sides with the disc between them, and the verdict at the foot of the box."""
        press, box = canvas.press, box.below(OVER_RULE)
        canvas.step()
        if self._is_beside(box.width, press):
            column = self._column(box.width, press)
            tiers = self._tiers(column, press, self.sides)
            first = Box(box.x, box.y, column, box.height)
            self._draw_side(self.sides[0], first, tiers, canvas)
            canvas.step()
            self._draw_disc(box, box.x + box.width // 2, self._middle(box, tiers, press), canvas)
            self._draw_side(self.sides[1], replace(first, x=box.right - column), tiers, canvas)
            box = box.below(RULE + UNDER_RULE + Emu(sum(tiers)))
        else:
            for number, side in enumerate(self.sides):
                tiers = self._tiers(box.width, press, (side,))
                self._draw_side(side, box, tiers, canvas)
                box = box.below(RULE + UNDER_RULE + Emu(sum(tiers)))
                if number == 0:
                    canvas.step()
                    disc = self._disc(box.width, press)
                    self._draw_disc(box, box.x + disc // 2, box.y + UNDER_SIDE + disc // 2, canvas)
                    box = box.below(UNDER_SIDE * 2 + disc)
        if self.verdict:
            canvas.step()
            self.verdict.draw(canvas, box.below(box.height - self.verdict.height(box.width, press)), "Verdict")

    def _middle(self, box: Box, tiers: tuple[Emu, Emu, Emu], press: Press) -> Emu:
        """How far down the middle of the disc is: in the middle of the numbers, else of all words of the sides."""
        titles, numbers, points = tiers
        top, column = box.y + RULE + UNDER_RULE, self._column(box.width, press)
        alone = [press.height(self._number(side, column, press)[:1], column) for side in self.sides if side.value]
        return top + titles + max(alone) // 2 if alone else top + (titles + numbers + points) // 2

    def _draw_side(self, side: BoundSide, box: Box, tiers: tuple[Emu, Emu, Emu], canvas: Canvas) -> None:
        press = canvas.press
        with canvas.bundled("Side", of=side.title):
            canvas.rectangle(box.top(RULE), side.color, "Rule")
            box = box.below(RULE + UNDER_RULE)
            words = (self._title(side, press), self._number(side, box.width, press), self._points(side, press))
            for paragraphs, height, word in zip(words, tiers, ("Head", "Number", "Points"), strict=True):
                if paragraphs:
                    aligned = tuple(replace(paragraph, align=self._align) for paragraph in paragraphs)
                    canvas.text(box.top(height), aligned, word)
                box = box.below(height)

    def _draw_disc(self, box: Box, x: Emu, y: Emu, canvas: Canvas) -> None:
        """Draw the words between the sides, which stand in a box, on a disc around a point."""
        size, colors = self._disc(box.width, canvas.press), canvas.brand.colors
        words = (Paragraph(self.versus, self._versus(box.width, canvas.press), "center"),)
        place = Box(x - size // 2, y - size // 2, size, size)
        fill = colors.ink if self._comes_to_number else colors.panel
        canvas.text(place, words, "Versus", anchor="middle", fill=fill, corner=size // 2)
