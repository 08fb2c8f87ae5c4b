"""Pictures in templates: AVIF, WebP and JPEG, each with its sizes, width and height.

A picture whose file is lost is left out: the words around it stay readable.
"""

import logging

from django import template
from django.utils.html import format_html
from wagtail.images.models import SourceImageIOError

from common import pictures

logger = logging.getLogger(__name__)
register = template.Library()


@register.simple_tag
def picture_of(image, layout: str, alt: str = "", lazy: bool = True):
    """Draw `image` in one of `common.pictures.LAYOUTS`; `lazy=False` for the first on a page."""
    try:
        return pictures.picture(image, layout, alt, lazy=lazy)
    except SourceImageIOError:
        logger.warning("The file of image %s is lost", image.pk)
        return ""


@register.simple_tag
def block_picture(image):
    """Draw the image of a picture block, with the alt text that the editor gave there."""
    return picture_of(image, "lead", _alt_of(image))


@register.simple_tag
def gallery_picture(image):
    """Draw a gallery's image, a link to itself in large unless it is an ornament."""
    alt = _alt_of(image)
    drawn = picture_of(image, "card", alt)
    if not alt or not drawn:
        return drawn
    return format_html('<a href="{}">{}</a>', pictures.largest(image).url, drawn)


def _alt_of(image) -> str:
    return "" if image.decorative else image.contextual_alt_text or ""
