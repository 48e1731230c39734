"""What all tests of the writer share: documents made by hand, and a look into the files that were written."""

from __future__ import annotations

import pytest

from deckgen.model.brand import Brand
from hand_made import Make, Opened


@pytest.fixture(scope="session")
def make() -> Make:
    return Make(Brand())


@pytest.fixture
def opened() -> type[Opened]:
    return Opened
