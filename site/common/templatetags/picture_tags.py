"""Pictures in templates: AVIF, WebP and JPEG, each with its sizes, width and height."""

from django import template

from common import pictures

register = template.Library()


@register.simple_tag
def picture_of(image, layout: str, alt: str = "", lazy: bool = True):
    """Draw `image` in one of `common.pictures.LAYOUTS`; `lazy=False` for the first on a page."""
    return pictures.picture(image, layout, alt, lazy=lazy)


@register.simple_tag
def block_picture(image):
    """Draw the image of a picture block, with the alt text that the editor gave there."""
    alt = "" if image.decorative else image.contextual_alt_text or ""
    return pictures.picture(image, "lead", alt)
