"""Make the gallery: `make gallery`, or `python docs/gallery.py`.

Each block and each chart has a sample, a slide in YAML under src/deckgen/verbs/guide/samples, which `deckgen guide`
shows too. From these the page is made, with a picture of every sample, and besides the contact sheets of the talk.
"""

from __future__ import annotations

import inspect
import shutil
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from PIL import Image

from deckgen.block import BLOCKS
from deckgen.charting.chart_type import CHARTS
from deckgen.kinds import Registry
from deckgen.verbs.guide.shown import SAMPLES
from pictures import HERE, seen, sheet

GALLERY = HERE / "gallery"
PAGE = GALLERY / "README.md"
HEAD = """\
title: The gallery
sources: {bakery: {publisher: A bakery that we made up}}
sections:
  - title: Samples
    divider: false
    slides:
"""
INTRO = f"""\
# The gallery

Every block, every chart, and what slides have besides, each beside the YAML that makes it, in the default brand. The
bakery and its figures are made up. Below them stands the talk of this repository, whole. `make gallery` makes this
page and its pictures.

To try one, put it into a deck, behind a dash:

```yaml
{HEAD}      - title: One oven, two shifts
        …
```
"""
BESIDES = {
    "small_multiples": "Shows a chart for each value of a column, of any type, on the same axes; `facet` for short."
}
SLIDES = {
    "circle": "A `flow` that comes round: `shape: circle`.",
    "tree": "A `flow` in levels: `shape: tree`, with items in items.",
    "background": "What stands behind a slide, a divider or the cover: a picture, shaded for its words, or a color.",
    "hero": "`layout: hero` lets a single number of `stats` fill the slide.",
    "closing": "The last slide: what is asked of the listeners, the speaker's details, and a QR code.",
    "note": "A caveat, in a line or two of small grey words over the sources.",
}
TALK = "## The talk, slide by slide"
SLIDES_A_SHEET, COLUMNS, WIDTH = 15, 3, 300


class Sample(Struct, frozen=True):
    """A slide that shows one kind: its folder, its word, and what the kind's docstring says of it."""

    folder: str
    word: str
    manual: str

    @property
    def id(self) -> str:
        """The slide's id in the deck of all samples."""
        return f"{self.folder}-{self.word}".replace("_", "-")

    @property
    def yaml(self) -> str:
        """The slide as it is written."""
        return (SAMPLES / self.folder / f"{self.word}.yaml").read_text(encoding="utf-8")

    @property
    def picture(self) -> Path:
        """The picture of the slide."""
        return GALLERY / self.folder / f"{self.word}.png"


def samples() -> list[Sample]:
    """All of them, in the order of the page: the blocks, the charts, and what slides have besides."""
    besides = (Sample("charts", word, manual) for word, manual in BESIDES.items())
    slides = (Sample("slides", word, manual) for word, manual in SLIDES.items())
    return [*_of("blocks", BLOCKS), *_of("charts", CHARTS), *besides, *slides]


def _of(folder: str, kinds: Registry[Any]) -> Iterator[Sample]:
    for word in kinds.words:
        yield Sample(folder, word, " ".join((inspect.getdoc(kinds.get(word)) or "").split()))


def deck(folder: Path) -> Path:
    """The deck of all samples, one slide each, ready to be built."""
    slides = [f"- id: {sample.id}\n{textwrap.indent(sample.yaml, '  ')}" for sample in samples()]
    path = folder / "deck.yaml"
    path.write_text(HEAD + textwrap.indent("".join(slides), "      "), encoding="utf-8")
    for beside in (*SAMPLES.glob("*.svg"), *SAMPLES.glob("*.mp4"), SAMPLES / "oven.py"):
        shutil.copy(beside, folder)
    return path


def pictures(folder: Path) -> dict[str, Image.Image]:
    """The samples' slides as pictures, by their ids; folder is for their deck."""
    slides = seen(deck(folder))[1:]
    return {
        sample.id: slide.resize((560, 315), Image.Resampling.LANCZOS)
        for sample, slide in zip(samples(), slides, strict=True)
    }


def page(sheets: int) -> str:
    """The page's Markdown; sheets is the number of contact sheets of the talk."""
    parts = [INTRO]
    for title, folder in (("Blocks", "blocks"), ("Charts", "charts"), ("Slides", "slides")):
        held = [sample for sample in samples() if sample.folder == folder]
        links = " · ".join(f"[{sample.word}](#{sample.word})" for sample in held)
        parts += [f"## {title}\n\n{links}\n", *map(_entry, held)]
    shown = "\n".join(
        f"![Slides of the talk, sheet {number}](talk-{number}.png)\n" for number in range(1, sheets + 1)
    )
    return "\n".join([*parts, f"{TALK}\n", shown])


def _entry(sample: Sample) -> str:
    alt = f"A slide with {sample.word}"
    shown = f"![{alt}]({sample.folder}/{sample.word}.png)"
    return f"### {sample.word}\n\n{sample.manual}\n\n```yaml\n{sample.yaml}```\n\n{shown}\n"


def main() -> None:
    """Make the page and all its pictures anew."""
    with tempfile.TemporaryDirectory() as folder:
        made = pictures(Path(folder))
    for sample in samples():
        made[sample.id].quantize(128, dither=Image.Dither.NONE).save(sample.picture, optimize=True)
    slides = seen(HERE.parent / "deck.yaml")
    groups = [slides[start : start + SLIDES_A_SHEET] for start in range(0, len(slides), SLIDES_A_SHEET)]
    for number, group in enumerate(groups, start=1):
        tiles = sheet(group, COLUMNS, WIDTH).quantize(200, dither=Image.Dither.NONE)
        tiles.save(GALLERY / f"talk-{number}.png", optimize=True)
    PAGE.write_text(page(len(groups)), encoding="utf-8")


if __name__ == "__main__":
    main()
