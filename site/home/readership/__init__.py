"""What editors see of how often pages are read (docs/views.md)."""
