"""Bounds of memory, time, files and processes that a process sets for itself.

Windows has none of these, so nothing is bounded there. Elsewhere a bound that can't be set is left out.
"""

from __future__ import annotations

import os
from contextlib import suppress


def bound_memory(most: int) -> None:
    """Let this process have `most` bytes of memory in all; asking for more raises a MemoryError from now on."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def bound_files(most: int) -> None:
    """Let this process write no file of more than `most` bytes, and leave no image of its memory when it crashes."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def bound_processes(more: int) -> None:
    """Linux: let this process and all it starts have `more` processes and threads besides those the user has now.

    The system counts all of a user's together, and lets root have any number.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        most = _processes_of_user() + more
        before = resource.getrlimit(resource.RLIMIT_NPROC)[1]
        if before == resource.RLIM_INFINITY or most < before:
            resource.setrlimit(resource.RLIMIT_NPROC, (most, most))


def _processes_of_user() -> int:
    """How many processes and threads the user has; OSError where the system has no /proc to tell."""
    user, count = os.getuid(), 0
    for name in os.listdir("/proc"):
        with suppress(OSError):
            if name.isdecimal() and os.stat(f"/proc/{name}").st_uid == user:
                count += len(os.listdir(f"/proc/{name}/task"))
    return count


def bound_time(seconds: float) -> None:
    """Have the system end the process after `seconds` more of work, even if nobody is left to kill it.

    Only time on a processor counts. The system counts in full seconds, so the limit is rounded up.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
