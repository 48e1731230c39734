"""small_code: a QR code that is too small for phones is warned of where it is written, on pages of any size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laid_out import Laid

CLOSING = """\
title: Trade
brand: brand.yaml
sections:
  - title: Border
    slides:
      - closing: {qr: {url: "https://example.org/a", text: Slides and data}}
"""


@pytest.mark.parametrize(("height", "is_said"), [("7.5", False), ("1.8", True), ("1.4", True)])
def test_a_code_that_no_phone_reads_is_warned_of(height: str, is_said: bool, lay: Callable[..., Laid]) -> None:
    page = f"page: {{width: 10 in, height: {height} in}}\nfooter: '{{{{ number }}}}'\n"
    found = [one for one in lay(CLOSING, {"brand.yaml": page}).log if one.code == "small_code"]
    assert bool(found) == is_said
    if found:
        assert found[0].severity == "warning"
        assert "phones need 0.8 in" in found[0].message
        assert found[0].span is not None
        assert found[0].span.line == 6
