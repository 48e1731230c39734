"""What can be done with a slide that can't be built as it is: let it run on, take it apart, say it in another way."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from deckgen.importing.drafts import (
    Beside,
    DraftBlock,
    Node,
    SlideDraft,
    Under,
    leaves,
    mapped,
)
from deckgen.importing.marked_words import escaped
from deckgen.importing.said_otherwise import next_simpler, said_otherwise, shorter_code
from deckgen.importing.word_blocks import flat_words
from deckgen.model.rich_text import parse

# So many lines of code stand under a heading.
_LINES_UNDER_HEADING = 12
# Titles get shorter by these numbers of letters.
_TITLES = (100, 70, 48, 30)
_WHOLE_TITLE = "Title: "
ON_SEVERAL = "it stands on several slides now, since it has more than one has room for"
_FIGURES = ("image", "video", "chart")


def simpler(slide: SlideDraft, codes: Collection[str]) -> list[SlideDraft]:
    """The slide, or several in its place, made simpler once more. codes are those of its errors."""
    if codes and all(code.startswith("title") for code in codes):
        return [_with_shorter_title(slide)]
    if "sources_overflow" in codes and (slide.sources or slide.note):
        return [_with_sources_in_notes(slide)]
    held = list(leaves(slide.content))
    if not any(code.endswith("overflow") for code in codes) and any(_is_shown(one) for one in held):
        return [_shown_otherwise(slide)]
    beside = _words_beside_figure(slide.content)
    if not slide.runs_on and beside and isinstance(slide.content, Under) and slide.content.stays:
        return [replace(slide, content=beside)]
    if not slide.runs_on and any(one.word in ("bullets", "table") for one in held):
        return [replace(slide, runs_on=True)]
    if isinstance(slide.content, Beside) and _runs_beside(held):
        # Points run on where they are a block of their slide; the figure stays with the first of them.
        return [replace(slide, content=Under(slide.content.parts), runs_on=True)]
    if not slide.runs_on and isinstance(slide.content, Beside) and _is_text_by_figure(held):
        # In a narrow column words may find no room for which the width of the slide is enough.
        return [replace(slide, content=Under(slide.content.parts, stays=True), runs_on=True)]
    if not slide.runs_on and beside:
        return [replace(slide, content=beside)]
    if (wider := _with_wider_words(slide.content)) is not None:
        return [replace(slide, content=wider)]
    if headed := _under_heading(slide):
        return headed
    if len(held) > 1:
        return _apart(slide)
    if held:
        made = said_otherwise(held[0])
        if made:
            parts = _parts(slide, made)
            _say_changed(parts, held[0], made[0])
            return parts
    return [_words_in_notes(slide, held)]


def _say_changed(slides: list[SlideDraft], old: DraftBlock, new: DraftBlock) -> None:
    """Say that boxes and arrows are something else now; what is said of charts and tables stands elsewhere."""
    if old.word in ("flow", "steps", "cards", "groups", "math") and new.word != old.word:
        for one in slides:
            one.say(f"'{old.word}' finds no room there: it is '{new.word}' now")
            one.kept = "picture" if new.word == "image" else one.kept


def _runs_beside(held: list[DraftBlock]) -> bool:
    """Whether blocks are points, or a table, and one figure."""
    words = {one.word for one in held}
    return len(held) == 2 and bool(words & {"bullets", "table"}) and bool(words & {"image", "chart", "video"})


def _is_text_by_figure(held: list[DraftBlock]) -> bool:
    """Whether blocks are running text and one figure."""
    return sorted(one.word in _FIGURES for one in held) == [False, True] and any(one.word == "text" for one in held)


def _is_shown(block: DraftBlock) -> bool:
    """Whether a block shows data or a clip that may be at fault, and something else would do."""
    return block.word in ("chart", "table", "video") and bool(block.simpler)


def _shown_otherwise(slide: SlideDraft) -> SlideDraft:
    """The slide with its charts, tables and clips shown in the next simpler way."""
    assert slide.content is not None
    content = mapped(slide.content, lambda one: next_simpler(one) if _is_shown(one) else one)
    made = replace(slide, content=content, said=[*slide.said])
    if any(one.word == "chart" and one.simpler and one.simpler[0].word == "table" for one in leaves(slide.content)):
        made.say("a chart can't be drawn from its values, which stand in a table")
    return made


def _with_shorter_title(slide: SlideDraft) -> SlideDraft:
    """The slide with the beginning of its title, and all of it in its notes."""
    plain = parse(slide.title).plain.removesuffix(" …")
    most = next((most for most in _TITLES if len(plain) > most), 0)
    kept = plain[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    title = f"{escaped(kept)} …" if kept else f"Slide {slide.number}"
    is_told = any(one.startswith(_WHOLE_TITLE) for one in slide.notes)
    notes = slide.notes if is_told else [f"{_WHOLE_TITLE}{slide.title}", *slide.notes]
    made = replace(slide, title=title, hides_title=slide.hides_title or not kept, notes=notes, said=[*slide.said])
    made.say("its title is too long: it is cut, and stands whole in the notes")
    return made


def _with_sources_in_notes(slide: SlideDraft) -> SlideDraft:
    notes = [*slide.notes, slide.note] if slide.note else slide.notes
    made = replace(slide, note="", notes=notes, said=[*slide.said])
    made.say("small words at its foot stand in the notes, since they find no room")
    return made


def _words_beside_figure(node: Node | None) -> Beside | None:
    """Words that stand over and under one figure, together at its side; None for anything else."""
    if not isinstance(node, Under) or not all(isinstance(part, DraftBlock) for part in node.parts):
        return None
    held = list(leaves(node))
    figures = [one for one in held if one.word in _FIGURES]
    words = tuple(one for one in held if one.word not in _FIGURES)
    if len(figures) != 1 or not words:
        return None
    beside: Node = words[0] if len(words) == 1 else Under(words)
    is_left = figures[0].place.x + figures[0].place.right < words[0].place.x + words[0].place.right
    return Beside((figures[0], beside) if is_left else (beside, figures[0]), ())


def _with_wider_words(node: Node | None) -> Node | None:
    """What stands on a slide, with words that are narrower than the figure beside them as wide as usual.

    None where there are no such words.
    """
    if node is None or isinstance(node, DraftBlock):
        return None
    parts = tuple(_with_wider_words(part) or part for part in node.parts)
    is_changed = any(new is not old for new, old in zip(parts, node.parts, strict=True))
    if isinstance(node, Under):
        return Under(parts, node.stays) if is_changed else None
    is_narrow = _has_narrow_words(node)
    return Beside(parts, () if is_narrow else node.widths) if is_changed or is_narrow else None


def _has_narrow_words(node: Beside) -> bool:
    sides = [
        (width, {one.word for one in leaves(part)}) for width, part in zip(node.widths, node.parts, strict=False)
    ]
    words = [width for width, held in sides if held <= {"text", "bullets"}]
    figures = [width for width, held in sides if held & set(_FIGURES)]
    return bool(words and figures) and min(words) < max(figures)


def _apart(slide: SlideDraft) -> list[SlideDraft]:
    """A slide as two, each with about half of it, cut where its parts meet."""
    parts = list(slide.content.parts) if isinstance(slide.content, Beside | Under) else []
    weights = [sum(map(_weight, leaves(part))) for part in parts]
    between = range(1, len(parts))
    # A heading goes with what stands under it.
    ends = [at for at in between if not (isinstance(slide.content, Under) and _is_heading(parts[at - 1]))]
    at = min(ends or between, key=lambda index: abs(sum(weights[:index]) - sum(weights[index:])))
    together = Under if isinstance(slide.content, Under) else _beside
    halves = (parts[:at], parts[at:])
    return _parts(slide, [half[0] if len(half) == 1 else together(tuple(half)) for half in halves])


def _under_heading(slide: SlideDraft) -> list[SlideDraft]:
    """A slide of one block under its heading as several, or said otherwise, each part under that heading."""
    parts = slide.content.parts if isinstance(slide.content, Under) else ()
    if len(parts) != 2 or not _is_heading(parts[0]) or not isinstance(parts[1], DraftBlock):
        return []
    made = shorter_code(parts[1], _LINES_UNDER_HEADING) if parts[1].word == "code" else said_otherwise(parts[1])
    slides = _parts(slide, [Under((parts[0], one)) for one in made])
    if made:
        _say_changed(slides, parts[1], made[0])
    return slides


def _beside(parts: tuple[Node, ...]) -> Node:
    return Beside(parts, ())


def _parts(slide: SlideDraft, nodes: Sequence[Node]) -> list[SlideDraft]:
    """The slides that stand in the place of one, which says so where they are several."""
    made = [_part(slide, node, number) for number, node in enumerate(nodes)]
    for one in made if len(made) > 1 else ():
        one.say(ON_SEVERAL)
    return made


def _weight(block: DraftBlock) -> int:
    """About how much room a block takes, in letters."""
    if block.word in ("image", "video", "chart", "logos"):
        return 300
    return 40 + sum(map(len, flat_words(block.value)))


def _is_heading(node: Node) -> bool:
    """Whether a block is a short line of words, and no command."""
    if not isinstance(node, DraftBlock) or node.word != "text":
        return False
    return len(node.value) < 90 and not str(node.value).startswith("`")


def _part(slide: SlideDraft, node: Node, number: int) -> SlideDraft:
    """One of the slides that stand in the place of one: the first keeps what there is once."""
    first = number == 0
    return replace(
        slide,
        content=node,
        notes=slide.notes if first else [],
        identity=slide.identity if first else "",
        note=slide.note if first else "",
        said=[*slide.said],
    )


def _words_in_notes(slide: SlideDraft, held: list[DraftBlock]) -> SlideDraft:
    """The last resort: the title alone, and every word in the notes."""
    words = [one for leaf in held for one in _words_of(leaf)]
    notes = [*slide.notes, *([f"On the slide: {'; '.join(words)}"] if words else [])]
    made = replace(slide, content=None, note="", notes=notes, sources=[], said=[*slide.said])
    if any(leaf.word in ("image", "video") for leaf in held):
        made.say("a picture or a clip can't be used, and is not taken over")
    if words:
        made.say("its words find no room on a slide, and stand in the notes")
    made.kept = "partly"
    return made


def _words_of(block: DraftBlock) -> list[str]:
    """The words of a block that stand on the slide."""
    if block.word in ("image", "video"):
        return [block.value["credit"]] if "credit" in block.value else []
    return [] if block.word == "logos" else flat_words(block.value)
