"""The read-only API: Wagtail's, kept to what every reader sees anyway (docs/api.md)."""
