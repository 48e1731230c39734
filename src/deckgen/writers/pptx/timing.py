"""The show: how a slide comes, and what of it appears on each click, as PowerPoint itself writes it.

A click is a par in a par in the main sequence; in it are the effects, of which the first waits for the click and the
others go with it. All effects are "Appear" (preset 1): the part is made visible at once. What PowerPoint animates as
a list, a shape or a chart stands in the list of builds too; the effects on it belong to its group 0. Films that begin
with the slide come before all clicks, and those that wait for one after them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Final, Literal, assert_never

from msgspec import Struct

from deckgen.model.reveal import Appearing, Ground, Paragraphs, SeriesOf, Step, Transition
from deckgen.writers.pptx import media_timing
from deckgen.writers.pptx.time_nodes import AT_ONCE, ON_CLICK, par

# The ids of the first two time nodes of a slide: the root, and the main sequence of what happens.
_ROOT, _MAIN = 1, 2
_ENTRANCE: Final = 'presetID="1" presetClass="entr" presetSubtype="0" '
# No series and no category in particular.
_NONE: Final = -3
_BACK, _ON = (
    f'<p:{tag}CondLst><p:cond evt="on{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{tag}CondLst>'
    for tag, event in (("prev", "Prev"), ("next", "Next"))
)

Kind = Literal["words", "area", "chart", "other"]
"""What a shape is to PowerPoint's animations: words without a ground, an area, a chart, or anything else."""


class Written(Struct, frozen=True):
    """A shape or a group that is on the slide by its id, and what kind of thing it is."""

    id: int
    kind: Kind


def transition(how: Transition, *, leftwards: bool) -> str:
    """The p:transition element, "" for none; leftwards says that the deck is read from right to left."""
    if how == "none":
        return ""
    side = ' dir="r"' if leftwards else ""
    return f'<p:transition spd="med"><p:{how}{side if how == "push" else ""}/></p:transition>'


def timing(steps: Sequence[Step], written: Mapping[str, Written], films: Sequence[media_timing.Playing] = ()) -> str:
    """The p:timing element, "" where nothing appears or plays.

    written: the shapes and groups of the slide by their names. What isn't on the slide, such as a text box without
    words, is passed over.
    films: those that the slide shows.
    """
    present = [[(written[one.name], one) for one in step if one.name in written] for step in steps]
    clicks = [_Click(tuple(step)) for step in present if step]
    if not clicks and not films:
        return ""
    ids = count(_MAIN + 1)
    inside = media_timing.by_themselves(films, _MAIN, ids)
    inside += "".join(click.xml(ids) for click in clicks)
    inside += media_timing.by_clicks(films, ids)
    builds = dict.fromkeys(build for click in clicks for build in click.builds())
    listed = f"<p:bldLst>{''.join(builds)}</p:bldLst>" if builds else ""
    return (
        f'<p:timing><p:tnLst><p:par><p:cTn id="{_ROOT}" dur="indefinite" restart="never" nodeType="tmRoot">'
        f'<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="{_MAIN}" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{inside}</p:childTnLst></p:cTn>{_BACK}{_ON}</p:seq>{media_timing.nodes(films, ids)}"
        f"</p:childTnLst></p:cTn></p:par></p:tnLst>{listed}</p:timing>"
    )


class _Click(Struct, frozen=True):
    """What appears on one click: shapes, each with what of it appears."""

    parts: tuple[tuple[Written, Appearing], ...]

    def xml(self, ids: Iterator[int]) -> str:
        """The par of the click; ids are those that are free."""
        outer, inner = next(ids), next(ids)
        effects = "".join(
            _effect(shape, target, ids, first=number == 0)
            for number, (shape, target) in enumerate(
                (shape, target) for shape, one in self.parts for target in _targets(shape, one)
            )
        )
        return par(outer, ON_CLICK, par(inner, AT_ONCE, effects))

    def builds(self) -> Iterator[str]:
        """What stands in the list of builds for the shapes."""
        for shape, one in self.parts:
            match shape.kind:
                case "words":
                    by = ' build="p"' if one.part is not None else ""
                    yield f'<p:bldP spid="{shape.id}" grpId="0"{by}/>'
                case "area":
                    yield f'<p:bldP spid="{shape.id}" grpId="0" animBg="1"/>'
                case "chart":
                    by = '<p:bldSub><a:bldChart bld="series"/></p:bldSub>' if one.part else "<p:bldAsOne/>"
                    yield f'<p:bldGraphic spid="{shape.id}" grpId="0">{by}</p:bldGraphic>'
                case "other":
                    pass
                case _:
                    assert_never(shape.kind)


def _effect(shape: Written, target: str, ids: Iterator[int], *, first: bool) -> str:
    """The par of an effect: its target is made visible."""
    effect, change = next(ids), next(ids)
    group = "" if shape.kind == "other" else ' grpId="0"'
    return par(
        effect,
        AT_ONCE,
        f'<p:set><p:cBhvr><p:cTn id="{change}" dur="1" fill="hold"><p:stCondLst>{AT_ONCE}</p:stCondLst></p:cTn>'
        f"<p:tgtEl>{target}</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst>"
        '</p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set>',
        _ENTRANCE,
        f'{group} nodeType="{"clickEffect" if first else "withEffect"}"',
    )


def _targets(shape: Written, one: Appearing) -> Iterator[str]:
    """The p:spTgt elements of what appears: PowerPoint shows each paragraph by an effect of its own."""
    part = one.part
    match part:
        case None:
            yield f'<p:spTgt spid="{shape.id}"/>'
        case Paragraphs():
            for number in range(part.first, part.last + 1):
                inside = f'<p:txEl><p:pRg st="{number}" end="{number}"/></p:txEl>'
                yield f'<p:spTgt spid="{shape.id}">{inside}</p:spTgt>'
        case Ground():
            yield _of_chart(shape, _NONE, "gridLegend")
        case SeriesOf():
            yield _of_chart(shape, part.number, "series")
        case _:
            assert_never(part)


def _of_chart(shape: Written, series: int, step: str) -> str:
    chart = f'<a:chart seriesIdx="{series}" categoryIdx="{_NONE}" bldStep="{step}"/>'
    return f'<p:spTgt spid="{shape.id}"><p:graphicEl>{chart}</p:graphicEl></p:spTgt>'
