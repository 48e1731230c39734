"""Time nodes: the parts that the timing of every slide is made of, as PowerPoint writes them."""

from __future__ import annotations

from typing import Final

AT_ONCE: Final = '<p:cond delay="0"/>'
ON_CLICK: Final = '<p:cond delay="indefinite"/>'


def par(identity: int, conditions: str, inside: str, before: str = "", behind: str = "") -> str:
    """A p:par element that begins under conditions; before and behind are further attributes of its p:cTn."""
    return (
        f'<p:par><p:cTn id="{identity}" {before}fill="hold"{behind}><p:stCondLst>{conditions}</p:stCondLst>'
        f"<p:childTnLst>{inside}</p:childTnLst></p:cTn></p:par>"
    )
