"""brand: brand.yaml -> Brand. Colors, fonts and sizes laid over the default brand, a template's layouts mapped."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import fields, replace

from deckgen.files.paths import Refusal, follow, resolve
from deckgen.files.yaml_file import read_yaml
from deckgen.model.brand import FOOTER_NAMES, NAMED_COLORS, Brand
from deckgen.model.brand_colors import Colors
from deckgen.model.diagnostics import Diagnostics, Span, did_you_mean
from deckgen.model.lifted_colors import named_on_dark
from deckgen.model.marks import Map, Str, describe
from deckgen.model.node import Node
from deckgen.model.rich_text import HOLE
from deckgen.model.validation import validate
from deckgen.outline.brand_file import BrandColors, BrandFile
from deckgen.stages.read_brand.named_files import existing
from deckgen.stages.read_brand.shades import between

T = TypeVar("T")


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
    return places | {key: file.at(key) for key in ("palette", "template", "footer") if key in file.order}


def _brand(file: BrandFile, folder: Path, log: Diagnostics) -> Brand:
    on_template = _on_template(file, folder, log)
    base = on_template or Brand()
    colors = _colors(base.colors, file.colors)
    brand = replace(
        base,
        name=file.name or base.name,
        colors=colors,
        palette=file.palette or base.palette,
        named_colors=_named_colors(colors, file, written_elsewhere=on_template is not None),
        fonts=_laid_over(base.fonts, file.fonts),
        embed=file.fonts.embed or "own",
        font_folders=tuple(found for name in file.font_files if (found := _font_folder(name, folder, log))),
        page=(file.page.width, file.page.height) if file.page and not on_template else base.page,
        type=_laid_over(base.type, _at_work(file.type, base.scale)),
        charts="native" if file.charts.render == "native" else "picture",
        transition=file.transition,
        logo=_logo(file.logo, folder, log) if file.logo else None,
        footer=_footer(file.footer, log) or base.footer,
        numbers=file.numbers.get("", {}),
        numbers_by_language={language: words for language, words in file.numbers.items() if language},
    )
    if on_template:
        _say_unused(file, log)
        night = "" if file.colors.ink else brand.night
        return replace(brand, layout_grounds=_grounds(brand, file.colors), night=night)
    if file.layouts and file.template is None and file.all_read:
        log.error("missing_key", "'layouts' needs the 'template' that they belong to", file.at("layouts"))
    return brand


def _named_colors(colors: Colors, file: BrandFile, *, written_elsewhere: bool) -> dict[str, str]:
    """The colors that authors call by name, as they are seen on the paper.

    Those of the file were chosen for its own paper and stay; beside a template they were written for another one.
    """
    written = {str(name): color for name, color in (file.named_colors or {}).items()}
    seen = named_on_dark(NAMED_COLORS | written, colors.muted, colors.paper, colors.ink)
    return seen if written_elsewhere else seen | written


def _on_template(file: BrandFile, folder: Path, log: Diagnostics) -> Brand | None:
    """The default brand on the template; None where the brand names none, or after a complaint."""
    if not file.template:
        return None
    # Most brands have no template, and needn't wait for what reads them.
    from deckgen.stages.read_brand.open_template import open_template
    from deckgen.stages.read_brand.template_look import on_template

    opened = open_template(file.template, folder, log)
    return on_template(opened, file, log) if opened else None


def _at_work(type_: Node, scale: float) -> Node:
    """Sizes of type as they are on the page that slides are laid out on."""
    if scale == 1.0:
        return type_
    sizes = {key: getattr(type_, key) for key in type_.order}
    changed = {
        key: tuple(one * (1 / scale) for one in size) if isinstance(size, tuple) else size * (1 / scale)
        for key, size in sizes.items()
    }
    return type_.model_copy(update=changed)


def _grounds(brand: Brand, written: BrandColors) -> dict[str, str]:
    """The colors behind the words of a template's layouts, by role, but for those that the author gives."""
    keys = {"cover": written.cover, "closing": written.cover, "divider": written.divider}
    return {role: color for role, color in brand.layout_grounds.items() if not keys.get(role, written.paper)}


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


def _font_folder(written: Str, folder: Path, log: Diagnostics) -> str | None:
    """A folder of fonts, after complaints about the files in it that can't be used.

    None after a complaint, also where a link in it leads out of the deck's folder.
    """
    from deckgen.fitting.foreign_fonts import unsound

    path = existing(written, folder, log)
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

    path = existing(written, folder, log)
    return str(path) if path and probe_size(path, written, log, written.span, read_pixels=True) else None


def _colors(base: Colors, written: BrandColors) -> Colors:
    """The default colors, replaced by those that are written; the shades between paper and ink follow these."""
    paper, ink = written.paper or base.paper, written.ink or base.ink
    base = base if (paper, ink) == (base.paper, base.ink) else between(base, paper, ink)
    return _laid_over(base, written)
