"""Takes out of a part of the deck what is for other audiences: points, cards, rows, notes and sources.

Where all of a list goes that may not be empty, what holds the list goes too: a block without its points is no block,
and a slide whose blocks are all gone is no slide.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from deckgen.block import Holder
from deckgen.model.node import Node, Tailored
from deckgen.tailoring.variant import Variant

T = TypeVar("T", bound=Node)


def parts_for(node: T, variant: Variant) -> T | None:
    """The node without what is for others; None where nothing of it is left.

    It is the same object where nothing is taken out.
    """
    if not variant.leaves_out:
        return node
    kept, left = _kept(node, variant)
    return kept if left else None


def _kept(node: T, variant: Variant) -> tuple[T, bool]:
    """The node without what is for others, and whether anything of it is left.

    A node that holds blocks (a Holder) is left as long as one of its blocks is; blocks that are gone become None.
    """
    changed: dict[str, Any] = {}
    blocks: list[bool] = []
    left = True
    for key, field in type(node).model_fields.items():
        value: Any = getattr(node, key)
        kept = value
        if isinstance(value, Node):
            kept, stays = _kept(value, variant)
            if isinstance(node, Holder):
                kept = kept if stays else None
                blocks.append(stays)
            else:
                left = left and stays
        elif value and isinstance(value, tuple | dict):
            kept, stays = _kept_of(value, variant)
            left = left and (stays or field.default in ((), {}))
        if kept is not value:
            changed[key] = kept
    left = left and (any(blocks) or not blocks)
    return (node.with_parts(changed) if changed else node), left


def _kept_of(held: Any, variant: Variant) -> tuple[Any, bool]:
    """A tuple or dict without the parts that are for others, and whether any part is left.

    It is the same object where nothing is taken out.
    """
    items: Iterable[tuple[Any, Any]] = held.items() if isinstance(held, dict) else enumerate(held)
    kept: dict[Any, Any] = {}
    same, left = True, False
    for key, part in items:
        new, stays = part, True
        if isinstance(part, Tailored) and not variant.gets(part.only, part.except_):
            same = False
            continue
        if isinstance(part, Node):
            new, stays = _kept(part, variant)
        # A part that holds blocks, such as a column, keeps its place though it is empty: its neighbors mustn't move.
        if stays or isinstance(part, Holder):
            kept[key] = new
        same, left = same and kept.get(key) is part, left or stays
    if same:
        return held, left
    return (kept if isinstance(held, dict) else tuple(kept.values())), left
