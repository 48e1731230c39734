"""Make the pictures of the README: `python docs/pictures.py`."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image

from deckgen.viewing import viewing

HERE = Path(__file__).parent
TALK = (1, 6, 13, 14, 7, 24)
TEN_LINES = """\
title: Trade at a glance
sources: {census: {publisher: U.S. Census Bureau, year: 2017}}
data: {trade: {file: trade.csv, source: census, unit: US$ bn}}
sections:
  - title: Trade
    slides:
      - title: Goods trade with Mexico has more than doubled since 2003
        chart: {type: line, data: trade, x: year, y: [imports, exports]}
        claim: trade.imports[2017] + trade.exports[2017] > 2 * (trade.imports[2003] + trade.exports[2003])
        note: Goods only, in current prices.
"""
COLUMNS = ("year", "imports_usd_bn", "exports_usd_bn")


def seen(deck: Path) -> list[Image.Image]:
    """The slides of a deck that a show has, in order, as `deckgen show` draws them."""
    with viewing(deck, trust=True) as view:
        pictures = [view.png(slide, 960) for slide in view.slides if not slide.page.hidden]
    return [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures]


def sheet(tiles: list[Image.Image], columns: int, width: int) -> Image.Image:
    """Slides side by side on grey."""
    height = round(width * tiles[0].height / tiles[0].width)
    rows = -(-len(tiles) // columns)
    made = Image.new("RGB", (columns * (width + 8) + 8, rows * (height + 8) + 8), "#C9CED6")
    for index, tile in enumerate(tiles):
        place = (8 + index % columns * (width + 8), 8 + index // columns * (height + 8))
        made.paste(tile.resize((width, height), Image.Resampling.LANCZOS), place)
    return made


def save(picture: Image.Image, name: str) -> None:
    """Write a picture as a small PNG; fewer colors would turn the rare ones, such as a golden rule, to grey."""
    picture.save(HERE / "images" / name, optimize=True)


def ten_lines(folder: Path) -> Path:
    """The deck of ten lines, with the talk's own figures."""
    header, *rows = (HERE.parent / "assets/data/us_mexico_goods_trade.csv").read_text().splitlines()
    picked = [header.split(",").index(name) for name in COLUMNS]
    kept = [[row.split(",")[index] for index in picked] for row in rows if int(row.split(",")[0]) >= 2003]
    lines = ["year,imports,exports", *(",".join(row) for row in kept)]
    (folder / "trade.csv").write_text("\n".join(lines) + "\n")
    (folder / "deck.yaml").write_text(TEN_LINES)
    return folder / "deck.yaml"


def main() -> None:
    """Both pictures."""
    slides = seen(HERE.parent / "deck.yaml")
    save(sheet([slides[number - 1] for number in TALK], 3, 420), "talk.png")
    with tempfile.TemporaryDirectory() as folder:
        save(sheet(seen(ten_lines(Path(folder)))[2:3], 1, 640), "ten-lines.png")


if __name__ == "__main__":
    main()
