"""no_slack: words that find room in the brand's own font, and not in the one that is taken where that is missing."""

from __future__ import annotations

from deckgen.check import RoomCheck
from deckgen.model.diagnostics import Severity


class NoSlack(RoomCheck):
    """All that a slide holds fits on it in Arial too."""

    why = (
        "A deck names its fonts and doesn't carry them. Where the machine that shows it lacks one, PowerPoint takes "
        "another, such as Arial, whose letters may be wider. So deckgen lays slides out in the wider of both. These "
        "words find room in the brand's font alone, and would run over on such a machine."
    )
    mend = (
        "Shorten the words that are named, or give them more room. Where the font is on every machine that shows the "
        "talk, excuse the slide with 'allow: [no_slack]', or write 'checks: {no_slack: off}'."
    )
    part = "slack"
    severity = Severity.WARNING
    may_be_excused = True
