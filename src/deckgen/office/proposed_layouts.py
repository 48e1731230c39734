"""Which of a template's layouts may stand for deckgen's roles, as a proposal to an author who named none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckgen.office.template_layouts import TemplateLayout

# What stands at the foot of most layouts tells nothing of what they are for.
_AT_THE_FOOT = ("dt", "ftr", "sldNum")
# The placeholders of each role. The section header of PowerPoint's own templates has words of type "body", and the
# layout for content an object.
_HAVE: Mapping[str, Sequence[tuple[str, ...]]] = {
    "cover": [("ctrTitle", "subTitle"), ("ctrTitle",)],
    "divider": [("body", "title")],
    "content": [("title",)],
    "body": [("obj", "title")],
}


def proposed(layouts: Mapping[str, TemplateLayout]) -> dict[str, str]:
    """The names of the layouts of a template by the roles that they may have; empty where one has none.

    The first layout that has just the placeholders of a role is taken, whatever language its name is in.
    """
    kinds = {
        name: tuple(sorted(place.kind for place in layout.places if place.kind not in _AT_THE_FOOT))
        for name, layout in layouts.items()
    }
    found: dict[str, str] = {}
    for role, wanted in _HAVE.items():
        name = next((name for want in wanted for name, have in kinds.items() if have == want), None)
        if name is None:
            return {}
        found[role] = name
    return found
