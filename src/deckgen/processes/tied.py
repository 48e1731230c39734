"""Runs a module in a process of its own that ends with the one that started it: the main module of that process.

`python -m deckgen.processes.tied PARENT MODULE`, where PARENT is the process id of the one that started it. What
follows are the module's own words.
"""

from __future__ import annotations

import sys

from deckgen.processes.lifetime import end_with


def run_module(module: str, words: list[str]) -> None:
    """Run a module as `python -m` would."""
    import runpy

    sys.argv[1:] = words
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    end_with(int(sys.argv[1]))
    run_module(sys.argv[2], sys.argv[3:])
