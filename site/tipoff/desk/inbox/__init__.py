"""The list of tips: its tabs, filters and pages."""
