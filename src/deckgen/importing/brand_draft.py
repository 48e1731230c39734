"""The look of an old deck as a brand: the colors and fonts of its theme, or the file itself as a template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
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
# Which colors of a theme are dark; and which rule is seen on a cover.
_DEEP, _SEEN = 0.35, 2.0
# The share of letters that a colored ink has at the least, and any other one; and of an
# accent that stands in words alone.
_MOSTLY, _SOME, _SPARSE = 0.6, 0.2, 0.03
_WHITE, _BLACK = "FFFFFF", "000000"
# A ground between these is neither dark nor light, and read on badly.
_DIM, _BRIGHT = 0.25, 0.85
# A picture from this lightness on is a light one.
_PALE = 0.7
# How far the ground of a cover is from that of the others.
_OTHER = 0.05
# Two colors are told apart from this difference of their lightness on (0 to 1).
_APART = 0.35


def brand_of(deck: OldDeck, draft: DeckDraft) -> dict[str, Any]:
    """The brand file: colors and fonts of the theme, the page, the footer."""
    made: dict[str, Any] = {}
    colors = _colors(deck, has_cover=draft.cover is not None)
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
    number = "" if are_pictures(deck) else NUMBER
    made["footer"] = f"{words} · {NUMBER}" if words else _OWN_FOOTER if deck.is_built else number
    return made


def keeps_ground(deck: OldDeck) -> bool:
    """Whether most slides have the ground of their master, which a template keeps."""
    return not deck.look.ground or paper_of(deck) == deck.look.ground


def may_keep_layouts(deck: OldDeck) -> bool:
    """Whether the file itself may be the template: it has layouts of all kinds, and slides have its ground."""
    return bool(deck.template and deck.layouts) and keeps_ground(deck)


def has_dark_paper(deck: OldDeck) -> bool:
    """Whether the slides of the new deck are dark."""
    return _light(paper_of(deck) or _WHITE) < 0.5


def colors_said(brand: Mapping[str, Any]) -> Iterator[str]:
    """Which colors a brand has, for the report, where it has any of its own."""
    if colors := brand.get("colors"):
        yield (
            f"the colors taken from it: words in {colors['ink']} on {colors['paper']}, accent {colors['accent']}, "
            f"cover {colors['cover']}, dividers {colors['divider']} (assets/brand/brand.yaml)"
        )


def are_pictures(deck: OldDeck) -> bool:
    """Whether each slide is one picture and nothing else, as some programs write them."""
    return all(slide.background and not slide.shapes for slide in deck.slides)


def is_light_ground(deck: OldDeck, media: str) -> bool:
    """Whether a picture behind slides is one that dark words are read on."""
    return _light(deck.grounds.get(media, _BLACK)) >= _PALE


def paper_of(deck: OldDeck) -> str:
    """The ground of most slides. Where that is a picture, what words are read on: the theme's, white, or black.

    Where slides are pictures alone, it is the color that most of these have.
    """
    if are_pictures(deck):
        return Counter(deck.grounds.get(slide.background, "") for slide in deck.slides).most_common(1)[0][0]
    grounds = Counter(slide.ground for slide in deck.slides)
    seen = grounds.most_common(1)[0][0] if grounds else ""
    if seen:
        return seen
    said, words = deck.look.colors.get("bg1", ""), next(iter(deck.look.written), "")
    if not words:
        return said
    is_sure = bool(said) and not _DIM < _light(said) < _BRIGHT
    return next(one for one in ([said] if is_sure else []) + [_WHITE, _BLACK] if contrast(words, one) >= _READ)


def _page(size: tuple[int, int]) -> Any:
    proportion = size[0] / max(1, size[1])
    for name, wanted in (("16:9", 16 / 9), ("4:3", 4 / 3), ("16:10", 1.6)):
        if abs(proportion - wanted) < 0.02:
            return name
    # deckgen sets type in points for pages about as high as PowerPoint's own.
    return Inline({"width": f"{7.5 * proportion:.3f} in", "height": "7.5 in"})


def _colors(deck: OldDeck, *, has_cover: bool) -> dict[str, str]:
    """Paper is the ground of most slides; all other colors are the file's too, and can be told apart from it."""
    theme = deck.look.colors
    paper = paper_of(deck)
    if not paper:
        return {}
    ink = _ink(deck, paper)
    made = {"ink": ink, "paper": paper}
    accents = [one for one in dict.fromkeys(_accents(deck)) if abs(_light(one) - _light(paper)) >= _APART]
    made["accent"] = accents[0] if accents else ink
    if _is_colored(paper):
        # Slides of a color have their cover and dividers on that.
        made["divider"] = made["cover"] = paper
    else:
        light = max(ink, paper, key=_light)
        made["divider"] = made["cover"] = _deepened(accents[0] if accents else min(ink, paper, key=_light), light)
        deep, own = theme.get("tx2", ""), deck.slides[0].ground if has_cover else ""
        if deep and _light(deep) < _DEEP:
            made["cover"] = deep
        if own and abs(_light(own) - _light(paper)) + _is_colored(own) >= _OTHER:
            # A cover with a ground of its own keeps it.
            made["cover"] = _deepened(own, light) if _is_colored(own) or contrast(own, ink) < _READ else own
        if is_light_ground(deck, deck.slides[0].background) or are_pictures(deck):
            # A light picture behind its words can't be one here: its ground is as light without it. A cover before
            # slides that are pictures is no break among them.
            made["cover"] = paper
    made["rule"] = next((one for one in accents if contrast(one, made["cover"]) >= _SEEN), _WHITE)
    return made


def _ink(deck: OldDeck, paper: str) -> str:
    """The color of words: the one that most letters have where it can be read, else that of the theme.

    One that is no grey has to be that of most words, not of titles and links alone.
    """
    written, total = deck.look.written, sum(deck.look.written.values())
    inks = [
        color
        for color, letters in written.items()
        if contrast(color, paper) >= _READ and letters >= total * (_MOSTLY if _is_colored(color) else _SOME)
    ]
    theme = [deck.look.colors[key] for key in ("tx1", "tx2", "bg1", "bg2") if key in deck.look.colors]
    inks += [one for one in theme if contrast(one, paper) >= _READ and not _is_colored(one)]
    return next(iter(inks), "") or max(_WHITE, _BLACK, key=lambda one: contrast(one, paper))


def _deepened(color: str, light: str) -> str:
    """A color, so much darker that light words can be read on it."""
    made, share = color, 0.0
    while contrast(made, light) < _READ and share < 1.0:
        share += _DARKER
        made = mix(color, _BLACK, share)
    return made


def _accents(deck: OldDeck) -> list[str]:
    """The colors that slides use often, those of most slides first, then the accents of the theme in their order."""
    fewest = max(_FEWEST, len(deck.slides) * _OFTEN)
    total = sum(deck.look.written.values())
    often = [
        color
        for color, count in deck.look.used.items()
        if count >= fewest and _is_colored(color) and not 0 < deck.look.written.get(color, 0) < total * _SPARSE
    ]
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
