"""The JSON Schema of deck.yaml, with which editors complete and check what is written, made from the classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from deckgen.block import BLOCKS
from deckgen.charting.chart_type import CHARTS
from deckgen.check import CHECKS, LEVELS
from deckgen.installed import PlugInError, blamed
from deckgen.kinds import REFERENCE, Registry
from deckgen.model.manual import manual_of
from deckgen.model.node import Node
from deckgen.origin import ORIGINS
from deckgen.outline.deck_file import Outline
from deckgen.slide_kind import SLIDES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema of a deck file, draft 2020-12. Descriptions are the strings under the fields of the classes."""
    kinds = dict(_kinds())
    defined = _resolved(definitions((Outline, *kinds.values())), kinds)
    schema = definitions["Outline"]
    for node in _by_name(_nodes(Node)).values():
        definition = schema if node is Outline else definitions.get(node.__name__)
        if definition is not None:
            _describe(node, definition)
            definitions[node.__name__] = node.all_forms(definition)
    weights = {"propertyNames": {"enum": list(CHECKS.words)}, "additionalProperties": {"enum": list(LEVELS)}}
    schema["properties"]["checks"] |= weights
    for holder, key in ((schema, "sections"), (definitions["Section"], "slides")):
        items = holder["properties"][key]
        items["items"] = {"anyOf": [items["items"], {"$ref": "#/$defs/Include"}]}
    definitions["Include"] = {
        "type": "object",
        "description": "A file of the project whose sections or slides stand here.",
        "properties": {
            "include": {"type": "string"},
            "with": definitions["Section"]["properties"]["with"] | {"description": "Values of names in that file."},
        },
        "required": ["include"],
        "additionalProperties": False,
    }
    definitions.pop("Outline")
    return {"$schema": DIALECT, **_without_nulls(schema), "$defs": _without_nulls(definitions)}


def _kinds() -> Iterator[tuple[str, type[Node]]]:
    """The classes of all blocks, charts, origins and slides, which are loaded here, by their full names."""
    registries: tuple[Registry[Any], ...] = (BLOCKS, CHARTS, ORIGINS, SLIDES)
    for kinds in registries:
        yield from ((kinds.name(word), kinds.get(word)) for word in kinds.words)


def _by_name(nodes: Iterable[type[Node]]) -> dict[str, type[Node]]:
    """Classes by their names; PlugInError where one of a plug-in has the name of another."""
    named: dict[str, type[Node]] = {}
    for node in nodes:
        other = named.get(node.__name__, node)
        owner = blamed(node.__module__) or blamed(other.__module__)
        if owner and other is not node:
            raise PlugInError(
                f"the class {node.__name__} of the plug-in {owner} needs a name that no other class has"
            )
        named[node.__name__] = node
    return named


def definitions(models: Iterable[type[Node]]) -> dict[str, Any]:
    """The schemas of these classes and of all classes that stand in their fields, by the names of the classes."""
    made: dict[str, Any] = {}
    for model in models:
        schema = model.model_json_schema(by_alias=True, mode="validation")
        made |= {**schema.pop("$defs", {}), model.__name__: schema}
    return made


def _resolved(schema: Any, kinds: Mapping[str, type[Node]]) -> Any:
    """The schema with references to the classes of the open sets in place of what stood for them.

    A field that holds a block or a chart has the kind's full name under REFERENCE, since loading all kinds whenever a
    deck is read would take too long. kinds are the classes by these names.
    """
    if isinstance(schema, list):
        return [_resolved(item, kinds) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _resolved(value, kinds) for key, value in schema.items() if key != REFERENCE}
    if REFERENCE in schema:
        kind = kinds[schema[REFERENCE]]
        made |= {"$ref": f"#/$defs/{kind.__name__}", "description": kind.__doc__}
    return made


def _nodes(node: type[Node]) -> Iterator[type[Node]]:
    """All classes below a class."""
    for child in node.__subclasses__():
        yield child
        yield from _nodes(child)


def _describe(node: type[Node], definition: dict[str, Any]) -> None:
    """Give the properties of a class's schema the strings that stand under its fields, and drop pydantic's titles."""
    properties = definition.get("properties", {})
    for key, words in manual_of(node).items():
        if key in properties:
            properties[key]["description"] = words
    for value in properties.values():
        value.pop("title", None)
    definition.pop("title", None)


def _without_nulls(schema: Any) -> Any:
    """The schema without `null` and the defaults beside it: authors leave a key out, and never write null."""
    if isinstance(schema, list):
        return [_without_nulls(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: _without_nulls(value) for key, value in schema.items() if key != "default" or "type" in schema}
    choices = plain.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        left = [choice for choice in choices if choice != {"type": "null"}]
        plain.pop("default", None)
        if len(left) == 1:
            del plain["anyOf"]
            return {**left[0], **plain}
        plain["anyOf"] = left
    return plain
