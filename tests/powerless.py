"""A command as a user without root's power to pass over permissions, whoever runs the tests."""

from __future__ import annotations

import os
import shutil

import pytest


def powerless(*command: str) -> list[str]:
    """The command; as root it gives up what lets root read and replace everything. Skips where that can't be done."""
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions are Unix's own")
    if os.geteuid() != 0:
        return list(command)
    if shutil.which("setpriv") is None:
        pytest.skip("root may read everything, and this machine has no setpriv to take that away")
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command]
