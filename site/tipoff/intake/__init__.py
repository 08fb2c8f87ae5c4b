"""The citizen's way in: one question a page, until the tip is sent."""
