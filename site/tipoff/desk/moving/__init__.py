"""A tip's way: who has it, where it goes, and what it is joined with."""
