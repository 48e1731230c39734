"""The command, and python -m deckgen: a run, and how its process ends."""

from __future__ import annotations

import atexit
import os

from deckgen.cli import main
from deckgen.cli.streams import SteadyStreams
from deckgen.processes.signals import end_on_signals


def run() -> None:
    """Run the command, and end the process at once: to take apart all that it made takes a twentieth of a check."""
    end_on_signals()
    streams = SteadyStreams()
    try:
        main()
    except SystemExit as end:
        atexit._run_exitfuncs()
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
        os._exit(code if streams.end() else code or 1)


if __name__ == "__main__":
    run()
