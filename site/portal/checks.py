"""Project rules that Django checks at start."""
