"""What `deckgen show` draws is what another program makes of the built file: our pictures beside LibreOffice's.

Each keeps the other honest. Some slides of each deck do: the cover, a divider, charts, tables, cards, lists, sources.
"""

from __future__ import annotations

import io
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from PIL import Image, ImageChops

from built import Built, can_render, rendered
from deckgen.starter import plant
from deckgen.viewing import viewing

pytestmark = pytest.mark.skipif(not can_render(), reason="LibreOffice (soffice) or poppler (pdftotext) is missing")
ROOT = Path(__file__).parent.parent
WIDTH = 640
# The least difference of a pixel that counts, of 255, and the shares of pixels that may differ so much: in half of a
# deck's slides, and in any. Other programs break other lines here and there.
FAINT, MOST_OF_HALF, MOST = 64, 0.03, 0.075
STEP = 11


class Pair(Struct, frozen=True):
    """A slide as deckgen shows it and as LibreOffice does."""

    name: str
    ours: Image.Image
    theirs: Image.Image

    @property
    def share(self) -> float:
        """The share of pixels that differ."""
        difference = ImageChops.difference(self.ours, self.theirs).convert("L")
        return sum(difference.histogram()[FAINT:]) / (difference.width * difference.height)


@pytest.fixture(scope="module")
def decks(talk: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    def changed(name: str, **words: str) -> Path:
        """A copy of the talk with other words in its deck.yaml."""
        folder = tmp_path_factory.mktemp(name)
        shutil.copytree(talk.folder / "assets", folder / "assets")
        shutil.copy(ROOT / "tests/brands/evening.yaml", folder / "assets/brand")
        lines = (talk.folder / "deck.yaml").read_text(encoding="utf-8").splitlines()
        kept = [words.get(line.partition(":")[0], line) for line in lines]
        (folder / "deck.yaml").write_text("\n".join(kept), encoding="utf-8")
        return folder

    evening = changed("evening", brand="brand: assets/brand/evening.yaml")
    spanish = changed("spanish", audiences="audiences: {spanish: {language: es}}", events="")
    starter = tmp_path_factory.mktemp("starter") / "talk"
    plant(starter)
    return {
        "talk": talk,
        "starter": Built.from_folder(starter),
        "evening": Built.from_folder(evening),
        "spanish": Built.from_folder(spanish, "spanish"),
    }


@pytest.fixture(scope="module")
def pairs(decks: dict[str, Built], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Pair]]:
    folder = tmp_path_factory.mktemp("alike")
    files, kept = [], {}
    for name, built in decks.items():
        files.append(folder / f"{name}.pptx")
        kept[name] = excerpt(built.made.path, files[-1])
    rendered(files, folder)
    return {
        name: list(_pairs(built, kept[name], folder / f"{number}.pdf", "spanish" if name == "spanish" else None))
        for number, (name, built) in enumerate(decks.items())
    }


def excerpt(file: Path, target: Path) -> list[str]:
    """Writes a file with some of the slides of another one; their names."""
    from pptx import Presentation

    deck = Presentation(str(file))
    kept = []
    listed = deck.slides._sldIdLst
    count = len(listed)
    for place, (entry, slide) in enumerate(zip(list(listed), list(deck.slides), strict=True)):
        if place == 0 or place % STEP == 2 or count < 2 * STEP:
            kept.append(slide.name)
        else:
            deck.part.drop_rel(entry.rId)
            listed.remove(entry)
    # PowerPoint's sections name slides that are gone now.
    for extension in deck.part._element.xpath("p:extLst"):
        extension.getparent().remove(extension)
    deck.save(str(target))
    return kept


def _pairs(built: Built, names: list[str], pdf: Path, audience: str | None) -> Iterator[Pair]:
    subprocess.run(
        ["pdftoppm", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1", "-png", pdf, pdf.stem], cwd=pdf.parent
    )
    theirs = sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))
    with viewing(built.folder / "deck.yaml", audience=audience, trust=True) as view:
        for name, picture in zip(names, theirs, strict=True):
            ours = Image.open(io.BytesIO(view.png(view.find(name), WIDTH * 2))).convert("RGB")
            yield Pair(name, ours.reduce(2), Image.open(picture).convert("RGB").resize(ours.size).reduce(2))


@pytest.mark.parametrize("deck", ["talk", "starter", "evening", "spanish"])
def test_slides_look_as_another_program_shows_them(pairs: dict[str, list[Pair]], deck: str) -> None:
    shares = {pair.name: pair.share for pair in pairs[deck]}
    assert statistics.median(shares.values()) < MOST_OF_HALF, shares
    assert {name: share for name, share in shares.items() if share >= MOST} == {}
