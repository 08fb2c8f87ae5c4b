"""Tags for pages in two languages: whose words stand where."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from common.languages import MAIN
from common.languages import said as said_of
from common.models import SiteSettings

register = template.Library()


@register.simple_tag
def said(thing, name: str) -> str:
    """A field in the page's language; marked where only the Vietnamese is there.

    Without a `thing` (a page drawn without a request) the settings' own defaults.
    """
    return marked(*said_of(thing or SiteSettings(), name))


@register.simple_tag
def said_plain(thing, name: str) -> str:
    """The same as `said` for a title, which cannot hold marks."""
    return said_of(thing or SiteSettings(), name).text


@register.simple_tag
def vietnamese(text: str) -> str:
    """What is written in Vietnamese alone, such as an address: marked on other pages."""
    return marked(text, MAIN if get_language() != MAIN else "")


def marked(text: str, lang: str) -> str:
    """A text in an element that names its language, where it is not the page's."""
    return format_html('<span lang="{}">{}</span>', lang, text) if lang else text
