"""Everything that the tip-off reads from the database."""
