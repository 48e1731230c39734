"""What `deckgen new` does: plants a deck, with the schema by which editors complete and check it.

The schema lies beside the deck, where `deck.yaml` names it in its first line, and not in a hidden folder: what is
copied, sent or committed takes it along, and whoever opens the deck in an editor needs no deckgen for it. It says
what the deckgen that made it knows, plug-ins included; `deckgen schema -o deck.schema.json` makes it anew.
"""

from __future__ import annotations

from pathlib import Path

from deckgen.starter import plant
from deckgen.writers.schema import schema_text

SCHEMA = "deck.schema.json"


def new(folder: Path) -> list[Path]:
    """Plant the deck in a folder that is empty or isn't there; the paths of its files.

    Raises OSError where they can't be written, PlugInError where a plug-in is broken, whose words the schema needs.
    """
    return plant(folder, {SCHEMA: schema_text().encode()})
