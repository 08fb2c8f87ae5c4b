"""How long tips are kept, and how they go for good (docs/retention.md)."""
