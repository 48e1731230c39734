"""The list styles of the master and its layouts: how words look that somebody types into a placeholder by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from deckgen.model.brand import Brand
from deckgen.model.geometry import ZERO, Emu, Pt
from deckgen.model.ground import DARK
from deckgen.model.language import runs_leftwards
from deckgen.writers.pptx.swatches import Swatches
from deckgen.writers.xml_words import attribute

# Where words stand in their placeholder ("b" is its lower edge), by the roles of layout and placeholder; else on top.
ANCHORS: Final[Mapping[tuple[str, str], str]] = {("cover", "title"): "b", ("closing", "title"): "b"}
# What an empty placeholder says in PowerPoint's edit view, a line for each level of list.
PROMPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("Click to add a title",),
    "subtitle": ("Name and role",),
    "occasion": ("Occasion, place and date",),
    "kicker": ("Section",),
    "tracker": ("Sections",),
    "body": ("First level", "Second level", "Third level"),
}
_BULLETS: Final = ("•", "–", "•")
_STEP: Final = Pt(18)


class _Look(Struct, frozen=True):
    """How words look. font is the theme's font for headings ("mj") or text ("mn"); align is "l", "ctr" or "r"."""

    size: Emu
    color: str
    font: str = "mn"
    align: str = "l"
    tracking: Emu = ZERO
    caps: bool = False


def _look(layout: str, role: str, brand: Brand) -> _Look | None:
    """The look of a placeholder's role on a layout; None where the master's own style is right."""
    colors, dark = brand.colors, layout in DARK
    ground = brand.ground(layout)
    plain, quiet = brand.on(ground), brand.quiet(ground)
    match role:
        case "title" if dark:
            return _Look(Pt({"divider": 40, "quote": 32}.get(layout, 44)), plain, "mj")
        case "kicker":
            return (
                _Look(Pt(18), plain)
                if dark
                else _Look(brand.type.kicker, colors.accent, "mj", tracking=Pt(1), caps=True)
            )
        case "subtitle":
            return _Look(Pt(20), plain)
        case "occasion" | "tracker":
            return _Look(Pt(14), quiet)
        case "source":
            return _Look(brand.type.source, quiet)
        case "number":
            return _Look(brand.type.source, quiet, align="r")
        case _:
            return None


def list_style(layout: str, role: str, brand: Brand, swatches: Swatches, language: str) -> str:
    """The content of a:lstStyle for the placeholder of a layout; "" where it looks as the master has it."""
    look = _look(layout, role, brand)
    return "" if look is None else _level(1, look, swatches, language)


def master_styles(brand: Brand, swatches: Swatches, language: str) -> str:
    """The p:txStyles of the master: titles, bullets (levels 4 to 9 look like the third), and all other words."""
    title = _level(1, _Look(brand.type.title, brand.colors.ink, "mj"), swatches, language)
    largest, smallest = brand.type.body
    sizes = (largest, (largest + smallest) // 2, smallest)
    body = "".join(
        _level(
            number,
            _Look(sizes[min(number, 3) - 1], brand.colors.ink),
            swatches,
            language,
            bullet=_BULLETS[min(number, 3) - 1],
            accent=brand.colors.accent,
        )
        for number in range(1, 10)
    )
    other = "".join(_level(number, _Look(Pt(18), brand.colors.ink), swatches, language) for number in range(1, 10))
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )


def text_style(language: str) -> str:
    """The p:defaultTextStyle of the presentation: how words look in a text box that somebody draws by hand."""
    levels = "".join(
        f'<a:lvl{number}pPr marL="{457_200 * (number - 1)}" {_direction("l", language)} eaLnBrk="1" '
        'latinLnBrk="0" hangingPunct="1"><a:defRPr sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
        '</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
        for number in range(1, 10)
    )
    start = f'<a:defPPr><a:defRPr lang="{attribute(language)}"/></a:defPPr>'
    return f"<p:defaultTextStyle>{start}{levels}</p:defaultTextStyle>"


def _direction(align: str, language: str) -> str:
    """The attributes of a paragraph's alignment and direction.

    In a language that runs from right to left, lines that would stand left stand right, and all others left.
    """
    if not runs_leftwards(language):
        return f'algn="{align}" defTabSz="914400" rtl="0"'
    return f'algn="{"r" if align == "l" else "l"}" defTabSz="914400" rtl="1"'


def _level(number: int, look: _Look, swatches: Swatches, language: str, bullet: str = "", accent: str = "") -> str:
    """The style of one level of list, 1 to 9; bullet is its character ("" for none), accent the bullet's color."""
    left = int(_STEP) * number if bullet else 0
    # buClr, buFont, buChar is the schema's order. Arial has the bullets, whatever the font of the words has.
    mark = (
        f'<a:buClr>{swatches.color(accent)}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="{bullet}"/>'
        if bullet
        else "<a:buNone/>"
    )
    before = 600 if bullet else 0
    capitals = ' cap="all"' if look.caps else ""
    tracking = f' spc="{round(look.tracking.pt * 100)}"' if look.tracking else ""
    return (
        f'<a:lvl{number}pPr marL="{left}" indent="{-int(_STEP) if bullet else 0}" '
        f'{_direction(look.align, language)} eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="{before}"/></a:spcBef>{mark}'
        f'<a:defRPr sz="{round(look.size.pt * 100)}" kern="1200"{capitals}{tracking}>{swatches.fill(look.color)}'
        f'<a:latin typeface="+{look.font}-lt"/><a:ea typeface="+{look.font}-ea"/><a:cs typeface="+{look.font}-cs"/>'
        f"</a:defRPr></a:lvl{number}pPr>"
    )
