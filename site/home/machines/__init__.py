"""What the site says to machines (docs/feeds-and-metadata.md)."""
