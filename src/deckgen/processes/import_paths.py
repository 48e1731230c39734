"""Where modules are imported from: never from the working folder, which may be a stranger's deck.

`python -m deckgen` puts that folder first, so a click.py beside a deck.yaml would run on a mere check. Nothing may be
imported here but what Python has loaded from itself by then: sys is built in, os frozen.
"""

import os
import sys


def leave_working_folder() -> None:
    """Take the working folder, and what PYTHONPATH names from it on, out of the paths that modules come from.

    The folder that deckgen itself was imported from stays: whoever can change that has changed deckgen.
    """
    from_here = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if not os.path.isabs(path)]
    try:
        left = {os.path.realpath(path) for path in (".", *from_here)} - {os.path.realpath(own_path())}
    except OSError:
        # The working folder was deleted meanwhile: nothing can be imported from it.
        return
    sys.path[:] = [path for path in sys.path if os.path.isabs(path) and os.path.realpath(path) not in left]


def own_path() -> str:
    """The folder that deckgen was imported from."""
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def full_paths() -> list[str]:
    """The paths that modules of a new process come from: those of this one, and where deckgen itself is.

    Python takes a path that isn't full from the working folder on, as a Python shell does with its first; the new
    process may have another one, and must have none.
    """
    paths = [path for path in sys.path if os.path.isabs(path)]
    return paths if own_path() in paths else [*paths, own_path()]
