"""Bounds of memory and time that a process sets for itself.

Windows has none of these, so nothing is bounded there. Elsewhere a bound that can't be set is left out.
"""

from __future__ import annotations

from contextlib import suppress


def bound_memory(most: int) -> None:
    """From now on, whoever asks for more memory than so many bytes in all gets a MemoryError."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def bound_time(seconds: float) -> None:
    """Have the system end the process after so many more seconds of work, even if nobody is left to kill it.

    Only the seconds count in which the process uses a processor. The system counts whole ones.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
