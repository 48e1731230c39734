"""The ladder in docs/architecture.md is the one that import-linter keeps."""

from __future__ import annotations

import ladder


def test_the_page_is_what_the_command_makes() -> None:
    assert ladder.PAGE.read_text(encoding="utf-8") == ladder.page(), "make pages, then read the difference"


def test_every_room_says_what_it_is_for() -> None:
    assert all(len(ladder.purpose(room)) > 15 for rooms in ladder.layers() for room in rooms)
