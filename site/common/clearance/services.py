"""Keeps an editor's reasons in Wagtail's history: who, when, which words, why."""

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from .findings import KEPT, Finding


@transaction.atomic
def keep(page: Page, reasons: dict[str, list[Finding]], user) -> None:
    """Write one entry for each reason with the places that it stands for."""
    for reason, findings in reasons.items():
        kept = [
            {"key": finding.key, "category": finding.category, "words": finding.words}
            for finding in findings
        ]
        log(instance=page, action=KEPT, user=user, data={"reason": reason, "kept": kept})
