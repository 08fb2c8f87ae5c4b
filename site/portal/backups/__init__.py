"""Backups of everything that the portal keeps, and the way back (docs/backup-and-restore.md)."""
