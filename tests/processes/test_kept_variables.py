"""What new processes get of the user's environment."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from deckgen.processes.started import process_environment


def test_a_new_process_finds_its_way_and_gets_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {
        "API_TOKEN": "s3cr3t",
        "PGPASSWORD": "hunter22",
        "HTTPS_PROXY": "http://ana:hunter22@proxy",
        "MINE": "1",
    }
    kept = {"LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "MPLCONFIGDIR": "/tmp/mpl"}
    for name, value in {**secrets, **kept}.items():
        monkeypatch.setenv(name, value)
    tell = "import json, os; print(json.dumps(dict(os.environ)))"
    done = subprocess.run([sys.executable, "-c", tell], env=process_environment(), capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert {name: found.get(name) for name in kept} == kept
    assert set(secrets) & set(found) == set()
    assert "PATH" in found
