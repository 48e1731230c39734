"""The command: parse options, call, print, choose the exit code. Nothing else happens here.

Everything heavy waits inside the verb that needs it, so that --help answers at once.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click._termui_impl import ProgressBar

    from deckgen.model.diagnostics import Diagnostic
    from deckgen.pipeline import Progress

DECK = click.argument("deck", default="deck.yaml", type=click.Path(path_type=Path, dir_okay=True))
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


class _Candid(click.Group):
    """A group that owns up to deckgen's own faults: no author should ever have to read a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError):
            raise
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
    """
    # A run makes its values once and ends: looking for garbage among them takes a tenth of the time and finds none.
    gc.set_threshold(100_000, 50, 100)
    atexit.register(gc.freeze)
    # pydantic would look for plugins in every package of this Python before it reads the first deck.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


@main.command()
@DECK
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file or folder to write.")
@STRICT
def build(deck: Path, output: Path | None, strict: bool) -> None:
    """Build DECK (deck.yaml by default) into a .pptx.

    \b
    deckgen build
    deckgen build talks/austin.yaml -o ~/Desktop
    deckgen build -o talk.pptx --strict

    The old file is replaced only by a whole new one. Exit code 1 where the deck has errors, 2 for wrong usage.
    """
    from deckgen import pipeline
    from deckgen.model.diagnostics import DeckgenError

    source = _found(deck)
    if output is not None and output.suffix and output.suffix.lower() != ".pptx" and not output.is_dir():
        raise click.BadParameter(f"'{output}' must end in .pptx, or be a folder", param_hint="'-o'")
    if strict:
        log = pipeline.check(source)
        if len(log):
            _stop(log, strict=True)
    try:
        with _bar() as progress:
            made = pipeline.build(source, output, progress)
    except DeckgenError as problem:
        _stop(problem.diagnostics, strict=strict)
    _show(made.diagnostics)
    counts = f"{_count(made.slides, 'slide')}, {_count(made.charts, 'chart')}, {made.seconds:.1f} s"
    click.echo(f"{counts}, {_count(len(made.diagnostics), 'warning')}: {made.path}")


@main.command()
@DECK
@STRICT
def check(deck: Path, strict: bool) -> None:
    """Say everything that is wrong with DECK (deck.yaml by default), and write nothing.

    \b
    deckgen check
    deckgen check talks/austin.yaml --strict
    """
    from deckgen import pipeline

    source = _found(deck)
    log = pipeline.check(source)
    if log.errors or (strict and len(log)):
        _stop(log, strict=strict)
    _show(log)
    click.echo(f"{source}: no errors, {_count(len(log), 'warning')}")


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


class _bar:  # noqa: N801 - used as a word: with _bar() as progress
    """A progress bar while charts are drawn, on a terminal only."""

    def __init__(self) -> None:
        self._shown: ProgressBar[int] | None = None
        self._done = 0

    def __enter__(self) -> Progress | None:
        return self._step if sys.stderr.isatty() else None

    def _step(self, done: int, of: int) -> None:
        if self._shown is None:
            self._shown = click.progressbar(length=of, label="Drawing charts", file=sys.stderr)
            self._shown.__enter__()
        self._shown.update(done - self._done)
        self._done = done

    def __exit__(self, *_: object) -> None:
        if self._shown is not None:
            self._shown.__exit__(None, None, None)
