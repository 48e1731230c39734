"""What a good plain script does with python-pptx and matplotlib: python plain_script.py FOLDER [pictures].

It writes `plain.pptx`; with the word `pictures` it writes only these, for peers that need them ready.
"""

from __future__ import annotations

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
from pptx import Presentation
from pptx.util import Inches, Pt

WIDTH, HEIGHT, DPI = 12.0, 5.2, 220
BLUE, GREYS = "#1F5FA8", ("#1F5FA8", "#12866A", "#BC3F27")


def picture(chart: dict[str, Any]) -> BytesIO:
    """The chart as a PNG."""
    figure, axes = plt.subplots(figsize=(WIDTH, HEIGHT), layout="constrained")
    names, series, kind = chart["names"], chart["series"], chart["kind"]
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if kind == "bar":
        (values,) = series.values()
        axes.bar_label(axes.barh(names, values, color=BLUE), padding=4, fontsize=14)
        axes.invert_yaxis()
    elif kind == "line":
        for (name, values), color in zip(series.items(), GREYS, strict=False):
            axes.plot(names, values, color=color, linewidth=2.5)
            axes.annotate(name, (len(names) - 1, values[-1]), color=color, xytext=(6, 0), textcoords="offset points")
        axes.set_xticks(range(0, len(names), 12), names[::12])
    elif kind == "scatter":
        (across, columns), (up, rows) = series.items()
        axes.scatter(columns, rows, color=BLUE)
        for name, x, y in zip(names, columns, rows, strict=True):
            axes.annotate(name, (x, y), xytext=(4, 4), textcoords="offset points", fontsize=10)
        axes.set_xlabel(across)
        axes.set_ylabel(up)
    else:
        bottom = [0.0] * len(names)
        for place, ((name, values), color) in enumerate(zip(series.items(), GREYS, strict=True)):
            if kind == "stacked":
                axes.bar(names, values, bottom=bottom, color=color, label=name)
                bottom = [low + value for low, value in zip(bottom, values, strict=True)]
            else:
                axes.bar([at + (place - 1) * 0.27 for at in range(len(names))], values, 0.25, color=color, label=name)
        axes.set_xticks(range(len(names)), names)
        axes.legend(frameon=False)
    data = BytesIO()
    figure.savefig(data, dpi=DPI)
    plt.close(figure)
    data.seek(0)
    return data


def main(folder: Path) -> None:
    """Write `plain.pptx`."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    for told in json.loads((folder / "content.json").read_text()):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = told["title"]
        slide.notes_slide.notes_text_frame.text = told["notes"]
        left, top = Inches(0.6), Inches(1.8)
        if "chart" in told:
            slide.shapes.add_picture(picture(told["chart"]), left, top, Inches(WIDTH))
        elif "table" in told:
            columns, rows = told["table"]["columns"], told["table"]["rows"]
            table = slide.shapes.add_table(len(rows) + 1, len(columns), left, top, Inches(12), Inches(4)).table
            for at, row in enumerate([columns, *rows]):
                for place, cell in enumerate(row):
                    table.cell(at, place).text = str(cell)
        elif "stats" in told:
            for place, (value, label) in enumerate(told["stats"]):
                box = slide.shapes.add_textbox(Inches(0.6 + 4 * place), top, Inches(3.8), Inches(2))
                box.text_frame.text = value
                box.text_frame.paragraphs[0].runs[0].font.size = Pt(54)
                box.text_frame.add_paragraph().text = label
        else:
            frame = slide.shapes.add_textbox(left, top, Inches(12), Inches(4.5)).text_frame
            frame.word_wrap = True
            for place, line in enumerate(told["bullets"]):
                paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
                paragraph.text = f"• {line}"
                paragraph.font.size = Pt(24)
        box = slide.shapes.add_textbox(left, Inches(7), Inches(12), Inches(0.3))
        box.text_frame.text = "Source: The bench, Made-up figures, 2018"
    deck.save(str(folder / "plain.pptx"))


def pictures(folder: Path) -> None:
    """Write the pictures of all charts."""
    (folder / "pictures").mkdir(exist_ok=True)
    for told in json.loads((folder / "content.json").read_text()):
        if "chart" in told:
            (folder / "pictures" / f"{told['id']}.png").write_bytes(picture(told["chart"]).getvalue())


if __name__ == "__main__":
    (pictures if sys.argv[2:] == ["pictures"] else main)(Path(sys.argv[1]))
