"""`/.well-known/security.txt` (RFC 9116): whom to tell of a weakness of the site."""

from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

#: RFC 9116 asks for less than a year.
VALID_FOR = timedelta(days=180)


@require_safe
def security_txt(request) -> HttpResponse:
    """Answer the file; without `SECURITY_CONTACT` the contact page is named."""
    contacts = settings.SECURITY_CONTACT or [urljoin(settings.PORTAL_BASE_URL, reverse("contact"))]
    expires = (timezone.now() + VALID_FOR).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {expires}",
        "Preferred-Languages: vi, en",
        f"Canonical: {settings.PORTAL_BASE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
