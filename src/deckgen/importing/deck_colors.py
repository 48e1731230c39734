"""Which colors the slides of an old deck show: their ground, their words, and those that are seen besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from deckgen.importing.covered_shapes import on_slide
from deckgen.model.color import channels, contrast, difference, mix
from deckgen.office.old_deck.old_values import ChartShape, DiagramShape, OldDeck, OldSlide, TableShape

WHITE, BLACK = "FFFFFF", "000000"
# A color is one of the brand's where it stands on so many slides, and this share of all, and is no grey: its channels
# differ by so much.
_FEWEST, _OFTEN, _COLORED = 2, 0.25, 48
# How much of black is taken at a time until white words can be read on a color, and what that means; and from where
# on words in a deck's own color are kept, since its slides showed them so.
_DARKER, _READ, _SHOWN = 0.1, 4.5, 3.0
# The share of letters that a colored ink has at the least, and any other one; and of an
# accent that stands in words alone, or of words that are told apart.
_MOSTLY, _SOME, _SPARSE = 0.6, 0.2, 0.03
# A ground between these is neither dark nor light, and read on badly.
_DIM, _BRIGHT = 0.25, 0.85
# What is as light as this is a light color, or a light picture.
_PALE = 0.7
# How far the ground of a cover is from that of the others.
_OTHER = 0.05
# Two colors are told apart from this difference of their lightness on (0 to 1); a mark is seen from this contrast on,
# and colors that differ by less are one.
_APART, _MARKED, _ALIKE = 0.35, 1.5, 0.1
# Which rule is seen on a cover, and which colors of a theme are dark.
_SEEN, _DEEP = 2.0, 0.35
# A picture of a layout that covers less of its slide is a logo.
_PANEL = 0.05


def are_pictures(deck: OldDeck) -> bool:
    """Whether each slide is one picture and nothing else, as some programs write them."""
    return all(slide.background and not slide.shapes for slide in deck.slides)


def is_light_ground(deck: OldDeck, media: str) -> bool:
    """Whether a picture behind slides is one that dark words are read on."""
    return _light(deck.grounds.get(media, BLACK)) >= _PALE


def keeps_ground(deck: OldDeck) -> bool:
    """Whether most slides have the ground of their master, which a template keeps."""
    return not deck.look.ground or paper_of(deck) == deck.look.ground


def has_dark_paper(deck: OldDeck) -> bool:
    """Whether the slides of the new deck are dark."""
    return _light(paper_of(deck) or WHITE) < 0.5


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
    said, words = deck.look.colors.get("bg1", ""), next(iter(_written(deck)), "")
    if not words:
        return said
    is_sure = bool(said) and not _DIM < _light(said) < _BRIGHT
    return next(one for one in ([said] if is_sure else []) + [WHITE, BLACK] if contrast(words, one) >= _READ)


def colors_of(deck: OldDeck, *, has_cover: bool) -> dict[str, str]:
    """Paper is the ground of most slides; the other colors are those that these show and that are seen on it."""
    paper = paper_of(deck)
    if not paper:
        return {}
    ink = _ink(deck, paper)
    accents = _accents(deck, paper)
    made = {"ink": ink, "paper": paper, "accent": accents[0] if accents else ink}
    if _is_colored(paper) or not accents:
        # Slides of a color have their cover and dividers on that, and so have those that show no other color.
        made["divider"] = made["cover"] = paper
    else:
        made["divider"] = made["cover"] = _as_ground(accents[0], ink, paper)
        deep = deck.look.colors.get("tx2", "")
        if deep and _light(deep) < _DEEP and deep in _used(deck):
            made["cover"] = deep
    if has_cover and (own := _cover(deck.slides[0], ink, paper)):
        made["cover"] = own
    if is_light_ground(deck, deck.slides[0].background) or are_pictures(deck):
        # A light picture behind its words can't be one here: its ground is as light without it. A cover before
        # slides that are pictures is no break among them.
        made["cover"] = paper
    words = max(ink, paper, key=lambda one: contrast(one, made["cover"]))
    made["rule"] = next((one for one in accents if contrast(one, made["cover"]) >= _SEEN), words)
    return made


def palette_of(deck: OldDeck) -> list[str]:
    """The colors of series: charts have the theme's in its order."""
    paper = paper_of(deck)
    return list(dict.fromkeys([*_of_theme(deck), *(_accents(deck, paper) if paper else [])]))


def colors_said(deck: OldDeck, colors: Mapping[str, str]) -> Iterator[str]:
    """Which colors a brand has, for the report, and which of those that were shown it hasn't."""
    if not colors:
        return
    yield (
        f"the colors taken from it: words in {colors['ink']} on {colors['paper']}, accent {colors['accent']}, "
        f"cover {colors['cover']}, dividers {colors['divider']} (assets/brand/brand.yaml)"
    )
    written, own = _written(deck), colors["ink"].removeprefix("#")
    most = sum(written.values())
    others = [one for one, letters in written.items() if letters >= most * _SPARSE and difference(one, own) > _ALIKE]
    if others:
        yield f"words that stood in {_listed(others)} have the colors of the brand now"
    taken = [one.removeprefix("#") for one in colors.values()]
    besides = [one for one in _often(deck) if min(difference(one, each) for each in (*taken, *others)) > _ALIKE]
    if besides:
        yield f"what else its slides or layouts show is no color of the brand: {_listed(besides)}"


def _listed(colors: list[str]) -> str:
    *others, last = [f"#{one}" for one in colors]
    return f"{', '.join(others)} and {last}" if others else last


def _ink(deck: OldDeck, paper: str) -> str:
    """The color of words: the one that most letters have where it can be read, else that of the theme.

    One that is no grey has to be that of most words, not of titles and links alone. What most words are written in
    stays, as long as it could be read on the old slides.
    """
    written = _written(deck)
    total = sum(written.values())
    inks = [
        color
        for color, letters in written.items()
        if (contrast(color, paper) >= _READ and letters >= total * (_MOSTLY if _is_colored(color) else _SOME))
        or (contrast(color, paper) >= _SHOWN and letters >= total * _MOSTLY)
    ]
    theme = [deck.look.colors[key] for key in ("tx1", "tx2", "bg1", "bg2") if key in deck.look.colors]
    inks += [one for one in theme if contrast(one, paper) >= _READ and not _is_colored(one)]
    return next(iter(inks), "") or max(WHITE, BLACK, key=lambda one: contrast(one, paper))


def _written(deck: OldDeck) -> dict[str, int]:
    """How many letters stand in each color on the slides that have the ground of most, the most frequent first."""
    usual = Counter(slide.ground for slide in deck.slides).most_common(1)[0][0] if deck.slides else ""
    counts = Counter[str]()
    for slide in deck.slides:
        counts.update(slide.written if slide.ground == usual else {})
    return dict(counts.most_common())


def _accents(deck: OldDeck, paper: str) -> list[str]:
    """The colors that are seen on the paper: those of most slides first, those that stand out from it before all."""
    shown = _often(deck)
    if not shown and any(isinstance(one, ChartShape | DiagramShape | TableShape) for one in _shapes(deck)):
        # Charts, diagrams and tables have the colors of the theme without naming them.
        shown = _of_theme(deck)
    apart = [one for one in shown if abs(_light(one) - _light(paper)) >= _APART]
    return apart or [one for one in shown if contrast(one, paper) >= _MARKED]


def _shapes(deck: OldDeck) -> Iterator[object]:
    return (shape for slide in deck.slides for shape in slide.shapes)


def _often(deck: OldDeck) -> list[str]:
    """The colors that slides and their layouts show often, those of most slides first."""
    fewest = max(_FEWEST, len(deck.slides) * _OFTEN)
    letters = Counter[str]()
    for slide in deck.slides:
        letters.update(slide.written)
    least = sum(letters.values()) * _SPARSE
    return [
        color
        for color, count in _used(deck).items()
        if count >= fewest and _is_colored(color) and not 0 < letters[color] < least
    ]


def _used(deck: OldDeck) -> dict[str, int]:
    """On how many slides each color is seen that they or their layouts show, the most frequent first."""
    counts = Counter[str]()
    for slide in deck.slides:
        counts.update(slide.colors | {slide.ground} | set(slide.written) | _of_panels(slide, deck))
    return {color: count for color, count in counts.most_common() if color}


def _of_panels(slide: OldSlide, deck: OldDeck) -> set[str]:
    """The colors of the pictures that its layout draws, where these are large."""
    least = deck.size[0] * deck.size[1] * _PANEL
    return {deck.vivid.get(one.media, "") for one in slide.on_layout if on_slide(one.place, deck.size).area >= least}


def _of_theme(deck: OldDeck) -> list[str]:
    every = (deck.look.colors.get(f"accent{number}") for number in range(1, 7))
    return [one for one in every if one]


def _cover(slide: OldSlide, ink: str, paper: str) -> str:
    """The ground of the cover, dark enough for light words where it had these; "" where it has none of its own.

    Where its words can't be seen on it, something else lies over it.
    """
    own, words = slide.ground, max(slide.written, key=slide.written.__getitem__, default="")
    if not own or difference(own, paper) < _OTHER or (words and contrast(words, own) < _MARKED):
        return ""
    if words and _light(words) > _light(own):
        return _deepened(own, max(ink, paper, key=_light))
    return own if contrast(own, ink) >= _READ else _as_ground(own, ink, paper)


def _as_ground(color: str, ink: str, paper: str) -> str:
    """A color that words are read on: a light one as it is, others dark enough for light words."""
    dark, light = sorted((ink, paper), key=_light)
    return color if _light(color) >= _PALE and contrast(color, dark) >= _READ else _deepened(color, light)


def _deepened(color: str, light: str) -> str:
    """A color, so much darker that light words can be read on it."""
    made, share = color, 0.0
    while contrast(made, light) < _READ and share < 1.0:
        share += _DARKER
        made = mix(color, BLACK, share)
    return made


def _is_colored(color: str) -> bool:
    red, green, blue = channels(color)
    return max(red, green, blue) - min(red, green, blue) >= _COLORED


def _light(color: str) -> float:
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue
