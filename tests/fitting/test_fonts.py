"""Where fonts are found, and what is said where one is not."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from built import FONTS
from deckgen.fitting.fonts import Fonts, families
from deckgen.fitting.foreign_fonts import unsound
from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand, FontNames
from deckgen.model.geometry import Pt
from deckgen.model.page import Style
from deckgen.model.rich_text import plain


def named(**options: object) -> Fonts:
    folders = tuple(str(folder) for folder in options.pop("folders", ()))  # type: ignore[attr-defined]
    return Fonts(Brand(fonts=FontNames(**options), font_folders=folders))  # type: ignore[arg-type]


def test_weights_and_slopes_are_files_of_the_family() -> None:
    fonts = named()
    found = [Path(fonts.file("body", bold, italic)).stem for bold in (False, True) for italic in (False, True)]
    assert found == ["SourceSansPro-Regular", "SourceSansPro-It", "SourceSansPro-Bold", "SourceSansPro-BoldIt"]
    assert Path(fonts.file("heading")).stem == "SourceSansPro-Semibold"


def test_a_family_without_the_slope_gives_the_nearest(tmp_path: Path) -> None:
    shutil.copy(FONTS / "SourceSansPro-Black.ttf", tmp_path)
    fonts = named(body="Source Sans Pro Black", folders=[tmp_path])
    assert {fonts.file("body", bold, italic) for bold in (False, True) for italic in (False, True)} == {
        str(tmp_path / "SourceSansPro-Black.ttf")
    }


def test_the_brands_own_folder_comes_first(tmp_path: Path) -> None:
    shutil.copy(FONTS / "SourceSansPro-Regular.ttf", tmp_path / "mine.ttf")
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    (tmp_path / "empty.otf").write_bytes(b"")
    assert named(folders=[tmp_path]).file("body") == str(tmp_path / "mine.ttf")


def test_a_font_that_is_nowhere_is_noted_once() -> None:
    fonts = named(body="Sourse Sans Pro")
    for bold in (False, True):
        assert Path(fonts.file("body", bold)).stem.startswith("SourceSansPro-")
    (missing,) = fonts.missing
    assert (missing.role, missing.family, missing.stand_in) == ("body", "Sourse Sans Pro", "Source Sans Pro")
    assert missing.near == "did you mean 'Source Sans Pro'?"


def test_fonts_that_are_not_used_are_not_missed() -> None:
    fonts = named(mono="Nowhere Mono")
    fonts.file("body")
    assert fonts.missing == []


def test_families_are_listed_by_name() -> None:
    assert {"Source Sans Pro", "Source Sans Pro Semibold"} <= set(families(()))


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_font_is_sound_or_not_used_at_all(tmp_path: Path, seed: int) -> None:
    random, data = Random(seed), bytearray((FONTS / "SourceSansPro-Regular.ttf").read_bytes())
    for _ in range(random.choice([1, 30, 900])):
        data[random.randrange(len(data) if seed % 2 else 600)] = random.randrange(256)
    (tmp_path / "mine.ttf").write_bytes(data)
    fonts = named(folders=[tmp_path])
    broken = [path.name for path, _ in unsound([tmp_path])]
    used = fonts.file("body") == str(tmp_path / "mine.ttf")
    assert not (used and broken)
    assert Typesetter(fonts).width(plain("Words"), Style(Pt(20), "000000")) > 0


def test_a_font_that_breaks_off_is_not_used(tmp_path: Path) -> None:
    data = (FONTS / "SourceSansPro-Regular.otf").read_bytes()
    (tmp_path / "mine.otf").write_bytes(data[: len(data) // 2])
    assert [path.name for path, _ in unsound([tmp_path])] == ["mine.otf"]
    assert Path(named(folders=[tmp_path]).file("body")).parent == FONTS
