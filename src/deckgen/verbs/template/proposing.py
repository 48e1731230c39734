"""A brand file for a template, proven by laying out talks on it: that of `deckgen new`, and the deck at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from deckgen.files.temporary import temporary_folder
from deckgen.model.brand import Brand, TypeScale
from deckgen.model.color import contrast, legible
from deckgen.model.diagnostics import Diagnostic, Diagnostics, Severity, SourceFile, Span
from deckgen.model.marks import Str
from deckgen.model.seen_ground import cells, region_of
from deckgen.office.found_roles import found_roles
from deckgen.office.template_layouts import Template
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
_OF_WORDS: Final = 4.5
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


def propose(found: Survey, deck: Path | None = None, *, named: str = "", old: str = "") -> Proposal:
    """A brand file for a template: the largest type at which the talks can be built; else that of the first attempt.

    named is how the file names the template. old is the brand file that it replaces, whose keys are kept that don't
    tell what the template tells.
    """
    roles = _best_roles(found)
    if not roles:
        return Proposal("", {}, ())
    made = []
    for share in _SHARES:
        text = _text(found, roles, share, named or found.path.name, old)
        made.append(Proposal(text, roles, tuple(_proofs(found, text, named, deck))))
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
    masters = list(dict.fromkeys(layout.master for layout in template.layouts.values()))[:_MOST_MASTERS]
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
    return _brand(found, _text(found, roles, 1.0, found.path.name, ""), found.path.name)[0]


def _room(brand: Brand) -> float:
    """The part of the page that the body has, as far as words on it can be read."""
    body = brand.layouts["body"].get("body") if brand.own_layouts else None
    if body is None:
        return 0.0
    area = int(body.box.width) * int(body.box.height) / (int(brand.page[0]) * int(brand.page[1]))
    return area * _share_read(brand, "body", "body") ** 2


def _share_read(brand: Brand, layout: str, role: str) -> float:
    """In how much of a placeholder its words can be read."""
    place, seen = brand.layouts[layout].get(role), brand.seen_grounds.get(layout)
    if place is None or seen is None:
        return 0.0
    ink = brand.ink_of(layout, role)
    grounds = [seen.color(cell) for cell in cells(region_of(place.box, brand.page))]
    return sum(contrast(ink, ground) >= _OF_WORDS for ground in grounds) / len(grounds)


def _text(found: Survey, roles: Mapping[str, str], share: float, named: str, old: str) -> str:
    lines = [f"template: {quoted(named)}", "layouts:", *(f"  {role}: {quoted(roles[role])}" for role in _ROLES)]
    lines += _colors(found, lines, named)
    if share < 1.0:
        lines += ["type:", *_smaller(share, _scale(found.template))]
    kept = [block for key, block in _blocks(old) if key not in _OF_TEMPLATE]
    return "\n".join([*lines, *kept]).rstrip() + "\n"


def _colors(found: Survey, lines: list[str], named: str) -> list[str]:
    """The accent, as dark or light as words in it must be."""
    brand, _ = _brand(found, "\n".join(lines) + "\n", named)
    accent, paper = brand.colors.accent, brand.colors.paper
    if contrast(accent, paper) >= _OF_WORDS:
        return []
    return ["colors:", f'  accent: "#{legible(accent, paper, brand.colors.ink)}"']


def _smaller(share: float, scale: float) -> Iterator[str]:
    """Sizes of type as a share of the usual ones, as they are in the file."""
    usual = TypeScale()
    for name in _SIZES:
        size = getattr(usual, name)
        if isinstance(size, tuple):
            largest, smallest = (round(one.pt * share * scale * 2) / 2 for one in size)
            yield f"  {name}: [{largest:g}, {smallest:g}]"
        else:
            yield f"  {name}: {round(size.pt * share * scale):g}"


def _scale(template: Template) -> float:
    return min(template.page[1].inches / 7.5, template.page[0].inches / 10)


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


def _brand(found: Survey, text: str, named: str) -> tuple[Brand, Diagnostics]:
    """The brand of a text, read beside the template."""
    log = Diagnostics()
    with temporary_folder() as folder:
        (folder / "brand.yaml").write_text(text, encoding="utf-8")
        target = folder / (named or found.path.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(found.data)
        nowhere = Span(SourceFile("deck.yaml", "brand: brand.yaml"), 1, 8, 18)
        return read_brand(Str("brand.yaml", nowhere), folder, log), log


def _proofs(found: Survey, text: str, named: str, deck: Path | None) -> Iterator[Proof]:
    """What is wrong with the small talk, and with the deck at hand, on the template."""
    with temporary_folder() as folder:
        planted = folder / "deck"
        plant(planted)
        (planted / _PLACE).write_text(text, encoding="utf-8")
        target = planted / (named or found.path.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(found.data)
        yield Proof("the talk of 'deckgen new'", _errors(check(planted / "deck.yaml")))
    if deck is None:
        return
    before = {(one.code, one.message) for one in check(deck)}
    brand, said = _brand(found, text, named)
    log = Diagnostics()
    with workshop(deck, str(deck), log) as shop:
        if shop is not None:
            shop.stand_in(brand, said)
            shop.prepare_all(variants(shop.outline), log)
    yield Proof(f"'{deck}'", tuple(one for one in _errors(log) if (one.code, one.message) not in before))


def _errors(log: Diagnostics) -> tuple[Diagnostic, ...]:
    return tuple(one for one in log if one.severity is Severity.ERROR)
