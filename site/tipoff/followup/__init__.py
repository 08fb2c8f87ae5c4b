"""The citizen's way back: status and replies by the receipt."""
