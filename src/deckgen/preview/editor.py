"""Editor: opens a line of a file in the user's editor. No shell is asked, and only places of the deck are opened."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from contextlib import suppress
from typing import Final

from deckgen.preview.places import Line

# Editors that run in the terminal, which the preview prints to.
_IN_TERMINAL: Final = (
    "vi",
    "vim",
    "nvim",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "joe",
    "micro",
    "helix",
    "hx",
    "ed",
)
# How editors are told the line: after the file, or by an option before it.
_GOES_TO: Final = ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf")
_BEHIND: Final = ("subl", "zed", "zeditor", "mate")


def editor() -> list[str] | None:
    """The words that start the user's editor, from $VISUAL or $EDITOR; None for none, or one in the terminal."""
    for variable in ("VISUAL", "EDITOR"):
        words: list[str] = []
        with suppress(ValueError):
            words = shlex.split(os.environ.get(variable, ""))
        if words and _name(words) not in _IN_TERMINAL and shutil.which(words[0]):
            return words
    return None


def open_line(words: list[str], at: Line) -> None:
    """Start an editor with a line. OSError where it can't be started."""
    nothing = subprocess.DEVNULL
    subprocess.Popen([*words, *_arguments(_name(words), at)], stdin=nothing, stdout=nothing, stderr=nothing)


def _arguments(name: str, at: Line) -> list[str]:
    path = str(at.path)
    if name in _GOES_TO:
        return ["--goto", f"{path}:{at.line}:{at.column}"]
    if name in _BEHIND:
        return [f"{path}:{at.line}:{at.column}"]
    return [f"+{at.line}", path]


def _name(words: list[str]) -> str:
    return os.path.basename(words[0]).lower().removesuffix(".exe").removesuffix(".cmd")
