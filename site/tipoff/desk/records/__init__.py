"""The journal, as officers read it: their tip's, and a province its own stations'."""
