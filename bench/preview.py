"""Times the preview in a real browser: python bench/preview.py DECK RUNS.

Prints JSON: the milliseconds from a save of the talk to the picture in the page, for a change of words and for one of
the rows behind a chart, until all slides are laid out and judged, and how much memory the process takes after all of
that. Prints an empty object where there is no Chromium to look with.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SLIDE, FILE, TITLE = "daily-crossings", "assets/sections/relationship.yaml", "Half a million people enter"
TABLE, ROW = "assets/data/border_crossings_2016.csv", ",40\n"
# Resolves with the moment at which the picture in the page is another one, and has been painted.
WATCH = """(before) => { window.seen = new Promise((done) => {
  const frame = document.querySelector("#frame");
  new MutationObserver((_, watcher) => {
    const image = frame.querySelector("img");
    if (!image || image.dataset.drawing === before) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now())));
  }).observe(frame, { childList: true });
}); }"""


def main(deck: Path, runs: int) -> dict[str, float]:
    """Milliseconds by what was changed, and megabytes."""
    if CHROMIUM is None:
        return {}
    from playwright.sync_api import sync_playwright

    command = [sys.executable, "-m", "deckgen", "preview", deck.name, "--no-open"]
    process = subprocess.Popen(command, cwd=deck.parent, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        with sync_playwright() as started:
            browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1440, "height": 860})
            page.goto(found[0])
            _settle(page)
            page.evaluate(f"location.hash = '{SLIDE}'")
            _settle(page)
            words, table = deck.parent / FILE, deck.parent / TABLE
            times = {
                "words": _median(page, words, lambda text, run: text.replace(TITLE, f"{TITLE} {run}"), runs),
                "chart": _median(page, table, lambda text, run: text.replace(ROW, f",{41 + run}\n"), runs),
            }
            browser.close()
        status = Path(f"/proc/{process.pid}/status").read_text()
        return {**times, "memory": int(status.partition("VmRSS:")[2].split()[0]) / 1024}
    finally:
        process.terminate()
        process.wait()


def _settle(page: Page) -> None:
    page.wait_for_selector("#frame img", timeout=120_000)
    page.wait_for_function("() => document.querySelector('#state').textContent.startsWith('Up to date')")
    time.sleep(2)


def _median(page: Page, file: Path, changed: Callable[[str, int], str], runs: int) -> float:
    """The median from a save to its picture, of so many saves of a file; it is then as it was."""
    text, times = file.read_text(), []
    for run in range(runs + 1):
        before = page.get_attribute("#frame img", "data-drawing")
        page.evaluate(WATCH, before)
        new = file.with_name(f".{file.name}.new")
        other = changed(text, run)
        assert other != text, f"{file} doesn't hold what is to be changed"
        new.write_text(other)
        began = time.time()
        new.replace(file)
        times.append(float(page.evaluate("() => window.seen")) - began * 1000)
        _settle(page)
    file.write_text(text)
    _settle(page)
    return median(times[1:])


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]).resolve(), int(sys.argv[2]))))
