"""Tests for messages between processes."""

from __future__ import annotations

import io

import pytest

from deckgen.processes.messages import LENGTH, receive, send


@pytest.mark.parametrize("cut", [0, 3, 8, 11])
def test_a_message_that_is_cut_short_is_none(cut: int) -> None:
    stream = io.BytesIO()
    send(stream, b"words")
    assert receive(io.BytesIO(stream.getvalue()[:cut])) is None
    assert receive(io.BytesIO(stream.getvalue())) == b"words"


def test_a_length_that_no_message_has_is_not_believed() -> None:
    assert receive(io.BytesIO(LENGTH.pack(1 << 60) + b"words")) is None
