"""The JSON Schema of deck.yaml, with which editors complete and check what is written, made from the classes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from deckgen.block import BLOCKS
from deckgen.charting.annotate import ANNOTATIONS
from deckgen.charting.chart_type import CHARTS, PANELS
from deckgen.check import CHECKS, LEVELS
from deckgen.installed import PlugInError, blamed
from deckgen.kinds import REFERENCE, Registry
from deckgen.model.manual import about, manual_of
from deckgen.model.node import Node
from deckgen.origin import ORIGINS
from deckgen.outline.deck_file import Include, Note, Outline
from deckgen.slide_kind import SLIDES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """The schema as a file that editors read."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


def json_schema() -> dict[str, Any]:
    """The schema of a deck file, draft 2020-12. Descriptions are what the manual says of mappings and their keys.

    It is made for editors, which read it each time that they are opened, so what stands in many places is said once,
    under `$defs`: keys that several mappings have from one class ("Chart.x"), and values of one kind ("Words").
    """
    kinds = dict(_kinds())
    defined: dict[str, Any] = _resolved(definitions((Outline, Note, Include, *kinds.values())), kinds)
    nodes = {name: node for name, node in _by_name(_nodes(Node)).items() if name in defined}
    for name, node in nodes.items():
        _describe(node, defined[name])
    shared = _shared(nodes, defined)
    defined |= shared
    for name, node in nodes.items():
        defined[name] = {"description": about(node), **node.all_forms(defined[name])}
    deck = defined.pop("Outline")
    weights = {"propertyNames": {"enum": list(CHECKS.words)}, "additionalProperties": {"enum": list(LEVELS)}}
    deck["properties"]["checks"] |= weights
    # A deck either has slides of its own or fills a file.
    deck["required"].remove("sections")
    deck["oneOf"] = [{"required": ["sections"]}, {"required": ["fill"]}]
    for holder, key in ((deck, "sections"), (defined["Section"], "slides")):
        items = holder["properties"][key]
        items["items"] = {"anyOf": [items["items"], {"$ref": "#/$defs/Include"}]}
    used = {name: one for name, one in defined.items() if name not in shared or name in set(_references(defined))}
    return {"$schema": DIALECT, **_named(deck), "$defs": _named(used) | VALUES}


def _kinds() -> Iterator[tuple[str, type[Node]]]:
    """The classes of all blocks, charts, origins and slides, which are loaded here, by their full names."""
    registries: tuple[Registry[Any], ...] = (ANNOTATIONS, BLOCKS, CHARTS, ORIGINS, SLIDES)
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
    return made | {"$ref": f"#/$defs/{kinds[schema[REFERENCE]].__name__}"} if REFERENCE in schema else made


def _nodes(node: type[Node]) -> Iterator[type[Node]]:
    """All classes below a class."""
    for child in node.__subclasses__():
        yield child
        yield from _nodes(child)


def _describe(node: type[Node], definition: dict[str, Any]) -> None:
    """Give the properties of a class's schema what the manual says of them; drop what pydantic says of them."""
    manual = manual_of(node)
    definition.pop("title", None)
    definition.pop("description", None)
    for key, schema in definition.get("properties", {}).items():
        schema.pop("title", None)
        if key in manual:
            schema["description"] = manual[key]


def _shared(nodes: Mapping[str, type[Node]], defined: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that classes have from a base, by the names of base and key; they are referred to where they stood."""
    shared: dict[str, Any] = {}
    for name, node in nodes.items():
        properties = defined[name].get("properties", {})
        for field, info in node.model_fields.items():
            key = info.alias or field
            owner = next((base for base in node.__mro__ if field in vars(base).get("__annotations__", {})), node)
            if owner is not node and key in properties:
                full = f"{owner.__name__}.{key}"
                shared[full] = properties[key]
                properties[key] = {"$ref": f"#/$defs/{full}"}
    return shared


def _references(schema: Any) -> Iterator[str]:
    """The names of the definitions that a schema refers to."""
    if isinstance(schema, list):
        for item in schema:
            yield from _references(item)
    elif isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].rpartition("/")[2]
        for value in schema.values():
            yield from _references(value)


VALUES: dict[str, Any] = {
    "Words": {
        "type": ["string", "number", "boolean"],
        "description": "Words; what looks like a number, true or false is taken as it is written.",
    },
    "Names": {
        "type": ["array", "string"],
        "items": {"type": ["string", "number"]},
        "description": "A list of words; a single one may stand without brackets.",
    },
    "File": {"type": "string", "pattern": r"\.ya?ml$", "description": "A YAML file in which it stands instead."},
    "Panels": PANELS,
}
"""What stands under many keys."""
_SAID_OF_KEYS = {"description", "default"}


def _named(schema: Any) -> Any:
    """The schema with what stands under many keys by its name, and without what no author needs.

    That is `null`, since a key is left out and never null, and what is empty where a key is left out.
    """
    if isinstance(schema, list):
        return [_named(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: _named(value) for key, value in schema.items() if key != "default" or value not in (None, [], {})}
    choices = plain.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        left = [choice for choice in choices if choice != {"type": "null"}]
        plain = {key: value for key, value in plain.items() if key not in ("anyOf", "default")}
        plain = {**left[0], **plain} if len(left) == 1 else {**plain, "anyOf": left}
    for name, value in VALUES.items():
        shape = {key: one for key, one in value.items() if key not in _SAID_OF_KEYS}
        said = {key: one for key, one in plain.items() if key in _SAID_OF_KEYS}
        if plain == shape | said:
            said = {} if said.get("description") == value["description"] else said
            return {"$ref": f"#/$defs/{name}", **said}
    return plain
