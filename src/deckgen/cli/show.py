"""`deckgen show`: a slide as a picture, in the terminal or in a file, without building the deck."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.asked import AUDIENCE, COMING, EVENT, OF_DECK, at_most_one, checking_names, deck_file, next_event
from deckgen.cli.printing import print_complaints, say, stop, write_raw
from deckgen.cli.trusting import TRUST, asking

if TYPE_CHECKING:
    from deckgen.model.page import Paragraph
    from deckgen.verbs.show import Form, Shown

FORMS: dict[str, Form] = {".png": "png", ".svg": "svg"}
WIDEST = 10_000


@click.command()
@click.argument("which", nargs=-1, metavar="[SLIDE]")
@OF_DECK
@AUDIENCE
@EVENT
@COMING
@click.option("--step", type=click.IntRange(0), metavar="K", help="As it stands after K clicks in the show.")
@click.option("--sheet", is_flag=True, help="All slides on one page.")
@click.option("--notes", is_flag=True, help="Print what the speaker says with the slide.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write, a .png or a .svg.")
@click.option("--width", type=click.IntRange(16, WIDEST), help="How many pixels wide a .png is.")
@click.option("--text", "as_text", is_flag=True, help="Words of a .svg stay text, instead of outlines.")
@TRUST
def show(
    which: tuple[str, ...],
    deck: Path,
    audience: str | None,
    event: str | None,
    coming: bool,
    step: int | None,
    sheet: bool,
    notes: bool,
    output: Path | None,
    width: int | None,
    as_text: bool,
    trust: bool,
) -> None:
    """Show SLIDE as it will stand in PowerPoint: by its id, its number, or the beginning of its title.

    \b
    deckgen show 12
    deckgen show trade-doubled -a students
    deckgen show nafta on the table --notes
    deckgen show A3 -o question.svg
    deckgen show 12 --step 0
    deckgen show --sheet

    A terminal that can show pictures shows it; elsewhere it is written to a file, whose path is printed. All slides
    come on one sheet where none is named. What is wrong with a slide is marked on it, and the others are still shown.

    Exit code 1 where what is shown has errors, 2 for wrong usage.
    """
    from deckgen.verbs import show as showing

    source, word = deck_file(deck), " ".join(which)
    at_most_one({"-a": audience, "-e": event, "--next": coming})
    at_most_one({"SLIDE": word, "--sheet": sheet})
    if step is not None and not word:
        raise click.UsageError("--step is for one slide: name it")
    form = _form(output)
    if as_text and form != "svg":
        raise click.UsageError("--text is for a .svg: name one with -o")
    with checking_names(source), _saying_why_not():
        event = next_event(source) if coming else event
        shown = showing.show(
            source,
            word,
            step=step,
            form=form,
            width=width,
            as_text=as_text,
            audience=audience,
            event=event,
            trust=asking(granted=trust),
        )
    _present(shown, source, output, form)
    if notes:
        say("\n".join(_note(note) for note in shown.notes) or "(no notes)")
    print_complaints(shown.complaints)
    if shown.has_errors:
        sys.exit(1)


@contextmanager
def _saying_why_not() -> Iterator[None]:
    """A context in which it is said why nothing can be shown; a slide or a step that isn't there is wrong usage."""
    from deckgen.model.diagnostics import DeckgenError
    from deckgen.viewing import UndrawableError, UnknownSlideError, UnknownStepError

    try:
        yield
    except (UnknownSlideError, UnknownStepError) as error:
        raise click.UsageError(str(error)) from None
    except UndrawableError as error:
        raise click.ClickException(str(error)) from None
    except DeckgenError as error:
        stop(error.diagnostics, strict=False, done="shown")


def _form(output: Path | None) -> Form:
    """PNG or SVG, by the ending of the file that is named."""
    if output is None:
        return "png"
    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise click.BadParameter(f"'{output}' must end in .png or .svg", param_hint="'-o'")
    return form


def _present(shown: Shown, deck: Path, output: Path | None, form: Form) -> None:
    """Show the picture in the terminal, or write it to a file and say where."""
    from deckgen.cli.terminal_pictures import encoded, protocol
    from deckgen.files.atomic_write import write_file
    from deckgen.files.paths import stays_inside
    from deckgen.model.diagnostics import Diagnostics

    how = protocol() if output is None else None
    if how is not None:
        write_raw(encoded(shown.data, how))
        return
    name = f"output/slides/{shown.name}.{form}"
    target = output or deck.parent / name
    log = Diagnostics()
    if output is None and not stays_inside(deck.parent, name, str(target), log):
        stop(log, strict=False)
    write_file(target, shown.data)
    say(target)


def _note(note: Paragraph) -> str:
    """A paragraph of the notes as it is read out, with its bullet or number."""
    bullet = note.bullet
    mark = "" if bullet is None else f"{bullet.character if bullet.number is None else f'{bullet.number}.'} "
    return f"{mark}{note.text.plain}"
