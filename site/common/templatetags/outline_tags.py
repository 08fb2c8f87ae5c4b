"""`{% outlined %}…{% endoutlined %}` around a body, once on a page."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html

from common.outline import LONG, outlined

register = template.Library()


@register.simple_block_tag(name="outlined")
def outlined_body(content):
    """Set the headings right that stand inside, and list the chapters of a long text above it."""
    html, chapters = outlined(content)
    if len(chapters) < LONG:
        return html
    contents = render_to_string("components/contents.html", {"chapters": chapters})
    return format_html("{}{}", contents, html)
