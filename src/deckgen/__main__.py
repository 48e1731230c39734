"""The command, and python -m deckgen: a run, and how its process ends."""

# Before all else is imported: what is imported from here on may otherwise come out of the deck's folder.
from deckgen.processes.import_paths import leave_working_folder

leave_working_folder()

import atexit  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402

from deckgen.cli import main  # noqa: E402


def run() -> None:
    """Run the command, and end the process at once: to take apart all that it made takes a twentieth of a check."""
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
