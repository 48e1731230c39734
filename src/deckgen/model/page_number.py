"""The number that stands on a page."""

from __future__ import annotations


def page_number(place: int, visible: int) -> str:
    """The number of the page at a place, counted from 1, of which so many are visible.

    The hidden pages stand behind the visible ones, for questions, and count A1, A2 …
    """
    return str(place) if place <= visible else f"A{place - visible}"
