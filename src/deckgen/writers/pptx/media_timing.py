"""When films play: the parts of the timing of a slide that PowerPoint writes for media.

A film that waits for a click is a step of the show, so that the button of a presenter's remote plays it too; a click
on the film itself plays and halts it at any time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from deckgen.model.page import Film
from deckgen.writers.pptx.time_nodes import AT_ONCE, ON_CLICK, par

# What a click on a film does, in the p:cNvPr element of its shape.
PLAYS: Final = '<a:hlinkClick r:id="" action="ppaction://media"/>'


class Playing(Struct, frozen=True):
    """A film of a slide, and the id of the shape that shows it."""

    shape: int
    film: Film

    @property
    def target(self) -> str:
        """The p:tgtEl element, which names the shape."""
        return f'<p:tgtEl><p:spTgt spid="{self.shape}"/></p:tgtEl>'


def by_themselves(films: Sequence[Playing], sequence: int, ids: Iterator[int]) -> str:
    """The step that begins with the slide, "" for none.

    sequence: the id of the main sequence.
    ids: those that are free.
    """
    held = [one for one in films if one.film.autoplay]
    begin = f'<p:cond evt="onBegin" delay="0"><p:tn val="{sequence}"/></p:cond>'
    return _step(held, "afterEffect", ids, begin) if held else ""


def by_clicks(films: Sequence[Playing], ids: Iterator[int]) -> str:
    """A click for each film that waits for one."""
    return "".join(_step([one], "clickEffect", ids) for one in films if not one.film.autoplay)


def nodes(films: Sequence[Playing], ids: Iterator[int]) -> str:
    """The films themselves, and what a click on each of them does."""
    return "".join(_node(one, ids) for one in films) + "".join(_toggled(one, ids) for one in films)


def _step(films: Sequence[Playing], kind: str, ids: Iterator[int], begin: str = "") -> str:
    """A step that plays films at once: the first one's effect is of a kind, and the others come with it."""
    outer, inner = next(ids), next(ids)
    effects = "".join(
        _effect(one, "playFrom(0.0)", round(one.film.seconds * 1000), "withEffect" if place else kind, ids)
        for place, one in enumerate(films)
    )
    return par(outer, f"{ON_CLICK}{begin}", par(inner, AT_ONCE, effects))


def _effect(one: Playing, call: str, milliseconds: int, kind: str, ids: Iterator[int]) -> str:
    """A command to a film, and how long it takes."""
    effect, command = next(ids), next(ids)
    # PowerPoint's names of its effects: 1 plays, 2 plays or halts.
    preset = 1 if call.startswith("play") else 2
    return par(
        effect,
        AT_ONCE,
        f'<p:cmd type="call" cmd="{call}"><p:cBhvr><p:cTn id="{command}" dur="{max(1, milliseconds)}" fill="hold"/>'
        f"{one.target}</p:cBhvr></p:cmd>",
        f'presetID="{preset}" presetClass="mediacall" presetSubtype="0" ',
        f' nodeType="{kind}"',
    )


def _node(one: Playing, ids: Iterator[int]) -> str:
    """The film itself: how loud it is, and that it begins again where its author wants that."""
    again = ' repeatCount="indefinite"' if one.film.loop else ""
    return (
        f'<p:video><p:cMediaNode vol="80000"><p:cTn id="{next(ids)}"{again} fill="hold" display="0"><p:stCondLst>'
        f'<p:cond delay="indefinite"/></p:stCondLst></p:cTn>{one.target}</p:cMediaNode></p:video>'
    )


def _toggled(one: Playing, ids: Iterator[int]) -> str:
    """What a click on the film does: play it, or halt it."""
    click = f'<p:cond evt="onClick" delay="0">{one.target}</p:cond>'
    sequence, outer, inner = next(ids), next(ids), next(ids)
    steps = par(outer, AT_ONCE, par(inner, AT_ONCE, _effect(one, "togglePause", 1, "clickEffect", ids)))
    return (
        f'<p:seq concurrent="1" nextAc="seek"><p:cTn id="{sequence}" restart="whenNotActive" fill="hold" '
        f'evtFilter="cancelBubble" nodeType="interactiveSeq"><p:stCondLst>{click}</p:stCondLst>'
        f'<p:endSync evt="end" delay="0"><p:rtn val="all"/></p:endSync><p:childTnLst>{steps}</p:childTnLst></p:cTn>'
        f"<p:nextCondLst>{click}</p:nextCondLst></p:seq>"
    )
