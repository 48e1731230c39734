"""A neutral deck, told as plain values, so that every tool can make the same slides: python neutral.py FOLDER SLIDES.

Of 90 slides 35 show a chart, of five kinds; the others have points, a table, or large numbers. It writes
`content.json` for the peers, and the folder `talk` for deckgen.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

WORDS = ("trade", "ports", "rail", "energy", "water", "schools", "farms", "tourism", "steel", "cars")
KINDS = ("bar", "line", "column", "stacked", "scatter")
PART = 15
# Each of these misses a slide of its own.
AUDIENCES = ("students", "business", "farmers", "schools", "press", "donors")
# Of every 18 slides 7 show a chart.
TURN = "bctbcsbcbctbcsbcbc"
MONTHS = [f"{2015 + month // 12}-{month % 12 + 1:02d}" for month in range(36)]


def slides(count: int) -> list[dict[str, Any]]:
    """So many slides; what they hold differs from slide to slide, and is the same in each run."""
    made = []
    charts = 0
    for number in range(count):
        word = WORDS[number % len(WORDS)]
        slide: dict[str, Any] = {
            "id": f"slide-{number}",
            "part": f"Part {number // PART + 1}",
            "title": f"What chapter {number} says of {word}",
            "notes": f"Say it once, then pause. This is slide {number}, and it is about {word}.",
        }
        kind = TURN[number % len(TURN)]
        if kind == "c":
            slide["chart"] = _chart(KINDS[charts % len(KINDS)], number)
            charts += 1
        elif kind == "t":
            slide["table"] = {
                "columns": ["State", "Exports", "Imports"],
                "rows": [[f"State {row}", number + row * 3, row * 7 + 2] for row in range(7)],
            }
        elif kind == "s":
            slide["stats"] = [
                [f"${number + 100} bn", "sold abroad, 2017"],
                [f"${number + 200} bn", "bought abroad, 2017"],
                [f"{number % 50 + 12}%", "of all jobs"],
            ]
        else:
            slide["bullets"] = [
                f"The first point about {word}, in a line that is long enough to be measured",
                f"A second one of slide {number}, with {number * 3} in it",
                "A third that is short",
                "And a last one, which takes the line to its end and perhaps a bit beyond that",
            ]
        made.append(slide)
    return made


def _chart(kind: str, number: int) -> dict[str, Any]:
    def wave(at: int, of: int) -> float:
        return round(40 + (at * 7 + number * 3 + of * 11) % 37 + at * 0.8, 1)

    if kind == "line":
        names, series = MONTHS, ["Exports", "Imports"]
    elif kind == "bar":
        names, series = [f"Item {row} of {number}" for row in range(8)], ["Value"]
    elif kind == "scatter":
        names, series = [f"Place {row}" for row in range(24)], ["Income", "Schooling"]
    else:
        names, series = [str(year) for year in range(2010, 2018)], ["Trade", "Jobs", "Visits"]
    return {
        "kind": kind,
        "names": names,
        "series": {name: [wave(at, of) for at in range(len(names))] for of, name in enumerate(series)},
    }


def deck(content: list[dict[str, Any]], folder: Path) -> None:
    """The same slides for deckgen: `deck.yaml`, and a table for each chart."""
    lines = ["title: A neutral talk", "speaker: Nobody in particular", "date: 2018-09-12", "sources:"]
    lines += ["  made: {publisher: The bench, title: Made-up figures, year: 2018}", "data:"]
    (folder / "data").mkdir(parents=True, exist_ok=True)
    for slide in content:
        if chart := slide.get("chart"):
            (folder / "data" / f"{slide['id']}.csv").write_text(_csv(chart))
            lines.append(f"  {slide['id']}: {{file: data/{slide['id']}.csv, source: made}}")
    lines += ["audiences:", *(f"  {name}: {{title: A talk for {name}}}" for name in AUDIENCES), "sections:"]
    part, left_out = "", dict(zip(range(3, len(content), PART), AUDIENCES, strict=False))
    for number, slide in enumerate(content):
        if slide["part"] != part:
            part = slide["part"]
            lines += [f"  - title: {part}", "    slides:"]
        lines += [f"      - id: {slide['id']}", f"        title: {json.dumps(slide['title'])}"]
        lines += [f"        except: [{left_out[number]}]"] if number in left_out else []
        lines += [f"        notes: {json.dumps(slide['notes'])}", "        source: made", f"        {_block(slide)}"]
    (folder / "deck.yaml").write_text("\n".join(lines) + "\n")


def _csv(chart: dict[str, Any]) -> str:
    names, series = chart["names"], chart["series"]
    rows: list[tuple[object, ...]]
    if chart["kind"] in ("bar", "scatter"):
        rows = [("name", *series), *zip(names, *series.values(), strict=True)]
    else:
        rows = [("name", "series", "value")]
        rows += [(at, name, v) for name, column in series.items() for at, v in zip(names, column, strict=True)]
    return "\n".join(",".join(map(str, row)) for row in rows) + "\n"


def _block(slide: dict[str, Any]) -> str:
    if bullets := slide.get("bullets"):
        return f"bullets: {json.dumps(bullets)}"
    if table := slide.get("table"):
        return f"table: {json.dumps(table)}"
    if stats := slide.get("stats"):
        return "stats: " + json.dumps([{"value": value, "label": label} for value, label in stats])
    kind, data = slide["chart"]["kind"], slide["id"]
    keys = {
        "bar": {"type": "bar", "x": "name", "y": "Value"},
        "line": {"type": "line", "x": "name", "y": "value", "series": "series"},
        "column": {"type": "grouped", "x": "name", "y": "value", "series": "series"},
        "stacked": {"type": "stacked", "x": "name", "y": "value", "series": "series"},
        "scatter": {"type": "scatter", "x": "Income", "y": "Schooling", "label": "name"},
    }[kind]
    return "chart: " + json.dumps({**keys, "data": data})


if __name__ == "__main__":
    target, number = Path(sys.argv[1]), int(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    told = slides(number)
    (target / "content.json").write_text(json.dumps(told))
    deck(told, target / "talk")
