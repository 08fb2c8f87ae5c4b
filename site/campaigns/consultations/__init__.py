"""Consultations: a draft, opinions on it for a time, then the answers (`/gui/gop-y/`)."""
