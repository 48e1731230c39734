"""Which of a template's layouts may stand for deckgen's roles, as a proposal to an author who named none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckgen.office.template_layouts import TemplatePlaceholder
from deckgen.tables.number_hints import quoted

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


def proposed(layouts: Mapping[str, tuple[TemplatePlaceholder, ...]]) -> str | None:
    """The key `layouts` for a template as it is to be written; None where no layout is known for a role.

    The first layout that has just the placeholders of a role is taken, whatever language its name is in.
    """
    kinds = {
        name: tuple(sorted(p.kind for p in places if p.kind not in _AT_THE_FOOT)) for name, places in layouts.items()
    }
    found = []
    for role, wanted in _HAVE.items():
        name = next((name for want in wanted for name, have in kinds.items() if have == want), None)
        if name is None:
            return None
        found.append(f"{role}: {quoted(name)}")
    return f"layouts: {{{', '.join(found)}}}"
