"""The search page (docs/search.md)."""
