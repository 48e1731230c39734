"""`deckgen template`: what an organisation's template has, and a brand file for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.asked import deck_file, file_there
from deckgen.cli.printing import count, print_complaints, say
from deckgen.cli.terminal import status_line

if TYPE_CHECKING:
    from deckgen.verbs.template import Proof, Proposal, Survey, Written

FORMS = (".png", ".svg")
SHEET_WIDTH = 2400


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Draw all layouts into a .png or a .svg.")
@click.option(
    "--write",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The brand file to write: brand.yaml.",
)
@click.option("--deck", type=click.Path(path_type=Path), help="The deck to try it on; deck.yaml where it is there.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Words, or a document for programs."
)
def template(file: Path, output: Path | None, target: Path | None, deck: Path | None, form: str) -> None:
    """Tell what the template FILE has, and propose a brand file that builds on it.

    \b
    deckgen template corporate.potx
    deckgen template corporate.potx -o layouts.png
    deckgen template corporate.potx --write assets/brand/brand.yaml

    Its masters and layouts are listed with their placeholders: type, number, name, box, and the ground behind. Which
    layout is for what is found by types, placeholders and where these stand. The brand file is tried on the talk of
    `deckgen new`, and on the deck at hand, before it is written; one that is replaced is kept beside it.

    Exit code 1 where nothing can be built on the template, 2 for wrong usage.
    """
    from deckgen.verbs import template as looking

    if output is not None and output.suffix.lower() not in FORMS:
        raise click.BadParameter(f"'{output}' must end in .png or .svg", param_hint="'-o'")
    if target is not None and target.suffix.lower() not in (".yaml", ".yml"):
        raise click.BadParameter(f"'{target}' must end in .yaml; nothing was written", param_hint="'--write'")
    file, home = file_there(file), _deck(deck)
    try:
        with status_line() as tell:
            found = looking.survey(file, tell)
            made = looking.write_brand(found, target, home, tell) if target else None
            proposal = made.proposal if made else looking.propose(found, home, tell=tell)
    except looking.UnusableError as error:
        raise click.ClickException(str(error)) from None
    except FileExistsError as error:
        raise click.UsageError(str(error)) from None
    if output is not None:
        _draw(found, proposal, output)
    _tell(found, proposal, made, output, home, form)
    if not proposal.is_proven:
        sys.exit(1)


def _deck(deck: Path | None) -> Path | None:
    """The deck to try the brand on; None where none is named and none is there."""
    usual = Path("deck.yaml")
    return deck_file(deck) if deck is not None else usual if usual.exists() else None


def _draw(found: Survey, proposal: Proposal, output: Path) -> None:
    from deckgen.files.atomic_write import write_file
    from deckgen.viewing import UndrawableError, as_png
    from deckgen.viewing.layout_sheet import layout_sheet

    is_svg = output.suffix.lower() == ".svg"
    try:
        svg = layout_sheet(found.template, proposal.roles, vectors=is_svg)
        write_file(output, svg.encode() if is_svg else as_png(svg, SHEET_WIDTH))
    except UndrawableError as error:
        raise click.ClickException(str(error)) from None


def _tell(
    found: Survey, proposal: Proposal, made: Written | None, output: Path | None, deck: Path | None, form: str
) -> None:
    import json

    from deckgen.writers.template_report import plain_layouts, shortage, template_data, template_text

    page = (round(found.template.page[0].inches, 3), round(found.template.page[1].inches, 3))
    name = found.path.name
    if form == "json":
        data = template_data(name, page, found.layouts, proposal.roles, proposal.text)
        data["dressed_slides"] = found.dressed
        data["errors"] = [f"on {one.name}: {said.message}" for one in proposal.proofs for said in one.errors]
        data["warnings"] = [f"on {one.name}: {said.message}" for one in proposal.proofs for said in one.warnings]
        say(json.dumps(data, indent=2, ensure_ascii=False))
        return
    say(template_text(name, page, found.layouts, proposal.roles))
    for what in found.template.left_out:
        say(f"\nLeft out of decks on it: {what}")
    if found.dressed:
        say(f"\n{plain_layouts(found.dressed)}")
    if output is not None:
        say(f"\n{output}")
    if not proposal.roles:
        say("\nNone of its layouts has a title, so no talk can stand on it: add one under Slide Master.", err=True)
        return
    if made is None or made.path is None:
        say(f"\nA brand file for it:\n\n{proposal.text}".rstrip())
    say("")
    for proof in proposal.proofs:
        _tell_proof(proof, proposal.proofs[0])
    if proposal.rooms:
        say(shortage([(one.layout, one.width, one.height) for one in proposal.rooms]), err=True)
    _tell_written(made, deck)


def _tell_proof(proof: Proof, first: Proof) -> None:
    """What a talk on the template has to complain of; what the first one has said already is said once."""
    said = (*proof.errors, *proof.warnings)
    again = "the same " if said and proof is not first and proof.says_the_same(first) else ""
    warned = f", with {again}{count(len(proof.warnings), 'warning')}" if proof.warnings and not proof.errors else ""
    others = f", besides {count(proof.others, 'warning')} that it has anyway" if proof.others else ""
    verb = f"can't be built, for {again or 'these '}reasons" if proof.errors else "can be built"
    ends = ":\n" if said and not again else "."
    say(f"On it {proof.name} {verb}{warned}{others}{ends}", err=bool(proof.errors))
    if not again:
        print_complaints(said)


def _tell_written(made: Written | None, deck: Path | None) -> None:
    if made is None:
        return
    if made.path is None:
        say("nothing was written", err=True)
        return
    if made.kept is not None:
        say(f"kept, as it was: {made.kept}")
    if made.copied is not None:
        say(f"copied: {made.copied}")
    say(made.path)
    home = deck.parent.resolve() if deck is not None else Path().resolve()
    if made.path.resolve().is_relative_to(home):
        named = made.path.resolve().relative_to(home).as_posix()
        text = deck.read_text(encoding="utf-8", errors="replace") if deck is not None else ""
        if f"brand: {named}" not in text:
            say(f"\nNow: write 'brand: {named}' into {deck or 'deck.yaml'}, and run 'deckgen build'")
