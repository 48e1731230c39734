"""Slides by the hundred, made by chance that is always the same: every block, alone and beside others."""

from __future__ import annotations

import io
import json
import random
from typing import Any

WORDS = [
    "trade",
    "border",
    "partner",
    "export",
    "import",
    "tariff",
    "customs",
    "energy",
    "pipeline",
    "Mexico",
    "Canada",
    "Texas",
    "worker",
    "treaty",
    "rule",
    "jobs",
    "growth",
    "farm",
    "truck",
    "bridge",
    "crossing",
    "security",
    "visa",
    "student",
    "court",
    "police",
    "fentanyl",
    "avocado",
    "steel",
    "auto",
    "plant",
    "supply",
    "chain",
    "rail",
    "port",
    "inspection",
    "infrastructure",
    "competitiveness",
    "telecommunications",
    "U.S.–Mexico",
    "cross-border",
    "2017",
    "$1.3",
    "62%",
    "of",
    "the",
    "and",
    "in",
    "a",
    "to",
    "for",
    "with",
]
LAYOUTS = ("auto", "full", "split", "stack", "hero")


class Author:
    """Writes slides. wordy is from 0 (a word or two each) to 1 (more than any slide holds)."""

    def __init__(self, seed: int, wordy: float) -> None:
        self.chance, self.wordy = random.Random(seed), wordy

    def words(self, least: int, most: int) -> str:
        """A phrase; now and then with bold words."""
        count = self.chance.randint(least, max(least, round(least + (most - least) * self.wordy)))
        words = [self.chance.choice(WORDS) for _ in range(count)]
        if count > 2 and self.chance.random() < 0.3:
            words[1] = f"**{words[1]}**"
        return " ".join(words)

    def count(self, least: int, most: int) -> int:
        """How many of something."""
        return self.chance.randint(least, max(least, round(least + (most - least) * self.wordy)))

    def bullets(self) -> Any:
        """A list, sometimes nested, sometimes numbered."""
        items: list[Any] = []
        for _ in range(self.count(2, 12)):
            words = self.words(1, 18)
            nested = self.chance.random() < 0.25
            items.append({words: [self.words(1, 9) for _ in range(self.count(1, 3))]} if nested else words)
        return {"items": items, "numbered": self.chance.random() < 0.3}

    def text(self) -> Any:
        """Paragraphs."""
        return "\n\n".join(self.words(4, 60) for _ in range(self.count(1, 3)))

    def stats(self) -> Any:
        """Big numbers."""
        values = ["$276 bn", "62%", "35 million", "1.10", "−$64.1 bn", "≈ 2.0–2.4 m", "1"]
        return [
            {"value": self.chance.choice(values), "label": self.words(1, 9)}
            | ({"note": self.words(1, 9)} if self.chance.random() < 0.5 else {})
            for _ in range(self.chance.randint(1, 6))
        ]

    def table(self) -> Any:
        """A table of words, every second one with numbers and bars besides."""
        columns = [f"{self.words(1, 3)} {place}" for place in range(self.chance.randint(2, 6))]
        rows: list[list[Any]] = [[self.words(1, 7) for _ in columns] for _ in range(self.count(2, 12))]
        if len(rows) % 2:
            return {"columns": columns, "rows": rows}
        numbered = [[*row, place * 7_919 % 20_000 - 10_000] for place, row in enumerate(rows)]
        drawn = {"title": columns[0], "bar": True, "format": "#,##0", "total": "sum"}
        return {"columns": {name: {} for name in columns} | {"n": drawn}, "rows": numbered, "total": True}

    def chart(self) -> Any:
        """A chart that stands up or lies down."""
        kind = self.chance.choice(["bar", "ranking", "donut"])
        rows = [
            [f"{self.chance.choice(WORDS)} {place}", self.chance.randint(1, 99)] for place in range(self.count(3, 8))
        ]
        return {"type": kind, "x": "x", "y": "y", "rows": [dict(zip("xy", row, strict=True)) for row in rows]}

    def image(self) -> Any:
        """A picture."""
        return {"file": "a.png", "alt": "A square", "fit": self.chance.choice(["contain", "cover"])} | (
            {"credit": self.words(1, 6)} if self.chance.random() < 0.5 else {}
        )

    def callout(self) -> Any:
        """A sentence."""
        return self.words(3, 40)

    def groups(self) -> Any:
        """Headed lists."""
        return {
            f"{self.words(1, 4)} {place}": [self.words(1, 7) for _ in range(self.count(1, 7))]
            for place in range(self.chance.randint(2, 6))
        }

    def cards(self) -> Any:
        """Titled boxes."""
        items = [
            {"title": self.words(1, 5)} | ({"text": self.words(2, 16)} if self.chance.random() < 0.5 else {})
            for _ in range(self.chance.randint(1, 12))
        ]
        return {"items": items, "numbered": self.chance.random() < 0.5}

    def columns(self) -> Any:
        """Blocks side by side."""
        words = ["bullets", "text", "stats", "chart", "image", "callout"]
        chosen = self.chance.sample(words, self.chance.randint(2, 3))
        return [{word: getattr(self, word)()} for word in chosen]

    def slide(self, place: int) -> dict[str, Any]:
        """A slide of one to three blocks."""
        every = ["bullets", "text", "stats", "table", "chart", "image", "callout", "groups", "cards", "columns"]
        chosen = self.chance.sample(every, self.chance.choice([1, 1, 2, 2, 2, 3]))
        held = {word: getattr(self, word)() for word in chosen}
        layout = self.chance.choice(LAYOUTS)
        return {"id": f"s{place}", "title": f"{self.words(2, 9)} {place}", **held, "layout": layout}

    def slides(self, count: int) -> list[dict[str, Any]]:
        """Many slides."""
        return [self.slide(place) | {"allow": ["missing_source", "long_title"]} for place in range(count)]


def deck_of(slides: list[dict[str, Any]]) -> str:
    """A deck of slides, as YAML (which JSON is)."""
    section = {"title": "The part", "slides": slides}
    return json.dumps({"title": "Made up", "brand": "brand.yaml", "sections": [section]})


def picture() -> bytes:
    """The picture that the slides show."""
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "#12866A").save(stream, "PNG")
    return stream.getvalue()
