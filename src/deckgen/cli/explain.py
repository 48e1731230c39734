"""explain: why deckgen complains of something, and what mends it."""

from __future__ import annotations

import shutil

import click


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say why deckgen complains as it does, and what mends it: CODE stands in brackets in each complaint.

    \b
    deckgen explain                    every code, with the beginning of its explanation
    deckgen explain unknown_column
    """
    from deckgen.verbs.explain import UnknownCodeError, explanations
    from deckgen.verbs.explain import explain as explained

    width = min(shutil.get_terminal_size().columns, 100)
    if code is None:
        area = ""
        for one in explanations().values():
            if one.area != area:
                area = one.area
                click.echo(f"\n{area}")
            first = one.why.partition(". ")[0].rstrip(".")
            click.echo(f"  {one.code:<24}{click.wrap_text(first, width, '', ' ' * 26)}")
        return
    try:
        one = explained(code)
    except UnknownCodeError:
        from deckgen.model.diagnostics import did_you_mean

        hint = did_you_mean(code, explanations(), all_if_few=0) or "'deckgen explain' lists them all"
        raise click.UsageError(f"no complaint has the code '{code}'; {hint}") from None
    click.echo(f"{one.code}\n")
    click.echo(click.wrap_text(one.why, width, "  ", "  "))
    click.echo(f"\nWhat to do\n\n{click.wrap_text(one.mend, width, '  ', '  ')}")
    if one.may_be_excused:
        click.echo(f"\nTo excuse a slide\n\n  allow: [{one.code}]")
