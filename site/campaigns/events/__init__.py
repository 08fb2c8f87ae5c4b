"""Events: launches, conferences, meetings; with a calendar file each, and one for all."""
