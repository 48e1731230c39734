"""A cluster: rows are built by the workers of a Dask scheduler. The one module that knows Dask.

What is sent is small: rows in bundles, as many at a time as keep the workers busy, and what became of them. The
deck's files and the finished decks go by the store. On a worker rows are built by processes of its own, as here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from queue import SimpleQueue
from threading import Lock, get_ident
from time import monotonic
from typing import Any
from uuid import uuid4

from distributed import Client, Future, get_worker
from distributed.diagnostics.plugin import WorkerPlugin
from msgspec import Struct
from msgspec.structs import replace

from deckgen.files.store import store_at
from deckgen.files.temporary import temporary_folder
from deckgen.processes.values import packed
from deckgen.verbs.batch.deck_inputs import Inputs
from deckgen.verbs.batch.release import own_code
from deckgen.verbs.batch.row import Order, Row, RowMade, lost, made_of, row_of
from deckgen.verbs.batch.row_workers import Hand, NoMakersError
from deckgen.verbs.batch.sent_deck import send_deck, unpack_deck

# How long is waited for the scheduler and the first worker, in seconds.
MOST_WAITED = 30
# A bundle of rows takes about so many seconds, and has no more rows than this.
BUNDLE_SECONDS, MOST_IN_BUNDLE = 4.0, 50
# How many bundles a thread of a worker has before it: one that it builds, and one that waits.
AHEAD = 2
# How often a bundle is tried whose worker is lost, and whose work fails.
RETRIES = 2


# Rows that are built by one worker, one after the other.
Bundle = tuple[Row, ...]


class ClusterError(NoMakersError):
    """The cluster can't be worked with."""


class SentDeck(Struct, frozen=True):
    """What the workers are told once: the order, and where the files of the deck's folder are."""

    order: Order
    file: str
    """The name of the packed folder in the store."""
    deck: str
    """The path of the deck file in the folder."""
    code: str
    """A digest of deckgen's own code, which must be the same everywhere."""


class Builders(WorkerPlugin):
    """On a worker: the processes that build rows there, one for each of its threads.

    It is set up on every worker, those that come later too.
    """

    def __init__(self, sent: SentDeck) -> None:
        self._sent = sent

    def setup(self, worker: Any) -> None:  # noqa: ARG002 - Dask hands it over
        """Fetch the deck, which is unpacked into a folder of this worker's own."""
        if own_code() != self._sent.code:
            raise ClusterError("a worker has another release of deckgen: install the same one everywhere")
        self._kept, self._lock, self._hands = ExitStack(), Lock(), dict[int, Hand]()
        folder = self._kept.enter_context(temporary_folder())
        unpack_deck(store_at(self._sent.order.output), self._sent.file, folder)
        self._order = replace(self._sent.order, deck=str(folder / self._sent.deck))

    def teardown(self, worker: Any) -> None:  # noqa: ARG002 - Dask hands it over
        """End the processes, and delete what was unpacked."""
        for hand in self._hands.values():
            hand.close()
        self._kept.close()

    def make(self, rows: Iterable[bytes]) -> list[bytes]:
        """What became of rows, which travel packed."""
        with self._lock:
            hand = self._hands.get(get_ident()) or self._hands.setdefault(get_ident(), Hand(self._order))
        return [packed(hand.make(row_of(row))) for row in rows]


def build_bundle(plug_in: str, rows: list[bytes]) -> list[bytes]:
    """On a worker: build rows by the processes that are there for them."""
    builders: Any = get_worker().plugins[plug_in]
    return builders.make(rows)  # type: ignore[no-any-return]


class Cluster:
    """The workers of a scheduler, which build rows of one order."""

    def __init__(self, scheduler: str, builders: WorkerPlugin) -> None:
        """builders is what builds rows on each worker: it has `make`, as Builders has."""
        self._scheduler, self._builders, self._name = scheduler, builders, f"deckgen-{uuid4().hex}"
        self._size = 1

    def make_all(self, rows: Iterable[Row]) -> Iterator[RowMade]:
        """What became of each row, as they are done. ClusterError where the cluster is lost."""
        with _connected(self._scheduler, self._name, self._builders) as client:
            waiting, again = iter(rows), list[Bundle]()
            under_way: dict[Future[Any], Bundle] = {}
            done: SimpleQueue[Future[Any]] = SimpleQueue()
            crowd = _Crowd(client)
            while True:
                while len(under_way) < AHEAD * crowd.threads:
                    bundle = again.pop() if again else self._next(waiting)
                    if bundle is None:
                        break
                    future = self._submit(client, bundle)
                    under_way[future] = bundle
                    future.add_done_callback(done.put)
                if not under_way:
                    return
                future = done.get()
                bundle = under_way.pop(future)
                if future.status == "finished":
                    yield from self._made(future.result())
                else:
                    self._judge(client, future)
                    yield from self._tried(bundle, future, again)

    def _next(self, waiting: Iterator[Row]) -> Bundle | None:
        rows = tuple(islice(waiting, self._size))
        return rows or None

    def _submit(self, client: Client, bundle: Bundle) -> Future[Any]:
        rows = [packed(row) for row in bundle]
        return client.submit(build_bundle, self._name, rows, pure=False, retries=RETRIES)

    def _made(self, replies: list[bytes]) -> Iterator[RowMade]:
        """What became of the rows of a bundle; the next bundles are as large as their time allows."""
        made = [made_of(reply) for reply in replies]
        each = sum(one.seconds for one in made) / len(made)
        self._size = max(1, min(MOST_IN_BUNDLE, self._size * 2, round(BUNDLE_SECONDS / max(each, 1e-6))))
        return iter(made)

    def _judge(self, client: Client, future: Future[Any]) -> None:
        """ClusterError where it isn't the bundle that is at fault."""
        if client.status != "running" or future.status == "cancelled":
            raise ClusterError(f"the scheduler at {self._scheduler} is gone; --resume does the rows that are left")

    def _tried(self, bundle: Bundle, future: Future[Any], again: list[Bundle]) -> Iterator[RowMade]:
        """Let the rows of a bundle that failed be tried one by one; those that fail alone are lost."""
        if len(bundle) > 1:
            again += [(row,) for row in bundle]
            return
        why = _said(future.exception())
        yield from (lost(row, f"no worker gets to its end ({why})") for row in bundle)


class _Crowd:
    """How many threads the workers have, which come and go."""

    def __init__(self, client: Client) -> None:
        self._client, self._known, self._until = client, 1, 0.0

    @property
    def threads(self) -> int:
        """How many there are; they are counted every few seconds."""
        if monotonic() >= self._until:
            self._known, self._until = max(1, sum(self._client.nthreads().values())), monotonic() + BUNDLE_SECONDS
        return self._known


@contextmanager
def on_cluster(scheduler: str, inputs: Inputs, order: Order) -> Iterator[Cluster]:
    """The workers of a scheduler, which find the deck in the store while they are asked."""
    store, file = store_at(order.output), f".deckgen-batch-{inputs.digest[:16]}.zip"
    send_deck(store, file, inputs.files())
    try:
        yield Cluster(scheduler, Builders(SentDeck(order, file, inputs.deck.name, own_code())))
    finally:
        store.delete(file)


@contextmanager
def _connected(scheduler: str, name: str, builders: WorkerPlugin) -> Iterator[Client]:
    """The client of a scheduler whose workers are ready to build rows; ClusterError where there are none."""
    try:
        client = Client(scheduler, timeout=MOST_WAITED, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise ClusterError(f"there is no scheduler at {scheduler}: {_said(problem)}") from None
    try:
        _make_ready(client, scheduler, name, builders)
        yield client
    finally:
        with suppress(Exception):
            client.unregister_worker_plugin(name)
        client.close()


def _make_ready(client: Client, scheduler: str, name: str, builders: WorkerPlugin) -> None:
    try:
        client.wait_for_workers(1, timeout=MOST_WAITED)
        client.register_plugin(builders, name=name)
    except TimeoutError:
        message = f"no worker has come to {scheduler} within {MOST_WAITED} seconds"
        raise ClusterError(f"{message}: start some with 'dask worker {scheduler}'") from None
    except Exception as problem:
        # What fails on a worker comes up here, whatever it is.
        raise ClusterError(_said(problem)) from None


def _said(problem: BaseException | None) -> str:
    return " ".join(str(problem).split()) or type(problem).__name__
