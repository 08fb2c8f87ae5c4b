"""Search over what is published and the police stations (docs/search.md)."""
