"""Feeds every reader of somebody's bytes with damaged ones: python bench/fuzz/fuzz.py [SECONDS] [TARGET ...].

The time is shared by all targets. Each runs in a process of its own, which libFuzzer guides by what code the bytes
reach; it begins with the files in seeds/TARGET. What fails is said with the file that made it fail: such a file, made
small, belongs into seeds/TARGET, where the tests read it from then on. It needs `pip install deckgen[fuzz]`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ONE = "--one"


def fuzz(target: str, words: list[str]) -> None:
    """In a process of its own: fuzz one target until libFuzzer ends it."""
    import atheris

    with atheris.instrument_imports(include=["deckgen", "markdown_it", "openpyxl", "babel"]):
        from targets import TARGETS
    atheris.Setup([sys.argv[0], *words], TARGETS[target])
    atheris.Fuzz()


def main(seconds: float, wanted: list[str]) -> int:
    """Fuzz each target for its share of the time; how many of them failed."""
    from targets import TARGETS

    failed = 0
    for target in wanted or list(TARGETS):
        seeds = HERE / "seeds" / target
        with tempfile.TemporaryDirectory() as folder:
            found = Path(folder)
            share = max(1, round(seconds / len(wanted or TARGETS)))
            limits = ["-rss_limit_mb=2048", "-timeout=20", "-max_len=8192", "-verbosity=0"]
            command = [sys.executable, __file__, ONE, target, f"-max_total_time={share}", *limits]
            command += [f"-artifact_prefix={HERE.parent.parent}/fuzz-{target}-", str(found)]
            command += [str(seeds)] if seeds.is_dir() else []
            # What is kept of files that were read before would fill the user's own cache.
            done = subprocess.run(command, env={**os.environ, "DECKGEN_CACHE": folder}, check=False)
        print(f"{target}: {'clean' if done.returncode == 0 else 'FAILED'}", flush=True)
        failed += done.returncode != 0
    return failed


if __name__ == "__main__":
    if sys.argv[1:2] == [ONE]:
        fuzz(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 600, sys.argv[2:]) > 0)
