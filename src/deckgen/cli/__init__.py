"""The command `deckgen`: reads its options, calls what they ask for, prints the result and chooses the exit code.

Nothing else happens here. Each command imports what it needs when it runs, so that --help answers at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from deckgen.cli.batch import batch
from deckgen.cli.building import build
from deckgen.cli.caching import cache
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
from deckgen.cli.printing import say, stop
from deckgen.cli.pulling import pull
from deckgen.cli.show import show
from deckgen.cli.template import template
from deckgen.cli.translate import translate
from deckgen.model.visible import visible
from deckgen.processes.garbage import look_rarely


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
    deckgen batch --over FILE  a deck for each row of a table
    deckgen export pdf         the same as a PDF, as pictures, or as a handout
    deckgen fill TALK.pptx     put figures and charts into a talk made by hand
    deckgen guide WORD         tell what may stand in deck.yaml, with a sample
    deckgen plan               say what is shown when
    deckgen data               refresh its tables, and say how old they are
    deckgen diff OLD           say what changed since, by an old file or git
    deckgen pull FILE          write words that were changed in PowerPoint back into the deck
    deckgen translate          keep it in other languages
    deckgen template FILE      say what a .pptx has, and make a brand of it
    deckgen cache              say what is kept of earlier runs, or take it out
    """
    hear_libraries()
    look_rarely()
    # Otherwise pydantic looks for plugins in every package that is installed, before it reads the first deck.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


main.add_command(build)
main.add_command(batch)
main.add_command(cache)
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
