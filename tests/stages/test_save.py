"""Saving: the whole new file or the old one, never less."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from command import run
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.ledger import Ledger
from deckgen.model.written import Written
from deckgen.pipeline import build
from deckgen.stages.save import Saved, save
from deckgen.stages.write_aside import write_aside
from powerless import powerless

DECK = "title: Trade\nsections: [{title: S, slides: [{title: One, text: a}]}]\n"


def written(data: bytes) -> Written:
    return Written(io.BytesIO(data))


@pytest.fixture
def sound(tmp_path: Path) -> bytes:
    (tmp_path / "deck.yaml").write_text(DECK)
    return build(tmp_path / "deck.yaml", tmp_path / "sound.pptx").path.read_bytes()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


def test_an_unsound_file_never_replaces_a_sound_one(sound: bytes, tmp_path: Path) -> None:
    log = Diagnostics()
    with write_aside([lambda file, _: file.write(sound[:-40])], Ledger(), log) as (cut,):
        assert save(cut, tmp_path / "deck.yaml", tmp_path / "sound.pptx", "trade", log) is None
    assert [one.code for one in log] == ["unsound_file"]
    assert (tmp_path / "sound.pptx").read_bytes() == sound


def test_a_file_that_another_program_holds_is_left_alone(
    sound: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, log, real = tmp_path / "held.pptx", Diagnostics(), os.replace
    target.write_bytes(b"held")

    def replace(source: Path, to: Path) -> None:
        if to == target:
            raise PermissionError(13, "held by another program")
        real(source, to)

    monkeypatch.setattr(os, "replace", replace)
    beside = tmp_path / "held.new.pptx"
    assert save(written(sound), tmp_path / "deck.yaml", target, "trade", log, keep=True) == Saved(beside)
    assert beside.read_bytes() == sound
    assert target.read_bytes() == b"held"
    assert [one.code for one in log] == ["file_in_use"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "deck.yaml",
        "held.new.pptx",
        "held.pptx",
        "sound.pptx",
    ]
    assert save(written(sound), tmp_path / "deck.yaml", target, "trade", log) == Saved(beside), (
        "it is as it was built"
    )
    beside.write_bytes(b"edited")
    assert save(written(sound), tmp_path / "deck.yaml", target, "trade", log) == Saved(tmp_path / "held.new 2.pptx")
    assert beside.read_bytes() == b"edited"


def test_a_file_of_somebody_else_is_left_alone_too(sound: bytes, tmp_path: Path) -> None:
    command = powerless(sys.executable, "-m", "deckgen", "build", "-o", "shared/talk.pptx")
    if os.geteuid() != 0:
        pytest.skip("only root can give a file to somebody else")
    shared, target = tmp_path / "shared", tmp_path / "shared" / "talk.pptx"
    shared.mkdir()
    target.write_bytes(sound)
    # In a folder with the sticky bit everybody may write files, and replace none of another user's.
    for path in (shared, target):
        os.chown(path, 1, -1)
    shared.chmod(0o1777)
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert "warning[file_in_use]" in done.stderr
    assert "Traceback" not in done.stderr
    assert target.read_bytes() == sound
    assert [path.name for path in sorted(shared.iterdir())] == ["talk.new.pptx", "talk.pptx"]


@pytest.mark.parametrize("content", ["text: a", "chart: {type: bar, rows: [[x, 1], [y, 2]], x: a, y: b}"])
def test_a_disk_that_is_full_leaves_the_old_file_and_no_other(
    tmp_path: Path, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deck.yaml").write_text(DECK.replace("text: a", content))
    old = build(tmp_path / "deck.yaml").path.read_bytes()
    monkeypatch.setenv("DECKGEN_CACHE", str(tmp_path / "cache"))
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000));"
        "from deckgen.cli import main; main(['build', 'deck.yaml'])"
    )
    said = subprocess.run([sys.executable, "-B", "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert said.returncode == 1, said.stderr
    assert "error[cannot_write]: the deck can't be written: File too large" in said.stderr
    assert "Traceback" not in said.stderr
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["trade.pptx"]
    assert (tmp_path / "output" / "trade.pptx").read_bytes() == old


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions are Unix's own")
def test_a_link_that_is_named_stays_one_and_its_target_is_written(sound: bytes, place: Path) -> None:
    there = place / "there"
    there.mkdir()
    (there / "real.pptx").write_bytes(b"old")
    link = place / "talk.pptx"
    link.symlink_to(there / "real.pptx")
    assert save(written(sound), place / "deck.yaml", link, "x", Diagnostics()) == Saved(link)
    assert link.is_symlink()
    assert (there / "real.pptx").read_bytes() == sound


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions are Unix's own")
def test_a_link_that_came_with_the_deck_is_not_followed(sound: bytes, place: Path) -> None:
    (place / "output").mkdir()
    (place / "victim").write_bytes(b"old")
    (place / "output" / "x.pptx").symlink_to(place / "victim")
    save(written(sound), place / "deck.yaml", None, "x", Diagnostics())
    assert (place / "victim").read_bytes() == b"old"


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions are Unix's own")
def test_nor_is_one_that_lies_in_the_folder_that_is_named(sound: bytes, place: Path) -> None:
    folder = place / "output"
    folder.mkdir()
    (folder / "x.pptx").symlink_to(place / "victim.pptx")
    log = Diagnostics()
    assert save(written(sound), place / "deck.yaml", folder, "x", log) is None
    assert "is a link to a place outside of that folder" in log.errors[0].message
    assert not (place / "victim.pptx").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions are Unix's own")
def test_a_new_file_has_the_users_permissions_and_an_old_one_keeps_its_own(sound: bytes, place: Path) -> None:
    before = os.umask(0o027)
    try:
        made = place / "a.pptx"
        save(written(sound), place / "deck.yaml", made, "x", Diagnostics())
        assert made.stat().st_mode & 0o777 == 0o640
        made.chmod(0o600)
        save(written(sound), place / "deck.yaml", made, "x", Diagnostics())
        assert made.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_a_file_that_is_read_only_is_refused(sound: bytes, place: Path) -> None:
    held = place / "a.pptx"
    held.write_bytes(b"old")
    held.chmod(0o444)
    log = Diagnostics()
    assert save(written(sound), place / "deck.yaml", held, "x", log) is None
    assert [one.message for one in log] == ["the deck can't be saved: the file that is there is read-only"]
    assert held.read_bytes() == b"old"
    assert list(place.iterdir()) == [held]


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions are Unix's own")
def test_links_that_lead_nowhere_and_names_that_are_too_long_are_said(sound: bytes, place: Path) -> None:
    (place / "one.pptx").symlink_to(place / "two.pptx")
    (place / "two.pptx").symlink_to(place / "one.pptx")
    for name, why in (("one.pptx", "symbolic links"), ("é" * 126 + ".pptx", "name too long")):
        done = run(place, "build", "../deck.yaml", "-o", name)
        assert done.returncode == 1
        assert why in done.stderr
        assert "fault" not in done.stderr
    assert (place / "one.pptx").is_symlink()
