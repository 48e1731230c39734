"""What `deckgen template` does: tells what an organisation's template has, and proposes a brand file for it."""

from __future__ import annotations

from deckgen.verbs.template.choosing import Room
from deckgen.verbs.template.proposing import Proposal, propose
from deckgen.verbs.template.proving import Proof
from deckgen.verbs.template.surveying import Survey, UnusableError, survey
from deckgen.verbs.template.writing import Written, write_brand

__all__ = ["Proof", "Proposal", "Room", "Survey", "UnusableError", "Written", "propose", "survey", "write_brand"]
