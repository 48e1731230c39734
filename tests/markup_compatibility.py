"""What a program sees of XML that offers alternatives (ISO/IEC 29500-3, Markup Compatibility and Extensibility).

Such XML has parts in namespaces of later editions. A program that doesn't know a namespace passes over what the root
calls ignorable, and of each mc:AlternateContent takes the first mc:Choice of which it knows all that it requires,
else the mc:Fallback.
"""

from __future__ import annotations

import copy
from typing import Any, Literal

from lxml import etree

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# "newest": a program that knows every namespace, and so takes each first choice. "oldest": one that knows those of
# the standard alone, and so takes each fallback.
Reading = Literal["newest", "oldest"]
READINGS: tuple[Reading, ...] = ("newest", "oldest")


def processed(root: Any, reading: Reading) -> Any:
    """A copy of the XML as a program reads it, with nothing in it but what the schemas of the standard can judge.

    What is in ignorable namespaces is taken out in both readings, since these schemas don't know it. ValueError where
    the markup itself breaks the rules.
    """
    strangers = _strangers(root)
    tree = copy.deepcopy(root)
    while (found := next(tree.iter(f"{MC}AlternateContent"), None)) is not None:
        _resolve(found, reading)
    for element in list(tree.iter(etree.Element)):
        for name in [one for one in element.attrib if one.startswith(MC) or _namespace(one) in strangers]:
            del element.attrib[name]
        parent = element.getparent()
        # What an extension holds is of a namespace of its own, and any is allowed there.
        if parent is not None and _namespace(element.tag) in strangers and not parent.tag.endswith("}ext"):
            parent.remove(element)
    return tree


def _namespace(name: str) -> str:
    """The namespace of an element's or attribute's name; "" for none."""
    return etree.QName(name).namespace or ""


def _strangers(root: Any) -> set[str]:
    """The namespaces that any element calls ignorable, or any choice requires."""
    elements = list(root.iter(etree.Element))
    named = [(one, prefix) for one in elements for prefix in one.get(f"{MC}Ignorable", "").split()]
    named += [(one, prefix) for one in root.iter(f"{MC}Choice") for prefix in one.get("Requires", "").split()]
    for element, prefix in named:
        if prefix not in element.nsmap:
            raise ValueError(f"the prefix '{prefix}' stands for no namespace where alternatives name it")
    return {element.nsmap[prefix] for element, prefix in named}


def _resolve(alternatives: Any, reading: Reading) -> None:
    """Put what the reading takes in the place of an mc:AlternateContent."""
    choices, fallback = alternatives.findall(f"{MC}Choice"), alternatives.find(f"{MC}Fallback")
    if not choices or any(not choice.get("Requires") for choice in choices):
        raise ValueError("an mc:AlternateContent needs an mc:Choice, and each of these says what it requires")
    taken = choices[0] if reading == "newest" else fallback
    parent = alternatives.getparent()
    place = parent.index(alternatives)
    parent.remove(alternatives)
    for offset, element in enumerate(() if taken is None else list(taken)):
        parent.insert(place + offset, element)
