"""Where installed packages are, and which version they have.

They are not imported for that, which would take longer than all else here.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def folder_of(package: str) -> Path | None:
    """The folder of a package's modules; None where it isn't installed."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def release_of(package: str, project: str | None = None) -> str:
    """The name and version of an installed package, such as matplotlib-3.9.2; "" where it isn't installed.

    `project` is its name on PyPI, where that differs from the name that it is imported by.
    """
    # The name of the folder with its metadata says it. importlib.metadata would open and parse files for the same.
    folder, project = folder_of(package), project or package
    beside = [] if folder is None else [one.stem for one in folder.parent.glob(f"{project}-*.dist-info")]
    if len(beside) == 1:
        return beside[0]
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{project}-{version(project)}"
    except PackageNotFoundError:
        return ""
