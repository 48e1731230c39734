"""How fast rows become decks: python bench/batch.py [ROWS], or python bench/batch.py --cluster ROWS.

The talk is copied to a temporary folder and gets a name for the client on its cover, and a slide with a chart of the
client's own state. Each row is compared with one warm build of that talk, a process of its own in which nothing is
drawn anew: ROWS rows (200 where nothing is said) should take the time of ROWS / (0.85 x cores) such builds at most,
and 1,000 rows eight minutes on two cores. Beside what passed stands what processors worked, which changes little on a
busy machine.

With --cluster rows are handed out to a Dask cluster of this computer whose workers build nothing, to see what a row
costs the one who hands them out, in time and in memory, and whether that grows with the rows.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from distributed.diagnostics.plugin import WorkerPlugin

from deckgen.files.store import store_at
from deckgen.processes.values import packed
from deckgen.verbs.batch.cluster import Cluster
from deckgen.verbs.batch.journal import Journal
from deckgen.verbs.batch.row import Cell, Place, Row, RowMade, Terms, row_of

ROOT = Path(__file__).resolve().parent.parent
STATES = ("Texas", "California", "Arizona", "Michigan", "Illinois", "Ohio")
SLIDE = """
  - title: Your state
    divider: false
    slides:
      - id: your-state
        title: What {{ state }} trades with Mexico
        chart: {type: ranking, data: trade_by_state, x: state, y: trade_usd_bn, highlight: ["{{ state }}"], top: 10}
"""


def main(rows: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="deckgen-bench-") as temporary:
        talk = _talk(Path(temporary), rows)
        build = [sys.executable, "-m", "deckgen", "build", "--trust", "--replace"]
        _timed(build, talk)
        warm = min(_timed(build, talk) for _ in range(3))
        # The pictures of all states are drawn once; what is measured is what each row adds.
        _timed(_batch("first.csv", "first"), talk)
        passed, worked = _timed(_batch("clients.csv", "decks"), talk)
        cores = os.cpu_count() or 1
        print(f"one warm build                 {warm[0]:8.2f} s, {warm[1]:.2f} s of work")
        print(f"{rows} rows on {cores} cores            {passed:8.2f} s, {worked:.2f} s of work")
        print(f"speed, as a share of {cores} x one warm build: {rows * warm[0] / passed / cores:.2f} (at least 0.85)")
        print(f"  by the work alone: {rows * warm[1] / worked:.2f}")
        print(f"1,000 rows would take {passed / rows * 1000 / 60:.1f} minutes (at most 8)")


def _talk(folder: Path, rows: int) -> Path:
    """The talk with a name for a client, and tables of clients."""
    talk = folder / "talk"
    talk.mkdir()
    shutil.copytree(ROOT / "assets", talk / "assets")
    deck = (ROOT / "deck.yaml").read_text(encoding="utf-8")
    deck = deck.replace("\n", "\nsubtitle: For {{ client }}\nset: {client: You, state: Texas}\n", 1).rstrip() + SLIDE
    (talk / "deck.yaml").write_text(deck, encoding="utf-8")
    for name, count in (("first.csv", len(STATES)), ("clients.csv", rows)):
        lines = [f"Client {number},{STATES[number % len(STATES)]}" for number in range(count)]
        (talk / name).write_text("\n".join(["client,state", *lines, ""]), encoding="utf-8")
    return talk


def _batch(over: str, output: str) -> list[str]:
    words = ["--over", over, "--name", "{{ client }}", "-o", output, "--trust"]
    return [sys.executable, "-m", "deckgen", "batch", *words]


def _timed(command: list[str], folder: Path) -> tuple[float, float]:
    """The seconds that passed, and those that processors worked for the command and all that it started."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    passed, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Nobody(WorkerPlugin):
    """Builds nothing, and says that it took a second."""

    def setup(self, worker: Any) -> None:
        """Nothing need be there."""

    def make(self, rows: list[bytes]) -> list[bytes]:
        """What became of rows, of which nothing was built."""
        found = [row_of(row) for row in rows]
        return [packed(RowMade(row.number, row.name, "built", f"{row.name}.pptx", 25, 12, 1.0)) for row in found]


def _rows(count: int) -> Iterator[Row]:
    for number in range(1, count + 1):
        place = Place("clients.csv", number + 1, 1, 12, f"Client {number},Texas,a note of some length")
        cells = tuple(Cell(name, f"Client {number}", True, place) for name in ("client", "state", "note"))
        yield Row(number, f"north/client-{number}", cells)


def over_a_cluster(count: int) -> None:
    """Hand out so many rows, and print what a row cost here."""
    with tempfile.TemporaryDirectory(prefix="deckgen-bench-") as temporary:
        log = Path(temporary) / "log"
        quiet = ["--no-dashboard", "--host", "127.0.0.1"]
        head = _started("dask_scheduler", ["--port", "0", *quiet], log)
        while "Scheduler at:" not in (said := log.read_text(encoding="utf-8")):
            time.sleep(0.1)
        address = said.partition("Scheduler at:")[2].split()[0]
        hands = [_started("dask_worker", [address, "--nthreads", "8", "--no-dashboard"], log) for _ in range(2)]
        try:
            _handed_out(Path(temporary) / "out", address, count)
        finally:
            for process in (*hands, head):
                process.terminate()
                process.wait()


def _handed_out(output: Path, address: str, count: int) -> None:
    journal = Journal(store_at(str(output)), "inputs", Terms())
    journal.begin(resume=False)
    rows = {row.number: row for row in _rows(count)}
    began, before = time.perf_counter(), time.process_time()
    made = []
    for one in Cluster(address, Nobody()).make_all(iter(rows.values())):
        journal.add(rows[one.number], one)
        made.append(one)
        if len(made) % max(1, count // 5) == 0:
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            each = (time.process_time() - before) / len(made) * 1000
            print(f"{len(made):>8} rows: {each:.2f} ms of work here for each, {most:.0f} MB at the most")
    journal.end(made)
    print(f"{count} rows were handed out and written down in {time.perf_counter() - began:.0f} s")


def _started(module: str, words: list[str], log: Path) -> subprocess.Popen[bytes]:
    with open(log, "ab") as file:
        return subprocess.Popen([sys.executable, "-m", f"distributed.cli.{module}", *words], stderr=file)


if __name__ == "__main__":
    if "--cluster" in sys.argv:
        over_a_cluster(int(sys.argv[-1]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
