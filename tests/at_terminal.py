"""The command on a terminal, where a person types an answer."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path


def on_terminal(folder: Path, answer: str, *words: str) -> tuple[int, str]:
    """The exit code of the command on a terminal where somebody types an answer, and what stood there."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "deckgen", *words]
    process = subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown, typed, until = b"", False, time.monotonic() + 60
    while time.monotonic() < until:
        if not select.select([ours], [], [], 0.5)[0]:
            continue
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
        if b"[y/N]" in shown and not typed:
            os.write(ours, answer.encode())
            typed = True
    os.close(ours)
    return process.wait(60), shown.decode()
