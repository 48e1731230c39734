"""What all tests share: the option that renews reference pictures, and the look of the default brand."""

from __future__ import annotations

from pathlib import Path

import font_source_sans_pro
import pytest

from deckgen.model.brand import Colors
from deckgen.model.chart import ChartLook


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-pictures",
        action="store_true",
        help="write the reference pictures of charts anew; look at them before they are committed",
    )


@pytest.fixture(scope="session")
def look() -> ChartLook:
    """What charts take from the default brand."""
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    colors = Colors()
    return ChartLook(
        colors.ink,
        colors.grey,
        colors.hairline,
        colors.paper,
        colors.muted,
        *(str(folder / f"SourceSansPro-{weight}.otf") for weight in ("Regular", "Semibold", "Bold")),
    )
