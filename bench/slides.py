"""Times the making of one generated deck, stage by stage, its pictures ready: python bench/slides.py SLIDES RUNS.

Prints JSON: milliseconds a slide by stage, as medians.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from generate import write_deck
from timing import median_ms

from deckgen import build
from deckgen.fitting.chart_look import look_of
from deckgen.fitting.fonts import Fonts
from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.manifest import Manifest
from deckgen.processes.garbage import look_rarely
from deckgen.stages.bind.binder import bind
from deckgen.stages.draw.chart_pictures import ChartPictures
from deckgen.stages.draw.drawer import draw
from deckgen.stages.gather import gather
from deckgen.stages.layout.layouter import layout
from deckgen.stages.load.loader import load
from deckgen.stages.record import record
from deckgen.stages.tailor import WHOLE, tailor
from deckgen.writers.pptx import flaws, write


def measure(folder: Path, slides: int, runs: int) -> dict[str, float]:
    """Milliseconds a slide: layout, the manifest, write, the self-check, and a whole build with cached pictures."""
    deck, log, brand = write_deck(folder, slides), Diagnostics(), Brand()
    outline = load(deck, str(deck), log)
    assert outline is not None
    fonts = Fonts(brand)
    typesetter = Typesetter(fonts)
    with closing(gather(outline, folder, log)) as gathered:
        bound = bind(tailor(outline, log), brand, gathered, log)
    laid = layout(bound, typesetter, log)
    document = draw(laid, ChartPictures(look_of(brand, fonts), folder / "cache" / "charts"))

    def written() -> bytes:
        file = io.BytesIO()
        write(file, document, brand, said)
        return file.getvalue()

    def manifest() -> Manifest:
        return record(bound, laid, outline, gathered, WHOLE)

    said = manifest()
    data = written()
    problems = [*map(str, log), *flaws(data)]
    assert not problems, "\n".join(problems[:5])
    timed: dict[str, Callable[[], object]] = {
        "layout": lambda: layout(bound, Typesetter(fonts), Diagnostics()),
        "manifest": manifest,
        "write": written,
        "self-check": lambda: flaws(data),
        "build": lambda: build(deck, folder / "out.pptx"),
    }
    return {name: median_ms(work, runs) / slides for name, work in timed.items()}


if __name__ == "__main__":
    look_rarely()
    with tempfile.TemporaryDirectory(prefix="deckgen-bench-") as temporary:
        print(json.dumps(measure(Path(temporary), int(sys.argv[1]), int(sys.argv[2]))))
