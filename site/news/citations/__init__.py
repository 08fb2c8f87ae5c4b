"""Recognition of Vietnamese legal citations in text (`docs/legal-citations.md`)."""

from .recogniser import Citation, find_citations

__all__ = ["Citation", "find_citations"]
