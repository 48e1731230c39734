"""The look of an old deck as a brand: the colors and fonts of its theme, or the file itself as a template."""

from __future__ import annotations

from collections import Counter
from typing import Any

from deckgen.importing.drafts import DeckDraft, Inline
from deckgen.model.color import channels, contrast, mix
from deckgen.office.old_deck.old_values import OldDeck

TEMPLATE = "assets/brand/template.pptx"
BRAND = "assets/brand/brand.yaml"
# What stands at the foot of every slide, as a brand writes it.
NUMBER = "{{ number }}"
# The same of a deck that deckgen built.
_OWN_FOOTER = "{{ title }} · {{ number }}"
# A color is one of the brand's where it stands on so many slides, and this share of all, and is no grey: its channels
# differ by so much.
_FEWEST, _OFTEN, _COLORED = 2, 0.25, 48
# How much of black is taken at a time until white words can be read on a color, and what that means.
_DARKER, _READ = 0.1, 4.5
# Which colors of a theme are dark; which rule is seen on a cover; and which color may be that of words.
_DEEP, _SEEN, _LEAST = 0.35, 2.0, 3.0
# Two colors are told apart from this difference of their lightness on (0 to 1), and words are read from that on.
_APART, _FAR = 0.35, 0.5


def brand_of(deck: OldDeck, draft: DeckDraft) -> dict[str, Any]:
    """The brand file: colors and fonts of the theme, the page, the footer."""
    made: dict[str, Any] = {}
    colors = _colors(deck)
    if colors:
        made["colors"] = {name: f"#{value}" for name, value in colors.items()}
    # Charts have the theme's colors in its order.
    accents = list(dict.fromkeys([*_of_theme(deck), *_accents(deck)]))
    if len(accents) >= 3:
        made["palette"] = Inline([f"#{value}" for value in accents])
    fonts = {"heading": deck.look.heading, "body": deck.look.body}
    if all(fonts.values()) and not any(name.startswith("+") for name in fonts.values()):
        made["fonts"] = Inline(fonts)
    made["page"] = _page(deck.size)
    made["charts"] = Inline({"render": "native"})
    # What stood between the words and the number of the slide stands there again.
    words = draft.footer.replace("{{", "{").replace("}}", "}").strip(" ·|–—-")
    made["footer"] = f"{words} · {NUMBER}" if words else _OWN_FOOTER if deck.is_built else NUMBER
    return made


def keeps_ground(deck: OldDeck) -> bool:
    """Whether most slides have the ground of their master, which a template keeps."""
    return not deck.look.ground or _paper(deck) == deck.look.ground


def has_dark_paper(deck: OldDeck) -> bool:
    """Whether words of the new deck are light, as the master of the old one has them, and so its slides are dark."""
    ink = deck.look.colors.get("tx1", "")
    return bool(ink) and _light(ink) > 0.5


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
    """Paper is the ground of most slides; all other colors are the file's too, and can be told apart from it."""
    theme = deck.look.colors
    paper = _paper(deck)
    if not paper:
        return {}
    ink = _ink(deck, paper)
    made = {"ink": ink, "paper": paper}
    accents = [one for one in dict.fromkeys(_accents(deck)) if abs(_light(one) - _light(paper)) >= _APART]
    made["accent"] = accents[0] if accents else ink
    # What has a dark color for its paper, or no accent, is known by that; where it is none, by its darkest color.
    is_deep = _is_colored(paper) and contrast(paper, "FFFFFF") >= _READ
    by_paper = paper if _is_colored(paper) else min(ink, paper, key=_light)
    strong = accents[0] if accents and not is_deep else by_paper
    made["divider"] = made["cover"] = _deepened(strong)
    deep = theme.get("tx2", "")
    if deep and _light(deep) < _DEEP and not is_deep:
        made["cover"] = deep
    made["rule"] = next((one for one in accents if contrast(one, made["cover"]) >= _SEEN), "FFFFFF")
    return made


def _ink(deck: OldDeck, paper: str) -> str:
    """The color of words: what most slides write on their ground themselves, else that of the theme."""
    written = [one for one, count in deck.look.used.items() if count * 2 > len(deck.slides) and not _is_colored(one)]
    inks = [one for one in written if contrast(one, paper) >= _LEAST]
    theme = [deck.look.colors[key] for key in ("tx1", "tx2", "bg1", "bg2") if key in deck.look.colors]
    inks += [one for one in theme if abs(_light(one) - _light(paper)) >= _FAR]
    return next(iter(inks), "FFFFFF" if _light(paper) < 0.5 else "000000")


def _deepened(color: str) -> str:
    """A color, so much darker that white words can be read on it."""
    made, share = color, 0.0
    while contrast(made, "FFFFFF") < _READ:
        share += _DARKER
        made = mix(color, "000000", share)
    return made


def _accents(deck: OldDeck) -> list[str]:
    """The colors that slides use often, those of most slides first, then the accents of the theme in their order."""
    fewest = max(_FEWEST, len(deck.slides) * _OFTEN)
    often = [color for color, count in deck.look.used.items() if count >= fewest and _is_colored(color)]
    return [*often, *_of_theme(deck)]


def _of_theme(deck: OldDeck) -> list[str]:
    every = (deck.look.colors.get(f"accent{number}") for number in range(1, 7))
    return [one for one in every if one]


def _is_colored(color: str) -> bool:
    red, green, blue = channels(color)
    return max(red, green, blue) - min(red, green, blue) >= _COLORED


def _light(color: str) -> float:
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue
