"""Draws a page as a PNG, in the process of processes/parsing.py: pictures and drawings of somebody's are in it.

It imports little, since whoever looks at one slide waits for that.
"""

from __future__ import annotations


def page_png(svg: bytes, width: int) -> bytes:
    """A page, whose words are outlines, as a PNG of a width in pixels."""
    from resvg_py import svg_to_bytes

    return bytes(svg_to_bytes(svg_string=svg.decode(), width=width, dpi=96, skip_system_fonts=True))
