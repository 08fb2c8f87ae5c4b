"""Legal documents: `/phap-luat/van-ban/` (docs/legal-documents.md)."""
