"""The command, and python -m deckgen: a run, and how its process ends."""

# Before all else is imported: what is imported from here on may otherwise come out of the deck's folder.
from deckgen.processes.import_paths import leave_working_folder

leave_working_folder()

from deckgen.processes.signals import end_on_signals  # noqa: E402

# Importing the rest takes a while, in which Ctrl-C would show a traceback.
end_on_signals()

import atexit  # noqa: E402
import os  # noqa: E402

from deckgen.cli import main  # noqa: E402
from deckgen.cli.streams import SteadyStreams  # noqa: E402


def run() -> None:
    """Run the command, and end the process at once: to take apart all that it made takes a twentieth of a check."""
    streams = SteadyStreams()
    try:
        main()
    except SystemExit as end:
        atexit._run_exitfuncs()
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
        os._exit(code if streams.end() else code or 1)


if __name__ == "__main__":
    run()
