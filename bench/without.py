"""The talk with less in it: claims taken out, figures by query replaced by what their queries give."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml

from deckgen import load
from deckgen.data.files import read_table
from deckgen.data.query import Tables
from deckgen.model.diagnostics import Diagnostics


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
    root = yaml.compose(text, yaml.SafeLoader)
    waiting: list[yaml.Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            change(node)
            waiting += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    return str(yaml.serialize(root, allow_unicode=True, width=100_000))


def _dropped(mapping: yaml.MappingNode, word: str) -> None:
    mapping.value[:] = [(key, value) for key, value in mapping.value if key.value != word]


def _word(words: str) -> yaml.ScalarNode:
    loader = yaml.SafeLoader("")
    return yaml.ScalarNode(loader.resolve(yaml.ScalarNode, words, (True, False)), words)
