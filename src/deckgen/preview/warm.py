"""WarmDeck: what of a deck stays as it is from save to save, such as tables, brands and measured words."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from deckgen.check import CHECKS
from deckgen.files.yaml_file import KeptYaml
from deckgen.fitting.fonts import look_again
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.outline.deck_file import Outline
from deckgen.stages.gather import gather
from deckgen.stages.load.loader import load
from deckgen.workshop import Workshop

_YAML: Final = (".yaml", ".yml")
_CATALOGUE: Final = ".po"
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".svg")
_OF_BRANDS: Final = (".ttf", ".otf", ".ttc", ".pptx", ".potx")


class WarmDeck:
    """A deck that is read again and again.

    is_whole: whether every file whose parts belong to the deck could be read at the last save.
    has_other_brand: whether a brand may have changed at the last save, so that every slide may look otherwise.
    """

    def __init__(self, deck: Path) -> None:
        self.is_whole, self.has_other_brand = True, False
        self._deck, self._yaml = deck, KeptYaml()
        self._shop: Workshop | None = None
        # Files that have changed since the last workshop: there is none while the deck can't be read.
        self._changed: set[Path] = set()
        # What is written of the tables, and what was said of their files.
        self._tables: object = None
        self._said = Diagnostics()

    def outline(self, changed: frozenset[Path], log: Diagnostics) -> Outline | None:
        """The outline after files have changed; None where too little of it is right."""
        self._changed |= changed
        failed = self._yaml.failed
        outline = load(self._deck, str(self._deck), log, self._yaml.read)
        self.is_whole = self._yaml.failed == failed
        return _asking_nobody(outline) if outline is not None else None

    def workshop(self, outline: Outline, log: Diagnostics) -> Workshop:
        """The workshop for an outline."""
        changed, self._changed = frozenset(self._changed), set()
        kinds = {path.suffix.lower() for path in changed}
        before, self._shop = self._shop, None
        written = tuple((str(name), table.span.place, repr(table)) for name, table in outline.data.items())
        # Whatever kind of file is none of these may be a table.
        if before is not None and written == self._tables and not kinds - {*_YAML, _CATALOGUE, *_PICTURES}:
            gathered = before.gathered
        else:
            self._tables, self._said = written, Diagnostics()
            gathered = gather(outline, self._deck.parent, self._said)
            if before is not None:
                before.gathered.close()
        log.merge({"": self._said})
        self.has_other_brand = before is None or self._touches_brand(before, changed, kinds)
        if before is None or self.has_other_brand:
            look_again()
            self._shop = Workshop(self._deck, outline, gathered)
        else:
            self._shop = before.renewed(outline, gathered, keeps_catalogues=_CATALOGUE not in kinds)
        return self._shop

    def _touches_brand(self, shop: Workshop, changed: frozenset[Path], kinds: set[str]) -> bool:
        """Whether a brand may be another one now: its own file, a font, its logo or a template has changed."""
        if not kinds.isdisjoint(_OF_BRANDS):
            return True
        # A brand doesn't tell which picture it lacks.
        if shop.has_wrong_brand and not kinds.isdisjoint(_PICTURES):
            return True
        folder = self._deck.parent.resolve()
        files = {folder / file for name, brand in shop.brands.items() for file in (name, brand.logo) if file}
        return not files.isdisjoint(path.resolve() for path in changed)


def _asking_nobody(outline: Outline) -> Outline:
    """The outline without the checks that ask others, such as the web: they would ask at every save."""
    known = [code for code in map(str, outline.checks) if code in CHECKS.words]
    asking = {code for code in known if CHECKS.get(code).permission(outline) is not None}
    levels = {code: Str("off", code.span) if code in asking else level for code, level in outline.checks.items()}
    return outline.with_parts({"checks": levels}) if asking else outline
