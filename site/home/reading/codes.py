"""A published page's address as a code to scan, for a poster or another phone."""

import io

import qrcode
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from qrcode.image.svg import SvgPathImage
from wagtail.models import Page

from common.caching import allow


@require_safe
def page_code(request, pk: int) -> HttpResponse:
    """Answer the QR code of a published page's address as an SVG; 404 for any other."""
    page = get_object_or_404(Page.objects.live(), pk=pk, depth__gt=1)
    drawn = io.BytesIO()
    qrcode.make(page.full_url, image_factory=SvgPathImage, border=4).save(drawn)
    return allow(HttpResponse(drawn.getvalue(), content_type="image/svg+xml"))
