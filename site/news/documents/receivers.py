"""Keeps the table of citations in step with the catalogue, within its transactions."""

from publishing.services import catalogued

from .services import keep_citations


def connect() -> None:
    catalogued.connect(keep, dispatch_uid="documents_keep_citations")


def keep(sender, page, fields, **kwargs):
    keep_citations(page, fields)
