"""Bounds that a process sets itself, where the system has such: what it may not pass, whatever runs in it."""

from __future__ import annotations

from contextlib import suppress


def bound_memory(most: int) -> None:
    """Code that asks for more bytes than it can need gets a MemoryError, not the machine to its knees."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def bound_time(seconds: float) -> None:
    """Let the process work so many seconds more and then be ended, though nobody should be left to do it."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
