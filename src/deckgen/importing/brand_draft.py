"""The look of an old deck as a brand: the colors and fonts of its theme, or the file itself as a template."""

from __future__ import annotations

from collections import Counter
from typing import Any

from deckgen.importing.drafts import DeckDraft, Inline
from deckgen.office.old_deck.old_values import OldDeck

TEMPLATE = "assets/brand/template.pptx"
BRAND = "assets/brand/brand.yaml"
# What stands at the foot of every slide, as a brand writes it.
NUMBER = "{{ number }}"
# Two colors are told apart from this difference of their lightness on (0 to 1), and words are read from that on.
_APART, _FAR = 0.35, 0.5


def brand_of(deck: OldDeck, draft: DeckDraft) -> dict[str, Any]:
    """The brand file: colors and fonts of the theme, the page, the footer."""
    made: dict[str, Any] = {}
    colors = _colors(deck)
    if colors:
        made["colors"] = {name: f"#{value}" for name, value in colors.items()}
    accents = list(dict.fromkeys(_accents(deck)))
    if len(accents) >= 3:
        made["palette"] = Inline([f"#{value}" for value in accents])
    fonts = {"heading": deck.look.heading, "body": deck.look.body}
    if all(fonts.values()) and not any(name.startswith("+") for name in fonts.values()):
        made["fonts"] = Inline(fonts)
    made["page"] = _page(deck.size)
    made["charts"] = Inline({"render": "native"})
    # What stood between the words and the number of the slide stands there again.
    words = draft.footer.replace("{{", "{").replace("}}", "}").strip(" ·|–—-")
    made["footer"] = f"{words} · {NUMBER}" if words else NUMBER
    return made


def keeps_ground(deck: OldDeck) -> bool:
    """Whether most slides have the ground of their master, which a template keeps."""
    return not deck.look.ground or _paper(deck) == deck.look.ground


def _paper(deck: OldDeck) -> str:
    """The ground of most slides."""
    grounds = Counter(slide.ground for slide in deck.slides if slide.ground)
    return grounds.most_common(1)[0][0] if grounds else deck.look.colors.get("bg1", "")


def _page(size: tuple[int, int]) -> Any:
    proportion = size[0] / max(1, size[1])
    for name, wanted in (("16:9", 16 / 9), ("4:3", 4 / 3), ("16:10", 1.6)):
        if abs(proportion - wanted) < 0.02:
            return name
    # deckgen sets type in points for pages about as high as PowerPoint's own.
    return Inline({"width": f"{7.5 * proportion:.3f} in", "height": "7.5 in"})


def _colors(deck: OldDeck) -> dict[str, str]:
    """Paper is the ground of most slides; ink and accent are the theme's, where they can be told apart from it."""
    theme = deck.look.colors
    paper = _paper(deck)
    if not paper:
        return {}
    dark = _light(paper) < 0.5
    inks = [theme[key] for key in ("tx1", "tx2", "bg1", "bg2") if key in theme]
    inks = [one for one in inks if abs(_light(one) - _light(paper)) >= _FAR]
    made = {"ink": next(iter(inks), "FFFFFF" if dark else "000000"), "paper": paper}
    accent = next((one for one in _accents(deck) if abs(_light(one) - _light(paper)) >= _APART), "")
    if accent:
        made["accent"] = accent
    deep = theme.get("tx2", "")
    if deep and _light(deep) < 0.35:
        made["cover"] = deep
    return made


def _accents(deck: OldDeck) -> list[str]:
    """The accents of the theme, in their order."""
    every = (deck.look.colors.get(f"accent{number}") for number in range(1, 7))
    return [one for one in every if one]


def _light(color: str) -> float:
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue
