"""What citizens attach: judged, cleaned and sealed in memory while it arrives (docs/uploads.md)."""
