"""Names inside an outline: what one part says of another must be there, and must be there once."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from deckgen.check import CHECKS, LEVELS
from deckgen.explanations import written_explanations
from deckgen.model.diagnostics import Diagnostics, did_you_mean, known
from deckgen.model.hints import Hint, evidently_meant
from deckgen.model.marks import Str
from deckgen.model.node import Node, Tailored, Whom
from deckgen.model.web_links import is_web_address, likely_address
from deckgen.outline.deck_file import Outline


def check_references(outline: Outline, log: Diagnostics) -> None:
    """Say which ids stand twice, and which audiences, tags, checks and names are nowhere to be found."""
    _check_sections(outline, log)
    _check_ids(outline, log)
    _check_audiences(outline, log)
    _check_names(outline, log)
    _check_levels(outline, log)
    _check_addresses(outline, log)
    for section in outline.sections:
        for slide in section.slides:
            _check_excused(slide.allow, log)
    for figures in outline.all_figures():
        for figure in figures.values():
            _check_excused(figure.allow, log)


def _check_excused(codes: tuple[Str, ...], log: Diagnostics) -> None:
    """Say which codes are no check, and which checks nothing is excused from."""
    for code in codes:
        if code not in CHECKS.words:
            _say_no_check(code, log)
        elif code not in CHECKS.own_words:
            continue  # a plug-in's word is loaded when it is used
        elif CHECKS.get(code).is_of_decks:
            message = f"'{code}' is about the deck as a whole, so no slide is excused from it"
            log.error("unknown_check", message, code.span, f"write 'checks: {{{code}: off}}' at the top of the deck")
        elif not CHECKS.get(code).may_be_excused:
            log.error("unknown_check", f"nothing is excused from '{code}'", code.span, CHECKS.get(code).mend)


def _say_no_check(code: Str, log: Diagnostics) -> None:
    """Say that a code is no check: it is that of a complaint that always holds, or of nothing at all."""
    always = {one.code: one for one in written_explanations()}
    meant = code if code in always else evidently_meant(code, (*always, *CHECKS.words))
    if meant in always:
        message = f"'{meant}' is no check but a complaint that can't be switched off"
        log.error("unknown_check", message, code.span, always[meant].mend)
        return
    log.error("unknown_check", f"there is no check '{code}'", code.span, did_you_mean(code, CHECKS.words))


def _check_levels(outline: Outline, log: Diagnostics) -> None:
    """Say what stands wrong under `checks`: names of no check, words of no weight, checks that can't be lightened."""
    for code, level in outline.checks.items():
        if code not in CHECKS.words:
            _say_no_check(code, log)
        elif level not in LEVELS:
            meant = {"true": "on", "yes": "on", "false": "off", "no": "off", "warn": "warning"}.get(level.lower())
            hint = Hint(f"write {meant}", level, meant) if meant else did_you_mean(level, LEVELS)
            log.error("wrong_value", f"'{code}' can't be '{level}'", level.span, hint)
        elif level in ("off", "warning") and not CHECKS.get(code).may_be_excused:
            message = f"'{code}' can't be '{level}': nothing is excused from it"
            log.error("wrong_value", message, level.span, CHECKS.get(code).mend)


def _check_sections(outline: Outline, log: Diagnostics) -> None:
    for section in outline.sections:
        if not section.slides and section.all_read:
            message = f"the section '{section.title}' has no slide, so its divider is left out too"
            log.warning("empty_section", message, section.at("title"), "add 'slides: […]'")
        if not outline.opens(section):
            for key in (key for key in ("notes", "background", "minutes") if key in section.order):
                message = f"'{key}' of a section is for its divider, and this one has none"
                log.warning("unfit_key", message, section.at(key), "give it to the first slide of the section")


def _check_addresses(outline: Outline, log: Diagnostics) -> None:
    """Say which sources lead to something else than a page of the web."""
    for source in outline.sources.values():
        if source.url is not None and not source.url.stand_in and not is_web_address(source.url):
            likely = likely_address(source.url) or ""
            is_likely = is_web_address(likely)
            hint = (
                Hint(f"write {likely}", source.url, likely, bare=True)
                if is_likely
                else "a source is read at https://…"
            )
            log.error("wrong_link", f"'{source.url}' is no address of a page of the web", source.url.span, hint)


def _check_ids(outline: Outline, log: Diagnostics) -> None:
    seen: dict[str, Str] = {}
    for name in outline.ids():
        first = seen.setdefault(name, name)
        if first is not name:
            hint = f"the first is in line {first.span.line} of {first.span.file.path}"
            log.error("duplicate_id", f"the id '{name}' is taken", name.span, hint)


def _check_audiences(outline: Outline, log: Diagnostics) -> None:
    for part in tailored(outline):
        if part.only and part.except_:
            log.error("conflicting_keys", "'only' and 'except' exclude each other", part.at("except"))
        for whom in (part.only, part.except_):
            _known(whom.audiences, outline.audiences, "audience", log)
            _check_conditions(whom, outline, log)
    tags = {tag for part in outline.parts() for tag in part.tags}
    slides = [slide.id for section in outline.sections for slide in section.slides if slide.id]
    for name, audience in outline.audiences.items():
        _known(audience.hide + audience.show, tags, "tag", log)
        _known(audience.must, slides, "slide", log)
        if name in outline.events:
            second = next(other for other in outline.events if other == name)
            message = f"'{name}' is the name of an audience too"
            log.error("duplicate_name", message, second.span, "call the event otherwise")
    for event in outline.events.values():
        if event.audience is not None:
            _known((event.audience,), outline.audiences, "audience", log)


def _check_conditions(whom: Whom, outline: Outline, log: Diagnostics) -> None:
    """Say which names of conditions have no value in the deck."""
    given = [str(name) for name in outline.set]
    for name in whom.values:
        if name not in given:
            hint = did_you_mean(name, given, or_all=False) or f"give it a first value: 'set: {{{name}: …}}'"
            log.error("unknown_name", f"nothing is called '{name}'", name.span, hint)


def _known(names: tuple[Str, ...], known: Iterable[str], what: str, log: Diagnostics) -> None:
    candidates = sorted(known)
    for name in names:
        if name not in candidates:
            message = f"nothing has the tag '{name}'" if what == "tag" else f"there is no {what} '{name}'"
            hint = slide_hint(name, candidates) if what == "slide" else did_you_mean(name, candidates)
            log.error(f"unknown_{what}", message, name.span, hint)


def slide_hint(name: str, ids: Iterable[str]) -> str:
    """A hint for an id that no slide has, among the ids that are written on slides."""
    names = list(ids)
    hint = did_you_mean(name, names) or (known(name, names) if names else None)
    return hint or "slides are named by the 'id' that is written on them"


def tailored(node: Node) -> Iterator[Tailored]:
    """Everything under a node that some audiences don't get."""
    for key in type(node).model_fields:
        value = getattr(node, key, None)
        held = value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else (value,)
        for part in held:
            if isinstance(part, Tailored):
                yield part
            if isinstance(part, Node):
                yield from tailored(part)


def _check_names(outline: Outline, log: Diagnostics) -> None:
    """Say where a name that is a figure's is given another meaning: what words quote must have one."""
    sets = (outline.set, *(a.set for a in outline.audiences.values()), *(e.set for e in outline.events.values()))
    for values in sets:
        check_shadows(values, outline.figures, "set", log)
    for section in outline.sections:
        check_shadows(section.with_, outline.figures, "with", log)
        check_shadows(section.figures, outline.figures, "figures", log)
        check_shadows(section.with_, section.figures, "with", log)
        for slide in section.slides:
            for around in (outline.figures, section.figures):
                check_shadows(slide.with_, around, "with", log)
                check_shadows(slide.figures, around, "figures", log)
            check_shadows(slide.with_, slide.figures, "with", log)


def check_shadows(names: Iterable[Str], figures: Container[str], word: str, log: Diagnostics) -> None:
    """Complain of the names under a key, `word`, that are names of figures already."""
    for name in names:
        if name in figures:
            what = "can't give it a value" if word != "figures" else "can't have another of that name here"
            message = f"'{name}' is a figure{' already' if word == 'figures' else ''}; '{word}' {what}"
            log.error("shadowed_figure", message, name.span)
