"""flow: boxes with arrows between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import Field

from deckgen.binding.icon_word import mark_of
from deckgen.binding.scope import Scope
from deckgen.block import Block
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import OVER_FLOATING, Content
from deckgen.flowing.chain import plan_chain
from deckgen.flowing.circle import plan_circle
from deckgen.flowing.flow_contents import UNDER_ICON, FlowContents, FlowItem, FlowLink, icon_size, word_style
from deckgen.flowing.plan import Plan
from deckgen.flowing.tree import plan_tree
from deckgen.model.diagnostics import Span, did_you_mean
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Flag, Node, Tailored, one_of
from deckgen.model.page import Paragraph
from deckgen.model.phrases import Phrases
from deckgen.model.rich_text import parse

# The fewest and the most items of each shape, and what to do where there are more.
COUNTS = {
    "chain": (2, 12, "split it over two slides, or write 'shape: tree' for what has levels"),
    "circle": (3, 8, "leave some out, or write 'shape: chain'"),
    "tree": (2, 24, "leave some out, or split it over two slides"),
}
PLANS: dict[str, Callable[[FlowContents, Emu, Press, Emu], Plan]] = {
    "chain": plan_chain,
    "circle": plan_circle,
    "tree": plan_tree,
}
# The radius of the corners of boxes.
CORNER = Pt(6)


class FlowBox(Tailored):
    """A box of a flow."""

    noun = "an item of a flow"
    short_form = "title"
    title: Str
    """The words in the box, by which links name it."""
    text: Str | None = None
    """Smaller words under the title."""
    icon: Str | None = None
    """The name of an icon over the title, from lucide.dev/icons, or the file of a picture."""
    highlight: Flag = False
    """Whether the box stands out, in the brand's accent."""
    color: Str | None = None
    """The color of a box that stands out: a name of the brand, or a hex."""
    items: tuple[FlowBox, ...] = ()
    """In a tree, the items that this one leads to, each its title or a mapping."""


class FlowArrow(Node):
    """An arrow of a flow."""

    noun = "a link of a flow"
    from_: Str = Field(alias="from")
    """The title of the item that it leads from."""
    to: Str
    """The title of the item that it leads to."""
    text: Str | None = None
    """A few words on the arrow."""


class Flow(Block):
    """Boxes with arrows between them: a chain, a circle, or a tree.

    Each item of a chain leads to the next one, in a circle the last one to the first. Items of a tree lead to those
    in them. The links that are given come on top of these; a link that is there already gets its words.
    """

    short_form = "items"
    is_looked_at = True
    items: tuple[FlowBox, ...]
    """The items in order, each its title or a mapping."""
    links: tuple[FlowArrow, ...] = ()
    """Further arrows, such as {from: Weapons, to: Production, text: guns go south}, or words on those there are."""
    shape: one_of(*COUNTS) = "chain"  # type: ignore[valid-type]
    """chain (one after the other), circle, or tree (in levels)."""
    _written: tuple[str, ...] = ()

    def model_post_init(self, context: Any, /) -> None:
        """Remember the titles of all items, also of those that an audience won't get."""
        super().model_post_init(context)
        self._written = tuple(_name(item.title) for item, _ in _all_items(self.items))

    def bind(self, scope: Scope) -> Content | None:
        """The items and links with their words filled in."""
        items = list(_all_items(self.items))
        fewest, most, hint = COUNTS[self.shape]
        if self.shape != "tree" and (nested := next((item for item, parent in items if parent is not None), None)):
            message = f"only a tree holds items in items, not a {self.shape}"
            scope.log.error("wrong_value", message, nested.span, "write 'shape: tree'")
            return None
        if len(items) > most or (len(items) < fewest and self.all_read):
            message = f"a flow that is a {self.shape} holds {fewest} to {most} items, not {len(items)}"
            where = items[most][0].span if len(items) > most else self.span
            scope.log.error("wrong_count", message, where, hint if len(items) > most else None)
            items = items[:most]
        if len(items) < fewest:
            return None
        links = self._links([item for item, _ in items], [parent for _, parent in items], scope)
        bound = tuple(_bound(item, scope) for item, _ in items)
        contents = FlowContents(bound, links)
        say = Phrases(scope.language)
        told = tuple(_told(replace(contents, links=contents.links_to(number)), say) for number in range(len(bound)))
        return FlowContent(contents, self.shape, _told(contents, say), told, self.span)

    def _links(self, items: Sequence[FlowBox], parents: Sequence[int | None], scope: Scope) -> tuple[FlowLink, ...]:
        """The links that the shape has by itself, with the words that are given, and then the further ones."""
        count = len(items)
        made: dict[tuple[int, int], FlowLink] = {}
        if self.shape == "tree":
            pairs = [(parent, number) for number, parent in enumerate(parents) if parent is not None]
        else:
            pairs = [(number, number + 1) for number in range(count - 1)]
            pairs += [(count - 1, 0)] if self.shape == "circle" else []
        made.update({pair: FlowLink(*pair) for pair in pairs})
        for link in self.links:
            ends = [self._number(name, items, scope) for name in (link.from_, link.to)]
            words = scope.text(link.text) if link.text else None
            start, end = ends
            if start is None or end is None:
                continue
            if start == end:
                message = f"a link leads from '{link.from_}' to itself"
                scope.log.error("wrong_arrow", message, link.to.span, "name another item under 'to'")
            elif self.shape == "tree" and _leads_to(made, end, start):
                message = f"'{link.to}' leads to '{link.from_}' already, and nothing in a tree leads back"
                scope.log.error("wrong_arrow", message, link.to.span, "leave the link out, or write 'shape: chain'")
            else:
                made[start, end] = FlowLink(start, end, words)
        if not made and self.all_read:
            hint = "write 'items' in an item, or 'links: [{from: …, to: …}]'"
            scope.log.error("missing_key", "nothing in this tree leads to anything", self.span, hint)
        return tuple(made.values())

    def _number(self, name: Str, items: Sequence[FlowBox], scope: Scope) -> int | None:
        """The number of the item that a link names; None after a complaint, or where this audience doesn't get it."""
        found = [number for number, item in enumerate(items) if _name(item.title) == _name(name)]
        if len(found) == 1:
            return found[0]
        if found:
            message = f"{len(found)} items of this flow are called '{name}'"
            scope.log.error("wrong_arrow", message, name.span, "give them different titles")
        elif _name(name) not in self._written:
            hint = did_you_mean(name, tuple(dict.fromkeys(self._written)))
            scope.log.error("unknown_item", f"no item of this flow is called '{name}'", name.span, hint)
        return None


def _name(title: Str) -> str:
    """A title as links name it: its marks may be left out."""
    return " ".join(parse(title).plain.split())


def _all_items(
    items: Sequence[FlowBox], parent: int | None = None, start: int = 0
) -> Iterator[tuple[FlowBox, int | None]]:
    """All items, those in an item right behind it, each with the number of the one that holds it."""
    number = start
    for item in items:
        yield item, parent
        inside = list(_all_items(item.items, number, number + 1))
        yield from inside
        number += 1 + len(inside)


def _leads_to(links: dict[tuple[int, int], FlowLink], start: int, end: int) -> bool:
    """Whether links lead from an item to another one, by way of others too."""
    reached, left = {start}, [start]
    while left:
        here = left.pop()
        further = {to for from_, to in links if from_ == here} - reached
        reached |= further
        left += further
    return end in reached


def _bound(item: FlowBox, scope: Scope) -> FlowItem:
    color = scope.color(item.color) if item.color else None
    return FlowItem(
        scope.text(item.title),
        scope.text(item.text) if item.text else None,
        mark_of(item.icon, scope),
        color or (scope.brand.colors.accent if item.highlight else None),
    )


def _told(flow: FlowContents, say: Phrases) -> str:
    """What screen readers say of the arrows: a sentence for each item that leads to others; "" without arrows."""
    sentences = []
    for number, item in enumerate(flow.items):
        ends = []
        for link in flow.links:
            if link.start == number:
                end = flow.items[link.end].title.spoken
                ends.append(end if link.text is None else f"{end} ({link.text.spoken})")
        if ends:
            sentences.append(say("{item} leads to {names}", item=item.title.spoken, names=", ".join(ends)))
    return f"{'; '.join(sentences)}." if sentences else ""


class FlowContent(Content, Struct, frozen=True):
    """A bound flow.

    told: what screen readers say of its arrows.
    told_by_item: what they say, for each item, of the arrows that can be drawn once it and those before it are.
    """

    flow: FlowContents
    shape: str
    told: str
    told_by_item: tuple[str, ...]
    span: Span
    word = "flow"
    share = 3.0
    form = "wide"
    floats = True

    def _plan(self, width: Emu, press: Press, room: Emu = ZERO) -> Plan:
        return PLANS[self.shape](self.flow, width, press, room)

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of the boxes and of all that runs over and under them."""
        return self._plan(width, press).extent.height

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """What finds no room between the edges: a word in a box, or a link with its words."""
        return self._plan(width, press).trouble

    def floating(self, box: Box, press: Press) -> Box:
        """A little over the middle of a box, as high as it grows there."""
        spare = Emu(max(0, box.height - self._plan(box.width, press, box.height).extent.height))
        return box.below(spare * OVER_FLOATING)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the boxes with their words and icons, each with the arrows that it completes, in one group."""
        press, names = canvas.press, list[str]()
        plan = self._plan(box.width, press, box.height).moved(box.x, box.y)
        with canvas.bundled("Flow", self.told):
            placed = zip(self.flow.items, plan.boxes, self.told_by_item, strict=True)
            for number, (item, place, told) in enumerate(placed):
                canvas.step()
                with canvas.bundled("Part", told):
                    beside = tuple(
                        one for one, box in zip(self.flow.items, plan.boxes, strict=True) if box.y == place.y
                    )
                    names.append(_draw_item(item, place, FlowContents(beside, ()), canvas))
                    arrows, words = plan.come_with(number)
                    for arrow in arrows:
                        canvas.add(arrow.fastened(names, canvas.name("Arrow")))
                    for one in words:
                        paragraph = Paragraph(one.text, word_style(press), one.align)
                        canvas.text(one.box, (paragraph,), "Link")


def _draw_item(item: FlowItem, place: Box, row: FlowContents, canvas: Canvas) -> str:
    """Draw the box of an item, with its words on the lines of those in its row; gives its name."""
    press, insets = canvas.press, row.insets(canvas.press)
    words, ground = item.paragraphs(press), item.ground(press)
    room = place.width - insets.left - insets.right
    aside = (room - press.balanced(words, room)) // 2
    insets = insets._replace(left=insets.left + aside, right=insets.right + aside)
    if not row.is_even:
        return canvas.text(place, words, "Item", anchor="middle", insets=insets, fill=ground, corner=CORNER)
    # Titles stand on one line, and so do the words under them, and the icons over them.
    down = (place.height - row.height(place.width, press)) // 2
    insets = insets._replace(top=insets.top + down)
    name = canvas.text(place, words, "Item", insets=insets, fill=ground, corner=CORNER)
    if item.icon is not None:
        size = icon_size(press)
        over = Box(place.x + (place.width - size) // 2, place.y + insets.top - UNDER_ICON - size, size, size)
        item.icon.put(over, words[0].style.color, canvas)
    return name
