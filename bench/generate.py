"""A deck of as many slides as are wanted, its blocks in turn, so that the time of a slide can be seen to stay."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

HEAD = """\
title: A generated talk
speaker: Nobody in particular
date: 2018-09-12
sources:
  bench: {publisher: The bench, title: Made-up figures, year: 2018}
data:
  trade: {file: trade.csv, source: bench, unit: US$ bn}
figures:
  most: {value: 314, source: bench, format: "$#,##0 bn"}
sections:
"""
SECTION = 30
PIXELS = 600


def write_deck(folder: Path, slides: int) -> Path:
    """Write a deck of so many content slides, with its table and its picture, into a folder; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [f"{year},{40 + (year - 1993) * 11},{41 + (year - 1993) * 8}" for year in range(1993, 2018)]
    (folder / "trade.csv").write_text("year,imports,exports\n" + "\n".join(rows) + "\n")
    (folder / "picture.png").write_bytes(_picture())
    parts = [HEAD]
    for number in range(slides):
        if number % SECTION == 0:
            parts.append(f"  - title: Part {number // SECTION + 1}\n    slides:\n")
        content = BLOCKS[number % len(BLOCKS)](number)
        parts.append(
            f"      - id: slide-{number}\n"
            f"        title: What slide {number} has to say of trade with a neighbor\n"
            f"{content}"
            f"        source: bench\n"
            f"        notes: Say it once, then pause. This is slide {number}.\n"
        )
    deck = folder / "deck.yaml"
    deck.write_text("".join(parts))
    return deck


def _bullets(number: int) -> str:
    return f"""\
        bullets:
          - The **first** point of slide {number}, in a line that is long enough to be measured
          - A second, with a [link](https://example.org/{number})
          - A third:
            - with a point under it
            - and another, which quotes {{{{ most }}}}
"""


def _stats(number: int) -> str:
    return f"""\
        stats:
          - {{value: ${number + 100} bn, label: "exports, 2017", color: blue}}
          - {{value: ${number + 200} bn, label: "imports, 2017", color: green}}
        callout: Goods and services of slide {number}.[^bench]
"""


def _table(number: int) -> str:
    rows = "\n".join(f"            - [State {row}, {number + row}, {row * 7}]" for row in range(7))
    return f"        table:\n          columns: [State, Exports, Imports]\n          rows:\n{rows}\n"


def _chart(number: int) -> str:
    rows = ", ".join(f"{{name: Item {row}, value: {number + row * 13 + 5}}}" for row in range(6))
    return f"        chart: {{type: bar, x: name, y: value, rows: [{rows}]}}\n"


def _cards(number: int) -> str:
    cards = "\n".join(f"          - {{title: Card {card} of {number}, text: A few words}}" for card in range(6))
    return f"        cards:\n{cards}\n"


def _groups(number: int) -> str:
    return f"        groups:\n          Trade: [one, two, slide {number}]\n          Security: [three, four]\n"


def _text(number: int) -> str:
    return (
        f"        text: Words of slide {number}, set in one paragraph that runs over more than a single line here.\n"
    )


def _columns(number: int) -> str:
    return f"""\
        columns:
          - bullets: [left of slide {number}, and more]
          - text: On the right stands a paragraph.
"""


def _image(number: int) -> str:
    return f"        image: {{file: picture.png, alt: A picture on slide {number}}}\n"


def _data_table(_: int) -> str:
    return "        table: {query: select * from trade order by year limit 8}\n"


BLOCKS: tuple[Callable[[int], str], ...] = (
    _bullets,
    _stats,
    _table,
    _chart,
    _cards,
    _groups,
    _text,
    _columns,
    _image,
    _data_table,
)


def _picture() -> bytes:
    """A PNG with a grey ramp."""
    rows = b"".join(b"\0" + bytes((x + y) % 256 for x in range(PIXELS)) for y in range(PIXELS))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", PIXELS, PIXELS, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
