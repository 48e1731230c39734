"""The deck as it was at a revision, from a real repository, of which nothing is changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from deckgen.verbs.diff.revision import NoRevisionError, as_it_was, commit_of, named_revisions, why_none


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose deck lies in a folder of it: two commits, and changes that are not committed."""
    top = tmp_path / "talks"
    folder = top / "trade"
    folder.mkdir(parents=True)
    git(top, "init", "-q", "-b", "main")
    (top / "other.txt").write_text("elsewhere\n")
    (folder / "deck.yaml").write_text("first\n")
    (folder / ".gitattributes").write_text("data.csv export-ignore\n")
    (folder / "data.csv").write_text("a\n1\n")
    git(top, "add", ".")
    git(top, "commit", "-qm", "first")
    git(top, "tag", "may")
    (folder / "deck.yaml").write_text("second\n")
    git(top, "commit", "-qam", "second")
    (folder / "deck.yaml").write_text("third\n")
    (folder / "new.txt").write_text("new\n")
    return folder


def test_a_folder_is_as_it_was(repository: Path) -> None:
    with as_it_was(repository, "HEAD~1") as folder:
        assert (folder.path / "deck.yaml").read_text() == "first\n"
        assert (folder.path / "data.csv").read_text() == "a\n1\n"
        assert not (folder.path / "new.txt").exists()
        assert folder.left_out == {}
    assert not folder.path.exists()
    with as_it_was(repository, "may") as folder, as_it_was(repository, "main") as later:
        assert [(at.path / "deck.yaml").read_text() for at in (folder, later)] == ["first\n", "second\n"]


def test_nothing_in_the_repository_is_touched(repository: Path) -> None:
    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in repository.parent.rglob("*") if path.is_file()}

    before, status = state(), git(repository, "status", "--short")
    before = state()
    with as_it_was(repository, "HEAD~1"):
        assert state() == before
    assert state() == before
    assert git(repository, "status", "--short") == status


@pytest.mark.parametrize(
    "word", ["nothing", "HEAD~9", "", "-x", "--all", "a b", "HEAD:deck.yaml", "may^{tree}", "\n"]
)
def test_what_is_no_commit_is_none(repository: Path, word: str) -> None:
    assert commit_of(repository, word) is None
    with pytest.raises(NoRevisionError), as_it_was(repository, word):
        pass


def test_revisions_are_found_in_all_their_forms(repository: Path) -> None:
    first, second = git(repository, "rev-parse", "HEAD~1"), git(repository, "rev-parse", "HEAD")
    assert {commit_of(repository, word) for word in ("may", "HEAD~1", "main^", first[:10])} == {first}
    assert {commit_of(repository, word) for word in ("main", "HEAD", "@", ":/second", "main@{0}")} == {second}
    assert set(named_revisions(repository)) == {"main", "may"}


def test_a_folder_that_is_in_no_repository_has_no_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert why_none(tmp_path) == f"'{tmp_path}' is in no git repository"
    assert commit_of(tmp_path, "HEAD") is None
    assert named_revisions(tmp_path) == []
    assert commit_of(tmp_path / "missing", "HEAD") is None


def test_without_git_there_is_no_revision(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert commit_of(repository, "HEAD") is None
    assert why_none(repository) == "git isn't installed"


def test_what_git_refuses_is_said_in_its_words(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert why_none(repository) is None
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    assert (why_none(repository) or "").startswith("git says: detected dubious ownership in repository at ")
