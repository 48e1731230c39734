"""What all tests share: the option that renews reference pictures, the look of the default brand, and decks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import font_source_sans_pro
import pytest
from hypothesis import settings

from built import Built
from deckgen.files.user_folders import CACHE, STATE
from deckgen.fitting.fonts import Fonts
from deckgen.model.brand import Brand
from deckgen.model.brand_colors import Colors
from deckgen.model.chart_data import ChartLook
from laid_out import Laid, lay_out, whole_deck

ROOT = Path(__file__).parent.parent
settings.register_profile("deckgen", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("deckgen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-pictures",
        action="store_true",
        help="write the reference pictures of charts anew; look at them before they are committed",
    )
    parser.addoption(
        "--renew-trees",
        action="store_true",
        help="write the reference trees of a small deck's package anew; read the difference before it is committed",
    )


@pytest.fixture(scope="session", autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Gives the tests, and the processes that they start, folders of a user who has never used deckgen before."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in (CACHE, STATE):
            patch.setenv(variable, str(tmp_path_factory.mktemp(variable.lower())))
        yield


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
        str(folder / "SourceSansPro-Regular.otf"),
        str(folder / "SourceSansPro-Semibold.otf"),
        str(folder / "SourceSansPro-Bold.otf"),
        others=Fonts(Brand()).others,
    )


@pytest.fixture
def lay(tmp_path: Path) -> Callable[..., Laid]:
    """Lays a deck out: its YAML, the files beside it by their paths, and whose copy is meant (audience, event)."""

    def lay(deck: str, files: Mapping[str, str | bytes] | None = None, **whose: str) -> Laid:
        for name, words in {"deck.yaml": deck, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(words if isinstance(words, bytes) else words.encode())
        laid = lay_out(tmp_path / "deck.yaml", **whose)
        assert laid is not None
        return laid

    return lay


@pytest.fixture
def lay_slide(lay: Callable[..., Laid]) -> Callable[..., Laid]:
    """Lays one slide out: its YAML, what stands at the top of its deck, and the files beside it."""

    def lay_slide(slide: str, top: str = "", files: Mapping[str, str | bytes] | None = None) -> Laid:
        return lay(whole_deck(slide, top), files)

    return lay_slide


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is the same in all processes in which tests of this run run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def talk(shared: Path) -> Built:
    """The talk that the project carries, built once, its charts drawn anew."""

    def plant(folder: Path) -> None:
        shutil.copy(ROOT / "deck.yaml", folder)
        shutil.copytree(ROOT / "assets", folder / "assets")

    return Built.once(shared / "talk", plant)


@pytest.fixture(scope="session")
def everything(shared: Path) -> Built:
    """A deck that has everything the language has, built once."""
    copy = partial(shutil.copytree, ROOT / "tests" / "everything", dirs_exist_ok=True)
    return Built.once(shared / "everything", copy)


@pytest.fixture(scope="session")
def example_built(shared: Path) -> Callable[[str], Built]:
    """Gives a deck of examples/ by the name of its folder, built once."""

    def example_built(name: str) -> Built:
        ignored = shutil.ignore_patterns(".deckgen", "output")
        copy = partial(shutil.copytree, ROOT / "examples" / name, ignore=ignored, dirs_exist_ok=True)
        return Built.once(shared / name, copy)

    return example_built
