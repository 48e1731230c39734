"""How large pictures become: small ones don't grow to many times their size, and so stay smaller than others."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.importing.drafts import Beside, DraftBlock, Node, Under, leaves

# A picture that covered no more than this share of its slide is small, and becomes so many times as wide at the most,
# beside other things and alone.
_SMALL, _GROWS, _GROWS_ALONE = 0.06, 1.25, 2.5
# One that has so much of its column by that isn't held back, since that is hardly seen.
_MOST = 0.85
# The share of the width that a slide's content has, and that of a picture beside words where nobody said it.
_CONTENT, _BESIDE = 0.9, 0.53


def sized(node: Node, size: tuple[int, int]) -> Node:
    """What stands on a slide of a size, its small pictures held back to about the size that they had."""
    if isinstance(node, DraftBlock):
        return _held_back(node, size, _CONTENT, _GROWS_ALONE) if node.word == "image" else node
    # Columns stand over or under all else; without any, a picture stands beside the words of its slide.
    is_auto = isinstance(node, Under) and not node.stays and not any(isinstance(one, Beside) for one in node.parts)
    is_auto = is_auto and any(one.word != "image" for one in leaves(node))
    return _sized(node, size, _CONTENT * (_BESIDE if is_auto else 1.0))


def _sized(node: Node, size: tuple[int, int], wide: float) -> Node:
    """A part of a slide that is as wide as this share of it."""
    if isinstance(node, DraftBlock):
        return _held_back(node, size, wide, _GROWS) if node.word == "image" else node
    if isinstance(node, Under):
        return Under(tuple(_sized(part, size, wide) for part in node.parts), node.stays)
    widths = node.widths or (1,) * len(node.parts)
    shares = [wide * width / sum(widths) for width in widths]
    return Beside(
        tuple(_sized(part, size, share) for part, share in zip(node.parts, shares, strict=True)), node.widths
    )


def _held_back(block: DraftBlock, size: tuple[int, int], wide: float, grows: float) -> DraftBlock:
    place = block.place
    if not 0 < place.area <= size[0] * size[1] * _SMALL or not isinstance(block.value, dict):
        return block
    share = place.width / size[0] * grows / wide
    if share >= _MOST:
        return block
    return replace(block, value={**block.value, "width": f"{max(1, round(share * 100))}%"})
