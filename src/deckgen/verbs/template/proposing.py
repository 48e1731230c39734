"""A brand file for a template, proven by laying out talks on it: that of `deckgen new`, and the deck at hand."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from deckgen.files.temporary import temporary_folder
from deckgen.model.brand import Brand, TypeScale
from deckgen.model.color import contrast, difference, legible
from deckgen.model.diagnostics import Diagnostic, Diagnostics, Severity, SourceFile, Span
from deckgen.model.marks import Str
from deckgen.model.seen_ground import ALIKE, cells, region_of
from deckgen.office.found_roles import found_roles
from deckgen.pipeline import check
from deckgen.stages.read_brand.brand_reader import read_brand
from deckgen.starter import plant
from deckgen.tables.number_hints import quoted
from deckgen.tailoring import variants
from deckgen.verbs.template.surveying import Survey
from deckgen.workshop import workshop

_ROLES: Final = ("cover", "divider", "content", "body")
# Where the small talk has its brand.
_PLACE: Final = Path("assets", "brand", "brand.yaml")
# What a template stands for, and sizes for another page: a brand's own values for these would hide it.
_OF_TEMPLATE: Final = ("template", "layouts", "page", "logo", "colors", "palette", "fonts", "type")
# How much smaller type is tried where words find no room, and which sizes these are.
_SHARES: Final = (1.0, 0.87, 0.75)
_SIZES: Final = ("body", "table", "chart", "stat", "hero")
# How many times as large another master's body must be to be taken, and how many masters are looked at.
_ROOMIER, _MOST_MASTERS = 1.25, 8
_OF_WORDS, _MOST_CONTRAST = 4.5, 21.0
# In how much of its place a title is read that is well placed.
_MOSTLY: Final = 0.8


class Proof(Struct, frozen=True):
    """What is wrong with a talk on the template, and wasn't before. name says which talk it is."""

    name: str
    errors: tuple[Diagnostic, ...]


class Proposal(Struct, frozen=True):
    """A brand file.

    text: all of it.
    roles: the names of layouts by what they are for.
    proofs: what the talks on it have to complain of.
    """

    text: str
    roles: Mapping[str, str]
    proofs: tuple[Proof, ...]

    @property
    def is_proven(self) -> bool:
        """Whether the talks can be built on it."""
        return bool(self.roles) and not any(proof.errors for proof in self.proofs)


def propose(
    found: Survey,
    deck: Path | None = None,
    *,
    named: str = "",
    old: str = "",
    tell: Callable[[str], None] = lambda _: None,
) -> Proposal:
    """A brand file for a template: the largest type at which the talks can be built; else that of the first attempt.

    named is how the file names the template. old is the brand file that it replaces, whose keys are kept that don't
    tell what the template tells. tell is told what is done now.
    """
    tell("finding the layouts for each kind of slide …")
    roles = _best_roles(found)
    if not roles:
        return Proposal("", {}, ())
    named = named or found.path.name
    layouts, kept = _layouts(roles, named), [block for key, block in _blocks(old) if key not in _OF_TEMPLATE]
    lines = [*layouts, *_colors(_brand(found, layouts, named)[0])]
    before = {(one.code, one.message) for one in check(deck)} if deck is not None else set()
    made = []
    for share in _SHARES:
        tell("trying a talk on it …" if share == 1.0 else f"trying it with type of {share:.0%} …")
        brand = [*lines, *_smaller(share, found.template.scale), *kept]
        proofs = [_proof_of_small_talk(found, brand, named)]
        proofs += [_proof_of_deck(found, brand, named, deck, before)] if deck is not None else []
        made.append(Proposal(_text(brand), roles, tuple(proofs)))
        if made[-1].is_proven:
            return made[-1]
    return made[0]


class _Candidate(Struct, frozen=True):
    """Layouts of one master by their roles, and the brand on them."""

    roles: Mapping[str, str]
    brand: Brand


def _best_roles(found: Survey) -> dict[str, str]:
    """The layouts by their roles: of content from the master that leaves most room that words are read on.

    A cover and a divider are of another master too where their titles can't be read on their own one.
    """
    template = found.template
    masters = template.masters[:_MOST_MASTERS]
    roles = found_roles(template)
    if not roles or len(masters) == 1:
        return roles
    own = _tried(found, roles)
    others = [_Candidate(held, _tried(found, held)) for master in masters if (held := found_roles(template, master))]
    best = max(others, key=lambda one: _room(one.brand))
    if _room(best.brand) > _room(own) * _ROOMIER:
        roles = roles | {role: best.roles[role] for role in ("content", "body")}
    for role in ("cover", "divider"):
        if _share_read(own, role, "title") < _MOSTLY:
            read = [(_share_read(one.brand, role, "title"), one.roles[role]) for one in others]
            roles = roles | {role: max(read, key=lambda one: one[0])[1]}
    return roles


def _tried(found: Survey, roles: Mapping[str, str]) -> Brand:
    return _brand(found, _layouts(roles, found.path.name), found.path.name)[0]


def _room(brand: Brand) -> float:
    """The part of the page that the body has, as far as words on it can be read and stand on one ground."""
    place = brand.layouts["body"].get("body") if brand.own_layouts else None
    if place is None:
        return 0.0
    body = place.box
    area = int(body.width) * int(body.height) / (int(brand.page[0]) * int(brand.page[1]))
    seen = brand.seen_grounds.get("body")
    if seen is None:
        return 0.0
    main = brand.ground_of("body", "body")
    grounds = [seen.color(cell) for cell in cells(region_of(body, brand.page))]
    calm = sum(difference(color, main) < ALIKE for color in grounds) / len(grounds)
    # A chart has more colors to choose from the further its words stand out from the ground.
    clear = math.sqrt(contrast(brand.colors.ink, main) / _MOST_CONTRAST)
    return area * clear * (calm * _share_read(brand, "body", "body")) ** 2


def _share_read(brand: Brand, layout: str, role: str) -> float:
    """In how much of a placeholder its words can be read."""
    place, seen = brand.layouts[layout].get(role), brand.seen_grounds.get(layout)
    if place is None or seen is None:
        return 0.0
    ink = brand.ink_of(layout, role)
    grounds = [seen.color(cell) for cell in cells(region_of(place.box, brand.page))]
    return sum(contrast(ink, ground) >= _OF_WORDS for ground in grounds) / len(grounds)


def _layouts(roles: Mapping[str, str], named: str) -> list[str]:
    """The lines of a brand file that name the template and its layouts."""
    return [f"template: {quoted(named)}", "layouts:", *(f"  {role}: {quoted(roles[role])}" for role in _ROLES)]


def _colors(brand: Brand) -> list[str]:
    """The accent, as dark or light as words in it must be; nothing where it is so."""
    accent = legible(brand.colors.accent, brand.colors.paper, brand.colors.ink)
    return ["colors:", f'  accent: "#{accent}"'] if accent != brand.colors.accent else []


def _smaller(share: float, scale: float) -> Iterator[str]:
    """Sizes of type as a share of the usual ones, as they are in the file; nothing for the usual ones themselves."""
    if share == 1.0:
        return
    usual = TypeScale()
    yield "type:"
    for name in _SIZES:
        size = getattr(usual, name)
        if isinstance(size, tuple):
            largest, smallest = (round(one.pt * share * scale * 2) / 2 for one in size)
            yield f"  {name}: [{largest:g}, {smallest:g}]"
        else:
            yield f"  {name}: {round(size.pt * share * scale):g}"


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """The keys of a brand file with all lines that belong to each; comments belong to what follows."""
    waiting: list[str] = []
    block: list[str] = []
    key = ""
    for line in text.splitlines():
        match = re.match(r"([A-Za-z_]+)\s*:", line)
        if match is not None:
            if key:
                yield key, "\n".join(block)
            key, block, waiting = match[1], [*waiting, line], []
        elif line.startswith("#") or not line.strip():
            waiting.append(line)
        else:
            block += [*waiting, line]
            waiting = []
    if key:
        yield key, "\n".join(block)


def _brand(found: Survey, lines: Sequence[str], named: str) -> tuple[Brand, Diagnostics]:
    """The brand of a file with these lines, and what is wrong with it."""
    log = Diagnostics()
    with temporary_folder() as folder:
        _put(found, lines, named, folder, Path("brand.yaml"))
        nowhere = Span(SourceFile("deck.yaml", "brand: brand.yaml"), 1, 8, 18)
        return read_brand(Str("brand.yaml", nowhere), folder, log), log


def _put(found: Survey, lines: Sequence[str], named: str, folder: Path, brand: Path) -> None:
    """Write a brand file, and the template where it names that."""
    (folder / brand).write_text(_text(lines), encoding="utf-8")
    target = folder / named
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(found.data)


def _proof_of_small_talk(found: Survey, lines: Sequence[str], named: str) -> Proof:
    with temporary_folder() as folder:
        planted = folder / "deck"
        plant(planted)
        _put(found, lines, named, planted, _PLACE)
        return Proof("the talk of 'deckgen new'", _errors(check(planted / "deck.yaml")))


def _proof_of_deck(
    found: Survey, lines: Sequence[str], named: str, deck: Path, before: Collection[tuple[str, str]]
) -> Proof:
    """What is wrong with a deck on the template; before are the codes and messages of what was wrong already."""
    brand, said = _brand(found, lines, named)
    log = Diagnostics()
    with workshop(deck, str(deck), log) as shop:
        if shop is not None:
            shop.stand_in(brand, said)
            shop.prepare_all(variants(shop.outline), log)
    return Proof(f"'{deck}'", tuple(one for one in _errors(log) if (one.code, one.message) not in before))


def _errors(log: Diagnostics) -> tuple[Diagnostic, ...]:
    return tuple(one for one in log if one.severity is Severity.ERROR)
