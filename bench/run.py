"""How fast deckgen is: python bench/run.py [RUNS]. Prints a table of medians, of 7 runs where nothing is said.

Each command runs in a process of its own, its modules compiled before. The talk is copied to a temporary folder.
Beside the time that passed stands the time that processors worked, which changes little on a machine that is busy.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "bench"
FEW, MANY = 90, 900
PART = ("Opening", "The size of the relationship", "Economic security: trade, jobs, investment", "Closing")


class Times(Struct, frozen=True):
    """Seconds: those that passed, and those that processors worked."""

    passed: float
    worked: float

    def __sub__(self, other: Times) -> Times:
        return Times(self.passed - other.passed, self.worked - other.worked)


class Row(Struct, frozen=True):
    """A line of the table: what was measured, how much it was, in which unit, the most that it may be, and how much
    of it processors worked.
    """

    name: str
    value: float
    unit: str
    most: float | None = None
    worked: float | None = None

    def __str__(self) -> str:
        digits = 2 if self.unit != "ms" and self.value < 100 else 0
        worked = f"{self.worked:.{digits}f}" if self.worked is not None else ""
        line = f"{self.name:<52}{self.value:>9.{digits}f} {self.unit:<9}{worked:>7}  "
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
        print(f"{'':<62}{'worked':>16}")
        _start_up(runs)
        _checks(talk, _part(talk), runs)
        _variants(talk, runs)
        _builds(talk, runs)
        _exports(talk, runs)
        _refreshed(talk, runs)
        _single_steps(runs)
        _reading(runs)
        _slides(runs)
        _previewed(talk, runs)


def _start_up(runs: int) -> None:
    bare = _times(["-c", "pass"], runs)
    _say_times("python -c pass", bare)
    _say_times("deckgen --help, over that", _times(["-m", "deckgen", "--help"], runs) - bare, 150)
    _say_times("import deckgen.pipeline, over that", _times(["-c", "import deckgen.pipeline"], runs) - bare)
    libraries = "duckdb, markdown_it, babel, yaml, fontTools.ttLib"
    both = _times(["-c", f"import deckgen.pipeline, {libraries}"], runs)
    _say_times("  and the libraries that check uses, over that", both - bare)


def _say_times(name: str, times: Times, most: float | None = None) -> None:
    _say(Row(name, times.passed * 1000, "ms", most, times.worked * 1000))


def _part(talk: Path) -> Path:
    """The part of the talk that figures are compared by, whatever else the talk grows to hold."""
    from without import some_sections

    part = talk / "part.yaml"
    part.write_text(some_sections((talk / "deck.yaml").read_text(), talk, PART))
    return part


def _checks(talk: Path, part: Path, runs: int) -> None:
    from without import with_figures_worked_out, without_claims

    bare = without_claims(part.read_text())
    (talk / "without.yaml").write_text(bare)
    (talk / "values.yaml").write_text(with_figures_worked_out(bare, part))
    for name, deck, most in (
        ("deckgen check, 25 slides with their claims", "part.yaml", 0.8),
        ("  without claims", "without.yaml", None),
        ("  and figures by query as values", "values.yaml", None),
    ):
        times = _times(["-m", "deckgen", "check", deck], runs, talk)
        _say(Row(name, times.passed, "s", most, times.worked))
    # A build keeps what queries gave; check reads it, and writes nothing.
    for name, deck, most in (
        ("deckgen check after a build, with their claims", "part.yaml", 0.8),
        ("  without claims", "without.yaml", 0.4),
    ):
        _times(["-m", "deckgen", "build", deck], 0, talk)
        times = _times(["-m", "deckgen", "check", deck], runs, talk)
        _say(Row(name, times.passed, "s", most, times.worked))
    shutil.rmtree(talk / ".deckgen")


def _variants(talk: Path, runs: int) -> None:
    """The whole talk, in one of its variants and in all of them."""
    found = _measured("variants.py", str(talk / "deck.yaml"), str(runs))
    one = _times(["-m", "deckgen", "check", "-a", "full"], runs, talk)
    every = _times(["-m", "deckgen", "check"], runs, talk)
    _say(Row("deckgen check, the longest variant of the talk", one.passed, "s", None, one.worked))
    name = f"deckgen check, all {found['variants']:.0f} variants of the talk"
    _say(Row(name, every.passed, "s", None, every.worked))
    _say(Row("  of which tailoring, a variant", found["tailor"], "ms", 30))
    _say(Row("  growth from one variant to all", every.passed / one.passed, "×", 2.5))
    _say(Row("what stays in a slot, chosen from 500 slides", found["choice"], "ms"))


def _builds(talk: Path, runs: int) -> None:
    cache = talk / ".deckgen"
    for name, deck, most in (("25 slides", "part.yaml", 6), ("the whole talk", "deck.yaml", None)):
        build = ["-m", "deckgen", "build", deck]
        anew = _times(build, runs, talk, before=lambda: shutil.rmtree(cache, ignore_errors=True))
        _say(Row(f"deckgen build, {name}, charts drawn anew", anew.passed, "s", most, anew.worked))
        shutil.rmtree(cache, ignore_errors=True)
        _say(Row("  peak memory of its largest process", _peak(talk, deck), "MB"))
        again = _times(build, runs, talk)
        _say(Row(f"deckgen build, {name}, charts from the cache", again.passed, "s", None, again.worked))
        _say(Row("  peak memory of its largest process", _peak(talk, deck), "MB"))


def _exports(talk: Path, runs: int) -> None:
    for kind, most in (("pdf", 3), ("handout", None)):
        times = _times(["-m", "deckgen", "export", kind, "deck.yaml"], runs, talk)
        _say(Row(f"deckgen export {kind}, the whole talk", times.passed, "s", most, times.worked))


def _refreshed(talk: Path, runs: int) -> None:
    """The whole talk once more after one figure of one table has changed: what is asked and drawn anew."""
    table, cache = talk / "assets" / "data" / "trade_by_state.csv", talk / ".deckgen"
    before = table.read_text()
    build = ["-m", "deckgen", "build", "deck.yaml"]
    _times(build, 0, talk)
    made = {kind: set((cache / kind).iterdir()) for kind in ("charts", "answers")}
    count = iter(range(runs + 2))

    def refresh() -> None:
        table.write_text(before.replace("Arizona,AZ,15.5", f"Arizona,AZ,15.6{next(count)}"))

    times = _times(build, runs, talk, before=refresh)
    anew = {kind: len(set((cache / kind).iterdir()) - had) / (runs + 1) for kind, had in made.items()}
    _say(Row("deckgen build, the whole talk, one table changed", times.passed, "s", None, times.worked))
    # The .gitignore of the folder is the one file that isn't of a pair.
    _say(Row(f"  charts drawn anew, of {len(made['charts']) // 2}", anew["charts"] / 2, ""))
    _say(Row(f"  queries asked anew, of {len(made['answers']) - 1}", anew["answers"], ""))
    table.write_text(before)


def _single_steps(runs: int) -> None:
    found = _measured("single.py", str(runs))
    _say(Row("100,000 rows into the database, and a query of them", found["rows"], "ms", 2000))
    _say(Row("the size of a picture of 81 million pixels", found["picture"], "ms", 100))
    _say(Row("a query without an end, over its time", found["endless"], "ms", 2500))


def _reading(runs: int) -> None:
    found = _measured("reading.py", str(runs))
    for kind, rows, other in (("csv", "100,000", "DuckDB"), ("xlsx", "20,000", "calamine")):
        _say(Row(f"reading a {kind} file of {rows} rows", found[kind], "ms"))
        ratio = found[kind] / found[f"{kind} by {other}"]
        _say(Row(f"  over the time that {other} alone takes", ratio, "×"))


def _slides(runs: int) -> None:
    few, many = _generated(FEW, runs), _generated(MANY, runs)
    for name in few:
        _say(Row(f"{name}, {FEW} generated slides", few[name], "ms/slide"))
        _say(Row(f"{name}, {MANY} generated slides", many[name], "ms/slide"))
    for name, parts in {
        "manifest, write and self-check": ("manifest", "write", "self-check"),
        "layout to self-check": ("layout", "manifest", "write", "self-check"),
        "build, pictures from the cache": ("build",),
    }.items():
        small, large = (sum(found[part] for part in parts) for found in (few, many))
        _say(Row(f"{name}, {MANY} slides", large, "ms/slide", None if "build" in parts else 3))
        _say(Row(f"  growth from {FEW} to {MANY}", large / small, "×", 1.15))


def _previewed(talk: Path, runs: int) -> None:
    """From a save to the picture in a browser; nothing where there is none."""
    found = _measured("preview.py", str(talk / "deck.yaml"), str(runs))
    for name, words, most in (("words", "a change of words", 150), ("chart", "another row of a chart", 400)):
        if name in found:
            _say(Row(f"deckgen preview, {words}, to the picture", found[name], "ms", most))
    if "memory" in found:
        _say(Row("  memory of its process after that", found["memory"], "MB"))


def _generated(slides: int, runs: int) -> dict[str, float]:
    return _measured("slides.py", str(slides), str(runs))


def _measured(script: str, *words: str) -> dict[str, float]:
    """What a script of this folder finds in a process of its own."""
    command = [sys.executable, str(BENCH / script), *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=_environment())
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _times(words: list[str], runs: int, folder: Path = ROOT, before: Callable[[], None] | None = None) -> Times:
    """The medians of the seconds that python takes with these words, after a run that warms it."""
    times = []
    for _ in range(runs + 1):
        if before is not None:
            before()
        worked, began = _worked(), time.perf_counter()
        done = subprocess.run(
            [sys.executable, *words], cwd=folder, env=_environment(), capture_output=True, text=True
        )
        times.append(Times(time.perf_counter() - began, _worked() - worked))
        if done.returncode or "Traceback" in done.stderr:
            raise SystemExit(f"python {' '.join(words)} failed:\n{done.stderr}")
    kept = times[1:] or times
    return Times(median(one.passed for one in kept), median(one.worked for one in kept))


def _worked() -> float:
    """The seconds that processors have worked for the processes started here."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak(talk: Path, deck: str) -> float:
    """The largest resident set of a build in MB."""
    command = [sys.executable, "-m", "deckgen", "build", deck]
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
