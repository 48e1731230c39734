"""The JSON Schema has every kind under its own name, and takes what a deck may say of a table."""

from __future__ import annotations

import jsonschema
import pytest

from deckgen.block import BLOCKS
from deckgen.charting.chart_type import CHARTS
from deckgen.origin import ORIGINS
from deckgen.slide_kind import SLIDES
from deckgen.writers.schema import json_schema


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema())


def test_no_two_kinds_share_a_name() -> None:
    kinds = [registry.get(word) for registry in (BLOCKS, CHARTS, ORIGINS, SLIDES) for word in registry.words]
    names = [kind.__name__ for kind in kinds]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    ("table", "fits"),
    [
        ({"file": "a.csv", "key": ["year"], "as_of": True, "may_lose": "5%"}, True),
        ({"file": "a.csv", "refresh": {"url": "https://example.org/a.csv", "headers": {"Accept": "text/csv"}}}, True),
        ({"file": "a.csv", "refresh": {"sql": "select 1", "database": "${BASE}"}}, True),
        ({"file": "a.csv", "refresh": {"file": "/mnt/a.csv"}}, True),
        ({"file": "a.csv", "refresh": {"python": "tools/a.py:rows"}}, True),
        ({"file": "a.csv", "refresh": {"url": "file:///a.csv"}}, False),
        ({"file": "a.csv", "refresh": {"sql": "select 1"}}, False),
        ({"file": "a.csv", "refresh": "daily"}, False),
        ({"file": "a.csv", "may_lose": 0.1}, False),
    ],
)
def test_what_may_be_said_of_a_table(
    schema: jsonschema.Draft202012Validator, table: dict[str, object], fits: bool
) -> None:
    deck = {"title": "T", "data": {"a": table}, "sections": []}
    assert schema.is_valid(deck) is fits
