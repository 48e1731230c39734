"""Ends runs at random moments and counts what is lost: python bench/kills.py [KILLS] [SEED].

SIGKILL, SIGTERM and SIGHUP meet builds, builds of all variants, and refreshes from a server on this machine. Prints
JSON: how many runs were ended and how many had ended before; files that are neither old nor new, or not sound;
processes that run a second later; temporary files left after SIGTERM and SIGHUP; and those left after a last run,
which deletes what killed ones had to leave. All but the first two must be 0. Exit code 1 where one isn't. Linux only.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from deckgen.writers.pptx import flaws
from ended_runs import Run
from web_site import Page, Site, open_site

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)
VERBS = (("build", "--trust"), ("build", "--all", "--trust"), ("data", "refresh", "--yes", "--trust"))
CHARTS = 8
OWN = "import time\ndef draw(rows, axes, brand):\n    axes.plot([1, 2])\n    time.sleep(0.3)\n"


def deck(url: str, number: int) -> str:
    """A deck with charts that nobody drew before, an own drawing, a query, and a table that is fetched."""
    slide = (
        "      - {{title: Slide {n}, chart: {{type: bar, rows: [[Ana, {of}], [Li, 2]], x: who, y: n}},"
        " allow: [missing_source]}}\n"
    )
    charts = "".join(slide.format(n=n, of=1000 * number + n) for n in range(CHARTS))
    own = "      - {title: Own, chart: {python: 'own.py:draw', data: t}, allow: [missing_source]}\n"
    return (
        f"title: Talk\naudiences: {{students: {{}}, board: {{}}}}\n"
        f"data: {{t: {{file: t.csv, refresh: {{url: '{url}/t.csv'}}}}}}\n"
        "figures: {f: {query: select sum(n) as n from t}}\n"
        f"sections:\n  - title: S\n    slides:\n{charts}{own}"
        "      - {title: A, text: 'It is {{ f }}', allow: [missing_source]}\n"
    )


class Bench:
    """A deck's folder whose runs are ended, and what was found."""

    def __init__(self, folder: Path, site: Site, seed: int) -> None:
        self.folder, self.site, self.random = folder, site, random.Random(seed)
        self.known_left: set[str] = set()
        self.found = dict.fromkeys(("ended", "ended_before", "lost", "running", "left", "left_at_last"), 0)
        self.seconds = dict.fromkeys(VERBS, 1.0)
        folder.mkdir()
        (folder / "own.py").write_text(OWN)
        (folder / "t.csv").write_text("who,n\nAna,1\n")

    def prepare(self, number: int) -> None:
        """Let all be new: the deck, and what the server has."""
        (self.folder / "deck.yaml").write_text(deck(self.site.url, number))
        self.site.pages["/t.csv"] = Page(f"who,n\nAna,{number}\nLi,3\n".encode())

    def warm(self) -> None:
        """Learn how long each verb takes, and have files that can be lost."""
        for number, verb in enumerate(VERBS):
            self.prepare(number)
            began = time.monotonic()
            run = Run(self.folder, *verb)
            assert run.process.wait(120) == 0, run.said()
            self.seconds[verb] = time.monotonic() - began

    def kill(self, number: int) -> None:
        """End one run at a random moment, and look at what is left."""
        verb, ending = VERBS[number % len(VERBS)], self.random.choice(SIGNALS)
        self.prepare(number + len(VERBS))
        before = (self.folder / "t.csv").read_bytes()
        run = Run(self.folder, *verb)
        time.sleep(self.random.uniform(0, self.seconds[verb]))
        had_ended = run.process.poll() is not None
        run.end(ending)
        self.found["ended_before" if had_ended else "ended"] += 1
        self.found["running"] += len(run.runs_on(1.0))
        self.found["lost"] += sum(bool(flaws(path.read_bytes())) for path in self.folder.glob("output/*.pptx"))
        after, page = (self.folder / "t.csv").read_bytes(), self.site.pages["/t.csv"]
        self.found["lost"] += after not in (before, page.body if isinstance(page, Page) else b"")
        self.found["lost"] += len(list(self.folder.glob("output/[!.]*.pptx"))) != 3
        if ending != signal.SIGKILL:
            self.found["left"] += len(set(run.leftovers()) - self.known_left)
        self.known_left = set(run.leftovers())

    def last(self) -> None:
        """Let whole runs delete what killed ones left."""
        self.prepare(0)
        for verb in VERBS:
            run = Run(self.folder, *verb)
            assert run.process.wait(120) == 0, run.said()
        self.found["left_at_last"] = len(run.leftovers())


def main(kills: int, seed: int) -> int:
    """End so many runs; the exit code."""
    place = Path(tempfile.mkdtemp(prefix="kills-"))
    os.environ.update(DECKGEN_CACHE=str(place / "cache"), DECKGEN_STATE=str(place / "state"))
    try:
        with open_site() as site:
            bench = Bench(place / "deck", site, seed)
            bench.warm()
            for number in range(kills):
                bench.kill(number)
            bench.last()
    finally:
        shutil.rmtree(place)
    print(json.dumps(bench.found))
    return int(any(bench.found[name] for name in ("lost", "running", "left", "left_at_last")))


if __name__ == "__main__":
    kills, seed = (*map(int, sys.argv[1:]), *(300, 2018)[len(sys.argv) - 1 :])
    sys.exit(main(kills, seed))
