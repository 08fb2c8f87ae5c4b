"""How often pages are read a day: numbers alone, nothing of who read (docs/views.md)."""
