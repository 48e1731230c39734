from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from deckgen.files import store as stores
from deckgen.files.shared_shelf import shelf_in
from deckgen.files.store import AddressStore, Store, StoreError, read_address, store_at
from deckgen.files.user_folders import SHARED_CACHE
from object_store import object_store


@pytest.fixture(scope="module")
def variables() -> Iterator[dict[str, str]]:
    with object_store() as found:
        yield found


@pytest.fixture(params=["folder", "address"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "folder":
        return store_at(str(tmp_path / "out"))
    return store_at(request.getfixturevalue("bucket"))


@pytest.fixture
def bucket(variables: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    name = "bucket-" + tmp_path.name.replace("_", "-").lower().strip("-")
    fsspec.filesystem("s3", skip_instance_cache=True).mkdir(name)
    return f"s3://{name}/talks"


def test_what_is_written_is_read(store: Store) -> None:
    assert store.read("north/acme.pptx") is None
    assert store.names() == frozenset()
    store.write("north/acme.pptx", b"deck")
    assert store.read("north/acme.pptx") == b"deck"
    assert store.names() == {"north/acme.pptx"}
    store.delete("north/acme.pptx")
    store.delete("north/acme.pptx")
    assert store.names() == frozenset()


def test_what_is_added_stands_behind_what_is_there(store: Store) -> None:
    store.write("journal", b"one\n")
    store.append("journal", b"two\n")
    store.append("journal", b"three\n")
    store.flush()
    assert store.read("journal") == b"one\ntwo\nthree\n"


def test_a_folder_of_the_disk_stands_for_the_store(store: Store) -> None:
    store.write("acme.pptx", b"old")
    with store.folder("acme.pptx") as folder:
        assert (folder / "acme.pptx").read_bytes() == b"old"
        (folder / "acme.pptx").write_bytes(b"new")
        (folder / "acme (edited).pptx").write_bytes(b"old")
    assert (store.read("acme.pptx"), store.read("acme (edited).pptx")) == (b"new", b"old")


def test_nothing_is_written_where_the_work_fails(bucket: str) -> None:
    store = store_at(bucket)

    def fail(folder: Path) -> None:
        (folder / "acme.pptx").write_bytes(b"half")
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"), store.folder("acme.pptx") as folder:
        fail(folder)
    assert store.read("acme.pptx") is None


def test_what_fails_is_tried_again(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_PAUSE", 0)
    store = AddressStore(bucket)
    write, tried = store._files.pipe_file, []

    def shaky(path: str, data: bytes) -> None:
        tried.append(path)
        if len(tried) < 3:
            raise OSError("the line is cut")
        write(path, data)

    monkeypatch.setattr(store._files, "pipe_file", shaky)
    store.write("acme.pptx", b"deck")
    assert (len(tried), store.read("acme.pptx")) == (3, b"deck")


def test_what_cannot_be_reached_is_said_in_words(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_PAUSE", 0)
    with pytest.raises(StoreError, match="there is no 's3://"):
        read_address(f"{bucket}/clients.csv")
    with pytest.raises(StoreError, match="nothing is known of addresses with nowhere://"):
        store_at("nowhere://bucket")
    with pytest.raises(StoreError, match="forgotten when the process ends"):
        store_at("memory://bucket")
    with pytest.raises(StoreError, match="s3://no-such-bucket/talks"):
        store_at("s3://no-such-bucket/talks").write("acme.pptx", b"")


def test_an_address_on_the_disk_is_a_folder(tmp_path: Path) -> None:
    store_at(f"file://{tmp_path}/out").write("acme.pptx", b"deck")
    assert (tmp_path / "out/acme.pptx").read_bytes() == b"deck"


def test_a_shared_cache_gives_what_another_computer_made(
    bucket: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(SHARED_CACHE, bucket)
    shelf_in(tmp_path / "first/charts").put("a.png", b"picture")
    assert shelf_in(tmp_path / "second/charts").get("a.png") == b"picture"
    assert (tmp_path / "second/charts/a.png").read_bytes() == b"picture", "it is the user's own from now on"


def test_a_shared_cache_that_cannot_be_reached_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(SHARED_CACHE, "nowhere://bucket")
    shelf = shelf_in(tmp_path / "charts")
    shelf.put("a.png", b"picture")
    assert (shelf.get("a.png"), shelf.get("b.png")) == (b"picture", None)


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(StoreError, match=r"pip install 'deckgen\[cluster\]'"):
        store_at("s3://bucket/talks")
