"""Which layouts of a template a brand file names: those that leave blocks most room on one ground."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from deckgen.model.brand import Brand
from deckgen.model.color import contrast
from deckgen.model.geometry import Box
from deckgen.model.layouts import standard_layouts
from deckgen.model.seen_ground import region_of
from deckgen.office.found_roles import found_roles, is_for_blocks
from deckgen.office.free_room import FreeRoom
from deckgen.office.template_layouts import Template
from deckgen.verbs.template.brand_lines import brand_of, layout_lines
from deckgen.verbs.template.surveying import Survey

# How many times as large the room on another master or layout is that is taken, and how many of them are looked at.
_ROOMIER, _MOST_MASTERS, _MOST_LAYOUTS = 1.25, 8, 12
_OF_WORDS, _MOST_CONTRAST = 4.5, 21.0
# In how much of its place words are read that are well placed.
_MOSTLY: Final = 0.8


class Room(Struct, frozen=True):
    """The room that a layout leaves blocks, in inches. layout is its name, "" for deckgen's own one."""

    layout: str
    width: float
    height: float

    @property
    def area(self) -> float:
        """How large it is, in square inches."""
        return self.width * self.height


class Candidate(Struct, frozen=True):
    """Layouts by their roles, and the brand on them."""

    roles: Mapping[str, str]
    brand: Brand

    def is_roomier(self, other: Candidate) -> bool:
        """Whether blocks have so much more room on these layouts that they are taken instead of others."""
        return self.room > other.room * _ROOMIER

    @property
    def room(self) -> float:
        """The part of the page that is of one ground in the body, as far as words on it can be read.

        It is the largest rectangle that nothing is drawn in: what is strewn over a body stands under its words.
        """
        body, seen = self._body, self.brand.seen_grounds.get("body")
        if body is None or seen is None:
            return 0.0
        width, height = self.brand.page
        free = FreeRoom(width, height, seen.free(region_of(body, self.brand.page))).largest(body)
        if free is None:
            return 0.0
        area = int(free.width) * int(free.height) / (int(width) * int(height))
        # A chart has more colors to choose from the further its words stand out from the ground.
        clear = math.sqrt(contrast(self.brand.colors.ink, self.brand.ground_of("body", "body")) / _MOST_CONTRAST)
        return area * clear * self._share_read("body", "body") ** 2

    @property
    def left(self) -> Room:
        """The room that the body's layout leaves blocks; none where most words on it can't be read."""
        body, is_read = self._body, self._share_read("body", "body") > _MOSTLY
        return _inches(self.roles["body"], body if is_read else None, self.brand.scale)

    def title_read(self, role: str) -> float:
        """In how much of its place the title of a layout can be read."""
        return self._share_read(role, "title")

    @property
    def _body(self) -> Box | None:
        place = self.brand.layouts["body"].get("body") if self.brand.own_layouts else None
        return place.box if place is not None else None

    def _share_read(self, layout: str, role: str) -> float:
        """In how much of a placeholder its words can be read."""
        place, seen = self.brand.layouts[layout].get(role), self.brand.seen_grounds.get(layout)
        if place is None or seen is None:
            return 0.0
        ink = self.brand.ink_of(layout, role)
        grounds = tuple(seen.shown(region_of(place.box, self.brand.page)))
        return sum(contrast(ink, ground) >= _OF_WORDS for ground in grounds) / len(grounds)


def best_roles(found: Survey) -> dict[str, str]:
    """The layouts by their roles: of content from the master that leaves most room that words are read on.

    A cover and a divider are of another master too where their titles can't be read on their own one.
    """
    template = found.template
    masters = template.masters[:_MOST_MASTERS]
    roles = found_roles(template)
    if not roles or len(masters) == 1:
        return roles
    own = _candidate(found, roles)
    others = [_candidate(found, held) for master in masters if (held := found_roles(template, master))]
    best = max(others, key=lambda one: one.room)
    if best.is_roomier(own):
        roles = roles | {role: best.roles[role] for role in ("content", "body")}
    for role in ("cover", "divider"):
        if own.title_read(role) < _MOSTLY:
            roles = roles | {role: max(others, key=lambda one: one.title_read(role)).roles[role]}
    return roles


def by_room(found: Survey, roles: Mapping[str, str]) -> tuple[Candidate, ...]:
    """These layouts, then with others for content those of its master that leave blocks more, the roomiest first."""
    template = found.template
    master = template.layouts[roles["content"]].master
    keys = [key for key, one in template.layouts.items() if one.master == master and is_for_blocks(one, template)]
    own = _candidate(found, roles)
    others = [_candidate(found, {**roles, "content": key, "body": key}) for key in keys[:_MOST_LAYOUTS]]
    more = (one for one in others if one.left.area > own.left.area)
    return own, *sorted(more, key=lambda one: -one.room)


def usual_room(template: Template) -> Room:
    """The room that deckgen's own layouts leave blocks on a page as large as the template's."""
    body = next(one.get("body") for one in standard_layouts(template.page_at_work) if one.role == "body")
    return _inches("", body.box if body is not None else None, template.scale)


def _candidate(found: Survey, roles: Mapping[str, str]) -> Candidate:
    return Candidate(roles, brand_of(found, layout_lines(roles, found.path.name), found.path.name)[0])


def _inches(layout: str, box: Box | None, scale: float) -> Room:
    if box is None:
        return Room(layout, 0, 0)
    return Room(layout, round(box.width.inches * scale, 1), round(box.height.inches * scale, 1))
