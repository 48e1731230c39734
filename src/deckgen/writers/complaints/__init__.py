"""What deckgen complains of, told to programs: as JSON, as commands of GitHub's workflows, or as SARIF.

For people, complaints tell themselves; here are the edits that mend them.
"""

from deckgen.writers.complaints.as_edits import edits_text, told_edits
from deckgen.writers.complaints.as_github import complaints_github
from deckgen.writers.complaints.as_json import complaints_data
from deckgen.writers.complaints.as_sarif import complaints_sarif
from deckgen.writers.complaints.run_report import Built, Report, Rule

__all__ = [
    "Built",
    "Report",
    "Rule",
    "complaints_data",
    "complaints_github",
    "complaints_sarif",
    "edits_text",
    "told_edits",
]
