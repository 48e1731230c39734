"""Packages: where they stand and which release they are, found without loading them."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

from deckgen.files.packages import folder_of, release_of


def test_a_folder_is_found_without_loading_the_package() -> None:
    code = (
        "import sys; from deckgen.files.packages import folder_of; "
        "print((folder_of('lucide') / 'lucide.zip').is_file(), 'lucide' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_a_package_that_is_not_there_has_no_folder_and_no_release() -> None:
    assert folder_of("no_such_package") is None
    assert release_of("no_such_package") == ""


def test_the_release_is_the_one_that_is_installed() -> None:
    assert release_of("duckdb") == f"duckdb-{version('duckdb')}"
    # Its distribution is not called as the package is.
    assert release_of("PIL") == ""
