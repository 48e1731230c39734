"""YAML files that are read again and again."""

from __future__ import annotations

from pathlib import Path

from deckgen.files.yaml_file import KeptYaml, read_yaml
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.marks import Map, Marked, Seq

TEXT = "a: &one {b: [1, 2]}\nc: *one\nd: off  # no\ne: [x]\n"


def known(value: Marked | None) -> object:
    """All that is known of a value, as something that can be compared."""
    if isinstance(value, Map):
        held = {name: one for name, one in vars(value).items() if name != "span"}
        return (value.span.place, held, [(key.span.place, known(key), known(one)) for key, one in value.items()])
    if isinstance(value, Seq):
        return (value.span.place, value.has_unread, [known(one) for one in value])
    assert value is not None
    return (str(value), value.span.place, value.style)


def test_what_was_read_before_is_as_if_it_were_read_anew_and_may_be_changed(tmp_path: Path) -> None:
    path, kept, span = tmp_path / "deck.yaml", KeptYaml(), Span(SourceFile("deck.yaml", ""), 0, 0, 0)

    def read() -> tuple[Marked | None, list[str]]:
        log = Diagnostics()
        return kept.read(path, "deck.yaml", log, span), list(map(str, log))

    for text in (TEXT, TEXT, TEXT + "f: 1\n"):
        path.write_text(text)
        log = Diagnostics()
        anew = read_yaml(path, "deck.yaml", log, span)
        found, said = read()
        assert (known(found), said) == (known(anew), list(map(str, log)))
        assert isinstance(found, Map)
        assert found["a"] is found["c"], "an alias is the same thing"
        found["a"]["b"].append("changed")
        found.mark_unread("d")
    path.write_text("a: [")
    assert read()[0] is None
    assert kept.failed == 1
