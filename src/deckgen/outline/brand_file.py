"""BrandFile: what may be written in brand.yaml. Every key may be left out; the default brand fills it in."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from deckgen.model.color import six_digits
from deckgen.model.diagnostics import did_you_mean
from deckgen.model.geometry import Emu, Inch, Pt
from deckgen.model.marks import Map, Seq, Str, describe
from deckgen.model.node import Node, Strs, complaint, number_of, one_of
from deckgen.numbers.by_language import NUMBER_NAMES, is_language

_LENGTH = re.compile(r"([\d.]+)\s*(in|cm|mm|pt)")
_UNITS = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72}


def _hex(value: Any) -> Any:
    if isinstance(value, Str) and (digits := six_digits(value)):
        return digits
    message = f'must be a color such as "#1F5FA8", not {describe(value)}'
    is_cut = isinstance(value, Str) and value.null
    hint = "quote it: # begins a comment" if is_cut else "write # and six digits or letters from A to F, in quotes"
    raise complaint("wrong_color", message, hint=hint)


def _points(value: Any) -> Any:
    number = number_of(value) if isinstance(value, Str) else None
    if number is None or not 4 <= number <= 400:
        raise complaint("wrong_type", f"must be a size in points from 4 to 400, not {describe(value)}")
    return Pt(number)


def _range(value: Any) -> Any:
    if isinstance(value, Str):
        size = _points(value)
        return (size, size)
    if not isinstance(value, Seq) or len(value) != 2:
        raise complaint("wrong_type", f"must be the largest and the smallest size in points, not {describe(value)}")
    largest, smallest = (_points(size) for size in value)
    if smallest > largest:
        raise complaint("wrong_value", "must name the largest size first")
    return (largest, smallest)


def _length(value: Any) -> Any:
    match = _LENGTH.fullmatch(value.strip()) if isinstance(value, Str) else None
    number = number_of(match.group(1)) if match else None
    if match is None or number is None:
        raise complaint("wrong_type", f"must be a length such as 13.333 in, not {describe(value)}")
    return Inch(number * _UNITS[match.group(2)])


def _numbers(value: Any) -> Any:
    """Short words by name, those of other languages under the language: always by language, "" for the plain ones."""
    if not isinstance(value, Map):
        raise complaint(
            "wrong_type", f"must be a mapping of keys, not {describe(value)}", hint="write {billion: bn, million: m}"
        )
    plain = {name: short for name, short in value.items() if name in NUMBER_NAMES}
    made = {"": _shorts(plain)}
    for language, words in value.items():
        if language in NUMBER_NAMES:
            continue
        if not is_language(language):
            hint = did_you_mean(language, NUMBER_NAMES)
            message = f"'{language}' is neither a number with a short word nor a language"
            raise complaint("unknown_key", message, language.span, hint)
        if not isinstance(words, Map):
            message = f"the words of '{language}' must be a mapping of keys, not {describe(words)}"
            raise complaint("wrong_type", message, language.span, f"write {language}: {{billion: …, million: …}}")
        unknown = next((name for name in words if name not in NUMBER_NAMES), None)
        if unknown is not None:
            hint = did_you_mean(unknown, NUMBER_NAMES)
            raise complaint("unknown_key", f"'{unknown}' is no number with a short word", unknown.span, hint)
        made[str(language)] = _shorts(words)
    return made


def _shorts(words: dict[Str, Any]) -> dict[str, str]:
    for name, short in words.items():
        if not isinstance(short, Str) or short.null:
            raise complaint("wrong_type", f"'{name}' must be a short word, not {describe(short)}", name.span)
    return {str(name): str(short) for name, short in words.items()}


def _embedding(value: Any) -> Any:
    """Whether fonts travel: all of their letters, or those in use."""
    known = {"true": "all", "yes": "all", "false": "none", "no": "none", "subset": "subset"}
    if isinstance(value, Str) and value.lower() in known:
        return known[value.lower()]
    raise complaint("wrong_value", f"must be true, false or subset, not {describe(value)}")


_HEX_SCHEMA = {"type": "string", "pattern": "^#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$"}
Hex = Annotated[str, BeforeValidator(_hex), WithJsonSchema(_HEX_SCHEMA)]
Points = Annotated[Emu, BeforeValidator(_points), WithJsonSchema({"type": "number"})]
Range = Annotated[
    tuple[Emu, Emu],
    BeforeValidator(_range),
    WithJsonSchema({"type": ["array", "number"], "items": {"type": "number"}}),
]
Embedded = Annotated[
    str, BeforeValidator(_embedding), WithJsonSchema({"anyOf": [{"type": "boolean"}, {"const": "subset"}]})
]
Numbers = Annotated[
    dict[str, dict[str, str]],
    BeforeValidator(_numbers),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": ["string", "object"]}}),
]
Length = Annotated[Emu, BeforeValidator(_length), WithJsonSchema({"type": "string"})]


class BrandColors(Node):
    """The brand's own colors."""

    noun = "'colors'"
    ink: Hex | None = None
    """The color of words."""
    paper: Hex | None = None
    """The ground of slides."""
    accent: Hex | None = None
    """Section names, bullets, what stands out."""
    grey: Hex | None = None
    """Labels and sources."""
    hairline: Hex | None = None
    """Thin lines."""
    panel: Hex | None = None
    """The ground of cards and callouts."""
    cover: Hex | None = None
    """The ground of the cover."""
    divider: Hex | None = None
    """The ground of dividers."""
    muted: Hex | None = None
    """Bars that stand back."""
    rule: Hex | None = None
    """The short rule on the cover."""


class BrandFonts(Node):
    """Font families."""

    noun = "'fonts'"
    heading: Str | None = None
    """Titles and headings; may name a weight, such as Source Sans Pro Semibold."""
    body: Str | None = None
    """Everything else."""
    mono: Str | None = None
    """`code`."""
    east_asian: Str | None = None
    """Chinese, Japanese and Korean letters; PowerPoint's choice where left out."""
    complex: Str | None = None
    """Arabic, Hebrew, Hindi, Thai and like letters; PowerPoint's choice where left out."""
    embed: Embedded | None = None
    """Whether they travel in the .pptx: `true` with all of their letters, `subset` with those of the slides and of
    western Europe, `false` not at all. Where left out, deckgen's own do, as `subset`."""


class BrandType(Node):
    """Sizes of type in points; pairs are the largest and the smallest."""

    noun = "'type'"
    title: Points | None = None
    """Titles."""
    body: Range | None = None
    """Running text."""
    table: Range | None = None
    """Tables."""
    stat: Range | None = None
    """Big numbers."""
    chart: Range | None = None
    """Words on charts, as they appear on the slide."""
    source: Points | None = None
    """The source line."""
    kicker: Points | None = None
    """The section's name over the title."""
    hero: Points | None = None
    """A single number that fills its slide, in `layout: hero`."""
    note: Points | None = None
    """The `note` of a slide, over the source line."""


class BrandCharts(Node):
    """Charts."""

    noun = "'charts'"
    render: one_of("picture", "native") = "picture"  # type: ignore[valid-type]
    """Whether charts are pictures, or editable PowerPoint charts where their type can be; a chart's own key wins."""


class PageSize(Node):
    """The size of slides: "16:9", "4:3", or width and height."""

    noun = "'page'"
    width: Length
    """Such as 13.333 in."""
    height: Length
    """Such as 7.5 in."""

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """A proportion."""
        if not isinstance(data, Str):
            return data
        widths = {"16:9": "13.333 in", "4:3": "10 in", "16:10": "12 in"}
        if data not in widths:
            raise complaint("wrong_value", f"'{data}' is not a size of slides", hint="known: 16:9, 16:10, 4:3")
        sizes = {"width": widths[data], "height": "7.5 in"}
        return Map({Str(k, data.span): Str(v, data.span) for k, v in sizes.items()}, data.span)


class TemplateLayout(Node):
    """A layout of the template, and which of its placeholders fill which role."""

    noun = "a layout"
    short_form = "name"
    name: Str
    """The layout's name in PowerPoint; of several masters with its name before it: Dark/Title Slide."""
    placeholders: dict[Str, Str] = {}
    """Placeholders by role (title, subtitle, body, source, number, kicker, tracker, occasion): their names in
    PowerPoint, or their idx."""


class BrandFile(Node):
    """A brand: colors, fonts, sizes, and an organisation's own template."""

    noun = "a brand"
    name: Str | None = None
    """What the brand is called."""
    colors: BrandColors = BrandColors.model_construct()
    """The brand's own colors."""
    palette: tuple[Hex, ...] | None = None
    """The colors of series without a name of their own, in order."""
    named_colors: dict[Str, Hex] | None = None
    """Colors by name; a thing keeps its color through the deck."""
    fonts: BrandFonts = BrandFonts.model_construct()
    """Font families."""
    font_files: Strs = ()
    """Folders where fonts are looked for first."""
    page: PageSize | None = None
    """The size of slides."""
    type: BrandType = BrandType.model_construct()
    """Sizes of type in points."""
    charts: BrandCharts = BrandCharts.model_construct()
    """Charts."""
    transition: one_of("none", "fade", "push") = "none"  # type: ignore[valid-type]
    """How slides come in the show: at once, out of the slide before, or pushing that aside."""
    logo: Str | None = None
    """A picture for the cover and the closing slide."""
    footer: Str | None = None
    """The words at the lower right, which may quote title, number, total, section, event.name and event.date."""
    numbers: Numbers = {}
    """Short words of the compact format: {billion: bn, million: m}; those of other languages stand under the
    language: {es: {billion: mil M}}."""
    template: Str | None = None
    """An organisation's own .pptx or .potx, whose layouts are used; `deckgen template` writes such a brand."""
    layouts: dict[Str, TemplateLayout] = {}
    """The template's layouts by role: cover, divider, content, body, closing."""
