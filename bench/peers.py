"""deckgen beside its peers, on the same neutral deck: python bench/peers.py [RUNS] [SLIDES …]. Prints one table.

Each line is a whole process, and the lines take turns, so that a busy machine is as busy for each of them. PptxGenJS
comes from npm, where there is one; python-pptx and matplotlib are those of the tests. Ratios are to the plain script,
and for what is made with pictures that are ready, to PptxGenJS.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from msgspec import Struct

HERE = Path(__file__).resolve().parent / "peers"
SLIDES = (90, 900)
MEGABYTE = 1024 * 1024


class Measured(Struct, frozen=True):
    """One run: seconds that passed, seconds that processors worked, the largest process and the file in MB."""

    passed: float
    worked: float
    memory: float
    size: float


class Work(Struct, frozen=True):
    """A line of the table: what is run, what is made ready before, and which file comes of it."""

    name: str
    command: list[str]
    made: Path
    before: Callable[[], object] = lambda: None
    ready: bool = False
    """Whether its pictures are ready before."""


def main(runs: int, sizes: list[int]) -> None:
    """Measure deck by deck."""
    with tempfile.TemporaryDirectory(prefix="deckgen-peers-") as temporary:
        modules = _pptxgenjs(Path(temporary))
        for slides in sizes:
            folder = Path(temporary) / str(slides)
            content = folder / "content.json"
            _run([sys.executable, str(HERE / "neutral.py"), str(folder), str(slides)], {}, content)
            _run([sys.executable, str(HERE / "plain_script.py"), str(folder), "pictures"], {}, content)
            variables = {"DECKGEN_CACHE": str(folder / "cache"), "NODE_PATH": str(modules or "")}
            _table(_works(folder, modules), runs, slides, variables)


def _works(folder: Path, modules: Path | None) -> list[Work]:
    talk = folder / "talk"
    deck, made = [sys.executable, "-m", "deckgen", "build", str(talk / "deck.yaml")], talk / "output"
    cache, table = folder / "cache", talk / "data" / "slide-4.csv"
    count = iter(range(1_000_000))

    def anew() -> None:
        shutil.rmtree(cache, ignore_errors=True)
        shutil.rmtree(made, ignore_errors=True)

    def change() -> None:
        table.write_text(f"{table.read_text().rpartition(',')[0]},{50 + next(count) / 7:.3f}\n")

    def title() -> None:
        text = (talk / "deck.yaml").read_text()
        (talk / "deck.yaml").write_text(text.partition("# run")[0] + f"# run {next(count)}\n")

    file, plain = made / "a-neutral-talk.pptx", [sys.executable, str(HERE / "plain_script.py"), str(folder)]
    works = [
        Work("python-pptx and matplotlib", plain, folder / "plain.pptx"),
        Work("deckgen, six variants of it", [*deck, "--all"], made / "a-talk-for-press-press.pptx", anew),
        Work("deckgen, nothing drawn before", deck, file, anew),
        Work("deckgen, one number changed", deck, file, change),
        Work("deckgen, nothing changed", deck, file),
        Work("deckgen, all made anew, charts kept", deck, file, title, ready=True),
    ]
    if modules is not None:
        script = ["node", str(HERE / "pptxgenjs.cjs"), str(folder)]
        works.append(Work("PptxGenJS", script, folder / "pptxgenjs.pptx", ready=True))
    script = [sys.executable, str(HERE / "templates.py"), str(folder)]
    return [*works, Work("templates of strings, and a zip", script, folder / "templates.pptx", ready=True)]


def _table(works: list[Work], runs: int, slides: int, variables: dict[str, str]) -> None:
    found: dict[str, list[Measured]] = {work.name: [] for work in works}
    for _ in range(runs):
        for work in works:
            work.before()
            found[work.name].append(_run(work.command, variables, work.made))
    print(f"\n{slides} slides, medians of {runs} runs on {os.cpu_count()} cores\n")
    print(f"{'':<38}{'passed':>9}{'':>8}{'worked':>9}{'':>8}{'memory':>9}{'file':>9}")
    for ready in (False, True):
        peer = next((one.name for one in works if one.ready is ready and "deckgen" not in one.name), "")
        for work in (one for one in works if one.ready is ready):
            own, other = found[work.name], found[peer]
            passed, worked = (
                (middle, middle / median(getattr(one, part) for one in other))
                for part in ("passed", "worked")
                for middle in [median(getattr(one, part) for one in own)]
            )
            memory, size = (median(getattr(one, part) for one in own) for part in ("memory", "size"))
            words = f"{passed[0]:>7.2f} s{passed[1]:>6.2f} ×{worked[0]:>7.2f} s{worked[1]:>6.2f} ×"
            print(f"{work.name:<38}{words}{memory:>6.0f} MB{size:>6.1f} MB")
        print()


def _run(command: list[str], variables: dict[str, str], made: Path) -> Measured:
    """One run of a command, which must end well, and the file that it made."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, env={**environment, **variables}, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        passed = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{said.read().decode()}")
    size = made.stat().st_size / MEGABYTE
    return Measured(passed, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size)


def _pptxgenjs(folder: Path) -> Path | None:
    """The folder with PptxGenJS, got from npm; None where there is no npm, or it can't be got."""
    if shutil.which("npm") is None:
        print("PptxGenJS is left out: there is no npm")
        return None
    done = subprocess.run(["npm", "install", "--silent", "--prefix", str(folder), "pptxgenjs@^4.0.1"], check=False)
    if done.returncode:
        print("PptxGenJS is left out: npm could not get it")
        return None
    return folder / "node_modules"


if __name__ == "__main__":
    words = sys.argv[1:]
    main(int(words[0]) if words else 5, [int(word) for word in words[1:]] or list(SLIDES))
