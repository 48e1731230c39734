"""The command for tests: each run is a process of its own, forked from one that has deckgen's modules already.

Loading them is most of the work of a short run, so here it is done once for many runs. All the rest is as with
`python -m deckgen`: the folder, the variables, the streams, the exit code, and the processes that the run starts.
Tests about how a process starts (its paths, its streams, its terminal), or about time and signals, start their own.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import sys
import tempfile
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, CompletedProcess, Popen

MOST_SECONDS = 120
_BYTES = 1_000_000
# Libraries that are imported inside functions.
LATE = ("fontTools.ttLib", "lxml.etree", "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg", "yaml")


def run(folder: Path, *words: str, **variables: str) -> CompletedProcess[str]:
    """What `deckgen WORDS` gives in a folder, with variables beside those of the environment."""
    order = json.dumps([str(folder), words, {**os.environ, **variables}]).encode()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        line = _line_to_parent()
        socket.send_fds(line, [order], [out.fileno(), err.fileno()])
        code = line.recv(_BYTES)
        assert code, "the process that the runs are forked from has ended"
        said = []
        for stream in (out, err):
            stream.seek(0)
            said.append(stream.read().decode())
    return CompletedProcess(["deckgen", *words], int(code), *said)


@cache
def _line_to_parent() -> socket.socket:
    """The line to the process that the runs are forked from, which ends when the line is closed."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.settimeout(MOST_SECONDS)
    command = [sys.executable, "-P", __file__, str(theirs.fileno())]
    # With one thread there is nothing that a fork could part.
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    parent = Popen(command, env=alone, pass_fds=[theirs.fileno()], stdin=DEVNULL, stdout=DEVNULL)
    theirs.close()

    def end() -> None:
        ours.close()
        parent.wait()

    atexit.register(end)
    return ours


def _serve(line: socket.socket) -> None:
    """Fork a run for each order that comes, and reply with its exit code."""
    while True:
        order, streams, _, _ = socket.recv_fds(line, _BYTES, 2)
        if not order:
            return
        process = os.fork()
        if not process:
            line.close()
            folder, words, variables = json.loads(order)
            _become_run(folder, words, variables, streams)
        for stream in streams:
            os.close(stream)
        line.send(str(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])).encode())


def _become_run(folder: str, words: list[str], variables: dict[str, str], streams: list[int]) -> None:
    """Be `python -m deckgen WORDS` from here on."""
    import runpy

    for number, stream in enumerate(streams, start=1):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    sys.argv = ["deckgen", *words]
    try:
        runpy.run_module("deckgen", run_name="__main__", alter_sys=True)
    finally:
        # A run ends its process itself, unless it fails.
        os._exit(70)


def _load() -> None:
    """Load all of deckgen but what is run as a program, and the libraries that it asks for late."""
    import gc
    import importlib
    import pkgutil

    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    import deckgen

    modules = [one.name for one in pkgutil.walk_packages(deckgen.__path__, "deckgen.")]
    programs = ("__main__", "guest", "warden", "tied")
    for module in (*(one for one in modules if not one.endswith(programs)), *LATE):
        importlib.import_module(module)
    # The runs needn't search all of it for garbage.
    gc.freeze()


if __name__ == "__main__":
    _load()
    _serve(socket.socket(fileno=int(sys.argv[1])))
