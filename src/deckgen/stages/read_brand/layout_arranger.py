"""Where on a layout of a template the words of each role have room.

What the template shows behind words is kept clear, and roles without a placeholder get a place that is free.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from deckgen.model.geometry import Box, Emu, Inch, Pt
from deckgen.model.layouts import Align, Layout, Look, Placeholder
from deckgen.model.seen_ground import SeenGround, cells, region_of
from deckgen.office.free_room import FreeRoom
from deckgen.office.template_layouts import Template, TemplatePlaceholder

# How far words stay from the edges of the page, from decorations, and from each other.
_EDGE, _AIR, _FOOT = Inch(0.3), Inch(0.15), Inch(0.08)
# The narrowest title as a share of the page, the least part of a title's width that is kept over it, and that of the
# page's width in a row for sources.
_NARROW, _LOW, _ROW = 0.3, 0.45, 0.35
# The part of a page's width that its layouts were drawn for, at most, where they are brought to the whole of it.
_DRAWN_FOR: Final = 0.85
# How much of the rest may be drawn on then.
_LITTLE: Final = 0.2
# The part of the page under which a title is widened where its row is free.
_WIDE: Final = 0.6
# The least part of the page over or under a title in which blocks find room, and under which the foot of it begins.
_OPEN, _AT_FOOT = 0.57, 0.8
# How many times as large as the template's body the free room must be to be taken instead.
_ROOMIER: Final = 1.08
_SOURCE, _KICKER, _OVER_TITLE = Inch(0.4), Inch(0.26), Inch(0.3)
_LINE: Final = 1.19
"""How high a line of a title is, as a multiple of its size."""
_SMALLEST_TITLE: Final = Pt(20)
# The least heights of the place for who speaks, and of the number of a section.
_SUBTITLE, _NUMBER = Inch(1.7), Inch(0.5)
_LEAST_SUBTITLE: Final = Inch(0.8)
_STEP: Final = Inch(0.12)


class LayoutArranger:
    """Finds the places of one layout. Those that are found are kept clear by all that come after them.

    own: the template's placeholders by their roles, a title among them.
    standard: deckgen's own layouts by their roles.
    seen: what the layout shows; None where it can't be drawn.
    drawn_width: that of the page for which the layout was drawn, as the template has it.
    title_size: that of titles; smaller once places are found where two lines of it find no room.
    """

    def __init__(
        self,
        role: str,
        own: Mapping[str, TemplatePlaceholder],
        template: Template,
        standard: Mapping[str, Layout],
        seen: SeenGround | None,
        drawn_width: Emu,
        title_size: Emu,
    ) -> None:
        self._role, self._own, self._template, self._standard, self._seen = role, own, template, standard, seen
        self._page = self._width, self._height = template.page_at_work
        self.title_size = title_size
        self._stretch = self._stretch_from(drawn_width / template.page[0])
        self._found: dict[str, Placeholder] = {}

    def places(self) -> tuple[Placeholder, ...]:
        """The places of all roles that there is room for."""
        steps: dict[str, Callable[[], None]] = {
            "title": self._title, "kicker": self._kicker, "number": self._number, "source": self._source,
            "subtitle": self._subtitle, "occasion": self._occasion, "tracker": self._tracker, "body": self._body,
        }  # fmt: skip
        wanted = {place.role for place in self._standard[self._role].placeholders} | set(self._own)
        for role, step in steps.items():
            if role in wanted:
                step()
        return tuple(self._found.values())

    # Titles.

    def _title(self) -> None:
        box, standard = self._box("title"), self._of_standard("title")
        look = self._own["title"].look
        if box is None or box.width < self._width * _NARROW:
            self._keep("title", standard, Look(look.color))
            return
        box = self._inside(box)
        if self._stretch != 1.0 and not self._room(box).is_free(box):
            box = self._room(box).run(box) or box
        if self._role in ("content", "body"):
            if max(box.y, self._height - box.bottom) < self._height * _OPEN:
                # Over blocks a title in the middle of the page would leave no room.
                box = replace(box, y=standard.y, height=standard.height)
            if box.width < self._width * _WIDE:
                free = self._room(box).run(replace(standard, y=box.y, height=box.height))
                is_around = free is not None and free.x <= box.x + _FOOT and free.right >= box.right - _FOOT
                box = free if free is not None and is_around and free.width > box.width else box
        wanted = self.title_size * (2 * _LINE)
        if box.height < wanted:
            longer = self._inside(replace(box, height=wanted))
            if self._room(box).is_free(longer):
                box = longer
            elif self._role in ("content", "body"):
                fits = Emu(max(int(_SMALLEST_TITLE), int(box.height * (1 / (2 * _LINE)))))
                self.title_size = min(self.title_size, fits)
        self._keep("title", box, look)

    def _kicker(self) -> None:
        """The section's name, or its number, over the title."""
        if self._box("kicker") is not None:
            self._keep_own("kicker")
            return
        title = self._found["title"]
        box, look = title.box, Look(align=title.look.align if title.look else "left")
        if self._role == "divider":
            top = max(_EDGE, box.y - self._of_standard("kicker").height)
            over = Box(box.x, Emu(top), box.width, Emu(max(0, box.y - _FOOT - top)))
            free = self._room(box).without([box]).largest(over)
            if free is not None and free.height >= _NUMBER and free.width >= box.width * _LOW:
                self._keep("kicker", Box(free.x, free.y, free.width, over.bottom - free.y), look)
            return
        over = Box(box.x, box.y - _OVER_TITLE, box.width, _KICKER)
        if over.y >= _EDGE and self._room(box).is_free(over):
            self._keep("kicker", over, look)
        elif box.height >= self.title_size * (2 * _LINE) + _OVER_TITLE:
            self._keep("kicker", box.top(_KICKER), look)
            self._keep("title", box.below(_OVER_TITLE), title.look or Look())

    # The foot of the page.

    def _number(self) -> None:
        box = self._box("number")
        if box is None or box.bottom < self._height * _AT_FOOT:
            free = self._strip(self._of_standard("number"), share=1.0)
            if free is not None:
                self._keep("number", free, Look(align="right"))
            return
        look = self._own["number"].look
        box = self._inside(replace(box, height=Emu(max(box.height, Pt(13)))))
        self._keep("number", box, look)

    def _source(self) -> None:
        """The row of sources: as wide as the foot leaves it, where the template has its footer."""
        own, standard = self._box("source"), self._of_standard("source")
        left, right = self._margins()
        if own is not None and own.width * 2 > self._width and own.height >= _SOURCE * 0.7:
            self._keep("source", self._inside(own), self._own["source"].look)
            return
        own = own if own is not None and own.bottom >= self._height * _AT_FOOT else None
        beside = own or (self._found["number"].box if "number" in self._found else None) or standard
        strip = self._inside(Box(left, beside.y, right - left, _SOURCE))
        free = self._strip(strip, share=_ROW)
        if free is not None:
            self._keep("source", free, Look())

    # Covers and dividers.

    def _subtitle(self) -> None:
        box, title = self._box("subtitle"), self._found["title"]
        look = self._own["subtitle"].look if "subtitle" in self._own else Look(align=_align(title))
        if box is None:
            under = Box(title.box.x, title.box.bottom + _AIR, title.box.width, self._height - title.box.bottom)
            free = self._room(title.box).without([title.box]).largest(self._within(under))
            if free is not None and free.height >= _LEAST_SUBTITLE:
                self._keep("subtitle", free.top(Emu(min(free.height, _SUBTITLE))), Look(look.color, look.align))
            return
        box = self._inside(box)
        if box.height < _SUBTITLE:
            room = self._room(box)
            longer = self._inside(replace(box, height=_SUBTITLE))
            while longer.height > box.height and (longer.overlaps(title.box) or not room.is_free(longer)):
                longer = replace(longer, height=longer.height - _STEP)
            box = longer if longer.height > box.height and longer.y == box.y else box
        self._keep("subtitle", box, look)

    def _occasion(self) -> None:
        self._line_at_foot("occasion")

    def _tracker(self) -> None:
        self._line_at_foot("tracker")

    def _line_at_foot(self, role: str) -> None:
        """A line at the foot of a cover or a divider, between the edges of its title."""
        if self._box(role) is not None:
            self._keep_own(role)
            return
        title, standard = self._found["title"], self._of_standard(role)
        strip = Box(title.box.x, standard.y, title.box.width, standard.height)
        free = self._strip(self._within(strip), share=0.6)
        if free is not None:
            self._keep(role, free, Look(align=_align(title)))

    # The body.

    def _body(self) -> None:
        """The body: as the template has it, unless something stands there, or much more room is free."""
        own, standard = self._box("body"), self._of_standard("body")
        look = self._own["body"].look if "body" in self._own else Look()
        box = self._inside(own or standard)
        taken = [_with_air(place.box) for place in self._found.values()]
        room = self._room(box).without(taken)
        left, right = self._margins()
        left, right = min(left, box.x), max(right, box.right)
        within = self._within(Box(left, Emu(0), Emu(right - left), self._height))
        found = room.largest(within)
        is_clear = own is not None and room.is_free(box)
        if found is None or _area(found) < _area(box) * (_ROOMIER if is_clear else 0.5):
            self._keep("body", box, look)
        else:
            self._keep("body", _aside(found, within), look)

    # What all of them need.

    def _keep(self, role: str, box: Box, look: Look) -> None:
        own = self._own.get(role)
        ground = self._seen.main(region_of(box, self._page)) if self._seen else ""
        if own is None:
            self._found[role] = Placeholder(role, None, 0, box, look=look, ground=ground)
            return
        moved = own.box is None or not own.is_sound or box != self._template.at_work(own.box)
        self._found[role] = Placeholder(role, own.kind, own.idx, box, moved, look, ground)  # type: ignore[arg-type]

    def _keep_own(self, role: str) -> None:
        box = self._box(role)
        assert box is not None
        self._keep(role, self._inside(box), self._own[role].look)

    def _box(self, role: str) -> Box | None:
        """Where the template has the placeholder of a role; None where it has none or doesn't say it."""
        own = self._own.get(role)
        if own is None or own.box is None:
            return None
        box = self._template.at_work(own.box)
        return replace(box, x=box.x * self._stretch, width=box.width * self._stretch)

    def _stretch_from(self, share: float) -> float:
        """How many times as wide the layout's boxes are to be, where it was drawn for this part of the page's width.

        Where much is drawn in what it leaves, that is meant for it; else the page was only made wider.
        """
        if share <= 0 or share > _DRAWN_FOR or self._seen is None:
            return 1.0
        marked = [self._seen.marked[cell] for cell in cells((share, 0.0, 1 - share, 1.0))]
        return 1 / share if sum(marked) < len(marked) * _LITTLE else 1.0

    def _of_standard(self, role: str) -> Box:
        """Where deckgen's own layout of the role has it, or another of its layouts."""
        layouts = (self._standard[self._role], self._standard["body"], *self._standard.values())
        return next(place.box for layout in layouts if (place := layout.get(role)) is not None)

    def _room(self, box: Box) -> FreeRoom:
        """What is free for words of the color that is right in a box."""
        room = FreeRoom(self._width, self._height)
        return room if self._seen is None else replace(room, free=self._seen.free(region_of(box, self._page)))

    def _strip(self, strip: Box, *, share: float) -> Box | None:
        """The longest free part of a strip, or of the next one over or under it; at least a share of its width."""
        room = self._room(strip).without(place.box for place in self._found.values())
        for step in range(int(self._height * 0.25) // int(_STEP)):
            for way in (-1, 1) if step else (1,):
                moved = replace(strip, y=strip.y + _STEP * (step * way))
                free = room.run(moved)
                least = (self._width if share < 0.5 else strip.width) * share
                if free is not None and free.width >= least * 0.97:
                    return free
        return None

    def _margins(self) -> tuple[Emu, Emu]:
        """Where the words of the layout begin and end: as its title does, where that runs across the page."""
        title = self._found["title"].box
        if title.width * 2 < self._width:
            return self._of_standard("body").x, self._of_standard("body").right
        return title.x, title.right

    def _inside(self, box: Box) -> Box:
        """A box moved, and where need be cut, so that all of it is on the page."""
        width, height = min(box.width, self._width), min(box.height, self._height)
        x = max(0, min(box.x, self._width - width))
        return Box(Emu(x), Emu(max(0, min(box.y, self._height - height))), Emu(width), Emu(height))

    def _within(self, box: Box) -> Box:
        """What of a box lies between the edges that words keep from those of the page."""
        left, top = max(box.x, _EDGE), max(box.y, _EDGE)
        right, bottom = min(box.right, self._width - _EDGE), min(box.bottom, self._height - _EDGE)
        return Box(Emu(left), Emu(top), Emu(max(0, right - left)), Emu(max(0, bottom - top)))


def _align(place: Placeholder) -> Align:
    return place.look.align if place.look else "left"


def _with_air(box: Box) -> Box:
    return Box(box.x, box.y - _FOOT, box.width, box.height + _FOOT * 2)


def _aside(box: Box, within: Box) -> Box:
    """A free box, a little further from what stands beside it there."""
    left = _AIR if box.x > within.x else Emu(0)
    right = _AIR if box.right < within.right else Emu(0)
    return Box(box.x + left, box.y, box.width - left - right, box.height)


def _area(box: Box | None) -> int:
    return int(box.width) * int(box.height) if box is not None else 0
