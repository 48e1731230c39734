"""What differs between two copies of a talk, told as text, as Markdown for a mail, or as plain data for programs."""

from deckgen.writers.diff.as_data import diff_data
from deckgen.writers.diff.as_markdown import diff_markdown
from deckgen.writers.diff.as_text import diff_text, edits_text
from deckgen.writers.diff.report import look_text

__all__ = ["diff_data", "diff_markdown", "diff_text", "edits_text", "look_text"]
