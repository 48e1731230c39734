"""Saving: the whole new file or the old one, never less."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deckgen.model.diagnostics import Diagnostics
from deckgen.pipeline import build
from deckgen.stages.save import save

DECK = "title: Trade\nsections: [{title: S, slides: [{title: One, text: a}]}]\n"


@pytest.fixture
def sound(tmp_path: Path) -> bytes:
    (tmp_path / "deck.yaml").write_text(DECK)
    return build(tmp_path / "deck.yaml", tmp_path / "sound.pptx").path.read_bytes()


def test_an_unsound_file_never_replaces_a_sound_one(sound: bytes, tmp_path: Path):
    log = Diagnostics()
    assert save(sound[:-40], tmp_path / "deck.yaml", tmp_path / "sound.pptx", "trade", log) is None
    assert [one.code for one in log] == ["unsound_file"]
    assert (tmp_path / "sound.pptx").read_bytes() == sound


def test_a_file_that_another_program_holds_is_left_alone(
    sound: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target, log, real = tmp_path / "held.pptx", Diagnostics(), os.replace
    target.write_bytes(b"held")

    def replace(source: Path, to: Path) -> None:
        if to == target:
            raise PermissionError(13, "held by another program")
        real(source, to)

    monkeypatch.setattr(os, "replace", replace)
    made = save(sound, tmp_path / "deck.yaml", target, "trade", log)
    assert made == tmp_path / "held.new.pptx"
    assert made.read_bytes() == sound
    assert target.read_bytes() == b"held"
    assert [one.code for one in log] == ["file_in_use"]
    assert not list(tmp_path.glob(".deckgen-*"))
