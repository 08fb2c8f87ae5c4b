"""What is kept of a citizen, who can read it and for how long; the numbers are the settings'."""

from datetime import timedelta

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tipoff.pages import tip_page


@tip_page
@require_safe
def privacy(request):
    """The citizens' privacy page."""
    context = {
        "draft_hours": settings.TIP_DRAFT_AGE // timedelta(hours=1),
        "receipt_minutes": settings.TIP_RECEIPT_SHOWN // timedelta(minutes=1),
        "followup_minutes": settings.TIP_FOLLOWUP_AGE // timedelta(minutes=1),
        "kept_days": settings.TIP_KEPT.days,
        "kept_unfounded_days": settings.TIP_KEPT_UNFOUNDED.days,
        "backup_days": settings.BACKUPS_KEPT.days,
        "back_url": reverse("tipoff:start"),
    }
    return render(request, "tipoff/privacy.html", context)
