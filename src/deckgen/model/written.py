"""A file that was written, before it is put into its place."""

from __future__ import annotations

from typing import IO

from msgspec import Struct


class Written(Struct, frozen=True):
    """An open file of the system's that nobody sees, and what is wrong with its structure: nothing, as a rule."""

    file: IO[bytes]
    flaws: tuple[str, ...] = ()
