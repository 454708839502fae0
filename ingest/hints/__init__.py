"""What stands beside a text about it: the property table of a portal's page, the columns of a table of documents.

Hints never override the text. They fill a field of the letterhead that the text does not give, marked with the rule `hint`;
where they say otherwise than the text, the text is kept and the difference is an issue.
"""

from ingest.hints.fill import as_papers, with_force, with_hints
from ingest.hints.find import find_hints

__all__ = ["as_papers", "find_hints", "with_force", "with_hints"]
