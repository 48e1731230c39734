"""Slides that stand once more: `- use: id` becomes that slide, what is written beside it in its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Map, Seq, Str, describe
from deckgen.stages.load.references import check_shadows, slide_hint

# Through how many others a slide may be used.
MOST_CHAIN = 50
EXCLUDING = ("only", "except")


def repeat_slides(deck: Map, log: Diagnostics) -> None:
    """Put slides in place of the uses of them; a use that leads nowhere is taken out after the complaint."""
    repeats = _Repeats(deck, log)
    for section in maps_in(deck.get("sections")):
        slides = section.get("slides")
        if isinstance(slides, Seq) and any("use" in slide for slide in maps_in(slides)):
            slides[:] = repeats.made(slides, section)


def give(item: Map, given: Map) -> None:
    """Give values of names to a slide, a section or an include; those that it has already stand over them."""
    own = item.get("with")
    if own is None:
        item[Str("with", given.span)] = given
    elif isinstance(own, Map):
        item["with"] = _over(given, own)


def give_figures(item: Map, figures: Map, log: Diagnostics) -> None:
    """Give the figures of a file to a section or a slide in it, which may have others of its own."""
    own = item.get("figures")
    if own is None:
        item[Str("figures", figures.span)] = figures
    elif isinstance(own, Map):
        check_shadows(own, figures, "figures", log)
        item["figures"] = _over(figures, own)


class _Repeats:
    """The slides of a deck by their ids."""

    def __init__(self, deck: Map, log: Diagnostics) -> None:
        self.log = log
        self.known: dict[str, tuple[Map, Map]] = {}
        self.taken: set[str] = set()
        # For each name, the numbers that may be written behind it next.
        self.numbers: dict[str, Iterator[int]] = {}
        for section in maps_in(deck.get("sections")):
            self.taken.update(str(name) for name in _id(section))
            for slide in maps_in(section.get("slides")):
                for name in _id(slide):
                    self.taken.add(str(name))
                    self.known.setdefault(str(name), (slide, section))

    def made(self, slides: Seq, section: Map) -> list[object]:
        """The slides of a section, each use replaced by its slide."""
        kept: list[object] = []
        for slide in slides:
            found = self._repeated(slide, section, ()) if isinstance(slide, Map) and "use" in slide else slide
            if found is None:
                slides.mark_unread()
            else:
                kept.append(found)
        return kept

    def _repeated(self, use: Map, place: Map, chain: tuple[Map, ...]) -> Map | None:
        """The slide that is used, as it stands in the section that is its place; None after a complaint."""
        name = use["use"]
        if isinstance(name, Str) and name.null:
            self.log.error("wrong_type", "'use' has no value", next(key for key in use if key == "use").span)
            return None
        if not isinstance(name, Str):
            self.log.error("wrong_type", f"'use' must be the id of a slide, not {describe(name)}", name.span)
            return None
        if name not in self.known:
            self.log.error("unknown_slide", f"there is no slide '{name}'", name.span, slide_hint(name, self.known))
            return None
        original, section = self.known[name]
        if original is use or any(original is other for other in chain):
            self.log.error("use_circle", f"'{name}' uses itself", name.span, "take one of the two out")
            return None
        if len(chain) == MOST_CHAIN:
            message = f"the slide is used through more than {MOST_CHAIN} others"
            self.log.error("too_deep", message, chain[0]["use"].span, "use the first of them itself")
            return None
        if "use" in original:
            found = self._repeated(original, section, (*chain, use))
            if found is None:
                return None
            original = found
        copy = self._copied(use, original, section, name)
        outside = (original.get("figures"), section.get("figures") if section is not place else None)
        for figures in outside:
            if isinstance(figures, Map):
                _keep_figures(copy, figures)
        return copy

    def _copied(self, use: Map, original: Map, section: Map, name: Str) -> Map:
        """The original with what is written beside the use in its place; its names keep the values that they had."""
        replaced = {"id", "use", *(EXCLUDING if any(key in use for key in EXCLUDING) else ())}
        base = Map([(key, value) for key, value in original.items() if key in use or key not in replaced], use.span)
        copy = _over(base, use)
        copy["use"] = original.get("use", name)
        if "id" not in use:
            numbers = self.numbers.setdefault(str(name), count(2))
            made = next(words for number in numbers if (words := f"{name}-{number}") not in self.taken)
            self.taken.add(made)
            copy[Str("id", name.span)] = Str(made, name.span, "'")
        for given in (original.get("with"), section.get("with")):
            if isinstance(given, Map):
                give(copy, given)
        return copy


def _keep_figures(copy: Map, figures: Map) -> None:
    """Let a copy know the figures that its original knew; those written beside the use stand over them."""
    own = copy.get("figures")
    if own is None:
        copy[Str("figures", figures.span)] = figures
    elif isinstance(own, Map):
        copy["figures"] = _over(figures, own)


def _over(below: Map, above: Map) -> Map:
    """Both mappings as one, in the order of the one below; where both have a key, the one above holds."""
    keys = {str(key): key for key in above}
    items = [(keys.get(str(key), key), above.get(key, value)) for key, value in below.items()]
    both = Map([*items, *((key, value) for key, value in above.items() if key not in below)], above.span)
    both.end = above.end
    return both


def maps_in(items: object) -> Iterator[Map]:
    """The mappings in a list; none where it is no list."""
    return (item for item in items if isinstance(item, Map)) if isinstance(items, Seq) else iter(())


def _id(item: Map) -> Iterator[Str]:
    """The id that is written, if one is."""
    name = item.get("id")
    return iter((name,)) if isinstance(name, Str) and not name.null else iter(())
