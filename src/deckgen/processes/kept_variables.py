"""Which variables of the environment a new process gets: those that programs need to find their way, and no others.

A user's environment holds tokens and passwords. The process may run what a stranger wrote, or a library that reads
what a stranger wrote, so nothing is handed on that could be one.
"""

from __future__ import annotations

import os

# How programs find each other, the user's folders, the language, the clock, and where temporary files lie.
_EVERYWHERE = ("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP")
# Where fonts, libraries in unusual places, certificates and matplotlib's settings are.
_FOLDERS = (
    *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "MPLCONFIGDIR", "FONTCONFIG_FILE", "FONTCONFIG_PATH"),
    *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR"),
)
_PYTHON = (
    *("PYTHONHOME", "PYTHONNOUSERSITE", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "PYTHONUTF8"),
    *("PYTHONIOENCODING", "PYDANTIC_DISABLE_PLUGINS"),
)
# Without SYSTEMROOT no program starts on Windows; the others are its names of what stands above.
_WINDOWS = (
    *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE"),
    *("USERPROFILE", "USERNAME", "HOMEDRIVE", "HOMEPATH", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES"),
)
_NAMES = frozenset((*_EVERYWHERE, *_FOLDERS, *_PYTHON, *_WINDOWS))


def is_kept(name: str) -> bool:
    """Whether a new process gets a variable of this name."""
    return name.upper() in _NAMES or name.startswith("LC_")


def kept_variables() -> dict[str, str]:
    """The variables of this process that a new one gets too."""
    return {name: value for name, value in os.environ.items() if is_kept(name)}


def forget_other_variables() -> None:
    """Take all other variables from this process, which was made as a copy of the one that started it."""
    for name in list(os.environ):
        if not is_kept(name):
            del os.environ[name]
