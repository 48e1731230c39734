"""Pictures of layouts, and those at one place of most slides: which is the logo, and what is left out."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from deckgen.importing.asset_files import picture_ending
from deckgen.importing.brand_draft import BRAND
from deckgen.importing.covered_shapes import fills, on_slide
from deckgen.importing.drafts import DeckDraft
from deckgen.importing.slide_numbers import numbers_listed
from deckgen.office.old_deck.old_values import OldDeck, OldSlide, PictureShape, SheetKey, sheet_key

# A logo stands in the upper or the lower part of a slide, covers no more and no less of it, and is on so many slides,
# and this share of all, or on the first one.
_EDGE, _LARGEST, _LEAST = 0.25, 0.05, 0.004
_FEWEST, _SHARE = 3, 0.5
_LOGO = f"{BRAND.rpartition('/')[0]}/logo."
_IS_LOGO = "is the logo of the brand now"
# Places that differ by less than this are one place.
_STEP = 100_000


class Standing(Struct, frozen=True):
    """A picture that stands at one place of several slides, and which these are. is_own: the slides hold it."""

    picture: PictureShape
    slides: tuple[int, ...]
    is_own: bool


def standing_in(deck: OldDeck) -> list[Standing]:
    """The pictures of layouts and masters, and those at one place of most slides, those of most slides first."""
    found: dict[tuple[object, ...], tuple[PictureShape, list[int]]] = {}
    for number, slide in enumerate(deck.slides, 1):
        for is_own, one in _pictures(slide):
            key = (is_own, one.media, round(one.place.x / _STEP), round(one.place.y / _STEP))
            numbers = found.setdefault(key, (one, []))[1]
            if number not in numbers:
                numbers.append(number)
    every = [Standing(one, tuple(numbers), bool(key[0])) for key, (one, numbers) in found.items() if one.media]
    made = [one for one in every if not one.is_own or _is_usual(one, deck)]
    return sorted(made, key=lambda one: -len(one.slides))


def _pictures(slide: OldSlide) -> list[tuple[bool, PictureShape]]:
    own = [(True, one) for one in slide.shapes if isinstance(one, PictureShape)]
    return [*own, *((False, one) for one in slide.on_layout)]


def logos_in(deck: OldDeck) -> list[Standing]:
    """The pictures that may be the logo of a deck, the likeliest first."""
    if deck.is_built:
        return []
    return [
        one
        for one in standing_in(deck)
        if _is_logo(one.picture, deck.size)
        and (_is_usual(one, deck) or 1 in one.slides)
        and picture_ending(deck.media.get(one.picture.media, b""))
    ]


def _is_usual(one: Standing, deck: OldDeck) -> bool:
    return len(one.slides) >= max(_FEWEST, len(deck.slides) * _SHARE)


def _is_logo(picture: PictureShape, size: tuple[int, int]) -> bool:
    place, share = picture.place, picture.place.area / max(1, size[0] * size[1])
    is_straight = not (picture.is_cut or picture.turned or picture.is_mirrored)
    at_edge = place.bottom <= size[1] * _EDGE or place.y >= size[1] * (1 - _EDGE)
    return is_straight and at_edge and _LEAST <= share <= _LARGEST


def give_logo(made: DeckDraft, deck: OldDeck, logo: Standing) -> None:
    """Give the brand its logo, and say so."""
    data = deck.media[logo.picture.media]
    made.brand["logo"] = path = f"{_LOGO}{picture_ending(data)}"
    made.files[path] = data
    where = numbers_listed(logo.slides)
    made.said.append(f"a small picture at the edge of {where} {_IS_LOGO}, which the cover and the closing slide show")


def take_logo(made: DeckDraft) -> None:
    """Take the logo out of the brand, since it wouldn't be seen on the cover, and say so."""
    del made.files[made.brand.pop("logo")]
    made.said = [one for one in made.said if _IS_LOGO not in one]
    made.said.append(
        "a small picture at the edge of slides, such as a logo, is left out: it would not be seen on the cover"
    )


def leave_logo(made: DeckDraft, deck: OldDeck) -> None:
    """Say that the logo isn't taken, since a template has no other than its own."""
    made.files = {name: data for name, data in made.files.items() if not name.startswith(_LOGO)}
    told = [one for one in made.said if _IS_LOGO in one]
    made.said = [one for one in made.said if one not in told]
    logo = next(iter(logos_in(deck)), None)
    if told and logo and sheet_key(logo.picture) not in deck.on_template:
        what = f"a small picture at the edge of {numbers_listed(logo.slides)}, such as a logo,"
        made.said.append(f"{what} is left out: a template has its own")


def say_left_on_layouts(draft: DeckDraft, deck: OldDeck, kept: Collection[SheetKey] = ()) -> None:
    """Say what of layouts no slide shows any more, but for what the layouts of a template draw, which is kept."""
    logo = next(iter(logos_in(deck)), None)
    left = [
        one
        for one in standing_in(deck)
        if not one.is_own and one.picture.media not in draft.grounds and sheet_key(one.picture) not in kept
        if logo is None or one.picture is not logo.picture
    ]
    why = "the layouts that stand for them have others" if kept else "a template has them"
    usual = sorted({number for one in left if _is_usual(one, deck) for number in one.slides})
    if usual:
        draft.said.append(f"pictures on the layouts of {numbers_listed(usual)} are left out: {why}")
    about = [*draft.slides, *draft.dividers.values(), *([draft.cover] if draft.cover else [])]
    for one in left:
        for slide in about:
            if slide.number in one.slides and not _is_usual(one, deck):
                slide.say("a picture on its layout is not taken over")
    drawn = [number for number, slide in enumerate(deck.slides, 1) if _draws(slide, deck, kept)]
    if drawn:
        what = f"lines, bars or other drawn shapes on the layouts of {numbers_listed(drawn)}"
        draft.said.append(f"{what} are left out: {why}")


def _draws(slide: OldSlide, deck: OldDeck, kept: Collection[SheetKey]) -> bool:
    """Whether the layout of a slide draws what is neither kept nor the ground of all."""
    shapes = (one for one in slide.drawn_on_layout if on_slide(one.place, deck.size).area or one.is_line)
    return any(sheet_key(one) not in kept and not fills(one.place, deck.size) for one in shapes)
