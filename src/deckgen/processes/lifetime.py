"""A process that deckgen starts doesn't outlive the one that started it, however that ends."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

# Linux's numbers of what prctl can do: a signal when the parent ends, and being the parent of all orphans below.
_PARENT_DEATH_SIGNAL, _CHILD_SUBREAPER = 1, 36
# How often the other systems are asked whether the parent is still there, in seconds.
_PAUSE = 0.2


def end_with(parent: int) -> None:
    """Have this process killed as soon as its parent, of that process id, ends; at once where it has ended.

    On Linux it is killed already when the thread of the parent ends that started it: whoever starts it waits for it
    in the same thread, or starts it in the main one.
    """
    if sys.platform == "linux":
        ask_for_signal(signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    else:
        Thread(target=_wait_and_end, args=(parent,), daemon=True).start()


def tie_to_this() -> Callable[[], None] | None:
    """What a program that is none of deckgen's does before it begins, so that it is killed when this process ends.

    None where the system has no such thing: the program then ends with an orderly end of this process alone. All that
    is needed is loaded here, since nothing can be between a fork and a program.
    """
    if sys.platform != "linux":
        return None
    import ctypes

    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def tie() -> None:
        prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return tie


def ask_for_signal(number: int) -> None:
    """Linux: have the system send this process a signal when its parent ends."""
    _prctl(_PARENT_DEATH_SIGNAL, number)


def take_in_orphans() -> None:
    """Linux: have this process become the parent of all that its children start and leave behind."""
    _prctl(_CHILD_SUBREAPER, 1)


def be_worker(parent: int) -> None:
    """Make a process that works for another one: it ends with it, and nothing that it prints is shown.

    A worker that was forked has the parent's streams, and does about signals what the parent does. Ctrl-C at a
    terminal goes to both of them, and it is for the parent to end the worker.
    """
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # How it crashed is for the parent to say, and Python's own report may go to a stream of the parent's.
    faulthandler.disable()
    end_with(parent)
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.close(nowhere)


def _prctl(option: int, value: int) -> None:
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _wait_and_end(parent: int) -> None:
    while is_parent_there(parent):
        time.sleep(_PAUSE)
    os._exit(1)


def is_parent_there(parent: int) -> bool:
    """Whether the process that started this one still runs."""
    if sys.platform != "win32":
        return os.getppid() == parent
    import ctypes

    # SYNCHRONIZE lets us ask whether it has ended; 258 means that it hasn't.
    kernel = ctypes.windll.kernel32
    handle = kernel.OpenProcess(0x00100000, False, parent)
    if not handle:
        return False
    runs = kernel.WaitForSingleObject(handle, 0) == 258
    kernel.CloseHandle(handle)
    return bool(runs)
