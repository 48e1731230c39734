"""The brand in the theme, the master and the layouts: what somebody meets who goes on by hand in PowerPoint."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.brand_colors import Colors
from deckgen.model.geometry import Inch
from deckgen.model.layouts import standard_layouts
from deckgen.writers.pptx import flaws
from hand_made import Make, Opened
from written_file import write

MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
COVER, CONTENT = "ppt/slideLayouts/slideLayout1.xml", "ppt/slideLayouts/slideLayout3.xml"


@pytest.fixture
def branded(make: Make, opened: type[Opened]) -> Callable[..., Opened]:
    return lambda brand, **options: opened(write(make.document(make.page("one", "One"), **options), brand))


def test_colors_and_fonts_stand_in_the_theme(branded: Callable[..., Opened]) -> None:
    written = branded(Brand(palette=("111111", "222222")))
    assert written.find(THEME, "//a:clrScheme/*/a:srgbClr/@val") == [
        *("1B2A41", "FFFFFF", "6B7785", "F2F5F8"),
        *("111111", "222222", "111111", "222222", "111111", "222222"),
        *("1F5FA8", "1D4A7F"),
    ]
    assert written.find(THEME, "//a:latin/@typeface") == ["Source Sans Pro Semibold", "Source Sans Pro"]
    assert [len(written.xml(THEME)[0][2][place]) for place in range(4)] == [3, 3, 3, 3]


def test_named_colors_are_in_the_color_picker(branded: Callable[..., Opened]) -> None:
    written = branded(Brand(named_colors={"Mexico & <co>": "12866A"}))
    assert written.find(THEME, "//a:custClr/@name") == ["Mexico & <co>"]


def test_decoration_is_on_layouts_and_master(branded: Callable[..., Opened]) -> None:
    written = branded(Brand())
    names = "//p:sp[.//*[local-name()='decorative']]//p:cNvPr/@name"
    assert written.find(COVER, names) == ["Stripe", "Rule"]
    assert written.find(MASTER, names) == ["Footer rule"]
    assert written.find(CONTENT, names) == []
    assert written.find("ppt/slides/slide1.xml", names) == []
    assert [written.xml(name).get("showMasterSp") for name in (COVER, CONTENT)] == ["0", None]
    assert written.find(COVER, "//p:bg//a:schemeClr/@val") == ["tx1"]


def test_hand_typed_words_look_right(branded: Callable[..., Opened]) -> None:
    written = branded(Brand())
    assert written.find(MASTER, "//p:titleStyle/a:lvl1pPr/a:defRPr/@sz") == ["2900"]
    assert written.find(MASTER, "//p:bodyStyle/a:lvl2pPr/a:buChar/@char") == ["–"]
    assert written.find(MASTER, "//p:bodyStyle/a:lvl1pPr/a:buClr/a:schemeClr/@val") == ["accent1"]
    kicker = "//p:sp[.//p:ph/@idx='13']//a:lvl1pPr/a:defRPr"
    assert written.find(CONTENT, f"{kicker}/@sz | {kicker}/@spc") == ["1100", "100"]
    assert written.find(COVER, "//p:sp[.//p:ph/@type='ctrTitle']//a:lvl1pPr//a:solidFill/a:schemeClr/@val") == ["bg1"]
    number = "//p:sp[.//p:ph/@type='sldNum']"
    assert written.find(CONTENT, f"{number}//a:lvl1pPr/@algn | {number}//a:fld/@type") == ["r", "slidenum"]


def test_a_light_cover_has_dark_words(branded: Callable[..., Opened]) -> None:
    written = branded(Brand(colors=replace(Colors(), cover="F2F5F8")))
    assert written.find(COVER, "//p:sp[.//p:ph/@type='ctrTitle']//a:lvl1pPr//a:solidFill/a:schemeClr/@val") == ["tx1"]


def test_the_logo_stands_on_first_and_last_layout_alone(make: Make, branded: Callable[..., Opened]) -> None:
    written = branded(Brand(), logo=make.picture("The Center"))
    layouts = [name for name in written.names if name.startswith("ppt/slideLayouts/slideLayout")]
    assert [len(written.find(name, "//p:pic")) for name in layouts] == [1, 0, 0, 0, 0, 1]
    assert written.find(COVER, "//p:pic//p:cNvPr/@descr") == ["The Center"]
    width, height = (int(written.find(COVER, f"//p:pic//a:ext/@{side}")[0]) for side in ("cx", "cy"))
    assert width / height == pytest.approx(4 / 1.2, rel=0.01)


def test_ids_of_master_and_layouts_are_one_row(branded: Callable[..., Opened]) -> None:
    written = branded(Brand())
    ids = written.find("ppt/presentation.xml", "//p:sldMasterId/@id") + written.find(MASTER, "//p:sldLayoutId/@id")
    assert [int(number) for number in ids] == list(range(2_147_483_648, 2_147_483_655))


def test_another_size_of_page_is_sound(make: Make) -> None:
    size = (Inch(10), Inch(7.5))
    brand = Brand(page=size, own_layouts=standard_layouts(size))
    maker = type(make)(brand)
    assert flaws(write(maker.document(maker.page("one", "One")), brand)) == []
