"""What stands before every public form: proof that a person sends, and limits (docs/guard.md)."""

# Marks of a verdict: what officers and staff are told about a sending.
OVER_LIMIT = "over_limit"
UNVERIFIED = "unverified"
