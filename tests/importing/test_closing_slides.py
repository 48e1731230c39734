"""The last slide of an old deck, where it closes the talk."""

from __future__ import annotations

import pytest

from deckgen.importing.closing_slides import close
from deckgen.importing.drafts import DeckDraft, DraftBlock, SectionDraft, SlideDraft


def closed(title: str, content: DraftBlock | None, speaker: str = "") -> tuple[DeckDraft, SlideDraft]:
    slide = SlideDraft(9, title, content=content)
    deck = DeckDraft("A talk", speaker=speaker, sections=[SectionDraft("A talk", slides=[slide])])
    close(deck)
    return deck, slide


@pytest.mark.parametrize("title", ["Thank you!", "Obrigada!", "Questions?", "Vielen Dank", "**Q&A**"])
def test_thanks_with_a_few_lines_close_the_talk(title: str) -> None:
    _, slide = closed(title, DraftBlock("text", "ana@up.example\n\n@anasa"))
    assert slide.content == DraftBlock("closing", {"ask": title})
    assert slide.title == "ana@up.example · @anasa"


def test_the_speaker_has_the_address() -> None:
    deck, slide = closed("Thank you!", DraftBlock("bullets", ["[ana@up.example](mailto:ana@up.example)"]), "Ana Sá")
    assert deck.about_speaker == {"email": "ana@up.example"}
    assert not slide.title


@pytest.mark.parametrize(
    ("title", "content"),
    [
        ("Three lessons", DraftBlock("text", "Clean")),
        ("Thank you!", DraftBlock("image", "a.png")),
        ("Questions?", DraftBlock("bullets", ["one", "two", "three", "four"])),
    ],
)
def test_other_slides_stay_as_they_are(title: str, content: DraftBlock) -> None:
    _, slide = closed(title, content)
    assert (slide.title, slide.content) == (title, content)
