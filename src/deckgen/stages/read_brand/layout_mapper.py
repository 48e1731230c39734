"""Which layouts and placeholders of a template stand for deckgen's roles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.brand import TypeScale
from deckgen.model.diagnostics import Diagnostics, did_you_mean
from deckgen.model.geometry import Emu
from deckgen.model.layouts import Layout, standard_layouts
from deckgen.model.seen_ground import SeenGround
from deckgen.office.template_layouts import Template
from deckgen.office.template_placeholders import TemplatePlaceholder
from deckgen.outline.brand_file import BrandFile, TemplateLayout
from deckgen.stages.read_brand.layout_arranger import LayoutArranger

ROLES: Final = ("cover", "divider", "content", "body", "closing")
STAND_IN: Final = {"body": "content", "closing": "cover"}
WANTED: Final = {
    "title": ("title", "ctrTitle"),
    "subtitle": ("subTitle", "body", "obj"),
    "body": ("body", "obj"),
    "source": ("ftr",),
    "number": ("sldNum",),
}
SHAPE: Final = {
    "cover": ("title", "subtitle"),
    "divider": ("title",),
    "content": ("title", "number", "source"),
    "body": ("title", "number", "source", "body"),
    "closing": ("title", "subtitle"),
}
# What placeholders may be for that an author names, besides those of every layout of their role.
_FURTHER: Final = ("kicker", "tracker", "occasion")


class Mapped(Struct, frozen=True):
    """The layouts of a template by role, and what follows from them.

    layouts: one for each role; empty after complaints that leave none.
    title: the size of titles of which two lines find room.
    """

    layouts: tuple[Layout, ...]
    title: Emu


class LayoutMapper:
    """Maps the layouts of a template, on a page of the size at which slides are laid out."""

    def __init__(
        self,
        file: BrandFile,
        template: Template,
        seen: Mapping[str, SeenGround],
        type_: TypeScale,
        log: Diagnostics,
    ) -> None:
        self.file, self.template, self.seen, self.log = file, template, seen, log
        self.standard = {layout.role: layout for layout in standard_layouts(template.page_at_work)}
        self.title = type_.title

    def mapped(self) -> Mapped:
        """A layout for every role; none where the author names none."""
        if not self.file.layouts:
            return Mapped((), self.title)
        made: dict[str, Layout] = {}
        for word in self.file.layouts:
            if word not in ROLES:
                self.log.error("unknown_key", f"no layout is called '{word}'", word.span, did_you_mean(word, ROLES))
        for role in ROLES:
            written = next((value for key, value in self.file.layouts.items() if key == role), None)
            if written is not None and (layout := self._layout(role, written)) is not None:
                made[role] = layout
        # A role that is missing may be the one that is misspelled, and is said once.
        misspelled = any(word not in ROLES for word in self.file.layouts)
        for role in ROLES:
            stand_in = made.get(STAND_IN.get(role, ""))
            if role in made or role in self.file.layouts:
                continue
            if stand_in is None and (misspelled or role in STAND_IN):
                continue
            if stand_in is None:
                message = f"'layouts' does not say which layout of the template is the '{role}'"
                known = "known: " + ", ".join(f"'{name}'" for name in self.template.layouts)
                self.log.error("missing_layout", message, self.file.at("layouts"), known)
            else:
                made[role] = replace(stand_in, role=role)
        whole = tuple(made.values()) if len(made) == len(ROLES) else ()
        return Mapped(whole, self.title)

    def _layout(self, role: str, written: TemplateLayout) -> Layout | None:
        key = self.template.named(written.name)
        if key is None and written.name.stand_in:
            # It was said already that the name is missing.
            return None
        if key is None:
            hint = did_you_mean(written.name, self.template.layouts)
            message = f"the template has no layout '{written.name}'"
            self.log.error("unknown_layout", message, written.name.span, hint)
            return None
        for word in written.placeholders:
            known = tuple(dict.fromkeys((*SHAPE[role], *_FURTHER)))
            if word not in known:
                message = f"the {role} has no place that is called '{word}'"
                self.log.error("unknown_key", message, word.span, did_you_mean(word, known))
        own = {want: self._placeholder(want, key, written) for want in (*SHAPE[role], *written.placeholders)}
        found = _each_once({want: place for want, place in own.items() if place is not None})
        if "title" not in found:
            if "title" not in written.placeholders:
                message = f"the layout '{written.name}' has no title placeholder"
                self.log.error("missing_placeholder", message, written.name.span, "choose another for the " + role)
            return None
        drawn_width = self.template.drawn_width(self.template.layouts[key].master)
        arranger = LayoutArranger(
            role, found, self.template, self.standard, self.seen.get(key), drawn_width, self.title
        )
        places = arranger.places()
        self.title = arranger.title_size
        return Layout(role, key, places, self.template.layouts[key].shows_number)

    def _placeholder(self, role: str, key: str, written: TemplateLayout) -> TemplatePlaceholder | None:
        """The placeholder of a role: the one that the author names, else the largest of a fitting type."""
        places = self.template.layouts[key].places
        named = next((value for word, value in written.placeholders.items() if word == role), None)
        if named is not None:
            match = next((place for place in places if named in (place.name, str(place.idx))), None)
            if match is None:
                hint = did_you_mean(named, [place.name for place in places])
                message = f"the layout '{written.name}' has no placeholder '{named}'"
                self.log.error("unknown_placeholder", message, named.span, hint)
            return match
        fitting = [place for place in places if place.kind in WANTED.get(role, ())]
        return max(fitting, key=_area, default=None)


def _each_once(places: dict[str, TemplatePlaceholder]) -> dict[str, TemplatePlaceholder]:
    """The placeholders of roles, none of which has that of a role before it."""
    found: dict[str, TemplatePlaceholder] = {}
    for role, place in places.items():
        if place.idx not in {one.idx for one in found.values()} or place.kind not in {
            one.kind for one in found.values()
        }:
            found[role] = place
    return found


def _area(place: TemplatePlaceholder) -> int:
    return int(place.box.width) * int(place.box.height) if place.box is not None else 0
