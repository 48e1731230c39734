"""Make the pictures of the README: `python docs/pictures.py`. Needs LibreOffice and poppler (pdftoppm)."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import font_source_sans_pro
from PIL import Image

from deckgen import build

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
        callout: Goods only, in current prices.
"""
COLUMNS = ("year", "imports_usd_bn", "exports_usd_bn")


def rendered(deck: Path, folder: Path) -> list[Path]:
    """A deck's slides as PNG, in order; LibreOffice finds the brand's font in its package."""
    fonts = folder / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{font_source_sans_pro.font_directory}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    profile = f"-env:UserInstallation=file://{folder}/profile"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    subprocess.run(["/usr/bin/env", f"FONTCONFIG_FILE={fonts}", *office], check=True, capture_output=True)
    subprocess.run(["pdftoppm", "-r", "72", "-png", f"{folder}/{deck.stem}.pdf", f"{folder}/slide"], check=True)
    return sorted(folder.glob("slide-*.png"))


def sheet(pictures: list[Path], columns: int, width: int) -> Image.Image:
    """Slides side by side on grey."""
    tiles = [Image.open(picture).convert("RGB") for picture in pictures]
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
    """The deck of ten lines, built from the talk's own figures."""
    header, *rows = (HERE.parent / "assets/data/us_mexico_goods_trade.csv").read_text().splitlines()
    picked = [header.split(",").index(name) for name in COLUMNS]
    kept = [[row.split(",")[index] for index in picked] for row in rows if int(row.split(",")[0]) >= 2003]
    lines = ["year,imports,exports", *(",".join(row) for row in kept)]
    (folder / "trade.csv").write_text("\n".join(lines) + "\n")
    (folder / "deck.yaml").write_text(TEN_LINES)
    return build(folder / "deck.yaml", folder / "ten.pptx").path


def main() -> None:
    """Both pictures."""
    with tempfile.TemporaryDirectory() as talk, tempfile.TemporaryDirectory() as ten:
        slides = rendered(build(HERE.parent / "deck.yaml", Path(talk) / "talk.pptx").path, Path(talk))
        save(sheet([slides[number - 1] for number in TALK], 3, 420), "talk.png")
        save(sheet(rendered(ten_lines(Path(ten)), Path(ten))[2:3], 1, 640), "ten-lines.png")


if __name__ == "__main__":
    main()
