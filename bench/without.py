"""The talk with less in it: a few of its sections, claims taken out, figures by query replaced by what they give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import yaml

from deckgen import load
from deckgen.model.diagnostics import Diagnostics
from deckgen.queries.query import Tables
from deckgen.reader import read_table


def some_sections(text: str, folder: Path, titles: Iterable[str]) -> str:
    """The deck's sections of these titles in one file, with the figures, tables and sources that they use.

    Audiences and events are left out: each is a talk of its own to be checked.
    """
    root = _composed(text)
    keys = {key.value: value for key, value in root.value}
    sections = (_included(item, folder) for item in keys["sections"].value)
    keys["sections"].value[:] = [section for section in sections if _value(section, "title").value in set(titles)]
    root.value[:] = [(key, value) for key, value in root.value if key.value not in ("audiences", "events")]
    used = _text(keys["sections"])
    for name in ("figures", "data", "sources"):
        keys[name].value[:] = [(key, value) for key, value in keys[name].value if _named(key.value, used)]
        used += _text(keys[name])
    return _text(root)


def _included(item: yaml.MappingNode, folder: Path) -> yaml.MappingNode:
    """A section, or that of the file that it includes."""
    if item.value[0][0].value != "include":
        return item
    return _composed((folder / item.value[0][1].value).read_text())


def _composed(text: str) -> yaml.MappingNode:
    root = yaml.compose(text, yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    return root


def _value(mapping: yaml.MappingNode, word: str) -> yaml.Node:
    found: yaml.Node = next(value for key, value in mapping.value if key.value == word)
    return found


def _named(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def without_claims(text: str) -> str:
    """The deck's text without its claims."""
    return _changed(text, lambda mapping: _dropped(mapping, "claim"))


def with_figures_worked_out(text: str, deck: Path) -> str:
    """The text with each figure by query as a value, of the first source; deck is where the data is found from."""
    values = _figures(deck)
    source = next(iter(load(deck).sources))

    def change(mapping: yaml.MappingNode) -> None:
        for key, value in mapping.value:
            if key.value == "figures":
                for name, figure in value.value:
                    if name.value in values:
                        _dropped(figure, "query")
                        figure.value.append((_word("value"), _word(values[name.value])))
                        figure.value.append((_word("source"), _word(source)))

    return _changed(text, change)


def _figures(deck: Path) -> dict[str, str]:
    outline, log = load(deck), Diagnostics()
    read = {
        str(name): read_table(deck.parent / table.file, table.file, str(name), log, span=table.file.span)
        for name, table in outline.data.items()
    }
    with Tables({name: table for name, table in read.items() if table is not None}) as tables:
        return {
            str(name): str(tables.run(figure.query).columns[0].values[0])
            for name, figure in outline.figures.items()
            if figure.query
        }


def _changed(text: str, change: Callable[[yaml.MappingNode], None]) -> str:
    """The text after a change of each of its mappings. Nodes, not data, so that scalars keep their style."""
    root = _composed(text)
    waiting: list[yaml.Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            change(node)
            waiting += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    return _text(root)


def _text(node: yaml.Node) -> str:
    return str(yaml.serialize(node, allow_unicode=True, width=100_000))


def _dropped(mapping: yaml.MappingNode, word: str) -> None:
    mapping.value[:] = [(key, value) for key, value in mapping.value if key.value != word]


def _word(words: str) -> yaml.ScalarNode:
    loader = yaml.SafeLoader("")
    return yaml.ScalarNode(loader.resolve(yaml.ScalarNode, words, (True, False)), words)
