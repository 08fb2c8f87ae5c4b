"""What helps in reading, and is no page of an editor's: offline reading, a page's code to scan."""
