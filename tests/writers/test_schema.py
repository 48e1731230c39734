"""The JSON Schema has every kind under its own name, and takes what a deck may say of a table."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import jsonschema
import pytest

from deckgen.block import BLOCKS
from deckgen.charting.chart_type import CHARTS
from deckgen.origin import ORIGINS
from deckgen.slide_kind import SLIDES
from deckgen.writers.schema import json_schema

MOST_BYTES = 140_000


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema())


def test_it_is_small_enough_for_editors() -> None:
    printed = subprocess.run([sys.executable, "-m", "deckgen", "schema"], capture_output=True, timeout=60).stdout
    assert json.loads(printed) == json_schema()
    assert len(printed) < MOST_BYTES


def test_every_definition_and_every_key_is_described_and_used(schema: jsonschema.Draft202012Validator) -> None:
    definitions = schema.schema["$defs"]
    references = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(schema.schema)))
    assert references == set(definitions)
    assert [name for name, one in definitions.items() if not one.get("description")] == []
    for name, one in [("the deck", schema.schema), *definitions.items()]:
        for form in (one, *one.get("anyOf", [])):
            for key, said in form.get("properties", {}).items():
                while "description" not in said:
                    said = definitions[said["$ref"].rpartition("/")[2]]
                assert said["description"], (name, key)


@pytest.mark.parametrize(
    ("chart", "fits"),
    [
        ({"type": "bar", "data": "d", "y": ["a"], "top": 5, "facet": "b"}, True),
        ({"type": "small_multiples", "of": "bar", "facet": "b", "data": "d", "top": 5}, True),
        ({"python": "a.py:draw", "data": "d"}, True),
        ({"type": "bar", "data": "d", "errors": "m"}, True),
        ({"type": "dot", "data": "d", "errors": {"low": "a", "high": "b"}}, True),
        (
            {"type": "line", "data": "d", "errors": {"y": {"low": "a", "high": "b"}, "z": "m"}, "trend": "mean(7)"},
            True,
        ),
        ({"type": "donut", "data": "d", "errors": "m"}, False),
        ({"type": "line", "data": "d", "trend": "cubic"}, False),
        ({"type": "bar", "data": "d", "trend": "linear"}, False),
        ({"type": "bar", "data": "d", "gaps": "join"}, False),
        ({"type": "tilemap", "data": "d", "annotate": []}, False),
        ({"type": "parliament", "data": "d", "annotate": [{"sum": ["a", "b"]}]}, True),
        ({"type": "small_multiples", "of": "bar", "data": "d"}, False),
        ({"type": "small_multiples", "facet": "b", "data": "d"}, False),
        ({"type": "small_multiples", "of": "bar", "facet": "b", "gaps": "join"}, False),
        ({"type": "bar", "of": "bar", "data": "d"}, False),
        ({"type": "bra", "data": "d"}, False),
        ({"data": "d"}, False),
    ],
)
def test_what_may_be_said_of_a_chart(
    schema: jsonschema.Draft202012Validator, chart: dict[str, object], fits: bool
) -> None:
    deck = {"title": "T", "sections": [{"title": "S", "slides": [{"title": "A", "chart": chart}]}]}
    assert schema.is_valid(deck) is fits


@pytest.mark.parametrize(
    ("notes", "fits"),
    [("a", True), (["a", {"text": "b", "only": ["c"]}], True), ({"text": "b"}, True), ([{"txt": "b"}], False)],
)
def test_what_notes_may_be(schema: jsonschema.Draft202012Validator, notes: object, fits: bool) -> None:
    assert schema.is_valid({"title": "T", "sections": [], "notes": notes}) is fits


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
