"""The command `deckgen`: reads its options, calls what they ask for, prints the result and chooses the exit code.

Nothing else happens here. Each command imports what it needs when it runs, so that --help answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import click

from deckgen.cli.asked import (
    AUDIENCE,
    COMING,
    DECK,
    EVENT,
    EVERY,
    OUTPUT,
    STRICT,
    at_most_one,
    checking_names,
    deck_file,
    next_event,
)
from deckgen.cli.checking import check
from deckgen.cli.data import data
from deckgen.cli.diff import diff
from deckgen.cli.explain import explain
from deckgen.cli.export import export
from deckgen.cli.fault_report import report
from deckgen.cli.fill import fill
from deckgen.cli.guide import guide
from deckgen.cli.import_deck import import_
from deckgen.cli.library_words import hear_libraries
from deckgen.cli.plan import plan
from deckgen.cli.preview import preview
from deckgen.cli.printing import count, print_complaints, say, stop
from deckgen.cli.pulling import pull
from deckgen.cli.reporting import FORMAT, TEXT, print_report
from deckgen.cli.show import show
from deckgen.cli.template import template
from deckgen.cli.terminal import drawing_bar
from deckgen.cli.translate import translate
from deckgen.cli.trusting import TRUST, asking
from deckgen.model.visible import visible

if TYPE_CHECKING:
    from deckgen.pipeline import Build, Terms


@contextmanager
def _visible_errors() -> Iterator[None]:
    """A context in which click itself prints no control character: it quotes what was typed, and names of files."""
    try:
        yield
    except click.ClickException as error:
        # To type checkers it is final.
        vars(error)["message"] = visible(error.message)
        raise


class _PlainSpoken(click.Group):
    """A group of commands whose user never has to read a traceback.

    What the system refuses, such as a file that may not be read, is said in one line. A bug of deckgen's is admitted,
    and its traceback goes into a file that can be sent with a report.
    """

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        with _visible_errors():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> object:
        with _visible_errors():
            return self._invoked(ctx)

    def _invoked(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as error:
            place = f"'{error.filename}': " if error.filename else ""
            raise click.ClickException(f"{place}{error.strerror or error}") from None
        except Exception as error:
            import traceback

            from deckgen.installed import PlugInError, blamed
            from deckgen.model.diagnostics import DeckgenError

            if isinstance(error, DeckgenError):
                stop(error.diagnostics, strict=False)
            if isinstance(error, PlugInError):
                raise click.ClickException(str(error)) from None
            frames = (frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__))
            plug_in = next(filter(None, map(blamed, frames)), None)
            whose = f"the plug-in {plug_in} has a fault" if plug_in else "deckgen has a fault of its own"
            words = f"{whose} ({type(error).__name__}: {error}); nothing was written"
            who = " to its authors" if plug_in else ""
            say(f"{words}\nPlease report it{who} with {report()}", err=True)
            ctx.exit(1)


@click.group(cls=_PlainSpoken, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="deckgen")
def main() -> None:
    """Build a talk from a YAML outline and its data into a branded PowerPoint.

    \b
    deckgen new my-talk        a small deck to begin with
    deckgen import OLD FOLDER  a deck made of a .pptx that was made by hand
    deckgen build              build the deck.yaml of this folder
    deckgen check              say what is wrong with it, and write nothing
    deckgen show SLIDE         show a slide, or all of them, at once
    deckgen preview            see them in the browser, as you save
    deckgen explain CODE       say why, and what mends it
    deckgen export pdf         the same as a PDF, as pictures, or as a handout
    deckgen fill TALK.pptx     put figures and charts into a talk made by hand
    deckgen guide WORD         tell what may stand in deck.yaml, with a sample
    deckgen plan               say what is shown when
    deckgen data               refresh its tables, and say how old they are
    deckgen diff OLD           say what changed since, by an old file or git
    deckgen pull FILE          write words that were changed in PowerPoint back into the deck
    deckgen translate          keep it in other languages
    deckgen template FILE      say what a .pptx has, and make a brand of it
    """
    hear_libraries()
    # A run makes its values once and ends. With Python's own thresholds a tenth of the time goes into a search for
    # garbage that finds none.
    gc.set_threshold(400_000, 50, 100)
    # Otherwise pydantic looks for plugins in every package that is installed, before it reads the first deck.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


@main.command()
@DECK
@AUDIENCE
@EVENT
@EVERY
@COMING
@OUTPUT
@STRICT
@click.option("--locked", is_flag=True, help="Refuse tables that are not as deck.lock knows them.")
@TRUST
@click.option("--keep", is_flag=True, help="Keep slides that were edited or added by hand as they are.")
@click.option("--replace", is_flag=True, help="Keep a file that was edited by hand beside the new one.")
@FORMAT
def build(
    deck: Path,
    audience: str | None,
    event: str | None,
    every: bool,
    coming: bool,
    output: Path | None,
    trust: bool,
    form: str,
    **terms: bool,
) -> None:
    """Build DECK (deck.yaml by default) into a .pptx: the whole copy, or what an audience or an event gets.

    \b
    deckgen build
    deckgen build -a students -o ~/Desktop
    deckgen build -e austin-2018
    deckgen build --all
    deckgen build --next --strict --locked
    deckgen build --all --format json

    A program of the deck's own, such as a drawing, runs only once you trust it: at a terminal you are asked,
    elsewhere --trust says so. You are asked again when it has changed.

    The old file is replaced only by a whole new one. One that was edited by hand stays, and its edits are listed with
    the lines of the deck that they belong to. --keep carries slides that were edited or added over as they are and
    builds all else; --replace builds all slides. Both keep the old file under another name, such as "talk (edited
    2018-09-12).pptx". deckgen pull writes words back into the deck first.

    Exit code 1 where the deck has errors, 2 for wrong usage.
    """
    from deckgen.files.output_path import OutputError
    from deckgen.model.diagnostics import DeckgenError

    source = deck_file(deck)
    at_most_one({"-a": audience, "-e": event, "--all": every, "--next": coming})
    at_most_one({"--keep": terms["keep"], "--replace": terms["replace"]})
    try:
        with checking_names(source):
            event = next_event(source) if coming else event
            made = _built(source, output, audience, event, every=every, **terms, trust=asking(granted=trust))
    except OutputError as error:
        raise click.BadParameter(str(error), param_hint="'-o'") from None
    except DeckgenError as error:
        if form == TEXT:
            stop(error.diagnostics, strict=terms["strict"])
        print_report(form, source, error.diagnostics)
        sys.exit(1)
    if form != TEXT:
        print_report(form, source, made[0].diagnostics, made)
        return
    print_complaints(made[0].diagnostics)
    for one in made:
        if one.kept:
            say(f"kept, with what was edited by hand: {one.kept}")
        for words in one.stayed:
            say(visible(words))
        say(_summary(one))


def _built(
    deck: Path,
    output: Path | None,
    audience: str | None,
    event: str | None,
    *,
    every: bool,
    **terms: Unpack[Terms],
) -> tuple[Build, ...]:
    """The files that were built, with a bar on the terminal while their charts are drawn."""
    from deckgen import pipeline

    with drawing_bar() as progress:
        if every:
            return pipeline.build_all(deck, output, progress, **terms)
        return (pipeline.build(deck, output, progress, audience=audience, event=event, **terms),)


def _summary(made: Build) -> str:
    """A file that was built, in one line."""
    slides = count(made.slides, "slide") + (f" and {made.hidden} hidden" if made.hidden else "")
    counts = f"{slides}, {count(made.charts, 'chart')}, {made.seconds:.1f} s"
    return f"{counts}, {count(len(made.diagnostics), 'warning')}: {made.path}"


main.add_command(check)
main.add_command(plan)
main.add_command(pull)
main.add_command(show)
main.add_command(preview)
main.add_command(translate)
main.add_command(data)
main.add_command(diff)
main.add_command(explain)
main.add_command(export)
main.add_command(fill)
main.add_command(guide)
main.add_command(import_)
main.add_command(template)


@main.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write, such as deck.schema.json.")
def schema(output: Path | None) -> None:
    """Print the JSON Schema of deck.yaml, for editors that complete and check YAML.

    \b
    deckgen schema -o deck.schema.json      the file that `deckgen new` plants, for this deckgen and its plug-ins
    deckgen schema
    """
    from deckgen.files.atomic_write import write_file
    from deckgen.writers.schema import schema_text

    if output is None:
        say(schema_text().rstrip("\n"))
        return
    # Nothing that is no schema, such as the deck or a table, may be lost by a slip.
    if not output.name.endswith(".schema.json"):
        raise click.BadParameter(f"'{output}' must end in .schema.json; nothing was written", param_hint="'-o'")
    write_file(output, schema_text().encode())
    say(output)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make FOLDER with a small deck that builds at once and shows good habits.

    With it come AGENTS.md, for programs that edit the deck, and deck.schema.json, for editors.

    \b
    deckgen new my-talk
    cd my-talk && deckgen build
    """
    import shlex

    from deckgen.verbs import new as planting

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"'{folder}' is there already and is not an empty folder; nothing was changed")
    try:
        made = planting.new(folder)
    except OSError as error:
        raise click.UsageError(f"'{folder}' can't be made: {error.strerror or error}") from None
    for path in made:
        say(path)
    say(f"\nNow: cd {shlex.quote(str(folder))} && deckgen build")
