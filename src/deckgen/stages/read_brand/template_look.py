"""The brand on a template: laid out in its places, in its fonts, and in the colors that are read on its grounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.brand_colors import Colors
from deckgen.model.carried_template import CarriedLook
from deckgen.model.color import channels, chroma, contrast, difference, is_dark, legible, mix, readable
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.layouts import Placeholder
from deckgen.model.lifted_colors import lifted
from deckgen.model.seen_ground import SeenGround, region_of
from deckgen.office.found_roles import found_roles
from deckgen.office.program_themes import is_of_program
from deckgen.office.seen_layouts import seen_grounds
from deckgen.outline.brand_file import BrandFile
from deckgen.processes.kept import Kept
from deckgen.processes.parsing import Failed
from deckgen.stages.read_brand.layout_mapper import LayoutMapper
from deckgen.stages.read_brand.shades import between
from deckgen.tables.number_hints import quoted

if TYPE_CHECKING:
    from deckgen.office.template_layouts import Template

_SEEN: Final = Kept(
    ("office", "pictures", "model/carried_template.py", "model/color.py", "model/seen_ground.py"),
    {"lxml": "lxml", "PIL": "pillow", "resvg_py": "resvg-py"},
)
# The least contrast of a color that is seen at all, and that of areas and lines.
_SEEN_AT_ALL, _OF_AREAS, _OF_WORDS = 1.3, 3.0, 4.5
# The contrast of white on the ground of dark slides, and the one from which a color is black to the eye.
_OF_NIGHT, _OF_BLACK = 10.0, 19.0
# In how many cells of a layout a color stands that it is known by, and from which chroma on it has a hue.
_LEAST_SHOWN, _OF_HUE = 40, 0.045
# By how much a channel, of 255, differs among colors that are gathered, and from what distance in Oklab on an accent
# is another color than those that are shown.
_NEARLY_ONE, _ANOTHER = 16, 0.1
# From what distance on a color that was made to be read is no longer the one that it was made of.
_NOT_ITSELF: Final = 0.15
# How much of its paper the ground of dark slides has in an ink of no hue.
_CHARCOAL: Final = 0.12


def on_template(template: Template, file: BrandFile, log: Diagnostics) -> Brand:
    """The default brand on a template's layouts, in the colors that are read on them, and in its fonts."""
    base, page = Brand(), template.page_at_work
    if not file.layouts:
        _propose(template, file, log)
    wanted = tuple(dict.fromkeys(key for one in file.layouts.values() if (key := template.named(one.name))))
    drawn = seen_on(template, wanted)
    seen: dict[str, SeenGround] = {} if isinstance(drawn, Failed) else drawn
    mapped = LayoutMapper(file, template, seen, base.type, log).mapped()
    names = {layout.role: layout.name for layout in mapped.layouts}
    body = next((layout.get("body") for layout in mapped.layouts if layout.role == "body"), None)
    look = template.carried.looks[names.get("content", next(iter(template.layouts)))]
    grounds = {
        layout.role: place.ground
        for layout in mapped.layouts
        if (place := layout.get("body") or layout.get("title")) and place.ground
    }
    if body is not None and "content" in grounds:
        grounds["content"] = seen[names["content"]].main(region_of(body.box, page))
    shown = [seen[name] for name in names.values() if name in seen]
    colors, palette = _colors_on(base.colors, look, grounds, body, shown)
    type_ = replace(base.type, title=mapped.title)
    return replace(
        base,
        colors=colors,
        palette=palette or base.palette,
        fonts=replace(base.fonts, heading=look.major or base.fonts.heading, body=look.minor or base.fonts.body),
        type=type_,
        template=template.carried,
        page=page,
        page_in_file=None if template.scale == 1.0 else template.page,
        own_layouts=mapped.layouts,
        layout_grounds=grounds,
        seen_grounds={role: seen[name] for role, name in names.items() if name in seen},
        night=_night(shown, look),
    )


def seen_on(template: Template, layouts: tuple[str, ...]) -> dict[str, SeenGround] | Failed:
    """What is seen behind the words of some of a template's layouts, by their names. It is drawn apart, and kept."""
    return _SEEN.parse_each(seen_grounds, template.carried, layouts, int(template.page[0]), int(template.page[1]))


def _propose(template: Template, file: BrandFile, log: Diagnostics) -> None:
    """Say which layouts of a template may be meant where its author names none."""
    proposal = found_roles(template)
    names = ", ".join(f"{role}: {quoted(name)}" for role, name in proposal.items())
    hint = f"write 'layouts: {{{names}}}', if these are the ones"
    hint = hint if proposal else "none of its layouts has a title: add one in PowerPoint, under Slide Master"
    message = "'layouts' does not say which layouts of the template are used"
    log.error("missing_layout", message, file.at("template"), hint)


def _colors_on(
    base: Colors,
    look: CarriedLook,
    grounds: dict[str, str],
    body: Placeholder | None,
    shown: Sequence[SeenGround],
) -> tuple[Colors, tuple[str, ...]]:
    """The colors on the grounds of layouts, and the theme's colors of things that are seen there."""
    slots = look.slots
    paper = grounds.get("body", slots.get("bg1", base.paper))
    words = (body.look.color if body and body.look else "", slots.get("tx1", base.ink), slots.get("bg1", base.paper))
    ink = next((color for color in words if color and contrast(color, paper) >= _OF_WORDS), "")
    ink = ink or readable(paper, *(color for color in words if color))
    accents = [slots[slot] for n in range(1, 7) if (slot := f"accent{n}") in slots]
    hue = _hue(shown, paper)
    if hue and is_of_program(slots) and difference(legible(hue, paper, ink, least=_OF_AREAS), hue) < _NOT_ITSELF:
        accents = [hue, *(color for color in accents if difference(color, hue) >= _ANOTHER)]
    seen = [color for color in accents if contrast(color, paper) >= _SEEN_AT_ALL] or [ink]
    if is_dark(paper, ink):
        seen = list(lifted(tuple(seen), paper, ink).values())
    accent = legible(seen[0], paper, ink) if is_dark(paper, ink) else seen[0]
    colors = replace(
        between(base, paper, ink),
        accent=accent,
        cover=grounds.get("cover", paper),
        divider=grounds.get("divider", paper),
    )
    # The stripe beside a large number is in a color of the template, too: its accent, unless the layouts show others.
    is_alien = bool(hue) and not any(difference(accent, color) < _ANOTHER for color in _shown(shown))
    stripe = hue if is_alien else accent if accents else ""
    colors = replace(colors, rule=legible(stripe, paper, ink, least=_OF_AREAS) if stripe else colors.rule)
    return colors, tuple(dict.fromkeys(seen)) if accents else ()


def _night(seen: Sequence[SeenGround], look: CarriedLook) -> str:
    """The ground of dark slides: the dark color that most of some layouts shows, else one made of another.

    A color with a hue that they show comes before the theme's dark ones, which nobody may have seen. It is made so
    dark that all words can be read on it. Where the theme is that of the program that made the file, and the layouts
    show no hue, it is nearly as dark as the ink. "" where there is none but black and greys of no hue.
    """
    counted = Counter(color for one in seen for color in one.shown())
    shown = [color for color, count in counted.most_common() if count > len(seen) * _LEAST_SHOWN]
    dark = next((color for color in shown if _OF_WORDS <= contrast(color, "FFFFFF") < _OF_BLACK), "")
    if dark:
        return legible(dark, "FFFFFF", "000000", least=_OF_NIGHT)
    if hue := _hue(seen):
        darker = (mix(hue, "000000", step / 50) for step in range(51))
        return next(color for color in darker if contrast(color, "FFFFFF") >= _OF_NIGHT)
    if is_of_program(look.slots):
        ink, paper = (look.slots.get(slot, "") for slot in ("tx1", "bg1"))
        return mix(ink, paper, _CHARCOAL) if ink and paper and is_dark(ink, paper) else ""
    of_theme = (look.slots.get(slot, "") for slot in ("tx2", "bg2"))
    dark = next((color for color in of_theme if color and _OF_WORDS <= contrast(color, "FFFFFF") < _OF_BLACK), "")
    return dark and legible(dark, "FFFFFF", "000000", least=_OF_NIGHT)


def _hue(seen: Sequence[SeenGround], paper: str = "") -> str:
    """The color of a hue that an eye remembers of layouts: much of it, and a pure one; "" where they show none.

    It is another one than that of the paper, where that is given.
    """
    shown = {
        color: count for color, count in _shown(seen).items() if not paper or difference(color, paper) >= _ANOTHER
    }
    hued = [(count * chroma(color), color) for color, count in shown.items() if chroma(color) >= _OF_HUE]
    return max(hued, default=(0.0, ""))[1]


def _shown(seen: Sequence[SeenGround]) -> dict[str, int]:
    """The colors that layouts show in more than a few cells, those of nearly one color together, and in how many."""
    alike: dict[tuple[int, ...], Counter[str]] = {}
    for color in (color for one in seen for color in one.shown()):
        alike.setdefault(tuple(channel // _NEARLY_ONE for channel in channels(color)), Counter())[color] += 1
    counted = {held.most_common(1)[0][0]: held.total() for held in alike.values()}
    return {color: count for color, count in counted.items() if count > len(seen) * _LEAST_SHOWN}
