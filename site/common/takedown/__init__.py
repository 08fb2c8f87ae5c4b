"""Gỡ khẩn: one action takes a page and its own pictures off the site (docs/takedown.md)."""
