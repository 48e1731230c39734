"""The preview where its own packages aren't installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli import main


def test_what_is_missing_is_said_with_what_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = sys.modules["deckgen.cli.preview"]
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "uvicorn" else object())
    said = CliRunner().invoke(main, ["preview", str(tmp_path)])
    assert said.exit_code == 2
    assert "the preview needs uvicorn, which is not installed: run pip install 'deckgen[preview]'" in said.output
