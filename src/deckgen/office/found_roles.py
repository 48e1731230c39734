"""Which layouts of a template may stand for deckgen's roles: by their types, placeholders and where these stand.

Names tell nothing: they are in any language, and whoever copies a layout lets it keep its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from deckgen.office.template_layouts import Template, TemplateLayout
from deckgen.office.template_placeholders import TemplatePlaceholder

# What stands at the foot of most layouts tells nothing of what they are for.
_AT_THE_FOOT: Final = ("dt", "ftr", "sldNum")
_TITLES: Final = ("title", "ctrTitle")
# PowerPoint's words for layouts of each role, and how much such a word counts.
_TYPES: Final[Mapping[str, tuple[str, ...]]] = {
    "cover": ("title",), "divider": ("secHead",), "content": ("titleOnly",), "body": ("obj", "tx"),
}  # fmt: skip
_OF_TYPE: Final = 6.0
# The least part of the page that a body has, of its width and of its height, and that a title has of the width.
_BODY_WIDE, _BODY_HIGH, _TITLE_WIDE = 0.55, 0.35, 0.35


def found_roles(template: Template, *masters: str) -> dict[str, str]:
    """The layouts by the roles that they are best for, all of one master; empty where no layout has a title.

    masters are the names of those that are asked for; all where there are none.
    """
    best: tuple[float, dict[str, str]] = (0.0, {})
    for master in masters or template.masters:
        own = {key: one for key, one in template.layouts.items() if one.master == master and _title(one) is not None}
        if not own:
            continue
        scored = {
            role: max(((score(one, template), -at, key) for at, (key, one) in enumerate(own.items())))
            for role, score in _SCORES.items()
        }
        total = sum(points for points, _, _ in scored.values())
        if total > best[0] or not best[1]:
            best = total, {role: key for role, (_, _, key) in scored.items()}
    return best[1]


def is_for_blocks(layout: TemplateLayout, template: Template) -> bool:
    """Whether a layout has a title that may stand over blocks."""
    return _title(layout) is not None and _at_top(layout, template) > 0


def _cover(layout: TemplateLayout, _: Template) -> float:
    kinds = _kinds(layout)
    return _typed("cover", layout) + 3.0 * ("ctrTitle" in kinds) + 2.0 * ("subTitle" in kinds) - 0.5 * len(kinds)


def _divider(layout: TemplateLayout, template: Template) -> float:
    kinds, title = _kinds(layout), _title(layout)
    high = title.box.y / template.page[1] if title is not None and title.box is not None else 0.0
    is_plain = len(kinds) <= 2 and "obj" not in kinds
    return _typed("divider", layout) + 2.0 * is_plain + 2.0 * (0.2 < high < 0.75) - 1.5 * ("ctrTitle" in kinds)


def _content(layout: TemplateLayout, template: Template) -> float:
    return (
        _typed("content", layout) + _at_top(layout, template) + 3.0 * (len(_kinds(layout)) == 1) - len(_kinds(layout))
    )


def _body(layout: TemplateLayout, template: Template) -> float:
    kinds = _kinds(layout)
    bodies = [place.box for place in layout.places if place.kind in ("obj", "body") and place.box is not None]
    width, height = template.page
    is_large = any(box.width > width * _BODY_WIDE and box.height > height * _BODY_HIGH for box in bodies)
    plainly = 2.0 * (len(kinds) == 2) + 1.0 * bool(bodies)
    return _typed("body", layout) + _at_top(layout, template) + plainly + 3.0 * is_large - 0.5 * len(kinds)


_SCORES: Final[Mapping[str, Callable[[TemplateLayout, Template], float]]] = {
    "cover": _cover, "divider": _divider, "content": _content, "body": _body,
}  # fmt: skip


def _typed(role: str, layout: TemplateLayout) -> float:
    return _OF_TYPE if layout.type in _TYPES[role] else 0.0


def _at_top(layout: TemplateLayout, template: Template) -> float:
    """How well the title of a layout may stand over blocks: it is no large one in the middle, and no narrow one."""
    title = _title(layout)
    if title is None or title.kind == "ctrTitle" or layout.type.startswith("vert"):
        return -4.0
    if title.box is None:
        return 0.0
    is_wide = title.box.width > template.page[0] * _TITLE_WIDE
    return 2.0 * (title.box.y < template.page[1] * 0.25) + 1.0 * is_wide - 3.0 * (not is_wide)


def _title(layout: TemplateLayout) -> TemplatePlaceholder | None:
    return next((place for place in layout.places if place.kind in _TITLES), None)


def _kinds(layout: TemplateLayout) -> tuple[str, ...]:
    return tuple(place.kind for place in layout.places if place.kind not in _AT_THE_FOOT)
