"""From a formula of Office's (OMML) to words that say the same: TeX, and one line with brackets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.rich_text import Run
from deckgen.office.xml_names import MC, M

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_DEPTH = 40
# What holds a formula.
_FORMULA = f"{M}oMath"
# Signs that TeX keeps for itself.
_SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "%$&#_{}"} | {"\\": r"\backslash ", "^": r"\^ ", "~": r"\sim "}
)
# Signs over a letter, as Office has them behind it.
_ACCENTS = {
    "\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0305": "bar", "\u0306": "breve", "\u0307": "dot",
    "\u0308": "ddot", "\u030c": "check", "\u0301": "acute", "\u0300": "grave", "\u20d7": "vec", "\u20db": "dddot",
}  # fmt: skip
# What a formula holds besides what is seen.
_UNSEEN = "Pr"
_BRACKETS = {"{": r"\{", "}": r"\}", "‖": r"\|", "⟨": r"\langle", "⟩": r"\rangle", "": "."}


class OldFormula(Struct, frozen=True):
    """A formula.

    tex: as TeX writes it; "" where something of it has no words there. runs: in one line, with what is over and under
    a bar, a root or a sum in brackets, and signs that are raised or lowered.
    is_plain: that line is the formula as it stood. has_line: it says the same in that line.
    """

    tex: str
    runs: tuple[Run, ...]
    is_plain: bool
    has_line: bool


def formulas_in(element: _Element) -> list[OldFormula]:
    """The formulas in an element of a paragraph, one for each of their lines; none where it holds none."""
    chosen = next(element.iterchildren(f"{MC}Choice"), element) if element.tag == f"{MC}AlternateContent" else element
    lines = [line for one in chosen.iter(_FORMULA) for line in _lines(one)]
    return [made for one in lines if (made := _formula(one)).runs]


def _lines(formula: _Element) -> list[_Element]:
    """The lines of a formula: those of a stack of equations, which is all there is, one by one."""
    parts = list(_seen(formula))
    is_stack = len(parts) == 1 and parts[0].tag == f"{M}eqArr"
    return list(parts[0].iterchildren(f"{M}e")) if is_stack else [formula]


def _formula(element: _Element) -> OldFormula:
    try:
        tex = _tex(element, 0).strip()
    except ValueError:
        tex = ""
    runs = tuple(run for run in _line(element, 0) if run.text)
    has_line = not any(one.tag in _BUILT for one in element.iter())
    return OldFormula(tex, runs, all(_is_flat(one) for one in _seen(element)), has_line)


def _seen(element: _Element) -> Iterator[_Element]:
    """The parts of an element that are seen."""
    return (one for one in element if isinstance(one.tag, str) and not one.tag.endswith(_UNSEEN))


def _child(element: _Element, name: str) -> _Element:
    """A part of a structure; an empty one where it isn't there."""
    found = element.find(f"{M}{name}")
    return element.makeelement(f"{M}{name}") if found is None else found


def _said(element: _Element, path: str, usual: str) -> str:
    """What the properties of a structure say, else what is usual."""
    names = "/".join(f"{M}{name}" for name in path.split("/"))
    found = element.find(names)
    return usual if found is None else found.get(f"{M}val", "")


def _words(element: _Element) -> str:
    return "".join(one.text or "" for one in element.iterchildren(f"{M}t"))


# As TeX.


def _tex(element: _Element, depth: int) -> str:
    """What stands in an element, in TeX; ValueError where something has no words there."""
    if depth > MOST_DEPTH:
        raise ValueError("a formula that is too deep")
    return "".join(_tex_part(one, depth + 1) for one in _seen(element))


def _tex_part(one: _Element, depth: int) -> str:
    def inner(name: str) -> str:
        return _tex(_child(one, name), depth)

    match one.tag.removeprefix(M):
        case "r":
            return _tex_run(one)
        case "f":
            kind = _said(one, "fPr/type", "bar")
            if kind == "lin":
                return f"{inner('num')}/{inner('den')}"
            return rf"\frac{{{inner('num')}}}{{{inner('den')}}}" if kind != "noBar" else _stack(one, depth)
        case "sSup":
            return f"{_base(one, depth)}^{{{inner('sup')}}}"
        case "sSub":
            return f"{_base(one, depth)}_{{{inner('sub')}}}"
        case "sSubSup":
            return f"{_base(one, depth)}_{{{inner('sub')}}}^{{{inner('sup')}}}"
        case "sPre":
            return f"{{}}_{{{inner('sub')}}}^{{{inner('sup')}}}{_base(one, depth)}"
        case "rad":
            degree = inner("deg")
            return rf"\sqrt[{degree}]{{{inner('e')}}}" if degree else rf"\sqrt{{{inner('e')}}}"
        case "nary":
            lower, upper = inner("sub"), inner("sup")
            sign = _said(one, "naryPr/chr", "∫")
            return f"{sign}{f'_{{{lower}}}' * bool(lower)}{f'^{{{upper}}}' * bool(upper)} {inner('e')}"
        case "d":
            return _tex_brackets(one, depth)
        case "func":
            return rf"{inner('fName')}\,{inner('e')}"
        case "limLow":
            return rf"\underset{{{inner('lim')}}}{{{inner('e')}}}"
        case "limUpp":
            return rf"\overset{{{inner('lim')}}}{{{inner('e')}}}"
        case "acc":
            name = _ACCENTS.get(_said(one, "accPr/chr", "\u0302"))
            if name is None:
                raise ValueError("a sign over a letter that TeX has no word for")
            return rf"\{name}{{{inner('e')}}}"
        case "bar":
            return rf"\{'overline' if _said(one, 'barPr/pos', 'bot') == 'top' else 'underline'}{{{inner('e')}}}"
        case "box":
            return inner("e")
    raise ValueError(f"{one.tag} has no words in TeX")


def _tex_run(run: _Element) -> str:
    words = _words(run)
    if _said(run, "rPr/nor", "0") != "0" or run.find(f"{M}rPr/{M}lit") is not None:
        return rf"\mathrm{{{words.translate(_SPECIAL).replace(' ', chr(92) + ' ')}}}"
    # Equations that stand under each other are lined up at this sign, which isn't seen.
    words = words.replace("&", "")
    safe = words.translate(_SPECIAL).replace(" ", r"\ ").replace("'", r"^{\prime}")
    upright = _said(run, "rPr/sty", "i")
    if upright in ("p", "b") and any(letter.isalpha() for letter in words):
        return rf"\math{'rm' if upright == 'p' else 'bf'}{{{safe}}}"
    return safe


def _base(one: _Element, depth: int) -> str:
    """What a raised or lowered sign stands at, as one thing."""
    base = _tex(_child(one, "e"), depth)
    return base if len(base) == 1 else f"{{{base}}}"


def _stack(one: _Element, depth: int) -> str:
    return rf"\genfrac{{}}{{}}{{0}}{{}}{{{_tex(_child(one, 'num'), depth)}}}{{{_tex(_child(one, 'den'), depth)}}}"


def _tex_brackets(one: _Element, depth: int) -> str:
    left, right = _said(one, "dPr/begChr", "("), _said(one, "dPr/endChr", ")")
    between = _said(one, "dPr/sepChr", "|")
    held = between.join(_tex(each, depth) for each in one.iterchildren(f"{M}e"))
    return rf"\left{_bracket(left)} {held} \right{_bracket(right)}"


def _bracket(sign: str) -> str:
    if sign not in _BRACKETS and sign not in "()[]|⌊⌋⌈⌉":
        raise ValueError("a bracket that TeX has no word for")
    return _BRACKETS.get(sign, sign)


# In one line.


def _line(element: _Element, depth: int) -> Iterator[Run]:
    """What stands in an element, in one line."""
    if depth > MOST_DEPTH:
        return
    for one in _seen(element):
        yield from _line_part(one, depth + 1)


def _line_part(one: _Element, depth: int) -> Iterator[Run]:
    def inner(name: str) -> list[Run]:
        return list(_line(_child(one, name), depth))

    match one.tag.removeprefix(M):
        case "r":
            yield Run(_words(one).replace("&", ""))
        case "f":
            yield from (*_one_thing(inner("num")), Run("/"), *_one_thing(inner("den")))
        case "sSup" | "sSub" | "sSubSup" | "sPre":
            yield from (*inner("e"), *_shifted(inner("sub"), -1, "_"), *_shifted(inner("sup"), 1, "^"))
        case "rad":
            yield from (*_shifted(inner("deg"), 1, "^"), Run("√"), *_one_thing(inner("e")))
        case "nary":
            lower, upper = _shifted(inner("sub"), -1, "_"), _shifted(inner("sup"), 1, "^")
            yield from (Run(_said(one, "naryPr/chr", "∫")), *lower, *upper, Run(" "), *inner("e"))
        case "d":
            held: list[Run] = []
            for each in one.iterchildren(f"{M}e"):
                held += [Run(_said(one, "dPr/sepChr", "|"))] * bool(held)
                held += _line(each, depth)
            yield from (Run(_said(one, "dPr/begChr", "(")), *held, Run(_said(one, "dPr/endChr", ")")))
        case "func":
            yield from (*inner("fName"), Run(" "), *inner("e"))
        case "limLow" | "limUpp":
            yield from (*inner("e"), Run("("), *inner("lim"), Run(") "))
        case "acc":
            yield from (*inner("e"), Run(_said(one, "accPr/chr", "\u0302")))
        case "m" | "eqArr" | "mr":
            for number, cell in enumerate(_seen(one)):
                yield Run("" if not number else " " if one.tag == f"{M}mr" else "; ")
                yield from _line_part(cell, depth) if cell.tag == f"{M}mr" else _line(cell, depth)
        case _:
            yield from _line(one, depth)


def _one_thing(runs: list[Run]) -> list[Run]:
    """Runs in brackets where they are more than one name or number."""
    words = "".join(run.text for run in runs).strip()
    simple = words.isalnum() and (len(words) == 1 or words.isdecimal()) and all(not run.raised for run in runs)
    return runs if simple else [Run("("), *runs, Run(")")]


def _shifted(runs: list[Run], way: int, sign: str) -> list[Run]:
    """Runs raised or lowered; behind a sign and in brackets where that can't be shown."""
    words = "".join(run.text for run in runs).replace(" ", "")
    if not words:
        return []
    if any(run.raised for run in runs) or set(words) & set("[]^~\\*`"):
        return [Run(f"{sign}("), *(replace(run, raised=0) for run in runs), Run(")")]
    return [Run(words, raised=way)]


# What says in one line something else than it does as it is built.
_BUILT = tuple(f"{M}{name}" for name in ("m", "eqArr", "groupChr", "borderBox", "phant"))
_SHIFTED = (f"{M}sSup", f"{M}sSub", f"{M}sSubSup")


def _is_flat(one: _Element) -> bool:
    """Whether a part stands in a line as it does in the formula: letters, and others raised or lowered at them."""
    letters = all(part.tag == f"{M}r" for each in _seen(one) for part in _seen(each))
    return one.tag == f"{M}r" or (one.tag in _SHIFTED and letters)
