"""The theme part: the brand's colors and fonts in PowerPoint's slots.

Slides name slots, so that another theme which somebody picks in PowerPoint recolors the entire deck.
"""

from __future__ import annotations

from itertools import cycle, islice
from typing import Final

from deckgen.model.brand import Brand
from deckgen.model.color import mix
from deckgen.writers.pptx.markup import HEAD, A
from deckgen.writers.pptx.package import Package
from deckgen.writers.xml_words import attribute

# Which theme color each slot of a master means. Masters and notes masters must have one.
COLOR_MAP: Final = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES: Final = "".join(
    f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/>'
    '<a:miter lim="800000"/></a:ln>'
    for width in (6_350, 12_700, 19_050)
)
# Each of these lists needs three entries at least: PowerPoint repairs a file that has fewer.
_FORMATS: Final = (
    f'<a:fmtScheme name="deckgen"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINES}</a:lnStyleLst>'
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def slots(brand: Brand) -> dict[str, str]:
    """The brand's colors (hex without "#") by the slots that slides name: tx1, bg1, tx2, bg2, accent1 to accent6.

    A palette of fewer than six colors is repeated, since the theme must fill every accent.
    """
    colors = brand.colors
    accents = islice(cycle(brand.palette or (colors.accent,)), 6)
    return {
        "tx1": colors.ink,
        "bg1": colors.paper,
        "tx2": colors.grey,
        "bg2": colors.panel,
        **{f"accent{number}": color for number, color in enumerate(accents, 1)},
    }


def write(package: Package, brand: Brand) -> str:
    """Adds a theme part and gives its name. Each call adds one, since a notes master needs a theme of its own."""
    name = package.free_name("ppt/theme/theme", "xml")
    return package.add(name, "theme+xml", _xml(brand))


def _xml(brand: Brand) -> str:
    named = slots(brand) | {"hlink": brand.colors.accent, "folHlink": mix(brand.colors.accent, brand.colors.ink, 0.4)}
    # The theme itself calls these four by other names than slides do; COLOR_MAP joins the two.
    renamed = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
    order = ("tx1", "bg1", "tx2", "bg2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    colors = "".join(
        f'<a:{renamed.get(slot, slot)}><a:srgbClr val="{named[slot].upper()}"/></a:{renamed.get(slot, slot)}>'
        for slot in order
    )
    title = attribute(brand.name)
    # PowerPoint offers these in its color picker, under the names that the brand gives them.
    custom = "".join(
        f'<a:custClr name="{attribute(word)}"><a:srgbClr val="{color.upper()}"/></a:custClr>'
        for word, color in brand.named_colors.items()
    )
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name="{title}"><a:themeElements><a:clrScheme name="{title}">{colors}'
        f'</a:clrScheme><a:fontScheme name="{title}">{_font("majorFont", brand.fonts.heading, brand)}'
        f"{_font('minorFont', brand.fonts.body, brand)}</a:fontScheme>{_FORMATS}</a:themeElements><a:objectDefaults/>"
        f"<a:extraClrSchemeLst/>{f'<a:custClrLst>{custom}</a:custClrLst>' if custom else ''}</a:theme>"
    )


def _font(kind: str, typeface: str, brand: Brand) -> str:
    # ea and cs must stand there, empty too: then PowerPoint chooses a font for these scripts.
    latin, asian, complex_ = map(attribute, (typeface, brand.fonts.east_asian, brand.fonts.complex))
    return (
        f'<a:{kind}><a:latin typeface="{latin}"/><a:ea typeface="{asian}"/><a:cs typeface="{complex_}"/></a:{kind}>'
    )
