"""An organisation's template as the ground of a deck: what was taken over from it becomes parts of the file."""

from __future__ import annotations

from collections.abc import Collection

from deckgen.model.brand import Brand
from deckgen.model.carried_template import CarriedLook, CarriedTemplate
from deckgen.office.bare_layouts import with_bare_layouts
from deckgen.writers.pptx import notes_part
from deckgen.writers.pptx.foundation import EmbeddedFont, Foundation, Master
from deckgen.writers.pptx.package import Package, Relations
from deckgen.writers.pptx.placeholder_styles import text_style
from deckgen.writers.pptx.presentation import TABLE_STYLES

_SLOTS = ("tx1", "bg1", "tx2", "bg2", *(f"accent{number}" for number in range(1, 7)))


def write_foundation(
    package: Package, brand: Brand, template: CarriedTemplate, language: str, covered: Collection[str] = ()
) -> Foundation:
    """Adds all parts that are carried over from a template to the package.

    covered are the roles of layouts that slides with a ground of their own stand on. brand.layouts names the layouts
    that slides stand on: LookupError where the template has none of such a name.
    """
    missing = sorted({layout.name for layout in brand.layouts.values()} - set(template.layouts))
    if missing:
        known = ", ".join(map(repr, template.layouts))
        raise LookupError(f"the template has no layout named {missing[0]!r}; it has {known}")
    template, bare = with_bare_layouts(template, (brand.layouts[role].name for role in covered))
    for part in template.parts:
        relations = Relations(part.name)
        for each in part.relations:
            relations.carry(each.identity, each.kind, each.target, external=each.external)
        package.add(part.name, part.type, part.data, relations)
    slots, major, minor = _shared([template.looks[layout.name] for layout in brand.layouts.values()])
    return Foundation(
        layouts={role: template.layouts[layout.name] for role, layout in brand.layouts.items()},
        bare={role: bare[name] for role in covered if (name := brand.layouts[role].name) in bare},
        masters=tuple(Master(number, name) for number, name in template.masters),
        theme=template.theme,
        notes_master=template.notes_master or notes_part.write_master(package, brand, language),
        handout_master=template.handout_master,
        slots=slots,
        major=major,
        minor=minor,
        text_style=text_style(language) if template.text_style is None else template.text_style,
        table_styles=TABLE_STYLES if template.table_styles is None else template.table_styles,
        fonts=tuple(EmbeddedFont(font, faces) for font, faces in template.fonts),
        foreign=True,
    )


def _shared(looks: list[CarriedLook]) -> tuple[dict[str, str], str, str]:
    """The colors and fonts on which the themes of all masters in use agree.

    A slot or a font that differs between them would look otherwise from one layout to the next.
    """
    slots = dict(set.intersection(*(set(look.slots.items()) for look in looks)))
    majors, minors = {look.major for look in looks}, {look.minor for look in looks}
    ordered = {slot: slots[slot] for slot in _SLOTS if slot in slots}
    return ordered, majors.pop() if len(majors) == 1 else "", minors.pop() if len(minors) == 1 else ""
