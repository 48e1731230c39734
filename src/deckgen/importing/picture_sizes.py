"""How large pictures become: about as large as they were, which is measured on the slides as they are tried.

A picture that would grow is held back by `width`. One that would shrink finds more room where its words stand
elsewhere; these ways of arranging a slide are tried too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.importing.drafts import Beside, DraftBlock, Node, SlideDraft, Under, leaves, mapped
from deckgen.office.old_deck.old_values import Place

# A picture becomes so many times as wide at the most, beside other things and alone; never wider than it has pixels
# for, unless it had too few before. What is beyond that by no more than the last of these is hardly seen.
_GROWS, _GROWS_ALONE, _HARDLY = 1.25, 2.5, 1.03
# A picture that shrinks to less than this finds another place, where that makes it so many times as wide; one that is
# smaller than the last of these all the same is told.
_SHRINKS, _WORTH, _TOLD = 0.85, 1.15, 0.65
# The share of its width that a slide has for its content, that of a picture beside words, and all of a column.
_CONTENT, _BESIDE, _ALL = 0.9, 0.53, 100
# A picture that covered no more of its slide is small.
_SMALL = 0.06
# Words right under a picture of no more letters than this may be its credit.
_LONGEST_CREDIT = 110
# The parts of a slide's width in which the column of a picture is written, and how many it has.
_PARTS, _FEWEST, _MOST = 12, 2, 8
SMALLER = "a picture on it is much smaller than it was, since what stands beside it takes the room"
_WORDS = ("text", "bullets", "groups")


class Shown(Struct, frozen=True):
    """How wide a picture stands on its slide, and up to which width it is sharp: as shares of the page's width."""

    width: float
    sharp: float


# The pictures of a slide by their files, each as often as it stands there.
Measured = Mapping[str, Sequence[Shown]]


def held_back(slide: SlideDraft, measured: Measured, size: tuple[int, int]) -> SlideDraft | None:
    """The slide with narrower pictures in the place of those that grew too much; None where none did.

    One that was held back too much gets some of its width again.
    """
    if slide.content is None:
        return None
    columns, is_alone = _columns(slide.content), isinstance(slide.content, DraftBlock)
    changed = {
        id(block): f"{share}%"
        for block, shown, old in _pairs(slide.content, measured, size)
        if (share := _share(block, shown, old, columns[id(block)], is_alone=is_alone)) != _width(block)
    }
    content = mapped(
        slide.content,
        lambda one: replace(one, value={**one.value, "width": changed[id(one)]}) if id(one) in changed else one,
    )
    return replace(slide, content=content) if changed else None


def guessed(slide: SlideDraft, size: tuple[int, int]) -> SlideDraft:
    """The slide with its small pictures held back before anything is measured, so that they leave room for words."""
    if slide.content is None:
        return slide
    columns = _columns(slide.content)
    small = [
        one
        for one in leaves(slide.content)
        if one.word == "image" and 0 < one.place.area <= size[0] * size[1] * _SMALL and _width(one) == _ALL
    ]
    wide: dict[str, list[Shown]] = {}
    for one in leaves(slide.content):
        if one.word == "image":
            # What isn't small is as wide as it was, and stays.
            column = columns[id(one)] if any(one is each for each in small) else _seen(one.place, size[0])
            wide.setdefault(one.value["file"], []).append(Shown(column, 1.0))
    return held_back(slide, wide, size) or slide


def _width(block: DraftBlock) -> int:
    """Which percentage of its column a picture may have."""
    return int(str(block.value.get("width", "100%")).rstrip("%"))


def _share(block: DraftBlock, shown: Shown, old: float, column: float, *, is_alone: bool) -> int:
    """Which percentage of its column a picture should have."""
    most = max(old, min(old * (_GROWS_ALONE if is_alone else _GROWS), shown.sharp))
    now = _width(block)
    fits = shown.width <= (most if most == shown.sharp else most * _HARDLY)
    if fits and (now == _ALL or shown.width >= old * _SHRINKS):
        return now
    # One that its height holds back is less wide than its column, which is known by rule of thumb alone.
    share = most / shown.width * now
    return max(1, min(_ALL, int(min(share, most / column * _ALL) if now == _ALL else share)))


def _columns(node: Node) -> dict[int, float]:
    """About how wide of its slide the column of each block is."""
    is_auto = isinstance(node, Under) and not node.stays and not any(isinstance(one, Beside) for one in node.parts)
    # Columns stand over or under all else; without any, a picture stands beside the words of its slide.
    beside = is_auto and any(one.word != "image" for one in leaves(node))
    return dict(_widths(node, _CONTENT * (_BESIDE if beside else 1.0)))


def _widths(node: Node, wide: float) -> Iterator[tuple[int, float]]:
    if isinstance(node, DraftBlock):
        yield id(node), wide
        return
    shares = (node.widths or (1,) * len(node.parts)) if isinstance(node, Beside) else ()
    for number, part in enumerate(node.parts):
        yield from _widths(part, wide * shares[number] / sum(shares) if shares else wide)


def _pairs(node: Node | None, measured: Measured, size: tuple[int, int]) -> Iterator[tuple[DraftBlock, Shown, float]]:
    """The pictures of a slide, how each is shown, and how wide it was as a share of the slide."""
    left = {path: list(every) for path, every in measured.items()}
    for block in leaves(node):
        if block.word == "image" and (every := left.get(block.value["file"])):
            shown, old = every.pop(0), _seen(block.place, size[0])
            if old:
                yield block, shown, old


def _seen(place: Place, width: int) -> float:
    """How wide of a slide is what it shows of a place, as a share."""
    return max(0, min(place.right, width) - max(place.x, 0)) / max(1, width)


def shrunk(node: Node | None, measured: Measured, size: tuple[int, int]) -> float:
    """How large the picture of a slide is that shrank the most, beside how large it was: 1 where none shrank."""
    return min((min(1.0, shown.width / old) for _, shown, old in _pairs(node, measured, size)), default=1.0)


def is_small(share: float) -> bool:
    """Whether pictures shrank so much that another place is looked for."""
    return share < _SHRINKS


def is_better(share: float, than: float) -> bool:
    """Whether another place is worth it."""
    return share >= than * _WORTH


def is_told(share: float) -> bool:
    """Whether pictures shrank so much that it has to be said."""
    return share < _TOLD


def otherwise(node: Node | None, size: tuple[int, int]) -> list[Node]:
    """Other ways to arrange one picture and the words around it, those first that change least."""
    if not isinstance(node, Under | Beside):
        return []
    parts = [part for each in node.parts for part in (each.parts if isinstance(each, Under) else (each,))]
    blocks = [part for part in parts if isinstance(part, DraftBlock)]
    pictures = [one for one in blocks if one.word == "image"]
    if len(pictures) != 1 or len(blocks) < len(parts) or any(one.word not in (*_WORDS, "image") for one in blocks):
        return []
    picture = pictures[0]
    words = [one for one in blocks if one is not picture]
    is_left = isinstance(node, Beside) and blocks[0] is picture
    if isinstance(node, Beside):
        # One under the other they stand as they did, by their middles.
        blocks = [*(one for one in words if _middle(one) <= _middle(picture)), picture]
        blocks += [one for one in words if one not in blocks]
    column: Node = words[0] if len(words) == 1 else Under(tuple(words))
    wide = min(_MOST, max(_FEWEST, round(_PARTS * _seen(picture.place, size[0]))))
    beside = [
        Beside((picture, column), (part, _PARTS - part))
        if is_left
        else Beside((column, picture), (_PARTS - part, part))
        for part in dict.fromkeys((wide, min(_MOST, wide + 1), _PARTS // 2))
    ]
    stack = Under(tuple(blocks), stays=True)
    ways: list[Node] = [*beside, stack] if isinstance(node, Beside) else [stack, *beside]
    return [one for one in (*ways, *_with_credit(blocks, blocks.index(picture))) if one != node]


def _middle(block: DraftBlock) -> float:
    return block.place.y + block.place.height / 2


def _with_credit(blocks: Sequence[DraftBlock], at: int) -> list[Node]:
    """Blocks with the line under their picture as its credit, where that is a short one."""
    line = blocks[at + 1] if at + 1 < len(blocks) else None
    if line is None or line.word != "text" or "\n" in line.value or len(line.value) > _LONGEST_CREDIT:
        return []
    if "credit" in blocks[at].value:
        return []
    picture = replace(blocks[at], value={**blocks[at].value, "credit": line.value})
    left = (*blocks[:at], picture, *blocks[at + 2 :])
    return [left[0] if len(left) == 1 else Under(left, stays=True)]
