"""Tests for what reads somebody's bytes in a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.pictures.metadata import stripped_png
from deckgen.pictures.svg import _rendered
from deckgen.processes import parsing
from deckgen.processes.parsing import Bounds, Failed, Parser, parse
from deckgen.processes.servant import Servant

HEAD = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
SQUARE = HEAD + b'<rect width="5" height="5"/></svg>'
# resvg draws such a filter for minutes, a picture of that size in gigabytes, and groups until its stack is full.
SLOW = HEAD + b'<filter id="f"><feTurbulence baseFrequency="1" numOctaves="999999999"/></filter>'
SOME = SLOW.replace(b"999999999", b"100000") + b'<g filter="url(#f)"><rect width="9" height="9"/></g></svg>'
SLOW += b'<g filter="url(#f)"><rect width="9" height="9"/></g></svg>'
DEEP = HEAD + b'<g opacity=".5">' * 500 + b'<rect width="5" height="5"/>' + b"</g>" * 500 + b"</svg>"


@pytest.fixture(autouse=True)
def _new() -> Iterator[None]:
    yield
    parsing._reader._servant.close()


def drawn(svg: bytes, width: int = 10) -> bytes | Failed:
    return parse(_rendered, svg, width, (), None)


def test_it_gives_what_the_function_gives() -> None:
    png = drawn(SQUARE)
    assert isinstance(png, bytes)
    assert png.startswith(b"\x89PNG")


def test_one_process_serves_many_requests() -> None:
    drawn(SQUARE)
    before = parsing._reader._servant._process
    drawn(SQUARE)
    assert before is not None
    assert parsing._reader._servant._process is before


def test_an_exception_is_a_failure_with_its_words_and_what_follows_works() -> None:
    assert parse(stripped_png, b"GIF89a") == Failed("raised", "ValueError", "no PNG")
    assert isinstance(drawn(SQUARE), bytes)


@pytest.mark.parametrize(("svg", "width", "kind"), [(DEEP, 10, "crashed"), (SQUARE, 30_000, "too_large")])
def test_a_crash_is_a_failure_and_what_follows_works(svg: bytes, width: int, kind: str) -> None:
    failed = drawn(svg, width)
    assert isinstance(failed, Failed)
    assert failed.kind == kind
    assert isinstance(drawn(SQUARE), bytes)


def test_work_without_an_end_is_a_failure_and_what_follows_works(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Servant("deckgen.processes.parsing_guest", "1", str(1 << 30), str(1 << 20), most_seconds=20)
    monkeypatch.setattr(parsing._reader, "_servant", quick)
    failed = drawn(SLOW)
    assert isinstance(failed, Failed)
    assert failed.reason == "it takes longer than 10 seconds"
    assert isinstance(drawn(SQUARE), bytes)
    quick.close()


def test_all_requests_of_a_parser_may_share_one_time() -> None:
    shared = Parser(Bounds(seconds=1, together=True))
    assert isinstance(shared.parse(_rendered, SOME, 10, (), None), bytes)
    # What was drawn before is kept, so each is drawn a little wider.
    others = (shared.parse(_rendered, SOME, width, (), None) for width in range(11, 60))
    failed = next(one for one in others if isinstance(one, Failed))
    shared.close()
    assert failed.kind == "too_long"


def test_functions_of_other_packages_are_not_called() -> None:
    failed = parse(os.system, "exit 3")
    assert isinstance(failed, Failed)
    assert failed.error == "LookupError"


@pytest.mark.skipif(
    sys.platform != "linux", reason="crews are forks of forks, and processes tell their variables, there"
)
def test_what_a_fork_of_a_fork_lets_go_of_stays_where_it_is() -> None:
    """The process writes down in its folder what it is asked to make, for as long as it lives."""
    drawn(SQUARE)
    process = parsing._reader._servant._process
    assert process is not None
    variables = Path(f"/proc/{process.pid}/environ").read_bytes().split(b"\0")
    (folder,) = (Path(os.fsdecode(one[7:])) for one in variables if one.startswith(b"TMPDIR="))
    assert folder.is_dir()
    child = os.fork()
    if child == 0:
        other = os.fork()
        if other:
            os.waitpid(other, 0)
        os._exit(0)
    os.waitpid(child, 0)
    assert folder.is_dir()
    assert isinstance(drawn(SQUARE), bytes)
