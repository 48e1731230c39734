"""Where installed packages are and which release they are, found without importing them, which takes longer."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def folder_of(package: str) -> Path | None:
    """The folder of a package's files, None where it isn't installed."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def release_of(package: str) -> str:
    """The name and version of an installed package whose distribution is called as it is; "" where there is none."""
    folder = folder_of(package)
    beside = [] if folder is None else [one.stem for one in folder.parent.glob(f"{package}-*.dist-info")]
    if len(beside) == 1:
        return beside[0]
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{package}-{version(package)}"
    except PackageNotFoundError:
        return ""
