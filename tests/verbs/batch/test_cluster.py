"""Rows that are built by a Dask cluster: a scheduler and workers that are processes of their own, over TCP."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cloudpickle
import fsspec
import pytest
from distributed.diagnostics.plugin import WorkerPlugin

from deckgen.model.diagnostics import DeckgenError
from deckgen.processes.values import packed
from deckgen.verbs.batch import Asked, Where, cluster
from deckgen.verbs.batch import batch as make_batch
from deckgen.verbs.batch.cluster import AHEAD, Builders, Cluster, ClusterError, SentDeck
from deckgen.verbs.batch.release import own_code
from deckgen.verbs.batch.row import Order, Row, RowMade, row_of
from object_store import object_store

DECK = """\
title: Trade, for {{ client }}
set: {client: Somebody, share: 5}
sections:
  - title: Trade
    slides:
      - {title: "{{ client }} has {{ share }} percent", chart: {type: bar, rows: [{a: x, b: 1}, {a: y, b: 2}]}}
"""


def write(folder: Path, rows: int) -> None:
    (folder / "deck.yaml").write_text(DECK)
    lines = [f"Client {number},{number}" for number in range(rows)]
    (folder / "clients.csv").write_text("\n".join(["client,share", *lines, ""]))


def started(*words: str, **how: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-P", "-m", *words], text=True, **how)  # type: ignore[call-overload,no-any-return]


@contextmanager
def a_cluster(folder: Path, workers: int, **variables: str) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler's address, and the processes of its workers."""
    told = folder / "scheduler.log"
    env = {**os.environ, **variables}
    quiet = ("--no-dashboard", "--host", "127.0.0.1")
    with open(told, "w") as log:
        head = started("distributed.cli.dask_scheduler", "--port", "0", *quiet, stderr=log, env=env)
    hands: list[subprocess.Popen[str]] = []
    try:
        until = time.monotonic() + 60
        while not (found := re.search(r"tcp://[\d.]+:\d+", told.read_text())) and time.monotonic() < until:
            time.sleep(0.05)
        assert found is not None, told.read_text()
        for _ in range(workers):
            words = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
            nowhere = subprocess.DEVNULL
            hands.append(started("distributed.cli.dask_worker", found[0], *words, stderr=nowhere, env=env))
        yield found[0], hands
    finally:
        for process in (*hands, head):
            process.kill()
            process.wait()


def batch(folder: Path, *words: str, **variables: str) -> subprocess.Popen[str]:
    return started(
        *("deckgen", "batch", *words),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **variables},
    )


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    talk = tmp_path / "talk"
    talk.mkdir()
    write(talk, 24)
    with a_cluster(tmp_path, 2) as (address, workers):
        process = batch(talk, "--over", "clients.csv", "--scheduler", address)
        report, until = talk / "output/batch.csv", time.monotonic() + 100
        while not (report.is_file() and len(report.read_bytes().splitlines()) > 4) and time.monotonic() < until:
            time.sleep(0.05)
        workers[0].kill()
        told, said = process.communicate(timeout=100)
    assert "24 decks built" in told, said
    assert len(list((talk / "output").glob("*.pptx"))) == 24
    assert [line.split(b",")[3] for line in report.read_bytes().splitlines()[1:]] == [b"built"] * 24
    assert not list((talk / "output").glob("*.zip")), "the deck that was sent is deleted"


def test_over_an_object_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table, the decks, the journal and the pictures lie there, and no computer sees another one's disk."""
    talk = tmp_path / "talk"
    talk.mkdir()
    write(talk, 3)
    with object_store() as variables:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        files = fsspec.filesystem("s3", skip_instance_cache=True, use_listings_cache=False)
        files.mkdir("talks")
        files.put(str(talk / "clients.csv"), "talks/clients.csv")
        words = ("--over", "s3://talks/clients.csv", "-o", "s3://talks/out", "--cache", "s3://talks/cache")
        with a_cluster(tmp_path, 1, DECKGEN_CACHE=str(tmp_path / "theirs")) as (address, _):
            own = str(tmp_path / "ours")
            told, said = batch(talk, *words, "--scheduler", address, DECKGEN_CACHE=own).communicate(timeout=150)
            assert "3 decks built" in told, said
        names = [name.rpartition("/")[2] for name in files.find("talks/out")]
        assert sorted(names) == [
            ".deckgen-batch.jsonl",
            "batch.csv",
            *(f"trade-for-client-{number}.pptx" for number in range(3)),
        ]
        assert files.find("talks/cache/charts")
        assert files.cat("talks/out/trade-for-client-0.pptx")[:2] == b"PK"
        told, said = batch(talk, *words, "--resume").communicate(timeout=100)
        assert "0 decks built, 3 as they were" in told, said
    assert not (talk / "output").exists()


def test_a_worker_with_another_deckgen_or_another_disk_says_so(tmp_path: Path) -> None:
    order = Order("deck.yaml", str(tmp_path))
    with pytest.raises(ClusterError, match="another release"):
        Builders(SentDeck(order, "deck.zip", "deck.yaml", "another")).setup(None)
    with pytest.raises(Exception, match="doesn't see what is in"):
        Builders(SentDeck(order, "deck.zip", "deck.yaml", own_code())).setup(None)


def test_no_scheduler_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "MOST_WAITED", 1)
    with pytest.raises(ClusterError, match=r"there is no scheduler at tcp://127\.0\.0\.1:9"):
        next(Cluster("tcp://127.0.0.1:9", Idle()).make_all([Row(1, "acme")]))
    write(tmp_path, 2)
    asked, where = Asked(str(tmp_path / "clients.csv")), Where("tcp://127.0.0.1:9")
    with pytest.raises(DeckgenError, match="--scheduler: error\\[no_cluster\\]: there is no scheduler"):
        make_batch(tmp_path / "deck.yaml", asked, tmp_path / "out", where=where)
    assert not list(tmp_path.rglob("*.pptx"))


# The workers can't import the tests.
cloudpickle.register_pickle_by_value(sys.modules[__name__])


class Idle(WorkerPlugin):
    """Builds nothing, and says so of each row."""

    def __init__(self) -> None:
        self.bundles: list[int] = []

    def setup(self, worker: object) -> None:
        """Nothing need be there."""

    def make(self, rows: list[bytes]) -> list[bytes]:
        found = [row_of(row) for row in rows]
        self.bundles.append(len(found))
        return [packed(RowMade(row.number, row.name, "built", seconds=0.5)) for row in found]


def test_rows_are_handed_out_in_bundles_and_few_at_a_time(tmp_path: Path) -> None:
    handed: list[int] = []

    def rows() -> Iterator[Row]:
        for number in range(1, 201):
            handed.append(number)
            yield Row(number, f"client-{number}")

    with a_cluster(tmp_path, 1) as (address, _):
        made = Cluster(address, Idle()).make_all(rows())
        next(made)
        assert len(handed) <= AHEAD
        numbers = [one.number for one in made]
    assert len(numbers) == 199
    assert len(handed) == 200


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "deckgen.verbs.batch.cluster", None)
    write(tmp_path, 1)
    asked, where = Asked(str(tmp_path / "clients.csv")), Where("tcp://127.0.0.1:9")
    with pytest.raises(DeckgenError, match=r"pip install 'deckgen\[cluster\]'"):
        make_batch(tmp_path / "deck.yaml", asked, tmp_path / "out", where=where)
