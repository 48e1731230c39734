"""What `deckgen import` does: makes a deck of a .pptx that somebody made by hand, and tries it until it builds.

The file is read apart, and becomes a draft. The draft is laid out as `check` lays out any deck; a slide with errors
is made simpler, and all are tried again. So what is written builds, and the words of both decks can be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckgen.files.new_folder import fill_new
from deckgen.files.paths import read_bytes
from deckgen.files.temporary import temporary_folder
from deckgen.importing.brand_draft import BRAND, TEMPLATE
from deckgen.importing.cover_mends import mend_cover
from deckgen.importing.deck_colors import colors_said, keeps_ground
from deckgen.importing.deck_draft import draft_of, pieces_of
from deckgen.importing.decoration import without_decoration
from deckgen.importing.draft_written import deck_data
from deckgen.importing.drafts import DeckDraft, SectionDraft, SlideDraft, leaves
from deckgen.importing.drawn_pieces import Piece
from deckgen.importing.fitted_pictures import Tried, fit_pictures, measured_on
from deckgen.importing.import_outcome import Imported
from deckgen.importing.layout_pictures import with_grounds_of_layouts
from deckgen.importing.old_pictures import with_sound_pictures
from deckgen.importing.own_shapes import without_own_words
from deckgen.importing.picture_sizes import Measured
from deckgen.importing.settling import settled
from deckgen.importing.simpler import ON_SEVERAL, simpler
from deckgen.importing.slide_reports import slide_reports
from deckgen.importing.small_crops import with_small_crops
from deckgen.importing.standing_pictures import leave_logo, say_left_on_layouts, take_logo
from deckgen.importing.words_kept import lost_words
from deckgen.model.diagnostics import DeckgenError, Diagnostic, Diagnostics
from deckgen.model.manifest import Manifest
from deckgen.office.drawn_by_office import drawn, office_program
from deckgen.office.old_deck.cut_out import Cutting, cut_out
from deckgen.office.old_deck.old_values import OldDeck
from deckgen.office.old_deck.read_deck import NO_SLIDES, read_deck
from deckgen.pictures.seen_guest import seen_on
from deckgen.processes.carried import unplaced
from deckgen.processes.parsing import Bounds, Failed, Parser
from deckgen.processes.signals import together
from deckgen.starter import companions
from deckgen.tailoring import variants
from deckgen.workshop import Prepared, Workshop, workshop
from deckgen.writers.deck_yaml import deck_yaml
from deckgen.writers.schema import schema_text

Progress = Callable[[str], None]
DECK, SCHEMA = "deck.yaml", "deck.schema.json"
HEAD = f"yaml-language-server: $schema={SCHEMA}"
MOST_BYTES = 400_000_000
# Decks are large, and hold more than templates do.
_BOUNDS = Bounds(seconds=60, memory=3 << 30)
MOST_ROUNDS = 12
# A logo of which less stands out from the cover isn't seen there.
_SEEN = 0.6
_AGAIN = "open it in PowerPoint and save it again as a .pptx"
_LAYOUTS = "where its layouts are what you want, 'deckgen template FILE' makes a brand of them"
# A template isn't worth it where it makes more slides faulty or pale than plain colors and fonts do: more than this
# share of all, and more than so many.
_MORE_FAULTS, _FEW_FAULTS = 0.1, 2


class _Trial(Struct, frozen=True):
    """What came of laying a draft out: its complaints, and what it shows."""

    complaints: tuple[Diagnostic, ...]
    manifest: Manifest | None
    shown: Mapping[str, Measured] = {}

    def errors(self, draft: DeckDraft) -> dict[str, list[str]]:
        """The codes of errors by the ids of their slides; "" for those of no slide.

        What is wrong with a table's file is wrong with the slides that show it.
        """
        found: dict[str, list[str]] = {}
        for one in self.complaints:
            if one.severity == "error":
                path = one.span.file.path if one.span else ""
                for slide in [one.slide] if one.slide else _showing(draft, path) or [""]:
                    found.setdefault(slide, []).append(one.code)
        return found


def _showing(draft: DeckDraft, path: str) -> list[str]:
    """The ids of the slides that show a table whose file is this one."""
    names = {name for name, table in draft.data.items() if table["file"] == path}
    return [
        slide.trial
        for slide in draft.slides
        if any(isinstance(one.value, dict) and one.value.get("data") in names for one in leaves(slide.content))
    ]


def import_deck(source: Path, folder: Path, progress: Progress = lambda words: None) -> Imported:
    """Make a deck of a .pptx in a folder that is empty or isn't there.

    DeckgenError where the file can't be read; OSError where the folder can't be written.
    """
    log, name = Diagnostics(), str(source)
    data = read_bytes(source, name, log, unplaced(name), most=MOST_BYTES)
    if data is None:
        raise DeckgenError(log)
    parser = Parser(_BOUNDS)
    try:
        progress("reading")
        old, unread = _read(parser, data, name)
        old = with_small_crops(parser, without_decoration(without_own_words(with_sound_pictures(parser, old))))
        rendered = _rendered(parser, data, old, progress)
        draft = draft_of(old, source.stem, rendered)
        _look_at_logo(parser, draft)
    finally:
        parser.close()
    for number, why in unread.items():
        for slide in draft.slides:
            if slide.number == number:
                slide.say(f"it can't be read: {why}")
    first, draft, trial = _tried(draft, old, progress)
    lost = lost_words(old, trial.manifest, _besides(draft)) if trial.manifest else {}
    several = {one.id for one in trial.manifest.slides if len(one.pages) > 1} if trial.manifest else set()
    for slide in draft.slides:
        slide.say_any(ON_SEVERAL if slide.trial in several else "")
    files = _files(draft)
    with together():
        written = fill_new(folder, files)
    return Imported(
        tuple(written),
        tuple(slide_reports(len(old.slides), draft, first, lost)),
        tuple(draft.said),
        tuple(one for one in trial.complaints if one.severity == "error"),
        sum(one.severity == "warning" for one in trial.complaints),
        "template" if "template" in draft.brand else "colors",
    )


def _read(parser: Parser, data: bytes, name: str) -> tuple[OldDeck, dict[int, str]]:
    """The deck in the bytes, read apart, and the slides that can't be read."""
    found = parser.parse(read_deck, data)
    problem = found.reason if isinstance(found, Failed) else found.problem
    if isinstance(found, Failed) or found.deck is None:
        log = Diagnostics()
        hint = _LAYOUTS if problem == NO_SLIDES else _AGAIN
        log.error("unreadable_pptx", f"'{name}' can't be read: {problem}", unplaced(name), hint)
        raise DeckgenError(log)
    return found.deck, found.unread


def _look_at_logo(parser: Parser, draft: DeckDraft) -> None:
    """Take out a logo of which too little would be seen on the cover."""
    cover = draft.brand.get("colors", {}).get("cover", "")
    if "logo" not in draft.brand or not cover:
        return
    seen = parser.parse(seen_on, draft.files[draft.brand["logo"]], (cover.removeprefix("#"),))
    if isinstance(seen, Failed) or seen[0] < _SEEN:
        take_logo(draft)


def _rendered(parser: Parser, data: bytes, old: OldDeck, progress: Progress) -> dict[Piece, bytes]:
    """What deckgen has no words for, drawn by LibreOffice, where that is there."""
    pieces = pieces_of(old)
    if not pieces or office_program() is None:
        return {}
    progress(f"drawing {len(pieces)} pictures")
    cut = parser.parse(cut_out, data, [Cutting(one.part, one.tops, one.bare, one.ground) for one in pieces])
    if isinstance(cut, Failed):
        return {}
    pictures = drawn(cut, old.size)
    return {piece: picture for piece, picture in zip(pieces, pictures, strict=True) if picture}


def _tried(
    draft: DeckDraft, old: OldDeck, progress: Progress
) -> tuple[dict[int, tuple[str, ...]], DeckDraft, _Trial]:
    """The draft made simpler until it can be built: the first errors by slide, the draft, and its last trial."""
    settled(draft)
    progress("trying it")
    plain = _try(draft)
    trial = plain
    if not old.template or not old.layouts:
        draft.said.append("the file has no layouts of the usual types: its colors and fonts are the brand")
    elif not keeps_ground(old):
        draft.said.append("most slides have another ground than their master: its colors and fonts are the brand")
    else:
        with_template = _with_template(draft, old)
        other = _try(with_template)
        if _is_as_good(other, plain, draft):
            draft, trial = with_template, other
        else:
            draft.said.append("the file's layouts don't suit deckgen's slides: its colors and fonts are the brand")
    if "template" in draft.brand:
        leave_logo(draft, old)
        say_left_on_layouts(draft, old, old.on_template)
    else:
        say_left_on_layouts(draft, with_grounds_of_layouts(old))
        draft.said += colors_said(old, draft.brand.get("colors", {}))
    faults = trial.errors(draft)
    first = {
        slide.number: tuple(dict.fromkeys(faults[slide.trial])) for slide in draft.slides if slide.trial in faults
    }
    fitted: list[SlideDraft] = []
    for _ in range(MOST_ROUNDS):
        if fit_pictures(draft, fitted, lambda slides: _tried_apart(draft, slides)):
            trial = _try(draft)
        fitted = draft.slides
        faults = trial.errors(draft)
        if not faults:
            break
        progress(f"making {len(faults)} slides simpler")
        known = {slide.trial for slide in draft.slides}
        if any(slide not in known for slide in faults):
            mend_cover(draft)
        for section in draft.sections:
            section.slides = [new for one in section.slides for new in _mended(one, faults)]
        settled(draft)
        trial = _try(draft)
    return first, draft, trial


def _mended(slide: SlideDraft, faults: Mapping[str, list[str]]) -> list[SlideDraft]:
    return simpler(slide, set(faults[slide.trial])) if slide.trial in faults else [slide]


def _with_template(draft: DeckDraft, old: OldDeck) -> DeckDraft:
    """The draft with the file itself as its template."""
    look = {"template": TEMPLATE, "layouts": old.layouts}
    brand = {**look, **{key: value for key, value in draft.brand.items() if key in ("palette", "charts", "footer")}}
    sections = [
        # The layout of its header is that of its divider, and has its ground.
        replace(one, background=None)
        if isinstance(one.background, str) and old.slides[one.opened_by - 1].kind == "secHead"
        else one
        for one in draft.sections
    ]
    return replace(draft, brand=brand, sections=sections, files={**draft.files, TEMPLATE: old.template})


def _is_as_good(template: _Trial, plain: _Trial, draft: DeckDraft) -> bool:
    """Whether a deck with a template stands as well as without it."""
    if template.manifest is None or any(
        one.span and one.span.file.path == BRAND for one in template.complaints if one.severity == "error"
    ):
        return False
    more = len(template.errors(draft)) - len(plain.errors(draft))
    slides = len(draft.slides)
    pale = [sum(one.code == "low_contrast" for one in trial.complaints) for trial in (template, plain)]
    most = max(_FEW_FAULTS, slides * _MORE_FAULTS)
    return more <= most and pale[0] - pale[1] <= most


def _try(draft: DeckDraft) -> _Trial:
    """Lay a draft out, with every slide of it, and say what is wrong."""
    for place, slide in enumerate(draft.slides):
        slide.trial = slide.identity or f"slide-{slide.number}-{place}"
    log = Diagnostics()
    with temporary_folder() as folder:
        fill_new(folder, _files(draft, trial=True))
        with workshop(folder / DECK, DECK, log) as shop:
            made = None if shop is None else _judged(shop, log)
            if shop is None or made is None:
                return _Trial(tuple(log), None)
            shown = measured_on(made.document.pages, made.brand.page[0].inches)
            return _Trial(tuple(log), shop.manifest(made), shown)


def _judged(shop: Workshop, log: Diagnostics) -> Prepared | None:
    try:
        made = shop.prepare_all(variants(shop.outline), log)
    except DeckgenError:
        return None
    return made[0] if made else None


def _tried_apart(draft: DeckDraft, slides: Sequence[SlideDraft]) -> list[Tried]:
    """What comes of each of some slides of a draft, which are laid out without the others."""
    copies = [replace(one) for one in slides]
    section = SectionDraft(draft.title, slides=copies)
    trial = _try(replace(draft, sections=[section]))
    # Links that lead to the other slides are no fault of these.
    faulty = {one.slide for one in trial.complaints if one.severity == "error" and one.code.endswith("overflow")}
    return [Tried(trial.shown.get(one.trial, {}), one.trial in faulty) for one in copies]


def _files(draft: DeckDraft, *, trial: bool = False) -> dict[str, bytes]:
    """The files of a deck, by their paths."""
    deck = deck_yaml(deck_data(draft, trial=trial), HEAD)
    made = {DECK: deck.encode(), BRAND: deck_yaml(draft.brand).encode(), **draft.files}
    return made if trial else {**made, SCHEMA: schema_text().encode(), **companions()}


def _besides(draft: DeckDraft) -> Iterable[str]:
    """Words that are kept beside the slides: the speaker's name, and what stands in tables."""
    yield from (draft.speaker, *draft.about_speaker.values())
    yield from (data.decode(errors="replace") for name, data in draft.files.items() if name.endswith(".csv"))
    yield from (str(table.get("unit", "")) for table in draft.data.values())
