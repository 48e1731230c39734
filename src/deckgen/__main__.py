"""The command, and python -m deckgen: a run, and how its process ends."""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress

from deckgen.cli import main
from deckgen.processes.signals import end_on_signals


def run() -> None:
    """Run the command, and end the process at once: to take apart all that it made takes a twentieth of a check."""
    end_on_signals()
    try:
        main()
    except SystemExit as end:
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            # Whoever read the words may have gone, as `head` does.
            with suppress(OSError):
                stream.flush()
        os._exit(end.code if isinstance(end.code, int) else bool(end.code))


if __name__ == "__main__":
    run()
