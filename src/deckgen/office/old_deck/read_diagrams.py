"""From the data of a SmartArt to its points, each with those under it."""

from __future__ import annotations

from deckgen.model.rich_text import Text
from deckgen.office.attributes import whole
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.old_values import Point
from deckgen.office.old_deck.read_paragraphs import line_of
from deckgen.office.xml_names import DGM

MOST_POINTS, MOST_DEPTH = 2_000, 10
# Points that hold no words of anybody's.
_HELPING = ("pres", "parTrans", "sibTrans")


def points_of(part: str, file: DeckFile) -> tuple[Point, ...]:
    """The points of a SmartArt; those that hang on nothing come last, since their words are somebody's too."""
    root = file.xml(part)
    texts: dict[str, Text] = {}
    start = ""
    for point in list(root.iterfind(f"{DGM}ptLst/{DGM}pt"))[:MOST_POINTS]:
        if point.get("type") == "doc":
            start = point.get("modelId", "")
        elif point.get("type") not in _HELPING:
            texts[point.get("modelId", "")] = line_of(point.find(f"{DGM}t"), part, file)
    under: dict[str, list[tuple[int, str]]] = {}
    for line in root.iterfind(f"{DGM}cxnLst/{DGM}cxn"):
        if line.get("type", "parOf") == "parOf":
            under.setdefault(line.get("srcId", ""), []).append((whole(line, "srcOrd"), line.get("destId", "")))
    seen: set[str] = set()

    def tree(identity: str, depth: int) -> tuple[Point, ...]:
        made = []
        for _, each in sorted(under.get(identity, [])):
            # A point stands once, whatever circles a file may hold.
            if each in texts and each not in seen and depth < MOST_DEPTH:
                seen.add(each)
                made.append(Point(texts[each], tree(each, depth + 1)))
        return tuple(made)

    points = tree(start, 0)
    left = tuple(Point(text) for identity, text in texts.items() if identity not in seen)
    return tuple(point for point in (*points, *left) if point.text or point.points)


def kind_of(part: str, file: DeckFile) -> str:
    """The name of the layout that a SmartArt has, such as "process1"; "" where it has none."""
    return file.xml(part).get("uniqueId", "").rpartition("/")[2] if part else ""
