"""Bounds of memory and time that a process sets for itself.

Windows has none of these, so nothing is bounded there. Elsewhere a bound that can't be set is left out.
"""

from __future__ import annotations

from contextlib import suppress


def bound_memory(most: int) -> None:
    """Let this process have `most` bytes of memory in all; asking for more raises a MemoryError from now on."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def bound_time(seconds: float) -> None:
    """Have the system end the process after `seconds` more of work, even if nobody is left to kill it.

    Only time on a processor counts. The system counts in full seconds, so the limit is rounded up.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def bound_files(most: int = 16 << 20) -> None:
    """Let this process write no file of more than `most` bytes, and leave none of its memory when it crashes."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
