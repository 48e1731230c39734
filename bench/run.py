"""How fast deckgen is: python bench/run.py [RUNS]. Prints a table of medians, of 7 runs where nothing is said.

Each command runs in a process of its own, its modules compiled before. The talk is copied to a temporary folder.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "bench"
FEW, MANY = 90, 900


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, how much it was, in which unit, and the most that it may be."""

    name: str
    value: float
    unit: str
    most: float | None = None

    def __str__(self) -> str:
        digits = 2 if self.unit != "ms" and self.value < 100 else 0
        line = f"{self.name:<52}{self.value:>9.{digits}f} {self.unit:<9}"
        if self.most is None:
            return line.rstrip()
        verdict = "" if self.value <= self.most else "   MISSED"
        return f"{line} at most {self.most:g}{verdict}"


def main(runs: int) -> None:
    """Measure and print, line by line."""
    with tempfile.TemporaryDirectory(prefix="deckgen-bench-") as temporary:
        talk = Path(temporary) / "talk"
        talk.mkdir()
        shutil.copytree(ROOT / "assets", talk / "assets")
        shutil.copy(ROOT / "deck.yaml", talk / "deck.yaml")
        print(
            f"deckgen, the talk of this repository and generated decks; medians of {runs}, {os.cpu_count()} cores\n"
        )
        _start_up(runs)
        _checks(talk, runs)
        _builds(talk, runs)
        _slides(runs)


def _start_up(runs: int) -> None:
    bare = _seconds(["-c", "pass"], runs)
    _say(Row("python -c pass", bare * 1000, "ms"))
    _say(Row("deckgen --help, over that", (_seconds(["-m", "deckgen", "--help"], runs) - bare) * 1000, "ms", 150))
    _say(
        Row(
            "import deckgen.pipeline, over that",
            (_seconds(["-c", "import deckgen.pipeline"], runs) - bare) * 1000,
            "ms",
        )
    )


def _checks(talk: Path, runs: int) -> None:
    from without import with_figures_worked_out, without_claims

    whole = (talk / "deck.yaml").read_text()
    bare = without_claims(whole)
    (talk / "without.yaml").write_text(bare)
    (talk / "values.yaml").write_text(with_figures_worked_out(bare, talk / "deck.yaml"))
    _say(Row("deckgen check, the talk with its claims", _deckgen(talk, runs, "check"), "s", 0.8))
    _say(Row("  without claims", _deckgen(talk, runs, "check", "without.yaml"), "s", 0.4))
    _say(Row("  and figures by query as values", _deckgen(talk, runs, "check", "values.yaml"), "s"))


def _builds(talk: Path, runs: int) -> None:
    cache = talk / ".deckgen"
    anew = _deckgen(talk, runs, "build", before=lambda: shutil.rmtree(cache, ignore_errors=True))
    _say(Row("deckgen build, the talk, charts drawn anew", anew, "s", 6))
    shutil.rmtree(cache, ignore_errors=True)
    _say(Row("  peak memory of its largest process", _peak(talk), "MB"))
    _say(Row("deckgen build, the talk, charts from the cache", _deckgen(talk, runs, "build"), "s"))
    _say(Row("  peak memory of its largest process", _peak(talk), "MB"))


def _slides(runs: int) -> None:
    few, many = _generated(FEW, runs), _generated(MANY, runs)
    for name in few:
        _say(Row(f"{name}, {FEW} generated slides", few[name], "ms/slide"))
        _say(Row(f"{name}, {MANY} generated slides", many[name], "ms/slide"))
    for name, parts in {
        "write and self-check": ("write", "self-check"),
        "layout, write and self-check": ("layout", "write", "self-check"),
        "build, pictures from the cache": ("build",),
    }.items():
        small, large = (sum(found[part] for part in parts) for found in (few, many))
        _say(Row(f"{name}, {MANY} slides", large, "ms/slide", None if "build" in parts else 3))
        _say(Row(f"  growth from {FEW} to {MANY}", large / small, "×", 1.15))


def _generated(slides: int, runs: int) -> dict[str, float]:
    command = [sys.executable, str(BENCH / "slides.py"), str(slides), str(runs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=_environment())
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _deckgen(folder: Path, runs: int, *words: str, before: Callable[[], None] | None = None) -> float:
    return _seconds(["-m", "deckgen", *words], runs, folder, before)


def _seconds(words: list[str], runs: int, folder: Path = ROOT, before: Callable[[], None] | None = None) -> float:
    """The median of the wall-clock seconds that python takes with these words, after a run that warms it."""
    times = []
    for _ in range(runs + 1):
        if before is not None:
            before()
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, *words], cwd=folder, env=_environment(), capture_output=True, text=True
        )
        times.append(time.perf_counter() - began)
        if done.returncode or "Traceback" in done.stderr:
            raise SystemExit(f"python {' '.join(words)} failed:\n{done.stderr}")
    return median(times[1:])


def _peak(talk: Path) -> float:
    """The largest resident set of a build in MB."""
    command = [sys.executable, "-m", "deckgen", "build"]
    process = subprocess.Popen(command, cwd=talk, env=_environment(), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _say(row: Row) -> None:
    print(row, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
