"""The look of an old deck as a brand: the colors and fonts of its theme, or the file itself as a template."""

from __future__ import annotations

from typing import Any

from deckgen.importing.deck_colors import are_pictures, colors_of, keeps_ground, palette_of
from deckgen.importing.drafts import DeckDraft, Inline
from deckgen.office.old_deck.old_values import OldDeck

TEMPLATE = "assets/brand/template.pptx"
BRAND = "assets/brand/brand.yaml"
# What stands at the foot of every slide, as a brand writes it.
NUMBER = "{{ number }}"
# The same of a deck that deckgen built.
_OWN_FOOTER = "{{ title }} · {{ number }}"


def brand_of(deck: OldDeck, draft: DeckDraft) -> dict[str, Any]:
    """The brand file: colors and fonts of the theme, the page, the footer."""
    made: dict[str, Any] = {}
    colors = colors_of(deck, has_cover=draft.cover is not None)
    if colors:
        made["colors"] = {name: f"#{value}" for name, value in colors.items()}
    series = palette_of(deck)
    if len(series) >= 3:
        made["palette"] = Inline([f"#{value}" for value in series])
    fonts = {"heading": deck.look.heading, "body": deck.look.body}
    if all(fonts.values()) and not any(name.startswith("+") for name in fonts.values()):
        made["fonts"] = Inline(fonts)
    made["page"] = _page(deck.size)
    made["charts"] = Inline({"render": "native"})
    # What stood between the words and the number of the slide stands there again.
    words = draft.footer.replace("{{", "{").replace("}}", "}").strip(" ·|–—-")
    number = "" if are_pictures(deck) else NUMBER
    made["footer"] = f"{words} · {NUMBER}" if words else _OWN_FOOTER if deck.is_built else number
    return made


def may_keep_layouts(deck: OldDeck) -> bool:
    """Whether the file itself may be the template: it has layouts of all kinds, and slides have its ground."""
    return bool(deck.template and deck.layouts) and keeps_ground(deck)


def _page(size: tuple[int, int]) -> Any:
    proportion = size[0] / max(1, size[1])
    for name, wanted in (("16:9", 16 / 9), ("4:3", 4 / 3), ("16:10", 1.6)):
        if abs(proportion - wanted) < 0.02:
            return name
    # deckgen sets type in points for pages about as high as PowerPoint's own.
    return Inline({"width": f"{7.5 * proportion:.3f} in", "height": "7.5 in"})
