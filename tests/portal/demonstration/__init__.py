"""What the demonstration holds, loaded once: a package, so that pytest knows where it ends."""
