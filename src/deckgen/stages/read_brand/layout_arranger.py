"""Where on a layout of a template the words of each role have room.

What the template shows behind words is kept clear, and roles without a placeholder get a place that is free. Words
stand on one ground: a placeholder across the edge of a band or a picture gives way to that of the master, and then to
the largest calm area.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from deckgen.model.geometry import Box, Emu, Inch, Pt
from deckgen.model.layouts import Align, Layout, Look, Placeholder, PlaceholderKind
from deckgen.model.seen_ground import SeenGround
from deckgen.office.free_room import FreeRoom
from deckgen.office.template_layouts import Template
from deckgen.office.template_placeholders import TemplatePlaceholder
from deckgen.pages.contrast import LEAST, LEAST_OF_LARGE
from deckgen.stages.read_brand.calm_places import Words, calm_place, higher
from deckgen.stages.read_brand.number_line import number_line
from deckgen.stages.read_brand.opening_places import LEAST_WIDTH, belongs_to, code_place, line_at_foot, on_axis
from deckgen.stages.read_brand.page_ground import AIR, EDGE, FOOT, PageGround, area, aside, with_air

# How much more of one ground a master's place must be to be taken.
_CALMER: Final = 0.04
# The narrowest title as a share of the page, the least part of a title's width that is kept over it, and that of the
# page's width in a row for sources.
_NARROW, _LOW, _ROW = 0.3, 0.45, 0.35
# How far the edges of blocks and of the title over them are apart at the most that were meant to be one.
_ONE_EDGE: Final = Inch(0.2)
# The part of a page's width that its layouts were drawn for, at most, where they are brought to the whole of it.
_DRAWN_FOR: Final = 0.85
# How much of the rest may be drawn on then.
_LITTLE: Final = 0.2
# The part of the page under which a title is widened where its row is free.
_WIDE: Final = 0.6
# The least part of the page over or under a title in which blocks find room, and under which the foot of it begins.
_OPEN, _AT_FOOT = 0.62, 0.8
# How many times as large as the template's body the free room must be to be taken instead.
_ROOMIER: Final = 1.08
_SOURCE, _KICKER, _OVER_TITLE = Inch(0.4), Inch(0.26), Inch(0.3)
_LINE: Final = 1.19
"""How high a line of a title is, as a multiple of its size."""
_SMALLEST_TITLE: Final = Pt(20)
# The least heights of the place for who speaks, and of the number of a section.
_SUBTITLE, _NUMBER = Inch(1.7), Inch(0.5)
_LEAST_SUBTITLE: Final = Inch(0.8)
# What who speaks gives up for the line of where and when.
_OCCASION: Final = Inch(0.5)
# How much shorter a place for who speaks is tried at a time.
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
        self._role, self._own, self._template, self._standard = role, own, template, standard
        self._width, self._height = template.page_at_work
        self._ground = PageGround(self._width, self._height, seen)
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
        if self._role in ("cover", "closing"):
            self._code()
        return tuple(self._found.values())

    # Titles.

    def _title(self) -> None:
        box, standard = self._box("title"), self._of_standard("title")
        look = self._own["title"].look
        if box is None or box.width < self._width * _NARROW:
            self._keep("title", standard, Look(look.color))
            return
        box = self._ground.in_view(box)
        if self._role in ("content", "body"):
            if max(box.y, self._height - box.bottom) < self._height * _OPEN:
                # Over blocks a title in the middle of the page would leave no room.
                box = replace(box, y=standard.y, height=standard.height)
            if box.width < self._width * _WIDE:
                free = self._ground.room(box).run(replace(standard, y=box.y, height=box.height))
                is_around = free is not None and free.x <= box.x + FOOT and free.right >= box.right - FOOT
                is_wider = free is not None and is_around and free.width > box.width
                box = free if free is not None and is_wider and self._ground.is_as_even(free, box) else box
        wanted = self.title_size * (2 * _LINE)
        if self._is_read("title", box):
            self._keep("title", box, look)
            return
        over_blocks = wanted if self._role in ("content", "body") else None
        least = Words(_SMALLEST_TITLE * (2 * _LINE), self._width * _NARROW, _SUBTITLE)
        box = calm_place(self._ground, box, self._taken, least, over_blocks)
        if box.height < wanted:
            box = higher(self._ground, box, wanted, look.anchor)
        if box.height < wanted and self._role in ("content", "body"):
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
            top = max(EDGE, box.y - self._of_standard("kicker").height)
            over = Box(box.x, Emu(top), box.width, Emu(max(0, box.y - FOOT - top)))
            free = self._ground.room(box, [box]).largest(over)
            if free is not None and free.height >= _NUMBER and free.width >= box.width * _LOW:
                self._keep("kicker", Box(free.x, free.y, free.width, over.bottom - free.y), look)
            return
        over = Box(box.x, box.y - _OVER_TITLE, box.width, _KICKER)
        if over.y >= EDGE and self._ground.room(box).is_free(over):
            self._keep("kicker", over, look)
        elif box.height >= self.title_size * (2 * _LINE) + _OVER_TITLE:
            self._keep("kicker", box.top(_KICKER), look)
            self._keep("title", box.below(_OVER_TITLE), title.look or Look())

    # The foot of the page.

    def _number(self) -> None:
        box = self._box("number")
        if box is None or box.bottom < self._height * _AT_FOOT:
            line = number_line(self._ground, self._of_standard("number"), Look(align="right"), self._taken)
            if line is not None:
                self._keep("number", line, Look(align="right"))
            return
        look = self._own["number"].look
        whole = self._ground.inside(replace(box, height=Emu(max(box.height, Pt(13)))))
        if not self._is_clear(whole, look):
            whole = number_line(self._ground, box, look, self._taken) or whole
        self._keep("number", whole, look)

    def _source(self) -> None:
        """The row of sources: as wide as the foot leaves it, where the template has its footer."""
        own, standard = self._box("source"), self._of_standard("source")
        left, right = self._margins()
        if own is not None and own.width * 2 > self._width and own.height >= _SOURCE * 0.7:
            own, look = self._ground.inside(own), self._own["source"].look
            if self._is_clear(own, look):
                self._keep("source", own, look)
                return
        own = own if own is not None and own.bottom >= self._height * _AT_FOOT else None
        row = own or (self._found["number"].box if "number" in self._found else None) or standard
        strip = self._ground.inside(Box(left, row.y, right - left, _SOURCE))
        free = self._ground.foot_row(strip, self._taken, self._width * _ROW)
        if free is not None:
            self._keep("source", free, Look())

    def _is_clear(self, box: Box, look: Look) -> bool:
        """Whether a line at the foot of the page is free; at the top or the foot of its box it needs more air."""
        if look.anchor == "middle":
            return self._ground.room(box, self._taken).is_free(box)
        return self._ground.is_clear(box, self._taken)

    # Covers and dividers.

    def _subtitle(self) -> None:
        box, title = self._box("subtitle"), self._found["title"]
        look = self._own["subtitle"].look if "subtitle" in self._own else Look(align=_align(title))
        if box is None:
            under = Box(title.box.x, title.box.bottom + AIR, title.box.width, self._height - title.box.bottom)
            free = self._ground.room(title.box).without([title.box]).largest(self._ground.within(under))
            if free is not None and free.height >= _LEAST_SUBTITLE:
                self._keep("subtitle", free.top(Emu(min(free.height, _SUBTITLE))), Look(look.color, look.align))
            return
        box = self._ground.in_view(box)
        if not self._is_read("subtitle", box):
            box = calm_place(self._ground, box, self._taken, Words(_LEAST_SUBTITLE, LEAST_WIDTH, _SUBTITLE))
        if box.height < _SUBTITLE:
            room, spare = self._ground.room(box), _SUBTITLE - box.height
            lengths = (replace(box, height=_SUBTITLE - _STEP * step) for step in range(int(spare) // int(_STEP) + 1))
            fitting = (one for one in lengths if one.bottom <= self._height - FOOT and not one.overlaps(title.box))
            box = next((one for one in fitting if room.is_free(one) or self._is_read("subtitle", one)), box)
        if belongs_to(box, title.box):
            look = replace(look, align=_align(title))
            box = on_axis(self._ground, box, title.box, look.align, self._taken)
        self._keep("subtitle", box, look)

    def _occasion(self) -> None:
        """Where and when, under all other words; who speaks makes room for it where it fills the foot of the page."""
        self._line_at_foot("occasion")
        under = self._found.get("subtitle")
        if "occasion" not in self._found and under is not None and under.box.height >= _LEAST_SUBTITLE + _OCCASION:
            self._keep("subtitle", under.box.above(_OCCASION), under.look or Look())
            self._line_at_foot("occasion")
            if "occasion" not in self._found:
                self._found["subtitle"] = under

    def _code(self) -> None:
        """The place of a code on a closing slide, which doesn't say where and when."""
        title, under = self._found["title"].box, self._found.get("subtitle")
        others = [place.box for role, place in self._found.items() if role not in ("subtitle", "occasion")]
        found = code_place(self._ground, title, under.box if under else None, others)
        if found is not None:
            self._keep("code", found, Look())

    def _tracker(self) -> None:
        self._line_at_foot("tracker")

    def _line_at_foot(self, role: str) -> None:
        """A line at the foot of a cover or a divider, between the edges of its title where that is wide."""
        if self._box(role) is not None:
            self._keep_own(role)
            return
        title = self._found["title"]
        line = line_at_foot(self._ground, self._of_standard(role), title.box, _align(title), self._taken)
        if line is not None:
            self._keep(role, line, Look(align=_align(title)))

    # The body.

    def _body(self) -> None:
        """The body: as the template has it, unless something stands there, or much more room is free."""
        own, standard = self._box("body"), self._of_standard("body")
        look = self._own["body"].look if "body" in self._own else Look()
        box = self._ground.inside(own or standard)
        taken = [with_air(place.box) for place in self._found.values()]
        room = replace(self._ground, lines=False).room(box, taken)
        left, right = self._margins()
        left = left if abs(left - box.x) < _ONE_EDGE else min(left, box.x)
        right = max(right, box.right)
        within = self._ground.within(Box(left, Emu(0), Emu(right - left), self._height))
        found = room.largest(within)
        is_clear = own is not None and room.is_free(box)
        if found is None or area(found) < area(box) * (_ROOMIER if is_clear else 0.5):
            # Blocks may cross the edge of a band, but no other words.
            apart = FreeRoom(self._width, self._height).without(taken).largest(box if is_clear else within)
            self._keep("body", box if is_clear or apart is None else apart, look)
        else:
            self._keep("body", aside(found, within), look)

    # What all of them need.

    def _keep(self, role: str, box: Box, look: Look) -> None:
        own = self._own.get(role)
        # All that belongs to a title follows it.
        box = self._ground.apart(box) if role in ("title", "body", "source") else box
        ground, hardest = self._ground.colors(box)
        if own is None:
            self._found[role] = Placeholder(role, None, 0, box, look=look, ground=ground, hardest=hardest)
            return
        moved = own.box is None or not own.is_sound or box != self._template.at_work(own.box)
        kind: PlaceholderKind = own.kind  # type: ignore[assignment]
        look = replace(look, painted=own.look.painted)
        self._found[role] = Placeholder(role, kind, own.idx, box, moved, look, ground, hardest)

    def _keep_own(self, role: str) -> None:
        box = self._box(role)
        assert box is not None
        self._keep(role, self._ground.inside(box), self._own[role].look)

    def _box(self, role: str) -> Box | None:
        """Where the template has the placeholder of a role; None where it has none or doesn't say it.

        Where the layout's box crosses what is drawn there, and its master's doesn't, that one is taken; and where the
        box was borrowed from another master, unless the master's own is worse.
        """
        own = self._own.get(role)
        if own is None or own.box is None:
            return None
        box, above = self._at_work(own.box), own.above and self._at_work(own.above)
        if above is None or above == box or (not own.borrowed and self._is_read(role, box)):
            return box
        needed = self._ground.calmness(box) + (-_CALMER if own.borrowed else _CALMER)
        return above if self._ground.calmness(above) > needed else box

    def _is_read(self, role: str, box: Box) -> bool:
        """Whether the words of a role are read on all of a box in the template's own color, made for them."""
        return self._ground.reads(box, self._own[role].look.color, LEAST_OF_LARGE if role == "title" else LEAST)

    def _at_work(self, box: Box) -> Box:
        """A box of the template on the page on which slides are laid out."""
        box = self._template.at_work(box)
        return replace(box, x=box.x * self._stretch, width=box.width * self._stretch)

    def _stretch_from(self, share: float) -> float:
        """How many times as wide the layout's boxes are to be, where it was drawn for this part of the page's width.

        Where much is drawn in what it leaves, that is meant for it; else the page was only made wider.
        """
        if not 0 < share <= _DRAWN_FOR or self._ground.seen is None:
            return 1.0
        rest = Box(self._width * share, Emu(0), self._width * (1 - share), self._height)
        return 1 / share if self._ground.drawn_on(rest) < _LITTLE else 1.0

    @property
    def _taken(self) -> list[Box]:
        """The boxes of the places that are found."""
        return [place.box for place in self._found.values()]

    def _of_standard(self, role: str) -> Box:
        """Where deckgen's own layout of the role has it, or another of its layouts."""
        layouts = (self._standard[self._role], self._standard["body"], *self._standard.values())
        return next(place.box for layout in layouts if (place := layout.get(role)) is not None)

    def _margins(self) -> tuple[Emu, Emu]:
        """Where the words of the layout begin and end: as its title does, where that runs across the page.

        A title that has made way for what is drawn beside it makes nothing else narrower.
        """
        title, own = self._found["title"].box, self._box("title")
        if max(title.width, own.width if own else 0) < self._width * _WIDE:
            return self._of_standard("body").x, self._of_standard("body").right
        whole = self._ground.in_view(own) if own is not None else title
        left, right = min(title.x, whole.x), max(title.right, whole.right)
        return (
            title.x if title.x - left < _ONE_EDGE else left,
            title.right if right - title.right < _ONE_EDGE else right,
        )


def _align(place: Placeholder) -> Align:
    return place.look.align if place.look else "left"
