"""The look of an old deck as a brand: the colors and fonts of its theme, or the file itself as a template."""

from __future__ import annotations

from typing import Any

from deckgen.importing.draft import DeckDraft, Inline
from deckgen.office.old_deck.values import OldDeck, OldLook

TEMPLATE = "assets/brand/template.pptx"
BRAND = "assets/brand/brand.yaml"
# Two colors are told apart from this difference of their lightness on (0 to 1).
_APART = 0.35


def brand_of(deck: OldDeck, draft: DeckDraft) -> dict[str, Any]:
    """The brand file: colors and fonts of the theme, the page, the footer."""
    made: dict[str, Any] = {}
    colors = _colors(deck.look)
    if colors:
        made["colors"] = {name: f"#{value}" for name, value in colors.items()}
    accents = [deck.look.colors[key] for key in (f"accent{n}" for n in range(1, 7)) if key in deck.look.colors]
    if len(dict.fromkeys(accents)) >= 3:
        made["palette"] = Inline([f"#{value}" for value in dict.fromkeys(accents)])
    fonts = {"heading": deck.look.heading, "body": deck.look.body}
    if all(fonts.values()) and not any(name.startswith("+") for name in fonts.values()):
        made["fonts"] = Inline(fonts)
    made["page"] = _page(deck.size)
    made["charts"] = Inline({"render": "native"})
    if draft.footer:
        words = draft.footer.replace("{{", "{").replace("}}", "}")
        made["footer"] = f"{words} · {{{{ number }}}}"
    return made


def _page(size: tuple[int, int]) -> Any:
    proportion = size[0] / max(1, size[1])
    for name, wanted in (("16:9", 16 / 9), ("4:3", 4 / 3), ("16:10", 1.6)):
        if abs(proportion - wanted) < 0.02:
            return name
    # deckgen sets type in points for pages about as high as PowerPoint's own.
    return Inline({"width": f"{7.5 * proportion:.3f} in", "height": "7.5 in"})


def _colors(look: OldLook) -> dict[str, str]:
    """Ink, paper and accent, where the theme's can be told apart."""
    paper, ink = look.colors.get("bg1", ""), look.colors.get("tx1", "")
    if not paper or not ink or abs(_light(paper) - _light(ink)) < _APART:
        return {}
    made = {"ink": ink, "paper": paper}
    accent = next(
        (
            look.colors[key]
            for key in (f"accent{number}" for number in range(1, 7))
            if key in look.colors and abs(_light(look.colors[key]) - _light(paper)) >= _APART
        ),
        "",
    )
    if accent:
        made["accent"] = accent
    if _light(paper) > 0.5:
        dark = look.colors.get("tx2", "")
        if dark and _light(dark) < 0.35:
            made["cover"] = dark
    return made


def _light(color: str) -> float:
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue
