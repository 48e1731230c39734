"""brand: brand.yaml -> Brand. Colors, fonts and sizes laid over the default brand, a template's layouts mapped."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import fields, replace

from deckgen.files.paths import Refusal, follow, nearest, read_bytes, resolve
from deckgen.files.yaml_file import read_yaml
from deckgen.model.brand import FOOTER_NAMES, NAMED_COLORS, Brand
from deckgen.model.brand_colors import Colors
from deckgen.model.color import mix, standing_back
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.geometry import Box
from deckgen.model.layouts import Layout, Placeholder, standard_layouts
from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import Node
from deckgen.model.rich_text import HOLE
from deckgen.model.validation import validate
from deckgen.outline.brand_file import BrandColors, BrandFile, TemplateLayout
from deckgen.processes.kept import Kept
from deckgen.processes.parsing import Failed
from deckgen.tables.number_hints import quoted

if TYPE_CHECKING:
    from deckgen.office.template_layouts import Template, TemplatePlaceholder

T = TypeVar("T")
_KEPT = Kept(("office", "pictures", "model/carried_template.py"), {"lxml": "lxml"})
ROLES = ("cover", "divider", "content", "body", "closing")
STAND_IN = {"body": "content", "closing": "cover"}
WANTED = {
    "title": ("title", "ctrTitle"),
    "subtitle": ("subTitle", "body", "obj"),
    "body": ("body", "obj"),
    "source": ("ftr",),
    "number": ("sldNum",),
}
SHAPE = {
    "cover": ("title", "subtitle"),
    "divider": ("title",),
    "content": ("title", "source", "number"),
    "body": ("title", "body", "source", "number"),
    "closing": ("title", "subtitle"),
}


def read_brand(written: Str | None, folder: Path, log: Diagnostics) -> Brand:
    """The brand of a deck in folder; the default one where none is written or its file can't be read."""
    if written is None:
        return Brand()
    path = resolve(folder, written)
    if isinstance(path, Refusal):
        log.error(path.code, path.message, written.span, path.hint)
        return Brand()
    data = read_yaml(path, written, log, written.span)
    if data is None:
        return Brand()
    if not isinstance(data, Map):
        log.error("wrong_type", f"a brand must be a mapping of keys, not {describe(data)}", data.span)
        return Brand()
    file = validate(BrandFile, data, log)
    if file is None:
        return Brand()
    return replace(_brand(file, folder, log), places={"": written.span, **_places(file)})


def _places(file: BrandFile) -> dict[str, Span]:
    """Where the colors, the fonts, the sizes and the template stand in the file."""
    nodes = {"colors": file.colors, "fonts": file.fonts, "type": file.type}
    places = {f"{word}.{key}": node.at(key) for word, node in nodes.items() for key in node.order}
    places |= {f"named_colors.{name}": name.span for name in file.named_colors or {}}
    return places | {key: file.at(key) for key in ("palette", "template") if key in file.order}


def _brand(file: BrandFile, folder: Path, log: Diagnostics) -> Brand:
    opened = _opened(file.template, folder, log) if file.template else None
    base = _look_of(opened, file) if opened else Brand()
    brand = replace(
        base,
        name=file.name or base.name,
        colors=_colors(base.colors, file.colors),
        palette=file.palette or base.palette,
        named_colors={**NAMED_COLORS, **{str(name): color for name, color in (file.named_colors or {}).items()}},
        fonts=_laid_over(base.fonts, file.fonts),
        font_folders=tuple(found for name in file.font_files if (found := _font_folder(name, folder, log))),
        page=(file.page.width, file.page.height) if file.page else base.page,
        type=_laid_over(base.type, file.type),
        charts="native" if file.charts.render == "native" else "picture",
        transition=file.transition,
        logo=_logo(file.logo, folder, log) if file.logo else None,
        footer=_footer(file.footer, log) or base.footer,
        numbers=file.numbers.get("", {}),
        numbers_by_language={language: words for language, words in file.numbers.items() if language},
    )
    if opened:
        _say_unused(file, log)
        layouts = _Mapping(file, opened, log).layouts()
        return replace(brand, template=opened.carried, page=opened.page, own_layouts=layouts)
    if file.layouts and file.template is None:
        log.error("missing_key", "'layouts' needs the 'template' that they belong to", file.at("layouts"))
    return brand


def _say_unused(file: BrandFile, log: Diagnostics) -> None:
    """Say which keys of a brand its template leaves no place for."""
    hint = "its layouts have the places and pictures that they have: leave the key out, or change the template"
    for key in ("logo", "page"):
        if key in file.order:
            message = f"'{key}' means nothing beside 'template'"
            log.warning("missing_place", message, file.at(key), hint)


def _footer(written: Str | None, log: Diagnostics) -> Str | None:
    """The words of the footer, after complaints about names that it can't quote."""
    if written is None:
        return None
    for match in HOLE.finditer(written):
        name = match[1].strip()
        if name not in FOOTER_NAMES:
            place = written.at(match.start(), len(match[0]))
            hint = did_you_mean(name, FOOTER_NAMES)
            log.error("unknown_name", f"the footer can't quote '{name}'", place, hint)
    if written.count("{{") > len(HOLE.findall(written)):
        log.error("unclosed_name", "'{{' is never closed", written.at(written.rfind("{{"), 2), "write {{ name }}")
    return written


def _laid_over(base: T, node: Node) -> T:
    """The default values, replaced by those that are written."""
    written: dict[str, Any] = {f.name: getattr(node, f.name, None) for f in fields(base)}  # type: ignore[arg-type]
    given = {key: str(v) if isinstance(v, Str) else v for key, v in written.items() if v is not None}
    return replace(base, **given)  # type: ignore[type-var]


def _existing(written: Str, folder: Path, log: Diagnostics) -> Path | None:
    """A path that must lead to something that is there."""
    path = resolve(folder, written)
    if isinstance(path, Refusal):
        log.error(path.code, path.message, written.span, path.hint)
        return None
    if not path.exists():
        beside = Path(written.span.file.path).parent / written
        found = (folder / beside).exists()
        hint = f"paths begin at the deck: write '{beside.as_posix()}'" if found else None
        hint = hint or nearest(path, written, or_all=False)
        log.error("missing_file", f"there is no '{written}'", written.span, hint)
        return None
    return path


def _font_folder(written: Str, folder: Path, log: Diagnostics) -> str | None:
    """A folder of fonts, after complaints about the files in it that can't be used.

    None after a complaint, also where a link in it leads out of the deck's folder.
    """
    from deckgen.fitting.foreign_fonts import unsound

    path = _existing(written, folder, log)
    if path is None:
        return None
    for place, folders, names in os.walk(path):
        for name in filter(lambda name: os.path.islink(os.path.join(place, name)), (*folders, *names)):
            found = follow(folder, Path(place, name).relative_to(folder.resolve()).as_posix())
            if isinstance(found, Refusal):
                log.error(found.code, found.message, written.span, found.hint)
                return None
    for file, why in unsound([path]):
        message = f"'{file.relative_to(folder.resolve()).as_posix()}' can't be used as a font: {why}"
        log.warning("broken_font", message, written.span, "download it again, or take it out of the folder")
    return str(path)


def _logo(written: Str, folder: Path, log: Diagnostics) -> str | None:
    """The path of a logo that is a sound picture; None after a complaint."""
    from deckgen.pictures.images import probe_size

    path = _existing(written, folder, log)
    return str(path) if path and probe_size(path, written, log, written.span, read_pixels=True) else None


def _opened(written: Str, folder: Path, log: Diagnostics) -> Template | None:
    """What a template offers; None after a complaint. It is read apart, and what was read is kept."""
    from deckgen.office.template_layouts import Unusable, read_template

    path = _existing(written, folder, log)
    data = read_bytes(path, written, log, written.span) if path else None
    if data is None:
        return None
    read = _KEPT.parse(read_template, data)
    if isinstance(read, Unusable | Failed):
        why = read.why if isinstance(read, Unusable) else read.reason
        hint = "open it in PowerPoint and save it as .pptx or .potx"
        log.error("wrong_template", f"'{written}' can't be used: {why}", written.span, hint)
        return None
    for what in read.left_out:
        message = f"'{written}' holds {what}: it is left out of the deck"
        log.warning("left_out_of_template", message, written.span, "take it out of the template, under Slide Master")
    return read


def _look_of(template: Template, file: BrandFile) -> Brand:
    """The default brand in the colors and fonts of a template's theme, on the grounds of its layouts."""
    base, theme = Brand(), template.colors
    accents = tuple(theme[slot] for n in range(1, 7) if (slot := f"accent{n}") in theme) or base.palette
    paper, ink = theme.get("bg1", base.colors.paper), theme.get("tx1", base.colors.ink)
    grounds = {str(role): template.grounds.get(str(layout.name), paper) for role, layout in file.layouts.items()}
    colors = replace(
        _between(base.colors, paper, ink),
        accent=accents[0],
        cover=grounds.get("cover", paper),
        divider=grounds.get("divider", paper),
    )
    major, minor = template.fonts.get("major"), template.fonts.get("minor")
    fonts = replace(base.fonts, heading=major or base.fonts.heading, body=minor or base.fonts.body)
    return replace(base, colors=colors, palette=accents, fonts=fonts)


def _between(colors: Colors, paper: str, ink: str) -> Colors:
    """The colors on another paper or in another ink, with the shades that lie between these two."""
    return replace(
        colors,
        ink=ink,
        paper=paper,
        grey=mix(ink, paper, 0.35),
        hairline=mix(paper, ink, 0.15),
        panel=mix(paper, ink, 0.05),
        muted=standing_back(paper, ink, 0.3),
    )


def _colors(base: Colors, written: BrandColors) -> Colors:
    """The default colors, replaced by those that are written; the shades between paper and ink follow these."""
    paper, ink = written.paper or base.paper, written.ink or base.ink
    base = base if (paper, ink) == (base.paper, base.ink) else _between(base, paper, ink)
    return _laid_over(base, written)


class _Mapping:
    """Which of a template's layouts and placeholders stand for which of deckgen's roles."""

    def __init__(self, file: BrandFile, template: Template, log: Diagnostics) -> None:
        self.file, self.template, self.log = file, template, log

    def layouts(self) -> tuple[Layout, ...]:
        """A layout for every role; empty after complaints that leave none."""
        from deckgen.office.proposed_layouts import proposed

        if not self.file.layouts and (proposal := proposed(self.template.layouts)):
            message = "'layouts' does not say which layouts of the template are used"
            names = ", ".join(f"{role}: {quoted(name)}" for role, name in proposal.items())
            hint = f"write 'layouts: {{{names}}}', if these are the ones"
            self.log.error("missing_layout", message, self.file.at("template"), hint)
            return ()
        for word in self.file.layouts:
            if word not in ROLES:
                self.log.error("unknown_key", f"no layout is called '{word}'", word.span, did_you_mean(word, ROLES))
        made: dict[str, Layout] = {}
        for role in ROLES:
            written = next((value for key, value in self.file.layouts.items() if key == role), None)
            if written is not None:
                layout = self._layout(role, written)
                if layout is not None:
                    made[role] = layout
        for role in ROLES:
            stand_in = made.get(STAND_IN.get(role, ""))
            if role in made or role in self.file.layouts:
                continue
            if STAND_IN.get(role) in self.file.layouts and stand_in is None:
                continue
            if stand_in is None:
                message = f"'layouts' does not say which layout of the template is the '{role}'"
                known = "known: " + ", ".join(f"'{name}'" for name in self.template.layouts)
                self.log.error("missing_layout", message, self.file.at("layouts"), known)
            else:
                made[role] = Layout(role, stand_in.name, stand_in.placeholders)
        return tuple(made.values()) if len(made) == len(ROLES) else ()

    def _layout(self, role: str, written: TemplateLayout) -> Layout | None:
        places = self.template.layouts.get(written.name)
        if places is None:
            hint = did_you_mean(written.name, self.template.layouts)
            message = f"the template has no layout '{written.name}'"
            self.log.error("unknown_layout", message, written.name.span, hint)
            return None
        found: list[Placeholder] = []
        standard = next(layout for layout in standard_layouts(self.template.page) if layout.role == role)
        for want in (*SHAPE[role], *written.placeholders):
            if any(place.role == want for place in found):
                continue
            place = self._place(want, written, places, taken={p.idx for p in found})
            if place is not None and place.box is not None:
                box = self._roomy(str(want), place.box, standard)
                moved = box != place.box
                found.append(Placeholder(str(want), place.kind, place.idx, box, moved))  # type: ignore[arg-type]
            elif want == "title" and want not in written.placeholders:
                message = f"the layout '{written.name}' has no title placeholder"
                self.log.error("missing_placeholder", message, written.name.span, "choose another for the " + role)
        return Layout(role, str(written.name), (*found, *_free_places(standard, found)))

    def _roomy(self, role: str, box: Box, standard: Layout) -> Box:
        """The box of a placeholder; a footer too narrow for sources is as wide as deckgen's own, in its place."""
        own = standard.get(role)
        if role != "source" or own is None or int(box.width) * 2 > int(self.template.page[0]):
            return box
        return Box(own.box.x, box.y, own.box.width, max(box.height, own.box.height))

    def _place(
        self, role: str, written: TemplateLayout, places: tuple[TemplatePlaceholder, ...], taken: set[int]
    ) -> TemplatePlaceholder | None:
        """The placeholder of a role: the one that the author names, else the largest of a fitting type."""
        named = next((value for key, value in written.placeholders.items() if key == role), None)
        if named is not None:
            match = next((place for place in places if named in (place.name, str(place.idx))), None)
            if match is None:
                hint = did_you_mean(named, [place.name for place in places])
                message = f"the layout '{written.name}' has no placeholder '{named}'"
                self.log.error("unknown_placeholder", message, named.span, hint)
            return match
        fitting = [p for p in places if p.kind in WANTED.get(role, ()) and p.idx not in taken and p.box is not None]
        return max(fitting, key=lambda p: int(p.box.width) * int(p.box.height) if p.box else 0, default=None)


def _free_places(standard: Layout, found: list[Placeholder]) -> tuple[Placeholder, ...]:
    """Places for text boxes in the roles that a layout has no placeholder for, where nothing else stands."""
    have = {place.role for place in found}
    return tuple(
        Placeholder(place.role, None, 0, place.box)
        for place in standard.placeholders
        if place.role not in have and not any(place.box.overlaps(other.box) for other in found)
    )
