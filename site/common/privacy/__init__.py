"""What may identify or brand a person in a text about to be published (`docs/privacy-check.md`)."""

from .check import Category, Concern, find_concerns

__all__ = ["Category", "Concern", "find_concerns"]
