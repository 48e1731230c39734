"""Pictures inside a terminal, where it can show them: by the protocols of kitty and of iTerm, or as sixels."""

from __future__ import annotations

import os
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Literal

from deckgen.pictures.sixels import sixels

Protocol = Literal["kitty", "iterm", "sixel"]
# kitty takes a picture in parts of so many letters.
_PART = 4096


def protocol() -> Protocol | None:
    """How the terminal of this process shows pictures; None where it doesn't, or standard output is no terminal."""
    if not sys.stdout.isatty():
        return None
    return named_protocol(os.environ) or ("sixel" if _answers_sixel() else None)


def named_protocol(environment: Mapping[str, str]) -> Protocol | None:
    """The protocol of a terminal that says in its environment what it is.

    Inside tmux and screen none is: they pass no pictures on.
    """
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if "TMUX" in environment or term.startswith(("screen", "tmux", "dumb")):
        return None
    if "KITTY_WINDOW_ID" in environment or "kitty" in term or "ghostty" in term or program == "ghostty":
        return "kitty"
    if program in ("iTerm.app", "WezTerm", "mintty") or environment.get("LC_TERMINAL") == "iTerm2":
        return "iterm"
    return "sixel" if term.startswith(("foot", "mlterm", "contour", "yaft")) else None


def encoded(png: bytes, how: Protocol) -> str:
    """A PNG as the codes that show it, with the end of a line behind it."""
    encoders: dict[Protocol, Callable[[bytes], str]] = {"kitty": _kitty, "iterm": _iterm, "sixel": sixels}
    return encoders[how](png) + "\n"


def _kitty(png: bytes) -> str:
    letters = b64encode(png).decode()
    parts = [letters[start : start + _PART] for start in range(0, len(letters), _PART)]
    return "".join(
        f"\x1b_G{'a=T,f=100,' if not number else ''}m={int(number < len(parts) - 1)};{part}\x1b\\"
        for number, part in enumerate(parts)
    )


def _iterm(png: bytes) -> str:
    return f"\x1b]1337;File=inline=1;size={len(png)}:{b64encode(png).decode()}\x07"


def _answers_sixel() -> bool:
    """Whether the terminal, asked for its attributes, says within a fifth of a second that it shows sixels."""
    try:
        import select
        import termios
        import tty
    except ImportError:
        return False
    if not sys.stdin.isatty():
        return False
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    answer = b""
    try:
        tty.setcbreak(keyboard)
        os.write(sys.stdout.fileno(), b"\x1b[c")
        while not answer.endswith(b"c") and select.select([keyboard], [], [], 0.2)[0]:
            answer += os.read(keyboard, 64)
    finally:
        termios.tcsetattr(keyboard, termios.TCSANOW, before)
    return "4" in answer.decode("latin-1").removeprefix("\x1b[?").rstrip("c").split(";")
