"""The command: parse options, call, print, choose the exit code. Nothing else happens here.

Everything heavy waits inside the verb that needs it, so that --help answers at once.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from deckgen.terminal import drawing_bar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deckgen.model.diagnostics import Diagnostic

DECK = click.argument("deck", default="deck.yaml", type=click.Path(path_type=Path, dir_okay=True))
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
AUDIENCE = click.option("-a", "--audience", metavar="NAME", help="What one audience gets.")
EVENT = click.option("-e", "--event", metavar="NAME", help="What is shown at one event.")


class _Candid(click.Group):
    """A group that says plainly what the machine refuses and owns up to deckgen's own faults.

    No author should ever have to read a traceback.
    """

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as refusal:
            place = f"'{refusal.filename}': " if refusal.filename else ""
            raise click.ClickException(f"{place}{refusal.strerror or refusal}") from None
        except Exception as fault:
            import tempfile
            import traceback

            with tempfile.NamedTemporaryFile("w", prefix="deckgen-", suffix=".log", delete=False) as report:
                report.write(traceback.format_exc())
            words = f"deckgen has a fault of its own ({type(fault).__name__}: {fault}); nothing was written"
            click.echo(f"{words}\nPlease report it with the file {report.name}", err=True)
            ctx.exit(1)


@click.group(cls=_Candid, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="deckgen")
def main() -> None:
    """Build a talk from a YAML outline and its data into a branded PowerPoint.

    \b
    deckgen new my-talk        a small deck to begin with
    deckgen build              build the deck.yaml of this folder
    deckgen check              say what is wrong with it, and write nothing
    deckgen plan               say what is shown when
    deckgen translate          keep it in other languages
    """
    # A run makes its values once and ends: looking for garbage among them takes a tenth of the time and finds none.
    gc.set_threshold(100_000, 50, 100)
    atexit.register(gc.freeze)
    # pydantic would look for plugins in every package of this Python before it reads the first deck.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


@main.command()
@DECK
@AUDIENCE
@EVENT
@click.option("--all", "every", is_flag=True, help="Every audience and event, each in a file of its own.")
@click.option("--next", "coming", is_flag=True, help="The next event by date.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file or folder to write.")
@STRICT
def build(
    deck: Path, audience: str | None, event: str | None, every: bool, coming: bool, output: Path | None, strict: bool
) -> None:
    """Build DECK (deck.yaml by default) into a .pptx: the whole copy, or what an audience or an event gets.

    \b
    deckgen build
    deckgen build -a students -o ~/Desktop
    deckgen build -e austin-2018
    deckgen build --all
    deckgen build --next --strict

    The old file is replaced only by a whole new one. Exit code 1 where the deck has errors, 2 for wrong usage.
    """
    from deckgen import pipeline
    from deckgen.model.diagnostics import DeckgenError

    source = _found(deck)
    _one_of({"-a": audience, "-e": event, "--all": every, "--next": coming})
    if every and output is not None and output.suffix.lower() == ".pptx":
        raise click.BadParameter("with --all it must be a folder", param_hint="'-o'")
    if output is not None and output.suffix and output.suffix.lower() != ".pptx" and not output.is_dir():
        raise click.BadParameter(f"'{output}' must end in .pptx, or be a folder", param_hint="'-o'")
    try:
        with _named(source):
            event = _next(source) if coming else event
            with drawing_bar() as progress:
                if every:
                    made = pipeline.build_all(source, output, progress, strict=strict)
                else:
                    one = pipeline.build(source, output, progress, audience=audience, event=event, strict=strict)
                    made = (one,)
    except DeckgenError as problem:
        _stop(problem.diagnostics, strict=strict)
    _show(made[0].diagnostics)
    for one in made:
        counts = f"{_count(one.slides, 'slide')}, {_count(one.charts, 'chart')}, {one.seconds:.1f} s"
        click.echo(f"{counts}, {_count(len(one.diagnostics), 'warning')}: {one.path}")


@main.command()
@DECK
@AUDIENCE
@EVENT
@STRICT
def check(deck: Path, audience: str | None, event: str | None, strict: bool) -> None:
    """Say everything that is wrong with DECK (deck.yaml by default), and write nothing.

    Every audience and event is judged, or the one that is named.

    \b
    deckgen check
    deckgen check -e austin-2018
    deckgen check talks/austin.yaml --strict
    """
    from deckgen import pipeline

    source = _found(deck)
    _one_of({"-a": audience, "-e": event})
    with _named(source):
        log = pipeline.check(source, audience=audience, event=event)
    if log.errors or (strict and len(log)):
        _stop(log, strict=strict)
    _show(log)
    click.echo(f"{source}: no errors, {_count(len(log), 'warning')}")


@main.command()
@DECK
@AUDIENCE
@EVENT
@click.option("--all", "every", is_flag=True, help="A table of all slides by audiences and events.")
@click.option("--next", "coming", is_flag=True, help="The next event by date.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Words, or JSON.")
def plan(deck: Path, audience: str | None, event: str | None, every: bool, coming: bool, form: str) -> None:
    """Print the running order of DECK (deck.yaml by default) with a clock: what is shown when, what is cut and why.

    \b
    deckgen plan -e austin-2018
    deckgen plan --all
    deckgen plan -a students --format json
    """
    import json

    from deckgen import pipeline
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.writers.plan import plan_data, plan_text, table_text

    source = _found(deck)
    _one_of({"-a": audience, "-e": event, "--all": every, "--next": coming})
    try:
        with _named(source):
            event = _next(source) if coming else event
            planned = pipeline.plan(source, audience=audience, event=event, every=every)
    except DeckgenError as problem:
        _stop(problem.diagnostics, strict=False)
    if form == "json":
        data = [plan_data(planned.outline, *one) for one in planned.orders]
        click.echo(json.dumps(data if every else data[0], indent=2, ensure_ascii=False))
    elif every:
        click.echo(table_text(planned.outline, planned.orders))
    else:
        click.echo(plan_text(planned.outline, *planned.orders[0]))
    _show(planned.diagnostics)
    if planned.diagnostics.errors:
        sys.exit(1)


@main.group()
def translate() -> None:
    """Keep the talk in other languages: catalogues in assets/locales beside the deck, one file a language.

    \b
    deckgen translate extract -l es    write what is to be translated into assets/locales/es.po
    deckgen translate status           say how much of it is done
    """


NO_LANGUAGE = "no audience or event of {} has another language; name one with -l"
LANGUAGES = click.option(
    "-l", "--language", "languages", metavar="LANGUAGE", multiple=True, help="Such as es, es-MX."
)


@translate.command()
@LANGUAGES
@DECK
def extract(languages: tuple[str, ...], deck: Path) -> None:
    """Write every text of DECK (deck.yaml by default) into a catalogue for translators, or bring it up to date.

    Translations that are there stay. A sentence that was changed keeps its old one, marked fuzzy until somebody has
    looked at it; what is no longer in the deck moves to the end. Without -l: the languages of audiences and events.

    \b
    deckgen translate extract -l es
    deckgen translate extract
    """
    from deckgen import translating
    from deckgen.model.diagnostics import DeckgenError

    source = _found(deck)
    _known(languages)
    try:
        made = translating.extract_to(source, languages)
    except DeckgenError as problem:
        _stop(problem.diagnostics, strict=False)
    if not made:
        raise click.UsageError(NO_LANGUAGE.format(source))
    for one in made:
        held = one.catalogue
        counts = f"{_count(held.total, 'text')}, {held.new} new, {held.fuzzy} fuzzy, {held.obsolete} no longer used"
        click.echo(f"{counts}: {one.path}" + ("" if one.changed else " (as it was)"))


@translate.command()
@LANGUAGES
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Words, or JSON.")
@DECK
def status(languages: tuple[str, ...], form: str, deck: Path) -> None:
    """Say how much of DECK (deck.yaml by default) is translated, section by section.

    \b
    deckgen translate status -l es
    deckgen translate status --format json
    """
    import json

    from deckgen import translating
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.writers.status import status_data, status_text

    source = _found(deck)
    _known(languages)
    try:
        found = translating.status(source, languages)
    except DeckgenError as problem:
        _stop(problem.diagnostics, strict=False)
    if not found:
        raise click.UsageError(NO_LANGUAGE.format(source))
    if form == "json":
        click.echo(json.dumps([status_data(one) for one in found], indent=2, ensure_ascii=False))
    else:
        click.echo("\n\n".join(status_text(one) for one in found))


@main.command()
def schema() -> None:
    """Print the JSON Schema of deck.yaml, for editors that complete and check YAML.

    \b
    deckgen schema > deck.schema.json
    """
    import json

    from deckgen.writers.schema import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make FOLDER with a small deck that builds at once and shows each block.

    \b
    deckgen new my-talk
    cd my-talk && deckgen build
    """
    from deckgen.starter import plant

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"'{folder}' is there already and is not an empty folder; nothing was changed")
    try:
        made = plant(folder)
    except OSError as problem:
        raise click.UsageError(f"'{folder}' can't be made: {problem.strerror or problem}") from None
    for path in made:
        click.echo(path)
    click.echo(f"\nNow: cd {folder} && deckgen build")


def _found(deck: Path) -> Path:
    """The deck file that is meant; wrong usage where there is none."""
    if deck.is_dir():
        deck = deck / "deck.yaml"
    if not deck.exists():
        hint = _near(deck)
        raise click.UsageError(f"there is no '{deck}'" + (f"; did you mean '{hint}'?" if hint else ""))
    return deck


def _known(languages: tuple[str, ...]) -> None:
    """Wrong usage where a language is not known."""
    from deckgen.data.numbers import is_language

    for language in languages:
        if not is_language(language):
            message = f"'{language}' is no language that is known; write es, es-MX …"
            raise click.BadParameter(message, param_hint="'-l'")


def _one_of(options: dict[str, object]) -> None:
    """Wrong usage where more than one of these options is given."""
    given = [name for name, value in options.items() if value]
    if len(given) > 1:
        raise click.UsageError(f"{' and '.join(given)} exclude each other")


@contextmanager
def _named(deck: Path) -> Iterator[None]:
    """Wrong usage where an audience or an event is named that the deck doesn't have."""
    from deckgen.tailoring import UnknownVariantError

    try:
        yield
    except UnknownVariantError as fault:
        raise click.UsageError(f"{deck} has no {fault}") from None


def _next(deck: Path) -> str:
    """The name of the deck's next event; wrong usage where none is to come."""
    from datetime import date

    from deckgen import pipeline

    found = pipeline.upcoming(deck, date.today())
    if found is None:
        raise click.UsageError(f"{deck} has no event today or later")
    return found


def _near(deck: Path) -> str | None:
    import difflib

    names = [path.name for path in deck.parent.glob("*.y*ml")] if deck.parent.is_dir() else []
    near = difflib.get_close_matches(deck.name, names, n=1) or (names if len(names) == 1 else [])
    return str(deck.with_name(near[0])) if near else None


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _show(diagnostics: Iterable[Diagnostic]) -> None:
    for item in diagnostics:
        click.echo(f"{item}\n", err=True)


def _stop(diagnostics: Iterable[Diagnostic], *, strict: bool) -> NoReturn:
    """Print every complaint and leave with exit code 1."""
    items = list(diagnostics)
    _show(items)
    errors = sum(item.severity == "error" for item in items)
    said = f"{_count(errors, 'error')}, {_count(len(items) - errors, 'warning')}"
    click.echo(said + (" (--strict)" if strict and not errors else "") + "; nothing was written", err=True)
    sys.exit(1)
